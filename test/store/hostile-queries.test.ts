import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { put } from './putting.ts';

const letters = 'abcdefgh';
/** 64 words with each of two beginnings. */
const words = ['tide', 'port'].map((word) => [...letters].flatMap((first) => [...letters].map((second) => `${word}${first}${second}`)));

const record = (sourceId: string, rest: Partial<BibliographicRecord>): BibliographicRecord => ({
  source: 'desk',
  sourceId,
  type: 'article-journal',
  ...rest,
});

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  await put(store, [
    record('words', { title: 'All words', abstracts: [{ sections: [{ text: words.flat().join(' ') }] }] }),
    record('phrase', { title: 'Tidehh porthh' }),
    record('long title', {
      title: 'Lantern drift in the long corridors of an invented lighthouse',
      issued: { year: 2001 },
      abstracts: [{ sections: [{ text: 'Nothing of it is said again here. '.repeat(60) }] }],
    }),
    record('short headings', {
      title: 'Lamps',
      headings: ['Lantern drift', 'Lantern', 'Drift'].map((term) => ({ vocabulary: 'mesh', term })),
    }),
    record('abstract alone', { title: 'Oil', abstracts: [{ sections: [{ text: 'lantern drift '.repeat(9) }] }] }),
  ]);
});
afterAll(() => store.close());

const titles = async (query: string) =>
  (await store.search(parseQuery(query), { offset: 0, limit: 9, sort: 'relevance' })).works.map(({ citation }) => citation.title);

test('a phrase whose last word is open finds the last of many words', async () => {
  expect(await titles('"tide* port*"')).toEqual(['Tidehh porthh', 'All words']);
});

test.each([
  ['a phrase of wildcards', '"ti*e* po*t* tide"', '"ti*e* po*t* tide" stands for more than 2000 phrases'],
  ['wildcards near each other', 'ti*e* NEAR/9 po*t*', 'more than 2000 combinations of words near each other: ti*e* NEAR/9 po*t*'],
])('%s that stands for too many is refused rather than cut short', async (_, query, message) => {
  await expect(titles(query)).rejects.toThrow(message);
});

test('what has the words in its title comes before what has them in headings, and that before abstracts alone', async () => {
  const expected = ['Lantern drift in the long corridors of an invented lighthouse', 'Lamps', 'Oil'];
  expect(await titles('lantern drift')).toEqual(expected);
  expect(await titles('lantern NEAR/2 drift')).toEqual(expected);
  expect(await titles('lantern (drift OR current*) has:title')).toEqual(expected);
});
