import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { keyText } from '../../src/model/work.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { correct } from '../../src/pipeline/correct.ts';
import { decide } from '../../src/pipeline/decide.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import type { Store } from '../../src/store/store.ts';
import { canonicalDump } from '../store/canonical-dump.ts';

const now = () => new Date('2026-01-05T08:00:00Z');

const some = <T>(...values: T[]) => fc.constantFrom(...values);

/** Records of which some are one publication: by a DOI and their titles. */
const record = fc
  .record({
    source: some('pubmed', 'crossref', 'hdl:99999', 'file:desk'),
    sourceId: some('1', '2'),
    title: some('Tidal radium in bone metastases', 'TIDAL RADIUM IN BONE METASTASES', 'Coffee and the sleep of mice'),
    doi: some('10.5555/tide.1', '10.5555/mice.1'),
    year: some(2020, 2021),
    keyword: some('tides', 'mice', 'moon'),
  })
  .map(
    ({ source, sourceId, title, doi, year, keyword }): BibliographicRecord => ({
      ...{ source, sourceId, title, issued: { year }, keywords: [{ term: keyword }] },
      contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
      identifiers: [{ scheme: 'doi', value: doi }],
    }),
  );

const library = fc.record({
  records: fc.uniqueArray(record, { minLength: 2, maxLength: 6, selector: ({ source, sourceId }) => `${source}/${sourceId}` }),
  /** Which record is corrected, tagged, or decided about; as many as there are, counted round. */
  at: fc.array(fc.nat(20), { minLength: 6, maxLength: 6 }),
  field: some(['title', 'Lighthouses'], ['year', '1999'], ['keyword', 'night'], ['doi', '10.5555/tide.1'], ['volume', '7']),
  alone: fc.boolean(),
});

type Given = typeof library extends fc.Arbitrary<infer T> ? T : never;

async function inLibrary(given: Given, use: (store: Store, key: (at: number) => string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-curated-'));
  const { store, close } = await openLibrary(path.join(folder, 'refmill.db'));
  try {
    const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
    const arrivals = given.records.map((each) => arrivalOf({ authority: each.source, id: each.sourceId }, each));
    await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
    const key = (at: number) => keyText(arrivals[(given.at[at] ?? 0) % arrivals.length]?.key ?? { authority: '', id: '' });
    const workOf = async (at: number) =>
      (
        await store.neighbours({ keys: arrivals.filter((each) => keyText(each.key) === key(at)).map((each) => each.key), identifiers: [] })
      )[0]?.work ?? '';
    const [field = '', value = ''] = given.field;
    await store.addTag('seen', { works: [await workOf(0)], records: [] });
    await correct(store, { id: given.alone ? key(1) : await workOf(1), field, value, now });
    await correct(store, { id: await workOf(2), field: 'keyword', value: 'added', now });
    await use(store, key);
    expect((await store.status()).problems).toEqual([]);
  } finally {
    await close();
    await rm(folder, { recursive: true, force: true });
  }
}

const runs = { seed: 20_260_105, numRuns: 6 };

test.each(['same', 'different'] as const)(
  '«%s», said by a person of any two records and taken back, leaves the library as it was',
  async (verdict) => {
    await fc.assert(
      fc.asyncProperty(library, (given) =>
        inLibrary(given, async (store, key) => {
          const pair = [key(3), key(4)];
          if (pair[0] === pair[1]) return;
          const before = await canonicalDump(store);
          await decide(store, { records: pair, verdict, now });
          await decide(store, { records: pair, verdict: 'undo', now });
          expect(await canonicalDump(store)).toEqual(before);
        }),
      ),
      runs,
    );
  },
);

test('a correction that is made and taken back leaves the library as it was', async () => {
  await fc.assert(
    fc.asyncProperty(library, (given) =>
      inLibrary(given, async (store, key) => {
        const before = await canonicalDump(store);
        const id = key(5);
        await correct(store, { id, field: 'volume', value: '99', now });
        expect(await canonicalDump(store)).not.toEqual(before);
        // A volume that the same record had corrected before is not taken back with it.
        if (given.field[0] === 'volume') return;
        await correct(store, { id, field: 'volume', undo: true, now });
        expect(await canonicalDump(store)).toEqual(before);
      }),
    ),
    runs,
  );
});
