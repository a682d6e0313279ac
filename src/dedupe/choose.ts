import { personRank, type Ranked } from './rank.ts';

/** A value that a record has for a field. */
export interface Candidate<T> {
  readonly of: Ranked;
  readonly value: T;
}

/** How the best value of a field is told. */
export interface FieldRule<T> {
  /** Equal names, the same statement: `Effects of tides.` and `EFFECTS OF TIDES`. */
  readonly name: (value: T) => string;
  /**
   * How plainly a value is damaged or incomplete beside the others, 0: not at all. A damaged value gives way to a whole one of any source, a person's
   * word excepted.
   */
  readonly flaw?: (candidate: Candidate<T>, all: readonly Candidate<T>[]) => number;
  /** Among values of sources of one rank: what counts, most telling first; the larger the better. What most records say comes last. */
  readonly among?: readonly ((candidate: Candidate<T>, all: readonly Candidate<T>[]) => number)[];
}

export interface Chosen<T> {
  readonly value: T;
  readonly of: Ranked;
  /** Written keys of the records that say the same, the chosen one first. */
  readonly keys: readonly string[];
}

/**
 * The best of the values that records have for a field. `candidates` stand in the order in which their records are believed: whatever the rule leaves
 * open is told by that. Undefined when nobody says anything.
 */
export function choose<T>(candidates: readonly Candidate<T>[], { name, flaw, among = [] }: FieldRule<T>): Chosen<T> | undefined {
  const [first, ...others] = candidates;
  if (!first) return undefined;
  const names = candidates.map(({ value }) => name(value));
  if (others.length === 0) return pick(first, candidates, names, name);
  const says = new Map<string, number>();
  for (const each of names) says.set(each, (says.get(each) ?? 0) + 1);
  const rated = candidates.map((candidate, at) => {
    const person = candidate.of.rank === personRank;
    return [
      person ? 1 : 0,
      -(person ? 0 : (flaw?.(candidate, candidates) ?? 0)),
      -candidate.of.rank,
      ...among.map((better) => better(candidate, candidates)),
      says.get(names[at] ?? '') ?? 0,
      -at,
    ];
  });
  let best = 0;
  for (let at = 1; at < rated.length; at += 1) if (isBetter(rated[at] ?? [], rated[best] ?? [])) best = at;
  return pick(candidates[best] ?? first, candidates, names, name);
}

function isBetter(a: readonly number[], b: readonly number[]): boolean {
  for (const [at, mine] of a.entries()) {
    const theirs = b[at] ?? 0;
    if (mine !== theirs) return mine > theirs;
  }
  return false;
}

function pick<T>(best: Candidate<T>, candidates: readonly Candidate<T>[], names: readonly string[], name: (value: T) => string): Chosen<T> {
  const own = name(best.value);
  const agreeing = candidates.filter((each, at) => each !== best && names[at] === own).map(({ of }) => of.name);
  return { value: best.value, of: best.of, keys: [best.of.name, ...agreeing] };
}

/** How many records say what the candidate says, as far as `part` of it goes. */
export const agreeing =
  <T>(part: (value: T) => string | undefined) =>
  ({ value }: Candidate<T>, all: readonly Candidate<T>[]): number => {
    const own = part(value);
    return own === undefined ? 0 : all.filter((each) => part(each.value) === own).length;
  };

/** The values of a field, in the order in which the records are believed. */
export const candidatesOf = <T>(ranked: readonly Ranked[], value: (of: Ranked) => T | undefined): readonly Candidate<T>[] =>
  ranked.flatMap((of) => {
    const found = value(of);
    return found === undefined ? [] : [{ of, value: found }];
  });
