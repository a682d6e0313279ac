import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { keyText, type RecordKey } from '../../../src/model/work.ts';
import { arrivalOf } from '../../../src/pipeline/arrival.ts';
import { decide } from '../../../src/pipeline/decide.ts';
import { decideByRule } from '../../../src/pipeline/deciding/decide-by-rule.ts';
import { importDecisions } from '../../../src/pipeline/deciding/import-decisions.ts';
import { countWaiting, reviewQueue } from '../../../src/pipeline/deciding/review-queue.ts';
import { undoDecisions } from '../../../src/pipeline/deciding/undo-decisions.ts';
import { takeIn } from '../../../src/pipeline/intake.ts';
import { undo } from '../../../src/pipeline/undo.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { canonicalDump } from '../../store/canonical-dump.ts';
import { dumpOf } from '../../store/dump.ts';

let store: Store;
let time = Date.parse('2026-02-01T08:00:00Z');
/** A minute later each time. */
const now = () => {
  time += 60_000;
  return new Date(time);
};
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const key = (id: string): RecordKey => ({ authority: 'file:desk', id });
const article = (id: string, more: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
  source: 'ris',
  sourceId: id,
  title: 'Tides and coastal erosion in an invented bay',
  contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
  issued: { year: 2020 },
  identifiers: [{ scheme: 'doi', value: '10.5555/tides.1' }],
  ...more,
});
/** Publications that have nothing in common but their journal. */
const subjects: Readonly<Record<string, readonly [title: string, author: string]>> = {
  a: ['Coffee and sleep in invented mice', 'Okafor'],
  b: ['Radium at the turn of the century', 'Lindqvist'],
  c: ['Kelp forests of the outer banks', 'Haddad'],
  d: ['Mussels in brackish water', 'Novak'],
};
function other(id: string, more: Partial<BibliographicRecord> = {}): BibliographicRecord {
  const [title = '', family = ''] = subjects[id] ?? [];
  return {
    source: 'ris',
    sourceId: id,
    title,
    contributors: [{ role: 'author', family }],
    issued: { year: 2020 },
    container: { title: 'Journal of Invented Things' },
    identifiers: [{ scheme: 'doi', value: `10.5555/other.${id}` }],
    ...more,
  };
}

async function bring(...records: readonly BibliographicRecord[]): Promise<number> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  const arrivals = records.map((record) => arrivalOf(key(record.sourceId), record));
  await takeIn(store, run, 'desk', { arrivals, failures: [], payloads: [] });
  await store.endRun(run, { outcome: 'complete', endedAt: now().toISOString() });
  return run;
}

/** Which records are together: `a b | c`. */
async function together(): Promise<string> {
  const works = new Map<string, string[]>();
  for (const each of await store.neighbours({ keys: ['a', 'b', 'c', 'd', 'e', 'f'].map(key), identifiers: [] }))
    works.set(each.work, [...(works.get(each.work) ?? []), each.key.id]);
  return [...works.values()]
    .map((ids) => ids.sort().join(' '))
    .sort()
    .join(' | ');
}

const person = (verdict: 'same' | 'different' | 'undo', ...ids: string[]) =>
  decide(store, { records: ids.map((id) => keyText(key(id))), verdict, now });
async function* lines(...values: readonly object[]) {
  for (const [at, value] of values.entries()) yield { text: JSON.stringify(value), number: at + 1, cut: false, repairs: 0 };
}
const brought = (...values: readonly object[]) => importDecisions(store, { lines: lines(...values), from: 'decisions.jsonl', now });
const line = (a: string, b: string, verdict: string, more: object = {}) => ({
  a: keyText(key(a)),
  b: keyText(key(b)),
  verdict,
  at: '2026-01-20T10:00:00.000Z',
  reasons: ['I compared the pages'],
  ...more,
});

