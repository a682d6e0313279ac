import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlowColumn } from '../../../src/model/prisma-flow.ts';
import { ingest } from '../../../src/pipeline/ingest.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { parseCitation } from '../../../src/pipeline/parse-citations.ts';
import { prismaFlow } from '../../../src/pipeline/prisma/flow.ts';
import { addTag } from '../../../src/pipeline/tags.ts';
import { undo } from '../../../src/pipeline/undo.ts';
import { emptyFolder } from '../../commands/refmill.ts';

const now = () => new Date('2026-02-03T04:05:06Z');

interface Entry {
  readonly doi: number;
  readonly database?: string;
}

/** References of which equal DOIs are one publication. */
const ris = (entries: readonly Entry[]): string =>
  entries
    .map(
      ({ doi, database }, at) =>
        `TY  - JOUR\nTI  - ${titles[doi]} of the tide\nAU  - Quill, A\nPY  - ${1990 + doi}\nVL  - ${doi}\nSP  - ${doi}1\nDO  - 10.5555/t.${doi}\n${database ? `DB  - ${database}\n` : ''}ID  - x${at}\nER  - \n`,
    )
    .join('');

const titles = ['Sleep', 'Hearing', 'Ribs', 'Kidneys', 'Eyes', 'Fingers', 'Language', 'Memory', 'Weather', 'Anatomy'];

async function withLibrary(
  files: Readonly<Record<string, string>>,
  use: (library: Library, add: (name: string, text: string) => Promise<number>) => Promise<void>,
): Promise<void> {
  const folder = await emptyFolder();
  const library = await openLibrary(path.join(folder, 'refmill.db'));
  const add = async (name: string, text: string) => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return (await ingest(library, { paths: [file], now, report: () => undefined })).run;
  };
  try {
    for (const [name, text] of Object.entries(files)) await add(name, text);
    await use(library, add);
  } finally {
    await library.close();
  }
}

