import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reconcileDecisions } from '../../src/dedupe/reconcile-decisions.ts';
import { pairText, type RememberedDecision } from '../../src/model/work.ts';

const now = '2026-12-01T00:00:00.000Z';
const on = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`;
const said = (verdict: 'same' | 'different', day: number, more: Partial<RememberedDecision> = {}): RememberedDecision => ({
  a: 'pubmed/99000001',
  b: 'file:desk.ris/7',
  verdict,
  by: 'user',
  reasons: [],
  at: on(day),
  ...more,
});

/** A log as the store keeps it after the import. */
function merged(ours: readonly RememberedDecision[], theirs: readonly RememberedDecision[]): readonly RememberedDecision[] {
  const { made, undone, remembered } = reconcileDecisions(ours, theirs, now);
  const ended = new Map(undone.map((each) => [pairText(each), each.undoneAt ?? now]));
  const kept = ours.map((each) => {
    const undoneAt = each.undoneAt ?? ended.get(pairText(each));
    return undoneAt === undefined ? each : { ...each, undoneAt };
  });
  return [...kept, ...remembered, ...(made as readonly RememberedDecision[])];
}

describe('decisions from elsewhere', () => {
  test('about a pair of which nothing was said hold', () => {
    const theirs = [said('same', 3, { who: 'Mara Vos' })];
    expect(reconcileDecisions([], theirs, now)).toMatchObject({ made: theirs, undone: [], remembered: [], conflicts: [], known: 0 });
  });

  test('hold against an earlier one of ours, which stays in the log until then', () => {
    const [ours, theirs] = [said('same', 3), said('different', 5)];
    expect(reconcileDecisions([ours], [theirs], now)).toEqual({
      made: [theirs],
      undone: [{ ...ours, undoneAt: on(5) }],
      remembered: [],
      conflicts: [{ ours, theirs, holds: 'theirs' }],
      known: 0,
      takenBack: 0,
    });
  });

  test.each([3, 4])('yield to one of ours that is as old or younger, and are remembered', (day) => {
    const [ours, theirs] = [said('same', day), said('different', 3)];
    expect(reconcileDecisions([ours], [theirs], now)).toMatchObject({
      made: [],
      undone: [],
      remembered: [{ ...theirs, undoneAt: on(day) }],
      conflicts: [{ holds: 'ours' }],
    });
  });

  test('that say the same are no conflict, and the younger one is in force', () => {
    const result = reconcileDecisions([said('same', 3)], [said('same', 5, { who: 'Ada' })], now);
    expect([result.made.length, result.undone.length, result.conflicts]).toEqual([1, 1, []]);
  });

  test('name their records in either order', () => {
    const theirs = { ...said('same', 3), a: 'file:desk.ris/7', b: 'pubmed/99000001' };
    expect(reconcileDecisions([said('same', 3)], [theirs], now)).toMatchObject({ made: [], known: 1 });
  });

  test('that were taken back there are taken back here', () => {
    const ours = said('same', 3);
    const result = reconcileDecisions([ours], [{ ...ours, undoneAt: on(9) }], now);
    expect(result).toMatchObject({ made: [], undone: [{ undoneAt: on(9) }], known: 1, takenBack: 1 });
  });

  test('that were taken back here are not brought back', () => {
    const ours = said('same', 3);
    expect(reconcileDecisions([{ ...ours, undoneAt: on(9) }], [ours], now)).toMatchObject({
      made: [],
      undone: [],
      remembered: [],
      known: 1,
    });
  });

  test('without a time yield to every other', () => {
    const { at: _at, ...undated } = said('different', 1);
    expect(reconcileDecisions([said('same', 1)], [undated], now)).toMatchObject({ made: [], conflicts: [{ holds: 'ours' }] });
    expect(reconcileDecisions([], [undated, said('same', 1)], now).made).toEqual([said('same', 1)]);
  });
});

describe('whatever the logs', () => {
  const decision = fc
    .record({
      verdict: fc.constantFrom('same', 'different'),
      day: fc.integer({ min: 1, max: 6 }),
      who: fc.constantFrom('Ada', 'Mara'),
      pair: fc.constantFrom('1', '2'),
      turned: fc.boolean(),
      undone: fc.option(fc.integer({ min: 7, max: 9 }), { nil: undefined }),
    })
    .map(({ verdict, day, who, pair, turned, undone }): RememberedDecision => {
      const [a, b] = turned ? [`desk/${pair}`, 'desk/0'] : ['desk/0', `desk/${pair}`];
      const until = undone === undefined ? {} : { undoneAt: on(undone) };
      return { ...said(verdict as 'same' | 'different', day, { who }), a, b, ...until };
    });
  const log = fc.array(decision, { maxLength: 8 });
  const inForce = (decisions: readonly RememberedDecision[]) =>
    decisions
      .filter(({ undoneAt }) => undoneAt === undefined)
      .map((each) => `${pairText(each)} ${each.verdict} ${each.at} ${each.who}`)
      .sort();

  test('a second time nothing is to be done', () => {
    fc.assert(
      fc.property(log, log, (first, theirs) => {
        const ours = merged([], first);
        const again = reconcileDecisions(merged(ours, theirs), theirs, now);
        expect([again.made, again.undone, again.remembered, again.takenBack]).toEqual([[], [], [], 0]);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  test('one decision about a pair is in force, and the order of the lines does not matter', () => {
    fc.assert(
      fc.property(log, log, (first, theirs) => {
        const ours = merged([], first);
        const result = merged(ours, theirs);
        const pairs = result.filter(({ undoneAt }) => undoneAt === undefined).map(pairText);
        expect(new Set(pairs).size).toBe(pairs.length);
        expect(inForce(merged(ours, theirs.toReversed()))).toEqual(inForce(result));
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  test('nothing that was ever decided is forgotten', () => {
    const names = (decisions: readonly RememberedDecision[]) =>
      new Set(decisions.map((each) => `${pairText(each)} ${each.verdict} ${each.at} ${each.who}`));
    fc.assert(
      fc.property(log, log, (first, theirs) => {
        const ours = merged([], first);
        expect(names(merged(ours, theirs))).toEqual(names([...first, ...theirs]));
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});