describe('what a person decided', () => {
  test('may be about several records at once', async () => {
    await bring(other('a'), other('b'), other('c'));
    expect(await person('same', 'a', 'b', 'c')).toMatchObject({ works: ['W1'] });
    expect(await together()).toBe('a b c');
    await person('different', 'a', 'b', 'c');
    expect(await together()).toBe('a | b | c');
    await expect(person('same', 'a')).rejects.toThrow('two works or records');
  });

  test('outlives a change of what the records say', async () => {
    await bring(article('a'), article('b'));
    await bring(other('c'));
    expect(await together()).toBe('a b | c');
    await person('different', 'a', 'b');
    await person('same', 'a', 'c');
    await bring(article('a', { keywords: [{ term: 'tides' }] }), article('b', { keywords: [{ term: 'bays' }] }));
    await bring(other('c', { issued: { year: 1999 } }));
    expect(await together()).toBe('a c | b');
  });

  test('outlives the undo of the run that brought a record, and holds when it comes again', async () => {
    await bring(article('a'));
    const second = await bring(article('b'), other('c'));
    await person('different', 'a', 'b');
    await person('same', 'a', 'c');
    await undo(store, { run: second, now });
    expect(await together()).toBe('a');
    await bring(other('c'));
    await bring(article('b'));
    expect(await together()).toBe('a c | b');
  });

  test('holds between records of which only a third one brings both into sight', async () => {
    await bring(other('b'), other('c'));
    await brought(line('a', 'b', 'same'), line('a', 'c', 'same', { at: '2026-01-21T10:00:00.000Z' }), line('b', 'c', 'different'));
    await bring(article('a'));
    expect(await together()).toBe('a c | b');
  });

  test('keeps works apart only where records of it are named', async () => {
    await bring(article('a'), article('b'));
    await expect(decide(store, { records: ['W1', 'W1'], verdict: 'different', now })).rejects.toThrow('W1 and W1 are one work');
    expect(await together()).toBe('a b');
  });

  test('says who, when and why, and why not where no reason was given', async () => {
    await bring(other('a'), other('b'));
    await decide(store, { records: ['W1', 'W2'], verdict: 'same', now, who: 'Mara Vos', reason: 'the same trial' });
    await person('different', 'a', 'b');
    const log = [];
    for await (const each of store.log()) log.push(each);
    expect(log).toMatchObject([
      { verdict: 'same', who: 'Mara Vos', reasons: ['the same trial'], run: 2, undoneAt: expect.any(String) },
      { verdict: 'different', reasons: [], run: 3 },
    ]);
    expect(log[1]).not.toHaveProperty('who');
    expect(log[1]).not.toHaveProperty('undoneAt');
  });

  test('leaves the library as it was when it is taken back', async () => {
    await bring(article('a'), article('b'), other('c'));
    const before = await canonicalDump(store);
    await person('same', 'a', 'c');
    await person('undo', 'a', 'c');
    expect(await canonicalDump(store)).toEqual(before);
    await person('different', 'a', 'b');
    await person('undo', 'a', 'b');
    expect(await canonicalDump(store)).toEqual(before);
  });
});

/** Records that the rules leave to a person: one DOI and one author, but other titles. */
const shared = (id: string, doi: string, more: Partial<BibliographicRecord> = {}) =>
  other(id, {
    contributors: [{ role: 'author', family: 'Quill', given: 'Ada' }],
    identifiers: [{ scheme: 'doi', value: `10.5555/${doi}` }],
    ...more,
  });

