import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { merge } from '../../src/dedupe/merge.ts';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { keyText } from '../../src/model/work.ts';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { takeIn } from '../../src/pipeline/intake.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store, WorkDetail } from '../../src/store/store.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { dumpOf, rowsOf } from '../store/dump.ts';

const now = () => new Date('2026-03-01T00:00:00Z');

/** Numbers below `below`, the same ones for the same seed. */
function dice(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}

const titles = ['Radium at the turn of the tide', 'Coffee and sleep in mice', 'Metastasis at sea'];

/** A state of one of a few records, which share identifiers and titles as it happens. */
function someRecord(roll: (below: number) => number, { run, plain }: { run: number; plain: boolean }): BibliographicRecord {
  const number = roll(9);
  const pmid = roll(3) === 0 ? [{ scheme: 'pmid' as const, value: `9900000${roll(4) + 1}` }] : [];
  const doi = roll(2) === 0 ? [{ scheme: 'doi' as const, value: `10.5555/x.${roll(4)}` }] : [];
  const handle = [{ scheme: 'handle' as const, value: `99999/${roll(3) === 0 ? roll(9) : number}` }];
  return {
    source: 'hdl:99999',
    sourceId: `${number}`,
    ...(roll(2) === 0 && !plain ? { datestamp: `2025-01-${String(Math.max(1, run * 3 - roll(3))).padStart(2, '0')}` } : {}),
    ...(roll(8) === 0 && !plain ? { deleted: true as const } : { title: titles[roll(9) === 0 ? roll(3) : 0] ?? '' }),
    issued: { year: 2020 },
    identifiers: [...pmid, ...doi, ...handle],
    ...(roll(3) === 0 ? { keywords: [{ term: `word${roll(4)}` }] } : {}),
  };
}

type Delivered = readonly { readonly source: string; readonly batches: readonly (readonly BibliographicRecord[])[] }[];

/** Runs with what they bring; each record at most once in a batch. `plain`: without datestamps and deletions, whatever comes last stands. */
function someRuns(seed: number, { count, plain = false }: { count: number; plain?: boolean }): Delivered {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, run) => ({
    source: `source${roll(2)}`,
    batches: Array.from({ length: 1 + roll(3) }, () => {
      const records = Array.from({ length: 1 + roll(4) }, () => someRecord(roll, { run: run + 1, plain }));
      return [...new Map(records.map((record) => [record.sourceId, record])).values()];
    }),
  }));
}

async function deliver(store: Store, { source, batches }: Delivered[number]): Promise<number> {
  const run = await store.beginRun({ source, fetcher: 'pages', request: {}, startedAt: now().toISOString() });
  for (const [at, records] of batches.entries()) {
    const arrivals = records.map((record) => arrivalOf({ authority: record.source, id: record.sourceId }, record));
    await takeIn(store, run, source, { arrivals, failures: [], payloads: [], checkpoint: { run, at } });
  }
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

async function emptyStore(): Promise<{ file: string; store: Store }> {
  const file = path.join(await emptyFolder(), 'refmill.db');
  return { file, store: await openSqliteStore(file) };
}

describe('whatever a run did', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))(
    'the library is as it was before when the run is taken back (%i)',
    async (seed) => {
      const { file, store } = await emptyStore();
      const runs = someRuns(seed, { count: 6 });
      const states: { dump: readonly string[]; rows: ReturnType<typeof rowsOf>; run: number; checkpoints: unknown[] }[] = [];
      const checkpoints = () => Promise.all(['source0', 'source1'].map((source) => store.checkpoint(source)));
      for (const run of runs) {
        const before = { dump: await dumpOf(store), rows: rowsOf(file), checkpoints: await checkpoints() };
        states.push({ ...before, run: await deliver(store, run) });
      }
      for (const { run, dump, rows, checkpoints: before } of states.toReversed()) {
        await undo(store, { run, now, pieceSize: 1 + (seed % 4) });
        expect(await dumpOf(store)).toEqual(dump);
        expect(rowsOf(file)).toEqual(rows);
        expect(await checkpoints()).toEqual(before);
      }
      await store.close();
    },
  );

  test.each(Array.from({ length: 20 }, (_, seed) => seed))(
    'in whatever order runs are taken back, what the others brought stands (%i)',
    async (seed) => {
      const { store } = await emptyStore();
      const roll = dice(seed);
      const numbers = new Map<number, Delivered[number]>();
      for (const run of someRuns(seed + 1000, { count: 5, plain: true })) numbers.set(await deliver(store, run), run);
      while (numbers.size > 0) {
        const run = [...numbers.keys()][roll(numbers.size)] ?? 0;
        numbers.delete(run);
        await undo(store, { run, now, pieceSize: 1 + (seed % 4) });
        const other = await emptyStore();
        for (const each of numbers.values()) await deliver(other.store, each);
        expect(await contents(store)).toEqual(await contents(other.store));
        expect(await told(store)).toEqual([]);
        await other.store.close();
      }
      expect(await store.status()).toMatchObject({ records: 0, works: 0, problems: [] });
      await store.close();
    },
  );
});

async function* everyWork(store: Store): AsyncGenerator<WorkDetail> {
  for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
    const work = await store.work(id);
    if (work) yield work;
  }
}

/** What every record says. */
async function contents(store: Store): Promise<readonly string[]> {
  const said: string[] = [];
  for await (const { members } of everyWork(store)) said.push(...members.map(({ key, hash }) => `${keyText(key)} ${hash}`));
  return said.sort();
}

/** Works that say something else than their records do. */
async function told(store: Store): Promise<readonly string[]> {
  const wrong: string[] = [];
  for await (const { id, members, citation } of everyWork(store)) {
    if (canonicalJson(merge(members).citation) !== canonicalJson(citation)) wrong.push(id);
  }
  return [...wrong, ...(await store.status()).problems];
}
