import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { matches } from '../../src/pipeline/matches.ts';
import { selectionQuery } from '../../src/pipeline/selection-query.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { put } from './putting.ts';

const record = (sourceId: string, headings: BibliographicRecord['headings']): BibliographicRecord => ({
  source: 'desk',
  sourceId,
  title: `About ${sourceId}`,
  ...(headings ? { headings } : {}),
});

/** A tree of four: water, below it seas and lakes, below seas tides. */
const entries = [
  { ui: 'D900001', preferred: 'Water Bodies', entryTerms: ['Waters, Open'], trees: ['Z01'] },
  { ui: 'D900002', preferred: 'Seas', entryTerms: ['Oceans'], trees: ['Z01.100'] },
  { ui: 'D900003', preferred: 'Tides', entryTerms: [], trees: ['Z01.100.200', 'Z09.1'] },
  { ui: 'D900004', preferred: 'Lakes', entryTerms: [], trees: ['Z01.300'] },
  { ui: 'D900005', preferred: 'Mice', entryTerms: [], trees: ['Z010'] },
];
const records = [
  record('seas', [{ vocabulary: 'mesh', ui: 'D900002', term: 'Oceans', qualifiers: [{ term: 'drug effects', major: true }] }]),
  // Last year's name of the same descriptor, and one that the source gave no identifier for.
  record('tides', [{ vocabulary: 'mesh', ui: 'D900003', term: 'Tidal Movement', major: true }]),
  record('lakes', [{ vocabulary: 'other', term: 'lakes' }]),
  record('mareas', [{ vocabulary: 'decs', ui: 'D900003', language: 'es', term: 'Mareas' }]),
  record('mice', [{ vocabulary: 'mesh', ui: 'D900005', term: 'Mice' }]),
];

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  await put(store, records);
  await store.importVocabulary({
    file: { name: 'desc2026.xml', vocabulary: 'mesh', language: 'en', part: 'descriptors', entries },
    year: '2026',
    sha256: '0'.repeat(64),
    importedAt: '2026-01-05T08:00:00Z',
  });
});
afterAll(() => store.close());

const found: readonly (readonly [query: string, titles: readonly string[]])[] = [
  ['mesh:"Water Bodies"', ['seas', 'tides', 'lakes', 'mareas']],
  ['mesh:"waters, open"', ['seas', 'tides', 'lakes', 'mareas']],
  ['mesh:oceans', ['seas', 'tides', 'mareas']],
  ['mesh:D900002', ['seas', 'tides', 'mareas']],
  ['mesh-noexp:seas', ['seas']],
  ['Seas[mh:noexp]', ['seas']],
  ['mesh:tides', ['tides', 'mareas']],
  ['mesh:"Tidal Movement"', ['tides', 'mareas']],
  ['mesh:mareas', ['tides', 'mareas']],
  ['major:"Water Bodies"', ['seas', 'tides']],
  ['major-noexp:"Water Bodies"', []],
  ['mesh:"Water Bodies"/"drug effects"', ['seas']],
  ['"Water Bodies/drug effects"[majr]', ['seas']],
  ['mesh:s*', ['seas', 'tides', 'mareas']],
  ['mesh:mice', ['mice']],
];

test.each(found)('%s', async (query, titles) => {
  const { works } = await store.search(parseQuery(query), { offset: 0, limit: 9, sort: 'added' });
  expect(works.map(({ citation }) => citation.title?.slice(6)).sort()).toEqual([...titles].sort());
});

test('records are chosen with what the library knows of the tree', async () => {
  const arrivals = records.map((each) => arrivalOf({ authority: each.source, id: each.sourceId }, each));
  for (const [query, titles] of found) {
    const chosen = await matches(await selectionQuery(store, query), arrivals, 'desk');
    expect([query, [...chosen].map(({ record: { sourceId } }) => sourceId).sort()]).toEqual([query, [...titles].sort()]);
  }
});

test.each(['run:1', 'added:7d', 'tag:read', 'tea OR NOT has:duplicate', 'id:W1'])('%s chooses no records', async (query) => {
  await expect(selectionQuery(store, query)).rejects.toThrow('asks about the library');
});
