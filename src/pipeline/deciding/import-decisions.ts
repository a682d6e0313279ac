import { type Conflict, reconcileDecisions } from '../../dedupe/reconcile-decisions.ts';
import type { TextLine } from '../../formats/text-lines.ts';
import { decisionLine } from '../../model/decision-line.ts';
import { Misconfigured } from '../../model/errors.ts';
import { keyText, pairText, parseKey, type RememberedDecision } from '../../model/work.ts';
import { checkedSettings } from '../../settings-fault.ts';
import type { Store } from '../../store/store.ts';
import { asDecisionRun, type Deciding } from './decision-run.ts';
import { takeInDecisions } from './take-in-decisions.ts';

export interface ImportReport {
  readonly run: number;
  /** Decisions that the file has. */
  readonly decisions: number;
  /** In force now, and not before. */
  readonly made: number;
  /** Taken back, as they were elsewhere. */
  readonly takenBack: number;
  /** Only the history knows of them: they were in force once, elsewhere. */
  readonly remembered: number;
  /** Were here already. */
  readonly known: number;
  readonly conflicts: readonly Conflict[];
  /** Decisions in force about a record that is not here: they hold when it comes. */
  readonly waiting: number;
}

const pairsAtATime = 50;

/**
 * Takes in decisions that were written by `refmill duplicates export`, in whatever library. The whole file is read before anything is
 * stored. Throws Misconfigured naming the line and the field that is wrong.
 */
export async function importDecisions(
  store: Store,
  request: Deciding & { readonly lines: AsyncIterable<TextLine>; readonly from: string; readonly progress?: (pairs: number) => void },
): Promise<ImportReport> {
  const { from, now, signal, progress } = request;
  const theirs = new Map<string, RememberedDecision[]>();
  let decisions = 0;
  for await (const line of request.lines) {
    if (line.text.trim() === '') continue;
    const decision = decisionOn(line, from);
    theirs.set(pairText(decision), [...(theirs.get(pairText(decision)) ?? []), decision]);
    decisions += 1;
  }
  if (decisions === 0) throw new Misconfigured('file', `${from}: there is no decision in it`);
  return asDecisionRun(store, { verdict: 'import', list: from, pairs: theirs.size }, request, async (run) => {
    const report = { decisions, made: 0, takenBack: 0, remembered: 0, known: 0, waiting: 0 };
    const conflicts: Conflict[] = [];
    const pairs = [...theirs.values()];
    const at = now().toISOString();
    for (let start = 0; start < pairs.length; start += pairsAtATime) {
      signal?.throwIfAborted();
      const some = pairs.slice(start, start + pairsAtATime).flat();
      let done = reconcileDecisions([], [], at);
      await takeInDecisions(store, run, some, (ours) => {
        done = reconcileDecisions(ours, some, at);
        return done;
      });
      report.made += done.made.length;
      report.takenBack += done.takenBack;
      report.remembered += done.remembered.length;
      report.known += done.known;
      conflicts.push(...done.conflicts);
      const keys = done.made.flatMap(({ a, b }) => [parseKey(a), parseKey(b)]);
      const here = new Set((await store.known(keys)).map(({ key }) => keyText(key)));
      report.waiting += done.made.filter(({ a, b }) => !here.has(a) || !here.has(b)).length;
      progress?.(start + pairsAtATime);
    }
    return { ...report, conflicts };
  });
}

function decisionOn({ text, number, cut }: TextLine, from: string): RememberedDecision {
  const refused = (why: string) => new Misconfigured('file', `${from}, line ${number}: ${why}`);
  if (cut) throw refused('is too long');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused('is no JSON; a line is what `refmill duplicates export` writes');
  }
  const checked = checkedSettings(decisionLine, value);
  if ('fault' in checked) throw refused(`${checked.fault.key === '' ? '' : `${checked.fault.key}: `}${checked.fault.message}`);
  return { ...checked.data, by: 'user' };
}
