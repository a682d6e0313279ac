import { and, desc, eq, inArray, isNull, or } from 'drizzle-orm';
import { decisions } from '../../../db/sqlite/schema/decisions.ts';
import { present } from '../../model/present.ts';
import { type Decision, keyText, type RecordKey } from '../../model/work.ts';
import type { Batch } from '../store.ts';
import type { Database } from './database.ts';

type Row = typeof decisions.$inferSelect;
type Orm = Database['orm'];

/** What was decided, and what of the rules' former verdicts goes for it. */
type Decided = Pick<Batch, 'run' | 'works' | 'decisions' | 'undo'> & {
  /** Written keys of the records that the rules judged anew. */
  readonly judged: readonly string[];
};

/**
 * Rules judge a changed record anew, so their former verdicts about it go, and a work that is written is told anew which pairs tie it together; a
 * person's verdict is added, and what the batch undoes is marked with the time `at`, never deleted.
 */
export function writeDecisions(orm: Orm, { run, judged, works, decisions: made, undo = [] }: Decided, at: string): void {
  for (const name of judged) {
    orm
      .delete(decisions)
      .where(and(eq(decisions.by, 'rule'), or(eq(decisions.a, name), eq(decisions.b, name))))
      .run();
  }
  for (const { records } of works) if (records.length > 1) forgetTies(orm, records.map(keyText));
  for (const each of undo) {
    orm
      .update(decisions)
      .set({ undoneAt: at })
      .where(and(samePair(each), eq(decisions.by, 'user'), isNull(decisions.undoneAt)))
      .run();
  }
  for (const each of made) {
    const { a, b } = ordered(each);
    if (each.by === 'rule')
      orm
        .delete(decisions)
        .where(and(samePair(each), eq(decisions.by, 'rule')))
        .run();
    else if (newestInForce(orm, each)?.verdict === each.verdict) continue;
    orm
      .insert(decisions)
      .values({ a, b, verdict: each.verdict, by: each.by, reasons: each.reasons, at: each.at ?? null, run })
      .run();
  }
}

/** The rules' verdicts by which these records were one work. */
function forgetTies(orm: Orm, names: readonly string[]): void {
  const inWork = new Set(names);
  for (const name of names) {
    const ties = orm
      .select({ id: decisions.id, b: decisions.b })
      .from(decisions)
      .where(and(eq(decisions.a, name), eq(decisions.by, 'rule'), eq(decisions.verdict, 'same')))
      .all();
    for (const { id, b } of ties) if (inWork.has(b)) orm.delete(decisions).where(eq(decisions.id, id)).run();
  }
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
      .where(and(isNull(decisions.undoneAt), or(inArray(decisions.a, some), inArray(decisions.b, some))))
      .orderBy(decisions.id)
      .all();
    for (const row of rows) {
      const pair = `${row.a}\u0000${row.b}`;
      if (row.by === 'user' || inForce.get(pair)?.by !== 'user') inForce.set(pair, row);
    }
  }
  return [...inForce.values()].map(({ a, b, verdict, by, reasons, at }) =>
    present<Decision>({ a, b, verdict, by, reasons, at: at ?? undefined }),
  );
}

function newestInForce(orm: Orm, decision: Decision): Row | undefined {
  return orm
    .select()
    .from(decisions)
    .where(and(samePair(decision), eq(decisions.by, decision.by), isNull(decisions.undoneAt)))
    .orderBy(desc(decisions.id))
    .get();
}

function samePair(decision: Decision) {
  const { a, b } = ordered(decision);
  return and(eq(decisions.a, a), eq(decisions.b, b));
}

/** A verdict is about a pair, in either order: the smaller key stands first. */
function ordered({ a, b }: Decision): { a: string; b: string } {
  return a <= b ? { a, b } : { a: b, b: a };
}
