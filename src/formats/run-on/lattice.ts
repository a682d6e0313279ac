import { type Candidate, type Kind, kinds } from './candidate.ts';

/** A kind that may fill any stretch: prose, lists, what is left over. Its cost is summed over its characters. */
export interface FreeKind {
  readonly kind: Kind;
  readonly entry: number;
  /** What each character costs. */
  readonly perCharacter: Float64Array;
  /** What it costs to end at an offset. */
  exit(at: number): number;
}

export interface Lattice {
  readonly length: number;
  readonly candidates: readonly Candidate[];
  readonly free: readonly FreeKind[];
  /** Cost of a border at every offset. */
  readonly borders: Float64Array;
  /** What it costs to leave the character at an offset out between two values: nothing for separators, infinity for what says something. */
  readonly gaps: Float64Array;
  /** Cost of one kind of value following another. */
  follow(before: Kind, after: Kind): number;
}

export interface Segment {
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  /** How clearly this reading beats the others of the same place: 0.5 a toss-up, near 1 no rival. */
  readonly confidence: number;
  /** Other ends and beginnings that cost almost the same. */
  readonly rivals: readonly { readonly start: number; readonly end: number }[];
}

const K = kinds.length;
const indexOfKind = Object.fromEntries(kinds.map((kind, index) => [kind, index])) as Record<Kind, number>;
const START = indexOfKind.start;
const END = indexOfKind.end;

/** A reading that costs at most this much more than the best is reported as a rival. */
const rivalMargin = 1;
/** Rivals that cost this much more leave no doubt. */
const clearMargin = 5;

/**
 * The best whole reading of a page: the cheapest chain of segments from its first character to its last, found by dynamic
 * programming over (offset, kind of the segment that ends there). Time grows with the length of the page times the number of kinds.
 */
export function bestReading(lattice: Lattice): Segment[] {
  const follow = followTable(lattice);
  const present = presentKinds(lattice);
  const suffix = costsToEnd(lattice, follow, present);
  const prefix = costsFromStart(lattice, follow, present);
  const best = suffix.closed[START] ?? Number.POSITIVE_INFINITY;
  const steps = walk(lattice, follow, suffix).map((step) => ({ ...step, margin: clearMargin, rivals: [] as Candidate[] }));
  for (const candidate of lattice.candidates) {
    const behind = marginalOf(candidate, lattice, follow, present, prefix, suffix) - best;
    if (behind >= clearMargin) continue;
    for (let index = stepAt(steps, candidate.start); index < steps.length; index++) {
      const step = steps[index];
      if (!step || step.start >= candidate.end) break;
      if (isSame(candidate, step)) continue;
      step.margin = Math.min(step.margin, behind);
      if (candidate.kind === step.kind && behind <= rivalMargin) step.rivals.push(candidate);
    }
  }
  return steps.map(({ kind, start, end, margin, rivals }) => ({
    kind,
    start,
    end,
    confidence: Math.round(100 / (1 + Math.exp(-margin))) / 100,
    rivals: rivals.map((rival) => ({ start: rival.start, end: rival.end })),
  }));
}

type Step = Pick<Segment, 'kind' | 'start' | 'end'>;
interface Costs {
  /** Cost of the rest (or of what came before) with a segment of a kind ending at an offset: [offset * K + kind]. */
  readonly closed: Float64Array;
  /** The same with a segment of a free kind going on at the offset: [offset * free + index]. */
  readonly inside: Float64Array;
}

/** A value that a label announces and the same stretch by its own shape are no two readings. */
const isSame = (a: Step | Candidate, b: Step) =>
  a.start === b.start && a.end === b.end && (a.kind === b.kind || a.kind === 'labelled' || b.kind === 'labelled');