/** What must hold of every column, as far as it is recorded. */
function expectSums(column: FlowColumn): void {
  const { identified, from, duplicates, deletedAtSource, ineligible, toScreen, screened, unscreened = 0 } = column;
  expect(from.reduce((sum, { records }) => sum + records, 0)).toBe(identified);
  for (const { records, by } of from) expect(by.reduce((sum, each) => sum + each.records, 0)).toBe(records);
  expect(duplicates).toBeGreaterThanOrEqual(0);
  expect(identified - duplicates - deletedAtSource - (ineligible?.total ?? 0)).toBe(toScreen);
  if (screened !== undefined) expect(screened + unscreened).toBe(toScreen);
  if (screened !== undefined && column.sought !== undefined) expect((column.excluded?.total ?? 0) + column.sought).toBe(screened);
  if (column.assessed !== undefined)
    expect((column.notRetrieved?.total ?? 0) + column.assessed + (column.unassessed ?? 0)).toBe(column.sought);
  if (column.assessed !== undefined) expect((column.fullTextExcluded?.total ?? 0) + (column.included ?? 0)).toBe(column.assessed);
  for (const counted of [ineligible, column.excluded, column.notRetrieved, column.fullTextExcluded])
    if (counted) expect(counted.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(counted.total);
}

describe('the flow of a library', () => {
  test('without tags ends with the works: nothing behind them is recorded', async () => {
    await withLibrary(
      {
        'a.ris': ris([
          { doi: 0, database: 'Embase' },
          { doi: 1, database: 'Embase' },
        ]),
        'b.ris': ris([{ doi: 1 }]),
      },
      async ({ store }) => {
        expect(await prismaFlow(store)).toEqual({
          databases: {
            identified: 3,
            from: [
              { name: 'Embase', kind: 'database', records: 2, by: [{ source: 'files', file: 'a.ris', records: 2 }] },
              { name: 'b.ris', kind: 'database', records: 1, by: [{ source: 'files', file: 'b.ris', records: 1 }] },
            ],
            duplicates: 1,
            deletedAtSource: 0,
            toScreen: 2,
          },
          included: {},
          contradictions: [],
          notes: ['no tag says how far a work got: nothing behind the removal of duplicates is recorded'],
        });
      },
    );
  });

  test('counts a file once, however often it was taken in, and not what was taken back', async () => {
    const text = ris([{ doi: 0 }, { doi: 1 }]);
    await withLibrary({ 'a.ris': text, 'again.ris': text }, async ({ store }, add) => {
      const run = await add('wrong.ris', ris([{ doi: 2 }]));
      // The same bytes under another name are the same search, although they gave records of their own.
      expect((await prismaFlow(store)).databases).toMatchObject({ identified: 3, duplicates: 0 });
      await undo(store, { run, now });
      expect((await prismaFlow(store)).databases).toMatchObject({ identified: 2, duplicates: 0, toScreen: 2 });
    });
  });

  test('tells apart the databases of one file, and puts those of several together; a register is none', async () => {
    const mixed = [...[0, 1, 2].map((doi) => ({ doi, database: 'Embase' })), { doi: 3, database: 'ClinicalTrials.gov' }, { doi: 4 }];
    await withLibrary({ 'mixed.ris': ris(mixed), 'embase.ris': ris([{ doi: 5, database: 'Embase' }]) }, async ({ store }) => {
      const { databases, otherMethods } = await prismaFlow(store);
      expect(databases.from.map(({ name, kind, records }) => [name, kind, records])).toEqual([
        ['Embase', 'database', 4],
        ['ClinicalTrials.gov', 'register', 1],
        ['mixed.ris', 'database', 1],
      ]);
      expect(otherMethods).toBeUndefined();
    });
  });

  test('counts pages that somebody copied or saved as websites, and reference lists as citation searching', async () => {
    const page =
      'Do tides disturb the sleep of keepers?\nThey do, by an hour a night 1. Fog signals do not 2.\nReferences\n1. Quill A. Tides and sleep. J Pharol. 2019;32(1):12-9.\n';
    const cited = await parseCitation({ text: 'Roe A. Fog signals and memory. J Pharol. 2018;31(2):1-9.', sourceId: 'a#1' }, {});
    const files = { 'embase.ris': ris([{ doi: 0, database: 'Embase' }]), 'cited.jsonl': `${JSON.stringify(cited)}\n` };
    await withLibrary(files, async ({ store }, add) => {
      await add('page.txt', page);
      const { databases, otherMethods } = await prismaFlow(store);
      expect(databases.from.map(({ name, records }) => [name, records])).toEqual([['Embase', 1]]);
      expect(otherMethods?.from.map(({ name, kind, records, by }) => [name, kind, records, by[0]?.file])).toEqual([
        ['Reference lists', 'citation-searching', 1, 'cited.jsonl'],
        ['Question-and-answer pages', 'website', 1, 'page.txt'],
      ]);
      const told = await prismaFlow(store, { settings: { sources: { 'page.txt': { kind: 'organisation', name: 'The pilots’ office' } } } });
      expect(told.otherMethods?.from[1]).toMatchObject({ name: 'The pilots’ office', kind: 'organisation' });
      const restricted = await prismaFlow(store, { query: 'title:fog' });
      expect([restricted.databases.identified, restricted.otherMethods?.identified]).toEqual([0, 1]);
    });
  });

  test('follows every work through the stages, in two columns where files were found by hand', async () => {
    const files = { 'db.ris': ris([0, 1, 2, 3, 4, 5, 6].map((doi) => ({ doi }))), 'hand.ris': ris([6, 7, 8].map((doi) => ({ doi }))) };
    await withLibrary(files, async ({ store }) => {
      const tag = (name: string, ...dois: number[]) => addTag(store, { name, ids: dois.map((doi) => `10.5555/t.${doi}`) });
      await tag('removed: retracted before', 0);
      await tag('screening/excluded: animals', 1);
      await tag('screening/included', 2, 3, 4);
      await tag('fulltext/not retrieved', 3);
      await tag('fulltext/excluded: wrong outcome', 4, 7);
      await tag('included', 5, 8);
      await tag('study/Keepers', 5, 8);
      const settings = { sources: { 'hand.ris': { kind: 'citation-searching' as const, name: 'Reference lists' } } };
      const flow = await prismaFlow(store, { settings });
      expect(flow).toEqual({
        databases: {
          identified: 7,
          from: [{ name: 'db.ris', kind: 'database', records: 7, by: [{ source: 'files', file: 'db.ris', records: 7 }] }],
          duplicates: 0,
          deletedAtSource: 0,
          ineligible: { total: 1, reasons: [{ reason: 'retracted before', count: 1 }] },
          toScreen: 6,
          screened: 5,
          unscreened: 1,
          excluded: { total: 1, reasons: [{ reason: 'animals', count: 1 }] },
          sought: 4,
          notRetrieved: { total: 1, reasons: [{ count: 1 }] },
          assessed: 2,
          unassessed: 1,
          fullTextExcluded: { total: 1, reasons: [{ reason: 'wrong outcome', count: 1 }] },
          included: 1,
        },
        otherMethods: {
          identified: 3,
          from: [
            { name: 'Reference lists', kind: 'citation-searching', records: 3, by: [{ source: 'files', file: 'hand.ris', records: 3 }] },
          ],
          duplicates: 1,
          deletedAtSource: 0,
          ineligible: { total: 0, reasons: [] },
          toScreen: 2,
          screened: 2,
          unscreened: 0,
          excluded: { total: 0, reasons: [] },
          sought: 2,
          notRetrieved: { total: 0, reasons: [] },
          assessed: 2,
          unassessed: 0,
          fullTextExcluded: { total: 1, reasons: [{ reason: 'wrong outcome', count: 1 }] },
          included: 1,
        },
        included: { studies: 1, reports: 2 },
        contradictions: [],
        notes: [],
      });
      const some = await prismaFlow(store, { settings, query: 'tag:included' });
      expect(some.databases).toMatchObject({ identified: 1, duplicates: 0, toScreen: 1, included: 1 });
      expect(some.otherMethods).toMatchObject({ identified: 1, included: 1 });
    });
  });
});

test('whatever files were taken in and however works were tagged, the counts add up', async () => {
  const entry = fc.record({ doi: fc.nat(9), database: fc.constantFrom('Embase', 'Scopus', 'ICTRP', '') });
  const tag = fc.tuple(
    fc.constantFrom(
      'removed',
      'screening/excluded: a',
      'screening/excluded',
      'screening/included',
      'fulltext/not retrieved',
      'fulltext/excluded: b',
      'fulltext/excluded: c',
      'included',
    ),
    fc.nat(9),
  );
  const files = fc.array(fc.array(entry, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(files, fc.array(tag, { maxLength: 8 }), fc.nat(3), async (contents, tags, byHand) => {
      const named = Object.fromEntries(contents.map((entries, at) => [`f${at}.ris`, ris(entries)]));
      await withLibrary(named, async ({ store }) => {
        for (const [name, doi] of tags) await addTag(store, { name, ids: [], query: `doi:10.5555/t.${doi}` });
        const settings = { sources: { [`f${byHand}.ris`]: { kind: 'website' as const } } };
        for (const query of [undefined, 'title:tide']) {
          const { databases, otherMethods, included } = await prismaFlow(store, { settings, query });
          expectSums(databases);
          if (otherMethods) expectSums(otherMethods);
          const works =
            databases.toScreen +
            (databases.ineligible?.total ?? 0) +
            (otherMethods ? otherMethods.toScreen + (otherMethods.ineligible?.total ?? 0) : 0);
          expect(works).toBe((await store.status()).works);
          if (included.reports !== undefined) expect(included.reports).toBe((databases.included ?? 0) + (otherMethods?.included ?? 0));
        }
      });
    }),
    { seed: 2020, numRuns: 12 },
  );
});
