import { type Decision, pairText, type RememberedDecision } from '../model/work.ts';

/** What is to be done so that decisions from elsewhere stand beside those that are here. */
export interface Reconciliation {
  /** In force from now on. */
  readonly made: readonly Decision[];
  /** Ours that are in force no longer, since when. */
  readonly undone: readonly RememberedDecision[];
  /** In force no longer where they come from, or overruled by a later one of ours. */
  readonly remembered: readonly RememberedDecision[];
  /** Pairs about which the two disagree, with the later decision, which holds. */
  readonly conflicts: readonly Conflict[];
  /** How many of the lines were here already. */
  readonly known: number;
  /** Decisions of ours that were taken back elsewhere. */
  readonly takenBack: number;
}

export interface Conflict {
  readonly ours: RememberedDecision;
  readonly theirs: RememberedDecision;
  readonly holds: 'ours' | 'theirs';
}

/**
 * Lays decisions from elsewhere beside ours. Of two about one pair the later one holds, whoever made it; made at the same moment, ours. Nothing is forgotten: the
 * other one goes into the history. A decision that is here already is known by its pair, verdict, time and person; where it was taken back elsewhere, it is
 * taken back here. Doing it twice changes nothing the second time, and the order of the lines does not matter. A decision without a time yields to every
 * other. `now`: when an undated one that yields to an undated one ceases to be in force.
 */
export function reconcileDecisions(
  ours: readonly RememberedDecision[],
  theirs: readonly RememberedDecision[],
  now: string,
): Reconciliation {
  const pairs = new Map<string, { ours: RememberedDecision[]; theirs: RememberedDecision[] }>();
  const of = (decision: RememberedDecision) => {
    const name = pairText(decision);
    const found = pairs.get(name) ?? { ours: [], theirs: [] };
    pairs.set(name, found);
    return found;
  };
  for (const each of theirs) of(each).theirs.push(each);
  for (const each of ours) if (pairs.has(pairText(each))) of(each).ours.push(each);
  const parts = [...pairs.values()].map((pair) => reconcilePair(pair, now));
  return {
    made: parts.flatMap(({ made }) => made),
    undone: parts.flatMap(({ undone }) => undone),
    remembered: parts.flatMap(({ remembered }) => remembered),
    conflicts: parts.flatMap(({ conflicts }) => conflicts),
    known: parts.reduce((sum, { known }) => sum + known, 0),
    takenBack: parts.reduce((sum, { takenBack }) => sum + takenBack, 0),
  };
}

interface OfPair {
  readonly ours: readonly RememberedDecision[];
  readonly theirs: readonly RememberedDecision[];
}

function reconcilePair(pair: OfPair, now: string): Reconciliation {
  const lines = oneOfEach(pair.theirs);
  const known = new Map(pair.ours.map((each) => [identityOf(each), each]));
  const undoneThere = new Map(lines.filter(({ undoneAt }) => undoneAt !== undefined).map((each) => [identityOf(each), each.undoneAt]));
  const standing = pair.ours.findLast(({ undoneAt }) => undoneAt === undefined);
  const backThere = standing && undoneThere.get(identityOf(standing));
  const fresh = lines.filter((each) => !known.has(identityOf(each)));
  const inForce = fresh.filter(({ undoneAt }) => undoneAt === undefined);
  const newest = inForce[0];
  // One that was taken back elsewhere stands against nothing any more.
  const against = backThere === undefined ? standing : undefined;
  const wins = newest !== undefined && (against === undefined || timeOf(newest) > timeOf(against));
  const holder = wins ? newest : against;
  const overruled = inForce.filter((each) => each !== holder).map((each) => ({ ...each, undoneAt: holder?.at ?? each.at ?? now }));
  const undoneOurs =
    standing && backThere !== undefined
      ? [{ ...standing, undoneAt: backThere }]
      : standing && wins
        ? [{ ...standing, undoneAt: timeOf(newest) }]
        : [];
  const disagrees = standing && newest && standing.verdict !== newest.verdict;
  return {
    made: wins ? [newest] : [],
    undone: undoneOurs,
    remembered: [...fresh.filter(({ undoneAt }) => undoneAt !== undefined), ...overruled],
    conflicts: disagrees ? [{ ours: standing, theirs: newest, holds: wins ? 'theirs' : 'ours' }] : [],
    known: pair.theirs.length - fresh.length,
    takenBack: backThere === undefined || wins ? 0 : 1,
  };
}

const timeOf = ({ at }: Decision): string => at ?? '';

const identityOf = ({ verdict, at, who }: Decision): string => JSON.stringify([verdict, at ?? '', who ?? '']);

/** Each decision once, as it was last known (taken back, where one line says so), the newest first; of one moment in an order that does not depend on the file's. */
function oneOfEach(lines: readonly RememberedDecision[]): readonly RememberedDecision[] {
  const found = new Map<string, RememberedDecision>();
  for (const each of lines) {
    const name = identityOf(each);
    const before = found.get(name);
    if (!before || (each.undoneAt ?? '') > (before.undoneAt ?? '')) found.set(name, each);
  }
  return [...found]
    .sort(([x, a], [y, b]) => (timeOf(a) > timeOf(b) ? -1 : timeOf(a) < timeOf(b) ? 1 : x < y ? -1 : 1))
    .map(([, each]) => each);
}
