import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore(path.join(await emptyFolder(), 'refmill.db'));
});
afterEach(() => store.close());

const article = (more: Partial<BibliographicRecord> = {}, pmid = '99000001'): BibliographicRecord => ({
  source: 'pubmed',
  sourceId: pmid,
  title: `Study ${pmid} of invented bones`,
  identifiers: [
    { scheme: 'pmid', value: pmid },
    { scheme: 'doi', value: `10.5555/${pmid}` },
  ],
  ...more,
});

/** A run of its own that brings these records, by authority; its notices, shortened. */
async function bring(...records: BibliographicRecord[]): Promise<string[]> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: '2026-02-01T00:00:00Z' });
  const arrivals = records.map((record) => arrivalOf({ authority: record.source, id: record.sourceId }, record));
  await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
  return (await store.notices(run)).map(({ kind, work, record }) => `${kind} of ${work} by ${record}`);
}

test.each([
  ['RetractionIn', 'retraction'],
  ['RetractedandRepublishedIn', 'retraction'],
  ['ExpressionOfConcernIn', 'expression-of-concern'],
  ['ErratumIn', 'correction'],
  ['CorrectedandRepublishedIn', 'correction'],
] as const)('a record that comes again with %s tells of a %s, once', async (type, kind) => {
  expect(await bring(article())).toEqual([]);
  const changed = article({ relations: [{ type, pmid: '99000009' }] });
  expect(await bring(changed)).toEqual([`${kind} of W1 by pubmed/99000001`]);
  expect(await bring({ ...changed, title: 'Study 99000001 of invented bones, revised' })).toEqual([]);
});

test('a work that is retracted when it first comes is no news', async () => {
  expect(await bring(article({ relations: [{ type: 'RetractionIn', pmid: '99000009' }] }))).toEqual([]);
});

test('another source may tell of it first, and the own one tells nothing new then', async () => {
  await bring(article());
  const registry = article({ source: 'crossref', sourceId: '10.5555/99000001', relations: [{ type: 'RetractionIn', note: 'withdrawn' }] });
  expect(await bring(registry)).toEqual(['retraction of W1 by crossref/10.5555/99000001']);
  expect(await bring(article({ publicationTypes: ['Retracted Publication'] }))).toEqual([]);
});

test('a notice tells of the works that it is about, and their own records tell nothing new then', async () => {
  await bring(article(), article({}, '99000002'));
  const notice = article(
    {
      title: 'Erratum',
      relations: [
        { type: 'ErratumFor', pmid: '99000002' },
        { type: 'CommentOn', pmid: '99000001' },
      ],
    },
    '99000009',
  );
  expect(await bring(notice)).toEqual(['correction of W2 by pubmed/99000009']);
  expect(await bring({ ...notice, title: 'Erratum.' })).toEqual([]);
  expect(await bring(article({ relations: [{ type: 'ErratumIn', pmid: '99000009' }] }, '99000002'))).toEqual([]);
  expect(await bring(article({ relations: [{ type: 'ErratumIn', pmid: '99000010' }] }, '99000002'))).toEqual([
    'correction of W2 by pubmed/99000002',
  ]);
});

test('a notice and its article that come together tell of it once, and the kinds are kept apart', async () => {
  await bring(article());
  const told = await bring(
    article({
      relations: [
        { type: 'RetractionIn', pmid: '99000009' },
        { type: 'ExpressionOfConcernIn', pmid: '99000008' },
      ],
    }),
    article({ title: 'Retraction', relations: [{ type: 'RetractionOf', pmid: '99000001' }] }, '99000009'),
  );
  expect(told).toEqual(['retraction of W1 by pubmed/99000001', 'expression-of-concern of W1 by pubmed/99000001']);
});

test('a notice about what the library does not have is none', async () => {
  expect(await bring(article({ relations: [{ type: 'RetractionOf', pmid: '99000077' }] }))).toEqual([]);
});
