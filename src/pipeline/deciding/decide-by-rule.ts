import { parsePairRule } from '../../dedupe/pair-rule.ts';
import { Misconfigured } from '../../model/errors.ts';
import { pairText } from '../../model/work.ts';
import type { DecidedPair } from '../../store/decision-shelf.ts';
import type { Store } from '../../store/store.ts';
import { asDecisionRun, type Deciding } from './decision-run.ts';
import { type Grounds, type PersonsVerdict, personsDecision } from './persons-decision.ts';
import { waitingPairs } from './review-queue.ts';
import { takeInDecisions } from './take-in-decisions.ts';

export interface RuleRequest extends Grounds, Deciding {
  /** The condition, as a person writes it. */
  readonly where: string;
  readonly verdict: PersonsVerdict;
  /** Says what it would decide, and decides nothing. */
  readonly dryRun?: boolean;
  readonly progress?: (pairs: number) => void;
}

export interface RuleReport {
  /** Absent: nothing was decided. */
  readonly run?: number;
  /** The condition as it is kept with each decision. */
  readonly rule: string;
  /** The pairs for which it holds. */
  readonly pairs: readonly DecidedPair[];
  /** Pairs of the queue for which it does not. */
  readonly left: number;
}

/** Pairs decided in one transaction. */
const pairsAtATime = 50;

/**
 * Decides every pair of the review queue for which a condition holds. The rule is named among the reasons of each, and all come in one
 * run, by which they can be undone. Throws Misconfigured for what is no condition, and for one that would merge whatever does not differ.
 */
export async function decideByRule(store: Store, request: RuleRequest): Promise<RuleReport> {
  const { where, verdict, dryRun, now, signal, progress, who, reason } = request;
  const rule = parsePairRule(where);
  if (verdict === 'same' && !rule.asksForAgreement)
    throw new Misconfigured('where', `--where: “${rule.written}” asks for nothing that the two have in common: add a “same …”`);
  const pairs: DecidedPair[] = [];
  let left = 0;
  for await (const { pair, facts } of waitingPairs(store, signal)) {
    if (rule.holds(facts, pair.decision)) pairs.push(pair);
    else left += 1;
  }
  const found = { rule: rule.written, pairs, left };
  if (dryRun || pairs.length === 0) return found;
  const told = { verdict, where: rule.written, pairs: pairs.length };
  return asDecisionRun(store, told, request, async (run) => {
    const at = now().toISOString();
    for (let start = 0; start < pairs.length; start += pairsAtATime) {
      signal?.throwIfAborted();
      const some = pairs.slice(start, start + pairsAtATime).map(({ decision: { a, b } }) => ({ a, b }));
      await takeInDecisions(store, run, some, (before) => {
        // What somebody decided meanwhile stands: he looked at it.
        const decided = new Set(before.filter(({ undoneAt }) => undoneAt === undefined).map(pairText));
        const open = some.filter((pair) => !decided.has(pairText(pair)));
        const grounds = {
          rule: `by the rule “${rule.written}”`,
          at,
          ...(who === undefined ? {} : { who }),
          ...(reason === undefined ? {} : { reason }),
        };
        return { undone: [], made: open.map((pair) => personsDecision(pair, verdict, grounds)) };
      });
      progress?.(start + some.length);
    }
    return found;
  });
}
