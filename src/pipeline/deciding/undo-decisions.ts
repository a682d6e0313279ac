import { Misconfigured } from '../../model/errors.ts';
import { pairText } from '../../model/work.ts';
import type { LoggedDecision } from '../../store/decision-shelf.ts';
import type { Store } from '../../store/store.ts';
import { asDecisionRun, type Deciding } from './decision-run.ts';
import type { Grounds } from './persons-decision.ts';
import { takeInDecisions } from './take-in-decisions.ts';

export interface UndoDecisionsReport {
  readonly run: number;
  /** Pairs of which the decision was taken back. */
  readonly pairs: number;
  /** Of those, pairs about which an earlier decision is in force again. */
  readonly restored: number;
}

const pairsAtATime = 50;

/**
 * Takes back what a run decided, all of it at once: a bulk, a rule, an import. What it had put in the place of an earlier decision is decided so again.
 * Throws Misconfigured when there is nothing of it to take back.
 */
export async function undoDecisions(store: Store, of: number, request: Deciding & Grounds): Promise<UndoDecisionsReport> {
  const { now, signal, who, reason } = request;
  const undone = await store.run(of);
  if (!undone) throw new Misconfigured('run', `there is no run ${of}; \`refmill runs\` lists them`);
  const pairs = new Map<string, LoggedDecision>();
  for await (const each of store.log(of)) if (each.undoneAt === undefined) pairs.set(pairText(each), each);
  if (pairs.size === 0) throw new Misconfigured('run', `nothing that run ${of} decided is in force: there is nothing to undo`);
  const told = {
    verdict: 'undo',
    of,
    pairs: pairs.size,
    ...(who === undefined ? {} : { who }),
    ...(reason === undefined ? {} : { reason }),
  };
  return asDecisionRun(store, told, request, async (run) => {
    let restored = 0;
    const all = [...pairs.values()];
    for (let start = 0; start < all.length; start += pairsAtATime) {
      signal?.throwIfAborted();
      let again = 0;
      await takeInDecisions(store, run, all.slice(start, start + pairsAtATime), (before) => {
        const taken = before.filter((each) => each.run === of && each.undoneAt === undefined);
        const made = taken.flatMap((each) => inPlaceOf(each, before) ?? []);
        again = made.length;
        return { undone: taken, made };
      });
      restored += again;
    }
    return { pairs: all.length, restored };
  });

  /** What was in force about the pair until the run. */
  function inPlaceOf(taken: LoggedDecision, before: readonly LoggedDecision[]) {
    const former = before.findLast(
      (each) => each.run < of && pairText(each) === pairText(taken) && (each.undoneAt === undone?.startedAt || each.undoneAt === taken.at),
    );
    if (!former) return undefined;
    const { undoneAt: _undoneAt, run: _run, ...decision } = former;
    // A decision is known by its time, in other libraries too: this one is taken anew.
    return { ...decision, at: now().toISOString() };
  }
}