/** The step that covers an offset, by bisection. */
function stepAt(steps: readonly Step[], offset: number): number {
  let low = 0;
  let high = steps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((steps[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The kinds that a segment before an offset can have: a page has a third of all, and the others need not be summed up anywhere. */
function presentKinds({ candidates, free }: Lattice): Uint8Array {
  const found = new Set([START, ...free.map(({ kind }) => indexOfKind[kind])]);
  for (const { kind } of candidates) found.add(indexOfKind[kind]);
  return Uint8Array.from(found).sort();
}

function followTable({ follow }: Lattice): Float64Array {
  const table = new Float64Array(K * K);
  kinds.forEach((before, row) => {
    kinds.forEach((after, column) => {
      table[row * K + column] = follow(before, after);
    });
  });
  return table;
}

function groupBy(candidates: readonly Candidate[], length: number, edge: 'start' | 'end'): (Candidate[] | undefined)[] {
  const groups: (Candidate[] | undefined)[] = new Array(length + 1);
  for (const candidate of candidates) {
    const group = groups[candidate[edge]];
    if (group) group.push(candidate);
    else groups[candidate[edge]] = [candidate];
  }
  return groups;
}

const at = (costs: Float64Array, index: number) => costs[index] ?? Number.POSITIVE_INFINITY;

function costsToEnd(lattice: Lattice, follow: Float64Array, present: Uint8Array): Costs {
  const { length, free, borders, gaps } = lattice;
  const F = free.length;
  const closed = new Float64Array((length + 1) * K).fill(Number.POSITIVE_INFINITY);
  const inside = new Float64Array((length + 1) * F).fill(Number.POSITIVE_INFINITY);
  const byStart = groupBy(lattice.candidates, length, 'start');
  for (let kind = 0; kind < K; kind++) closed[length * K + kind] = at(follow, kind * K + END);
  for (let offset = length - 1; offset >= 0; offset--) {
    free.forEach((each, index) => {
      const goOn = at(inside, (offset + 1) * F + index);
      const stop = each.exit(offset + 1) + at(closed, (offset + 1) * K + indexOfKind[each.kind]);
      inside[offset * F + index] = at(each.perCharacter, offset) + Math.min(goOn, stop);
    });
    const entries: [number, number][] = free.map((each, index) => [indexOfKind[each.kind], each.entry + at(inside, offset * F + index)]);
    for (const candidate of byStart[offset] ?? []) {
      const kind = indexOfKind[candidate.kind];
      entries.push([kind, candidate.cost + at(closed, candidate.end * K + kind)]);
    }
    const border = at(borders, offset);
    for (const before of present) {
      let least = Number.POSITIVE_INFINITY;
      for (const [kind, cost] of entries) {
        const total = at(follow, before * K + kind) + cost;
        if (total < least) least = total;
      }
      closed[offset * K + before] = Math.min(least + border, at(gaps, offset) + at(closed, (offset + 1) * K + before));
    }
  }
  return { closed, inside };
}

function costsFromStart(lattice: Lattice, follow: Float64Array, present: Uint8Array): Costs {
  const { length, free, borders, gaps } = lattice;
  const F = free.length;
  const closed = new Float64Array((length + 1) * K).fill(Number.POSITIVE_INFINITY);
  const inside = new Float64Array((length + 1) * F).fill(Number.POSITIVE_INFINITY);
  const byEnd = groupBy(lattice.candidates, length, 'end');
  closed[START] = 0;
  for (let offset = 0; offset <= length; offset++) {
    for (const candidate of byEnd[offset] ?? []) {
      const kind = indexOfKind[candidate.kind];
      const cost = entryCost(closed, follow, present, candidate.start, kind) + at(borders, candidate.start) + candidate.cost;
      closed[offset * K + kind] = Math.min(at(closed, offset * K + kind), cost);
    }
    free.forEach((each, index) => {
      const kind = indexOfKind[each.kind];
      const cost = at(inside, offset * F + index) + each.exit(offset);
      closed[offset * K + kind] = Math.min(at(closed, offset * K + kind), cost);
    });
    if (offset === length) break;
    if (at(gaps, offset) < Number.POSITIVE_INFINITY)
      for (const kind of present) closed[(offset + 1) * K + kind] = at(closed, offset * K + kind) + at(gaps, offset);
    free.forEach((each, index) => {
      const enter = entryCost(closed, follow, present, offset, indexOfKind[each.kind]) + at(borders, offset) + each.entry;
      inside[(offset + 1) * F + index] = at(each.perCharacter, offset) + Math.min(enter, at(inside, offset * F + index));
    });
  }
  return { closed, inside };
}

function entryCost(closed: Float64Array, follow: Float64Array, present: Uint8Array, offset: number, kind: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const before of present) {
    const total = at(closed, offset * K + before) + at(follow, before * K + kind);
    if (total < least) least = total;
  }
  return least;
}

/** Cost of the best whole reading that uses the candidate. */
function marginalOf(
  candidate: Candidate,
  lattice: Lattice,
  follow: Float64Array,
  present: Uint8Array,
  prefix: Costs,
  suffix: Costs,
): number {
  const kind = indexOfKind[candidate.kind];
  const before = entryCost(prefix.closed, follow, present, candidate.start, kind) + at(lattice.borders, candidate.start);
  return before + candidate.cost + at(suffix.closed, candidate.end * K + kind);
}

/** Follows the cheapest choices from the start. */
function walk(lattice: Lattice, follow: Float64Array, suffix: Costs): Step[] {
  const { length, free, borders, gaps } = lattice;
  const F = free.length;
  const byStart = groupBy(lattice.candidates, length, 'start');
  const steps: Step[] = [];
  let offset = 0;
  let before = START;
  while (offset < length) {
    const skip = at(gaps, offset) + at(suffix.closed, (offset + 1) * K + before) - at(borders, offset);
    let least = skip;
    let step: Step | undefined;
    for (const candidate of byStart[offset] ?? []) {
      const kind = indexOfKind[candidate.kind];
      const cost = at(follow, before * K + kind) + candidate.cost + at(suffix.closed, candidate.end * K + kind);
      if (cost < least) [least, step] = [cost, { kind: candidate.kind, start: offset, end: candidate.end }];
    }
    free.forEach((each, index) => {
      const kind = indexOfKind[each.kind];
      const cost = at(follow, before * K + kind) + each.entry + at(suffix.inside, offset * F + index);
      if (cost < least) [least, step] = [cost, { kind: each.kind, start: offset, end: freeEnd(each, index, offset, lattice, suffix) }];
    });
    if (step === undefined && skip < Number.POSITIVE_INFINITY) {
      offset += 1;
      continue;
    }
    step ??= { kind: 'unplaced', start: offset, end: length };
    steps.push(step);
    offset = step.end;
    before = indexOfKind[step.kind];
  }
  return steps;
}

function freeEnd(each: FreeKind, index: number, start: number, { length, free }: Lattice, suffix: Costs): number {
  for (let offset = start + 1; offset < length; offset++) {
    const stop = each.exit(offset) + at(suffix.closed, offset * K + indexOfKind[each.kind]);
    if (stop <= at(suffix.inside, offset * free.length + index)) return offset;
  }
  return length;
}