describe('the review queue', () => {
  test('has the most doubtful first', async () => {
    await bring(shared('a', 'one'), shared('b', 'one'));
    await bring(shared('c', 'two', { issued: { year: 1990 } }), shared('d', 'two'));
    const pairs = async () => (await reviewQueue(store)).map(({ decision: { a, b }, records }) => [a, b, records]);
    const [first, second] = [
      ['file:desk/c', 'file:desk/d'],
      ['file:desk/a', 'file:desk/b'],
    ];
    expect(await pairs()).toEqual([
      [...first, 2],
      [...second, 2],
    ]);
    const queue = await reviewQueue(store);
    expect(queue.map(({ doubt }) => doubt)).toEqual(queue.map(({ doubt }) => doubt).toSorted((x, y) => y - x));
    expect(queue[0]?.doubt).toBeGreaterThan(queue[1]?.doubt ?? 1);
  });

  test('asks once about two works, whichever of their records are in doubt', async () => {
    await bring(shared('a', 'one'), shared('b', 'one'), shared('b', 'one', { sourceId: 'b2' }));
    expect(await together()).toBe('a | b b2');
    expect(await store.reviews(10)).toHaveLength(2);
    const [asked, ...more] = await reviewQueue(store);
    expect([asked?.records, more, await countWaiting(store)]).toEqual([3, [], 1]);
    await person('different', 'a', 'b');
    expect([await reviewQueue(store), await countWaiting(store)]).toEqual([[], 0]);
  });

  test('is decided by a rule, each pair with the rule among its reasons, and undone at once', async () => {
    await bring(shared('a', 'one'), shared('b', 'one'));
    await bring(shared('c', 'two', { issued: { year: 1990 } }), shared('d', 'two'));
    const before = await dumpOf(store);
    const request = { where: 'same doi and same year and reason "titles differ"', verdict: 'same', now } as const;
    const rehearsal = await decideByRule(store, { ...request, dryRun: true });
    expect([rehearsal.run, await dumpOf(store)]).toEqual([undefined, before]);
    const report = await decideByRule(store, { ...request, who: 'Mara Vos', reason: 'looked at ten' });
    expect([report.pairs.length, report.left]).toEqual([1, 1]);
    expect(report.pairs).toEqual(rehearsal.pairs);
    expect(await together()).toBe('a b | c | d');
    expect(await reviewQueue(store)).toHaveLength(1);
    expect(await store.decisions([key('a')])).toMatchObject([
      { by: 'user', who: 'Mara Vos', reasons: [`by the rule “${request.where}”`, 'looked at ten'] },
    ]);
    expect(await undoDecisions(store, report.run ?? 0, { now })).toMatchObject({ pairs: 1, restored: 0 });
    expect(await together()).toBe('a | b | c | d');
    expect(await reviewQueue(store)).toHaveLength(2);
    await expect(undoDecisions(store, report.run ?? 0, { now })).rejects.toThrow('there is nothing to undo');
  });

  test('is not merged by a rule that asks for nothing in common', async () => {
    await expect(decideByRule(store, { where: 'years <= 5', verdict: 'same', now })).rejects.toThrow('add a “same …”');
  });
});

describe('decisions from another library', () => {
  test('hold at once, and about records that are not here when they come', async () => {
    await bring(other('a'), other('b'));
    expect(await brought(line('a', 'b', 'same', { who: 'Mara Vos' }), line('a', 'c', 'same'))).toMatchObject({
      made: 2,
      waiting: 1,
      conflicts: [],
    });
    expect(await together()).toBe('a b');
    await bring(other('c'));
    expect(await together()).toBe('a b c');
  });

  test('change nothing the second time', async () => {
    await bring(other('a'), other('b'));
    const file = [
      line('a', 'b', 'different', { at: '2026-01-01T00:00:00.000Z', undoneAt: '2026-01-02T00:00:00.000Z' }),
      line('a', 'b', 'same'),
    ];
    await brought(...file);
    const before = await dumpOf(store);
    expect(await brought(...file)).toMatchObject({ made: 0, remembered: 0, takenBack: 0, known: 2 });
    expect(await dumpOf(store)).toEqual(before);
  });

  test('yield to a later one of ours, and undoing the import brings an earlier one back', async () => {
    await bring(other('a'), other('b'));
    const { run: ours } = await person('same', 'a', 'b');
    expect((await brought(line('a', 'b', 'different'))).conflicts).toMatchObject([{ holds: 'ours' }]);
    expect(await together()).toBe('a b');
    const report = await brought(line('a', 'b', 'different', { at: '2027-01-01T00:00:00.000Z' }));
    expect(report.conflicts).toMatchObject([{ holds: 'theirs', ours: { run: ours } }]);
    expect(await together()).toBe('a | b');
    expect(await undoDecisions(store, report.run, { now })).toMatchObject({ pairs: 1, restored: 1 });
    expect(await together()).toBe('a b');
  });

  test.each([
    [{ a: 'desk' }, 'line 1: a: must be the key of a record'],
    [{ b: 'file:desk/a' }, 'line 1: b: is the same record as a'],
    [{ verdict: 'review' }, 'line 1: verdict: must be one of same, different'],
    [{ at: 'yesterday' }, 'line 1: at: must be a time'],
    [{ who: 'mara@example.org' }, 'line 1: who: is a name or initials, not an e-mail address'],
    [{ colour: 'red' }, 'line 1: colour: no such key'],
  ])('are refused with line and field where %j', async (wrong, words) => {
    await expect(brought({ ...line('a', 'b', 'same'), ...wrong })).rejects.toThrow(`decisions.jsonl, ${words}`);
    expect(await store.runs(5)).toEqual([]);
  });
});
