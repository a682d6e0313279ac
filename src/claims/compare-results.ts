import type { Endpoint, Result } from '../model/endpoint.ts';
import { foldedWords } from '../normalizers/fold.ts';
import { type Likeness, nameLikeness, type OutcomeName, outcomeName } from './endpoint-names.ts';
import { isOtherNumber, isSameNumber, isTurnedOver, type PrintedNumber, printedNumber } from './printed-number.ts';
import { isOtherTime } from './time-points.ts';

/** A result with its name taken apart and its number as printed. */
export interface ToldResult {
  readonly result: Result;
  /** Absent where the text does not say what was measured. */
  readonly name?: OutcomeName;
  /** What the result is told by: its value, else its percentage, else its count. Absent where it has none, as a P value without an estimate. */
  readonly main?: PrintedNumber | 'NR';
}

/** `endpoints`: what the result's own document says of them, abbreviations among it. */
export function toldResult(result: Result, endpoints: readonly Endpoint[] = []): ToldResult {
  const value = result.value ?? result.pct ?? result.n;
  return {
    result,
    ...(result.endpoint === undefined ? {} : { name: outcomeName(result.endpoint, endpoints) }),
    ...(value === undefined ? {} : { main: value === 'NR' ? value : printedNumber(value, result.evidence) }),
  };
}

export interface ResultComparison {
  /**
   * `repeats`: the same number of the same outcome, and nothing else that both print differs. `differs`: the same outcome, measured in the same way, but
   * other numbers. `unrelated`: neither can be said.
   */
  readonly verdict: 'repeats' | 'differs' | 'unrelated';
  readonly names: Likeness;
  /** What agrees, and the digits in it: 14.9 and an interval 12.1–18.0 are three numbers and nine digits. */
  readonly numbers: number;
  readonly digits: number;
  /** Of the claim's numbers, those that differ. */
  readonly differing: readonly PrintedNumber[];
}

const unrelated = (names: Likeness): ResultComparison => ({ verdict: 'unrelated', names, numbers: 0, digits: 0, differing: [] });

/** What a claim says of an outcome against what a work reports. */
export function compareResults(claimed: ToldResult, reported: ToldResult): ResultComparison {
  const [a, b] = [claimed.result, reported.result];
  if (a.kind !== b.kind || claimed.name === undefined || reported.name === undefined) return unrelated('other');
  if (!isSameMeasure(a, b) || !isSameUnit(a.unit, b.unit)) return unrelated('other');
  const names = nameLikeness(claimed.name, reported.name);
  if (names === 'other' || isOtherTime(a.timepoint, b.timepoint) || isOtherGroup(a, b)) return unrelated(names);
  const [mine, theirs] = [claimed.main, reported.main];
  if (mine === undefined || theirs === undefined) return unrelated(names);
  if (mine === 'NR' || theirs === 'NR') {
    return mine === theirs ? { verdict: 'repeats', names, numbers: 0, digits: 0, differing: [] } : unrelated(names);
  }
  const mayDiffer = names === 'same' && isStrictlyComparable(a, b);
  const differs = (differing: readonly PrintedNumber[]): ResultComparison =>
    mayDiffer ? { verdict: 'differs', names, numbers: 0, digits: 0, differing } : unrelated(names);
  if (!isSameNumber(mine, theirs)) {
    return isOtherNumber(mine, theirs) && !(isRatio(a) && isTurnedOver(mine, theirs)) ? differs([mine]) : unrelated(names);
  }
  const further = furtherNumbers(a, b);
  const differing = further.filter(({ agrees }) => !agrees);
  if (differing.length > 0) return differs(differing.map(({ number }) => number));
  const agreeing = [mine, ...further.filter(({ counts }) => counts).map(({ number }) => number)];
  return {
    verdict: 'repeats',
    names,
    numbers: agreeing.length,
    digits: agreeing.reduce((sum, { digits }) => sum + digits, 0),
    differing: [],
  };
}

/** What stands for one thing said in two ways, so that equal numbers are the same result. */
const families: readonly (readonly NonNullable<Result['measure']>[])[] = [
  ['percent_change', 'relative_reduction'],
  ['mean_change', 'MD', 'median_difference'],
  // `15.6 vs 9.8 months`: a statement seldom says which.
  ['median', 'mean'],
  ['proportion', 'rate'],
];

/** The measures by which a number may be told that is told by this one. */
export const kindredMeasures = (measure: NonNullable<Result['measure']>): readonly NonNullable<Result['measure']>[] =>
  families.find((family) => family.includes(measure)) ?? [measure];

function isSameMeasure({ measure: a }: Result, { measure: b }: Result): boolean {
  return a === undefined || b === undefined || a === b || families.some((family) => family.includes(a) && family.includes(b));
}

