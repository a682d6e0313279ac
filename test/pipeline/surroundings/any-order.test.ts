import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { canonicalJson } from '../../../src/model/canonical-json.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { keyText } from '../../../src/model/work.ts';
import { arrivalOf } from '../../../src/pipeline/arrival.ts';
import { decide } from '../../../src/pipeline/decide.ts';
import { takeIn } from '../../../src/pipeline/intake.ts';
import { resolveAnew } from '../../../src/pipeline/resolve-anew.ts';
import { undo } from '../../../src/pipeline/undo.ts';
import { parseQuery } from '../../../src/search/parse.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { awkwardRecords } from './awkward-records.ts';

const now = () => new Date('2026-02-03T00:00:00Z');
const open: Store[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

const everyone = [...awkwardRecords.keys()];
const arrival = (record: BibliographicRecord) => arrivalOf({ authority: record.source, id: record.sourceId }, record);

async function emptyStore(): Promise<Store> {
  const store = await openSqliteStore(':memory:');
  open.push(store);
  return store;
}

/** One run; each portion is a delivery, cut where a key comes again. Gives the run's number. */
async function bring(store: Store, portions: readonly (readonly number[])[]): Promise<number> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  for (const portion of portions) {
    let waiting = new Map<string, BibliographicRecord>();
    const deliver = async () => {
      await takeIn(store, run, 'desk', { arrivals: [...waiting.values()].map(arrival), failures: [], payloads: [] });
      waiting = new Map();
    };
    for (const number of portion) {
      const record = awkwardRecords[number] as BibliographicRecord;
      const name = `${record.source}/${record.sourceId}`;
      if (waiting.has(name)) await deliver();
      waiting.set(name, record);
    }
    await deliver();
  }
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

/** What the library says, without public ids and how it came to know: a line for each work, and for each pair that was judged. */
async function saidBy(store: Store): Promise<readonly string[]> {
  const lines = new Set<string>();
  for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
    const work = await store.work(id);
    const members = (work?.members ?? [])
      .map(({ key, record }) => ({ key: keyText(key), record }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    lines.add(canonicalJson({ citation: work?.citation, provenance: work?.provenance, deleted: work?.deleted, members }));
    for (const decision of work?.decisions ?? []) lines.add(canonicalJson(decision));
  }
  return [...lines].sort();
}

/** The numbers of all records in any order, cut into portions, some of them twice. */
const anyWay = fc
  .record({
    order: fc.shuffledSubarray([...awkwardRecords.keys()], { minLength: awkwardRecords.length }),
    again: fc.subarray([...awkwardRecords.keys()], { maxLength: 8 }),
    cuts: fc.array(fc.nat(awkwardRecords.length), { maxLength: 12 }),
  })
  .map(({ order, again, cuts }) => {
    const all = [...order, ...again];
    const at = [0, ...cuts.sort((a, b) => a - b), all.length];
    return at.slice(1).map((end, index) => all.slice(at[index], end));
  });

test('works, citations and verdicts are those of the set of records: order, portions and repetition change nothing', async () => {
  const once = await emptyStore();
  await bring(once, [everyone]);
  const expected = await saidBy(once);
  await fc.assert(
    fc.asyncProperty(anyWay, async (portions) => {
      const store = await emptyStore();
      await bring(store, portions);
      expect(await saidBy(store)).toEqual(expected);
    }),
    { seed: 20260203, numRuns: 6 },
  );
});

test('resolving the whole library again changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyWay, async (portions) => {
      const store = await emptyStore();
      await bring(store, portions);
      const before = await saidBy(store);
      const { works, merged, separated, retold } = await resolveAnew(store, { now });
      expect({ merged, separated, retold, more: works.after - works.before }).toEqual({ merged: 0, separated: 0, retold: 0, more: 0 });
      expect(await saidBy(store)).toEqual(before);
    }),
    { seed: 7, numRuns: 2 },
  );
});

test('what a person says and takes back leaves the library as it was', async () => {
  const store = await emptyStore();
  await bring(store, [everyone]);
  const before = await saidBy(store);
  const names = [...new Set(awkwardRecords.map(({ source, sourceId }) => `${source}/${sourceId}`))];
  const pair = fc.uniqueArray(fc.constantFrom(...names), { minLength: 2, maxLength: 2 });
  await fc.assert(
    fc.asyncProperty(pair, fc.constantFrom('same' as const, 'different' as const), async ([a = '', b = ''], verdict) => {
      await decide(store, { records: [a, b], verdict, now });
      await decide(store, { records: [a, b], verdict: 'undo', now });
      expect(await saidBy(store)).toEqual(before);
    }),
    { seed: 11, numRuns: 8 },
  );
});

test('a run taken back leaves what the other records say', async () => {
  await fc.assert(
    fc.asyncProperty(anyWay, fc.nat(awkwardRecords.length), async (portions, number) => {
      const [kept, taken] = [everyone.slice(0, number), everyone.slice(number)];
      const alone = await emptyStore();
      await bring(alone, [kept]);
      const store = await emptyStore();
      await bring(
        store,
        portions.map((portion) => portion.filter((each) => each < number)),
      );
      const run = await bring(store, [taken]);
      await undo(store, { run, now });
      expect(await saidBy(store)).toEqual(await saidBy(alone));
    }),
    { seed: 5, numRuns: 3 },
  );
});
