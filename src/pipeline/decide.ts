import { Misconfigured } from '../model/errors.ts';
import { present } from '../model/present.ts';
import { pairText, parseKey } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { asDecisionRun, type Deciding } from './deciding/decision-run.ts';
import { namedPairs } from './deciding/named-pairs.ts';
import { type Grounds, type PersonsVerdict, personsDecision } from './deciding/persons-decision.ts';
import { takeInDecisions } from './deciding/take-in-decisions.ts';

/** What a person says of records, or that what was said shall no longer hold. */
export interface DecideRequest extends Grounds, Deciding {
  /** Two or more: written keys of records (`pubmed/28961839`), or public ids of works, which stand for all their records. */
  readonly records: readonly string[];
  readonly verdict: PersonsVerdict | 'undo';
}

export interface DecideReport {
  readonly run: number;
  /** Public ids of the works that the records are in afterwards. */
  readonly works: readonly string[];
}

/**
 * Records a person's decision and resolves the works concerned anew, in one transaction. It outranks every rule from then on. Throws
 * Misconfigured for an unknown record or a decision that is not there.
 */
export async function decide(store: Store, request: DecideRequest): Promise<DecideReport> {
  const { records, verdict, who, reason, now } = request;
  const grounds = present<Grounds>({ who, reason });
  if (records.length < 2) throw new Misconfigured('record', 'name two works or records, or more');
  const pairs = await namedPairs(store, records, verdict === 'different');
  const keys = pairs.flatMap(({ a, b }) => [parseKey(a), parseKey(b)]);
  const about = new Set(pairs.map(pairText));
  if (verdict === 'undo' && !(await store.decisions(keys)).some((each) => each.by === 'user' && about.has(pairText(each))))
    throw new Misconfigured('record', `nobody has decided about ${records.join(' and ')}: there is nothing to undo`);
  const named = records.length === 2 ? { a: records[0], b: records[1] } : { records };
  // Who took a decision back, and why, is said by the ledger.
  const told = { ...named, verdict, pairs: pairs.length, ...(verdict === 'undo' ? grounds : {}) };
  return asDecisionRun(store, told, request, async (run) => {
    const at = now().toISOString();
    await takeInDecisions(store, run, pairs, (before) => ({
      undone: before.filter(({ undoneAt }) => undoneAt === undefined),
      made: verdict === 'undo' ? [] : pairs.map((pair) => personsDecision(pair, verdict, { ...grounds, at })),
    }));
    const after = await store.neighbours({ keys, identifiers: [] });
    return { works: [...new Set(after.map(({ work }) => work))] };
  });
}
