import { planWorks } from '../../dedupe/plan.ts';
import { StaleBatch } from '../../model/errors.ts';
import { noCounts } from '../../model/run.ts';
import { type Decision, keyText, pairText, parseKey, type RecordPair, type RememberedDecision } from '../../model/work.ts';
import type { LoggedDecision } from '../../store/decision-shelf.ts';
import type { Store } from '../../store/store.ts';
import { surroundings } from '../surroundings/surroundings.ts';

/** What shall hold of some pairs from now on. */
export interface Ruling {
  readonly made: readonly Decision[];
  /** Decisions in force that are so no longer; `undoneAt` says since when, otherwise it is the moment at which the run began. */
  readonly undone: readonly (Decision | RememberedDecision)[];
  /** Decisions of which the history alone is to learn. */
  readonly remembered?: readonly RememberedDecision[];
}

const attempts = 20;

/**
 * Stores what a person decided about pairs, and resolves the works of their records anew, in one transaction. `rule` is told what persons
 * decided about those pairs before, and is asked again when somebody else wrote in between. A decision about a record that is not there
 * waits for it under its key.
 */
export async function takeInDecisions(
  store: Store,
  run: number,
  pairs: readonly RecordPair[],
  rule: (before: readonly LoggedDecision[]) => Ruling,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await takeInOnce(store, run, pairs, rule);
    } catch (error) {
      if (!(error instanceof StaleBatch) || attempt === attempts) throw error;
    }
  }
}

async function takeInOnce(
  store: Store,
  run: number,
  pairs: readonly RecordPair[],
  rule: Parameters<typeof takeInDecisions>[3],
): Promise<void> {
  const revision = await store.revision();
  const about = new Set(pairs.map(pairText));
  const keys = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))].map(parseKey);
  const before = (await store.remembered(keys)).filter((each) => about.has(pairText(each)));
  const { made, undone, remembered = [] } = rule(before);
  if (made.length + undone.length + remembered.length === 0) return;
  const named = new Set(keys.map(keyText));
  const here = (await store.neighbours({ keys, identifiers: [] })).filter(({ key }) => named.has(keyText(key)));
  const near = await surroundings(store, { again: here.map(({ key }) => key) });
  const over = new Set([...undone, ...made].map(pairText));
  const planned = planWorks({
    ...near,
    neighbours: near.stored,
    decisions: [...near.standing.filter((each) => each.by === 'rule' || !over.has(pairText(each))), ...made],
    ranks: store.ranks,
  });
  await store.write({
    run,
    source: 'user',
    revision,
    seen: [],
    changes: [],
    works: planned.works,
    decisions: [...planned.decisions, ...near.told, ...made],
    judged: [...near.judged].map(parseKey),
    undo: undone,
    ...(remembered.length > 0 ? { remembered } : {}),
    failures: [],
    payloads: [],
    counts: noCounts,
  });
}