const units: Readonly<Record<string, string>> = {
  mo: 'month',
  mos: 'month',
  yr: 'year',
  yrs: 'year',
  wk: 'week',
  wks: 'week',
  percent: '%',
};
const unitKey = (unit: string): string => {
  const plain = unit.toLowerCase().replace(/[\s.]/g, '');
  return units[plain] ?? plain.replace(/s$/, '');
};
const isSameUnit = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || unitKey(a) === unitKey(b);

const isRatio = ({ measure }: Result): boolean => measure === 'HR' || measure === 'OR' || measure === 'RR' || measure === 'rate_ratio';

/** What may be held against somebody: one and the same measure, and nothing said of one side alone that could make it another result. */
function isStrictlyComparable(a: Result, b: Result): boolean {
  return (
    a.measure !== undefined &&
    a.measure === b.measure &&
    (a.adjusted ?? false) === (b.adjusted ?? false) &&
    (a.subgroup === undefined) === (b.subgroup === undefined) &&
    (b.timepoint === undefined || a.timepoint !== undefined) &&
    (a.grade === undefined) === (b.grade === undefined)
  );
}

const control = /\b(?:placebo|control|usual|standard|sham|no treatment|plac[eé]bo|kontrolle)\b/i;
/** Words of arms that name no treatment. */
const commonOfArms = new Set('group arm patients treatment therapy the in of with and plus n vs only alone mg'.split(' '));

/** Whether two results are of different people or point in different directions, as far as both say so. */
function isOtherGroup(a: Result, b: Result): boolean {
  if (a.direction !== undefined && b.direction !== undefined && foldedWords(a.direction).join() !== foldedWords(b.direction).join())
    return true;
  if (a.grade !== undefined && b.grade !== undefined && a.grade !== b.grade) return true;
  if (a.subgroup !== undefined && b.subgroup !== undefined && !shareWord(a.subgroup, b.subgroup)) return true;
  // Of one treatment under two names nothing can be said; placebo is never the treatment.
  return a.arm !== undefined && b.arm !== undefined && control.test(a.arm) !== control.test(b.arm) && !shareWord(a.arm, b.arm);
}

function shareWord(a: string, b: string): boolean {
  const words = new Set(foldedWords(a).filter((word) => !commonOfArms.has(word)));
  return foldedWords(b).some((word) => words.has(word));
}

interface Further {
  readonly number: PrintedNumber;
  readonly agrees: boolean;
  /** P values agree by chance, and with the estimate; they add nothing to it. */
  readonly counts: boolean;
}

/** What both print beside the value: bounds, P values, counts. */
function furtherNumbers(a: Result, b: Result): Further[] {
  const sameLevel = (a.ci?.level ?? 95) === (b.ci?.level ?? 95);
  const pairs: readonly (readonly [number | 'NR' | undefined, number | 'NR' | undefined])[] = [
    ...(sameLevel
      ? ([
          [a.ci?.lower, b.ci?.lower],
          [a.ci?.upper, b.ci?.upper],
        ] as const)
      : []),
    [a.n, b.n],
    [a.N, b.N],
  ];
  const numbers = pairs.flatMap(([mine, theirs]): Further[] => {
    if (typeof mine !== 'number' || typeof theirs !== 'number') return [];
    const [x, y] = [printedNumber(mine, a.evidence), printedNumber(theirs, b.evidence)];
    return [{ number: x, agrees: !isOtherNumber(x, y), counts: true }];
  });
  const [p] = a.p ?? [];
  if (!p || !b.p?.length) return numbers;
  const agrees = (a.p ?? []).some((mine) => (b.p ?? []).some((theirs) => isSameP(mine, theirs, a.evidence, b.evidence)));
  return [...numbers, { number: printedNumber(p.value, a.evidence), agrees, counts: false }];
}

type P = NonNullable<Result['p']>[number];

/** `P < 0.05` and `P = 0.03` are both true of one test; `P < 0.001` and `P < 0.05` are as well. */
function isSameP(a: P, b: P, inA: string | undefined, inB: string | undefined): boolean {
  const [x, y] = [printedNumber(a.value, inA), printedNumber(b.value, inB)];
  if (a.op === '=' && b.op === '=') return !isOtherNumber(x, y);
  const below = (op: P['op']) => op === '<' || op === '<=';
  if (a.op === '=') return below(b.op) ? a.value <= b.value : a.value >= b.value;
  if (b.op === '=') return below(a.op) ? b.value <= a.value : b.value >= a.value;
  return below(a.op) === below(b.op) || (below(a.op) ? a.value > b.value : b.value > a.value);
}
