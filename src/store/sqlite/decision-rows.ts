import { isDeepStrictEqual } from 'node:util';
import { and, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import { decisions } from '../../../db/sqlite/schema/decisions.ts';
import { present } from '../../model/present.ts';
import { type Decision, type Kinship, keyText, type RecordKey, type RememberedDecision } from '../../model/work.ts';
import type { Batch } from '../store.ts';
import type { Database } from './database.ts';

type Row = typeof decisions.$inferSelect;
type Orm = Database['orm'];

/** What was decided, and by what the rules' former verdicts are found. */
type Decided = Pick<Batch, 'run' | 'works' | 'decisions' | 'undo' | 'remembered'> & {
  /** Written keys of the records that the rules judged anew. */
  readonly judged: readonly string[];
};

/**
 * Rules judge a changed record anew, so their former verdicts about it are replaced, and a work that is written is told anew which pairs tie it
 * together; a person's verdict is added, and what the batch undoes is marked with the time `at`, never deleted.
 */
export function writeDecisions(orm: Orm, { run, judged, works, decisions: made, undo = [], remembered = [] }: Decided, at: string): void {
  for (const each of undo) {
    orm
      .update(decisions)
      .set({ undoneAt: ('undoneAt' in each ? each.undoneAt : undefined) ?? at })
      .where(and(samePair(each), eq(decisions.by, 'user'), isNull(decisions.undoneAt)))
      .run();
  }
  const byRule = new Map(made.filter(({ by }) => by === 'rule').map((each) => [pairName(ordered(each)), each]));
  for (const row of formerVerdicts(orm, { judged, works, made: [...byRule.values()] })) {
    const again = byRule.get(pairName(row));
    if (
      again &&
      again.verdict === row.verdict &&
      isDeepStrictEqual(again.reasons, row.reasons) &&
      isDeepStrictEqual(kinshipOf(again), row.relation)
    )
      byRule.delete(pairName(row));
    else replace(orm, row, run);
  }
  const byUser = made.filter((each) => each.by === 'user' && newestInForce(orm, each)?.verdict !== each.verdict);
  const rows: readonly (Decision | RememberedDecision)[] = [...remembered, ...byRule.values(), ...byUser];
  for (const { verdict, by, reasons, who, at: decidedAt, ...each } of rows) {
    const undoneAt = ('undoneAt' in each ? each.undoneAt : undefined) ?? null;
    const told = { verdict, by, reasons, who: who ?? null, relation: kinshipOf(each), at: decidedAt ?? null };
    orm
      .insert(decisions)
      .values({ ...ordered(each), ...told, undoneAt, run })
      .run();
  }
}

/** The verdicts of rules about records (about the pairs with `other`, where it is given) are those from before a run again. */
export function reviveVerdicts(orm: Orm, names: readonly string[], of: number, other?: string): void {
  for (const name of names) {
    const pair =
      other === undefined ? or(eq(decisions.a, name), eq(decisions.b, name)) : and(eq(decisions.a, name), eq(decisions.b, other));
    const about = and(eq(decisions.by, 'rule'), pair);
    orm
      .delete(decisions)
      .where(and(about, eq(decisions.run, of)))
      .run();
    orm
      .update(decisions)
      .set({ replacedBy: null })
      .where(and(about, eq(decisions.replacedBy, of)))
      .run();
  }
}

/**
 * What rules said in a run, and what they had said before, of records that it only passed by: the former verdicts are in force again. `later`: whether
 * something happened to a record since; then what was said since holds.
 */
export function revivePassedBy(orm: Orm, of: number, later: (name: string) => boolean): void {
  const rows = orm
    .select()
    .from(decisions)
    .where(and(eq(decisions.by, 'rule'), or(eq(decisions.run, of), eq(decisions.replacedBy, of))))
    .all();
  for (const { a, b } of rows) if (!later(a) && !later(b)) reviveVerdicts(orm, [a], of, b);
}

/** The rules' verdicts in force about judged records, about pairs that are judged again, and about the records of one work among themselves. */
function formerVerdicts(
  orm: Orm,
  { judged, works, made }: Pick<Decided, 'judged' | 'works'> & { made: readonly Decision[] },
): readonly Row[] {
  const inForce = and(eq(decisions.by, 'rule'), isNull(decisions.replacedBy));
  const found = (where: SQL | undefined) => orm.select().from(decisions).where(and(inForce, where)).all();
  const rows = [
    ...judged.flatMap((name) => found(or(eq(decisions.a, name), eq(decisions.b, name)))),
    ...made.flatMap((each) => found(samePair(each))),
    ...works.flatMap(({ records }) => {
      const names = records.length > 1 ? records.map(keyText) : [];
      const inWork = new Set(names);
      const ties = names.flatMap((name) => found(eq(decisions.a, name)));
      return ties.filter(({ b }) => inWork.has(b));
    }),
  ];
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** What a run said itself is not kept when it says something else. */
function replace(orm: Orm, row: Row, run: number): void {
  if (row.run === run) orm.delete(decisions).where(eq(decisions.id, row.id)).run();
  else orm.update(decisions).set({ replacedBy: run }).where(eq(decisions.id, row.id)).run();
}

/** The verdict in force about every pair that one of the keys is in: a person's newest one, else the rule's. */
export function decisionsAbout(orm: Orm, keys: readonly RecordKey[]): readonly Decision[] {
  const names = [...new Set(keys.map(keyText))];
  const inForce = new Map<string, Row>();
  for (let start = 0; start < names.length; start += 400) {
    const some = names.slice(start, start + 400);
    const rows = orm
      .select()
      .from(decisions)
      .where(and(isNull(decisions.undoneAt), isNull(decisions.replacedBy), or(inArray(decisions.a, some), inArray(decisions.b, some))))
      .orderBy(decisions.id)
      .all();
    for (const row of rows) {
      const pair = pairName(row);
      if (row.by === 'user' || inForce.get(pair)?.by !== 'user') inForce.set(pair, row);
    }
  }
  return [...inForce.values()].map(decisionOf);
}

/** A stored decision, as everybody else knows it. */
export const decisionOf = ({ a, b, verdict, by, reasons, relation, who, at }: Row): Decision => ({
  a,
  b,
  verdict,
  by,
  // A person need not give one.
  reasons,
  ...present<Pick<Decision, 'relation' | 'who' | 'at'>>({ relation: relation ?? undefined, who: who ?? undefined, at: at ?? undefined }),
});

function newestInForce(orm: Orm, decision: Decision): Row | undefined {
  return orm
    .select()
    .from(decisions)
    .where(and(samePair(decision), eq(decisions.by, decision.by), isNull(decisions.undoneAt)))
    .orderBy(desc(decisions.id))
    .get();
}

const pairName = ({ a, b }: Pick<Decision, 'a' | 'b'>): string => `${a}\u0000${b}`;

function samePair(decision: Pick<Decision, 'a' | 'b'>) {
  const { a, b } = ordered(decision);
  return and(eq(decisions.a, a), eq(decisions.b, b));
}

/** A verdict is about a pair, in either order: the smaller key stands first. */
function ordered({ a, b }: Pick<Decision, 'a' | 'b'>): { a: string; b: string } {
  return a <= b ? { a, b } : { a: b, b: a };
}

/** The kinship of a pair as it is stored, in the order of its keys. */
function kinshipOf({ a, b, relation }: Pick<Decision, 'a' | 'b' | 'relation'>): Kinship | null {
  if (!relation?.of || a <= b) return relation ?? null;
  return { ...relation, of: relation.of === 'a' ? 'b' : 'a' };
}
