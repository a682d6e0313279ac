import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { mouseArticle, tideArticle, tideInRepository } from './library.ts';
import { put } from './putting.ts';

const now = () => new Date('2026-03-01T00:00:00Z');
let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const keyOf = async (id: string) => (await store.work(id))?.citationKey;

/** So many articles by one author in one year about one thing. */
const namesakes = (count: number, from = 1): BibliographicRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    source: 'desk',
    sourceId: `n${from + at}`,
    title: `Kelp ${from + at}`,
    contributors: [{ role: 'author', family: 'Quill', given: 'E' }],
    issued: { year: 2019 },
    identifiers: [{ scheme: 'handle', value: `99999/${from + at}` }],
  }));

test('a work has a key from the first, by which it is found', async () => {
  await put(store, [tideArticle, mouseArticle]);
  expect(await keyOf('W1')).toBe('mendezvidal2021tidal');
  expect((await store.work('mendezvidal2021tidal'))?.id).toBe('W1');
});

test('works that would have the same key get letters in the order in which they came, and no two the same one', async () => {
  await put(store, namesakes(60));
  const keys = await Promise.all(Array.from({ length: 60 }, (_, at) => keyOf(`W${at + 1}`)));
  expect(keys.slice(0, 4)).toEqual(['quill2019kelp', 'quill2019kelpa', 'quill2019kelpb', 'quill2019kelpc']);
  expect(keys.slice(26, 29)).toEqual(['quill2019kelpz', 'quill2019kelpaa', 'quill2019kelpab']);
  expect(new Set(keys).size).toBe(60);
});

test('a correction of what the key was made of leaves the key', async () => {
  await put(store, [tideArticle]);
  await put(store, [{ ...tideArticle, title: 'Ebb and flow', issued: { year: 2022 }, datestamp: '2030-01-01' }]);
  expect(await keyOf('W1')).toBe('mendezvidal2021tidal');
});

test('a merged work keeps its own key, and the key of the other one leads to it', async () => {
  const { identifiers: _, ...bare } = tideInRepository;
  await put(store, [tideArticle]);
  await put(store, [{ ...bare, title: 'Another thing', identifiers: [{ scheme: 'handle', value: '99999/77' }] }]);
  const other = await keyOf('W2');
  expect(other).not.toBe(undefined);
  await put(store, [{ ...tideInRepository, datestamp: '2030-01-01' }]);
  expect(await store.work(other ?? '')).toMatchObject({ id: 'W1', redirectedFrom: 'W2', citationKey: 'mendezvidal2021tidal' });
});

test('a key is never given again: after an undo it waits for the record that had it', async () => {
  const run = await put(store, namesakes(1));
  await undo(store, { run, now });
  await put(store, namesakes(1, 2));
  expect(await keyOf('W2')).toBe('quill2019kelpa');
  await put(store, namesakes(1));
  expect(await keyOf('W1')).toBe('quill2019kelp');
});

test('no key looks like the id of a work', async () => {
  await put(store, [
    {
      source: 'desk',
      sourceId: '1',
      contributors: [{ role: 'author', family: 'W', given: 'A' }],
      issued: { year: 1999 },
      identifiers: [{ scheme: 'handle', value: '99999/5' }],
    },
  ]);
  expect(await keyOf('W1')).toBe('w1999a');
});
