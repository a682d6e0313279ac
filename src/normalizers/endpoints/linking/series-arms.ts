import type { ArmTable } from '../arms.ts';
import type { Value } from '../quantities/quantity.ts';
import { endOfClause, startOfClause } from './clause-bounds.ts';
import { type Frame, mentionsBetween } from './frame.ts';
import { oneArmOf, setsAgainst } from './one-arm-row.ts';
import type { Series } from './series.ts';

/** Of each value its arm (index in the table), `all` for all together, or undefined. */
export type ArmOf = number | 'all' | undefined;

const leading = new Set([
  'in',
  'with',
  'for',
  'on',
  'of',
  'among',
  'by',
  'after',
  'under',
  'from',
  'given',
  'receiving',
  'allocated',
  'assigned',
  'taking',
  'randomized',
  'randomised',
  'en',
  'con',
  'im',
  'in',
  'bei',
  'unter',
  'mit',
  'no',
  'na',
  'com',
  'dans',
  'avec',
  'chez',
]);

/** Which arm each value of a row belongs to. */
export function armsOfSeries(frame: Frame, series: Series, arms: ArmTable, last: readonly ArmOf[]): ArmOf[] {
  const { values } = series;
  if (arms.arms.length === 0) return values.map(() => undefined);
  if (arms.arms.length === 1) return values.map(() => 0);
  if (values.length === 1) return [armOfOne(frame, values[0] as Value, arms)];
  const one = oneArmOf(frame, series, arms.arms.length);
  if (one !== undefined) return values.map(() => one);
  return (
    ownArms(frame, series) ??
    listedArms(frame, series) ??
    (last.length === values.length && last.every((arm) => typeof arm === 'number') && new Set(last).size === last.length
      ? [...last]
      : orderedArms(frame, series, arms))
  );
}

/** `55% in the A group, 24% in the B group`: the mention behind each value; `with A (4.5 ms) than with B (0.0 ms)`: the one before each. */
function ownArms(frame: Frame, { values }: Series): ArmOf[] | undefined {
  const gaps = values.map((value, index) =>
    mentionsBetween(frame, value.to, values[index + 1]?.from ?? endOfClause(frame, value.to)).filter(({ arm }) => arm >= 0),
  );
  if (gaps.slice(0, -1).some((gap) => gap.length === 0)) return undefined;
  const first = values[0] as Value;
  const before = mentionsBetween(frame, startOfClause(frame, first.from), first.from).filter(({ arm }) => arm >= 0);
  const behind = (): ArmOf[] => gaps.map((gap) => gap[0]?.arm);
  const ahead = (): ArmOf[] => [before.at(-1)?.arm, ...gaps.slice(0, -1).map((gap) => gap.at(-1)?.arm)];
  const lastHas = (gaps.at(-1)?.length ?? 0) > 0;
  // What stands between value and arm decides: `9% in the A group` against `A (9%)` and `A: 9%`.
  const head = gaps[0]?.[0];
  const nextWord = frame.tokens[first.to]?.lower ?? '';
  const leads = head !== undefined && (leading.has(nextWord) || leadsTo(frame, first.to, head.from));
  if (lastHas && (leads || before.length === 0)) return distinct(behind());
  if (before.length > 0) return distinct(ahead());
  return lastHas ? distinct(behind()) : undefined;
}

const leadsTo = ({ tokens }: Frame, from: number, to: number): boolean => {
  for (let at = from; at < to; at++)
    if (leading.has(tokens[at]?.lower ?? '')) return !/^(?:vs|versus|compared|and|than)$/.test(tokens[at - 1]?.lower ?? '') || at === from;
  return false;
};

const distinct = (arms: ArmOf[]): ArmOf[] | undefined => (new Set(arms).size === arms.length ? arms : undefined);

/** `Among A vs B patients, 69% vs 81%`; `with A, B, and C were 69%, 9%, and 51%, respectively`: a list of as many arms, the nearest. */
function listedArms(frame: Frame, { values, from, to }: Series): ArmOf[] | undefined {
  const wanted = values.length;
  const before = mentionsBetween(frame, 0, from).filter(({ arm }) => arm >= 0);
  const behind = mentionsBetween(frame, to, endOfClause(frame, to)).filter(({ arm }) => arm >= 0);
  for (const list of [behind.slice(0, wanted), before.slice(-wanted), before.slice(0, wanted)]) {
    if (
      list.length === wanted &&
      isList(
        frame,
        list.map(({ from: a, to: b }) => [a, b] as const),
      )
    )
      return distinct(list.map(({ arm }) => arm));
  }
  return undefined;
}

/** Between the mentions nothing but commas, `and`, `vs`, articles and words of groups. */
function isList({ tokens, quantityAt }: Frame, stretches: readonly (readonly [number, number])[]): boolean {
  return stretches.every(([, end], index) => {
    const next = stretches[index + 1]?.[0];
    if (next === undefined) return true;
    if (next - end > 8) return false;
    // `Compared with A, B lowered …` is no list; `A, B, and C` has its `and` once.
    if (
      index === stretches.length - 2 &&
      !tokens.slice(end, next).some(({ lower }) => /^(?:and|or|vs|versus|v|than|compared|y|e|et|und|against|&|\/|:)$/.test(lower))
    )
      return false;
    for (let at = end; at < next; at++) {
      if (quantityAt[at]) return false;
      if (
        tokens[at]?.kind === 'word' &&
        !/^(?:and|vs|versus|v|or|the|in|with|for|to|than|compared|against|group|groups|arm|arms|y|e|et|und|con|el|los)$/.test(
          tokens[at]?.lower ?? '',
        )
      )
        return false;
    }
    return true;
  });
}

/** A bare pair: `A reduced X (1.7% vs 2.2%)` gives A's value first, `lower with A than with B (12% vs 15%)` follows its sentence, others the order last stated. */
function orderedArms(frame: Frame, { values, from, to }: Series, arms: ArmTable): ArmOf[] {
  const before = mentionsBetween(frame, 0, from).filter(({ arm }) => arm >= 0);
  const named: number[] = [];
  for (const { arm } of before) if (!named.includes(arm)) named.push(arm);
  const isSubject = (mention: { from: number }): boolean =>
    !/^(?:than|with|to|versus|vs|from)$/.test(frame.tokens[mention.from - 1]?.lower ?? '') ||
    !/^(?:compared|relative|than|versus)$/.test(frame.tokens[mention.from - 2]?.lower ?? '');
  if (values.length === 2) {
    // The arm that others are compared with stands second, wherever it is named (`Compared with aspirin, the combination …`).
    const subjects = before.filter(isSubject).map(({ arm }) => arm);
    const [first] = subjects.slice(-2);
    const lastTwo = [...new Set(subjects.slice(-2))];
    if (named.length === 2) {
      const compared = before.find((mention) => !isSubject(mention))?.arm;
      if (compared !== undefined) return [named.find((arm) => arm !== compared), compared];
      return named;
    }
    // `With 200 mg, 36 (40%) vs 5 (6%) with placebo`: one before the row, one behind it.
    const after = mentionsBetween(frame, to, Math.min(to + 5, frame.tokens.length)).find(({ arm }) => arm >= 0)?.arm;
    if (first !== undefined && after !== undefined && first !== after && named.length === 1) return [first, after];
    if (named.length === 1 && first !== undefined && arms.arms.length === 2) return [first, 1 - first];
    if (named.length > 2 && lastTwo.length === 2) return lastTwo;
    if (named.length === 1 && arms.arms.length > 2) {
      const set = arms.sets.find((own) => own.includes(named[0] as number) && own.length === 2);
      if (set) return [named[0], set.find((arm) => arm !== named[0])];
      const controls = arms.arms.flatMap(({ control }, at) => (control ? [at] : []));
      if (controls.length === 1 && controls[0] !== named[0] && setsAgainst(frame, from, to)) return [named[0], controls[0]];
    }
  }
  const order = arms.orderAt(frame.sentence, from);
  if (order.length === values.length) return [...order];
  return values.length === arms.arms.length
    ? values.map((_, index) => index)
    : order.length > values.length && values.length === 2
      ? [order[0], order[1]]
      : values.map(() => undefined);
}

/** A value alone: the arm behind it (`12% in the A group`), else the one before it in its clause, else in its sentence. */
function armOfOne(frame: Frame, value: Value, arms: ArmTable): ArmOf {
  const end = endOfClause(frame, value.to);
  const behind = mentionsBetween(frame, value.to, Math.min(end, value.to + 12));
  const start = startOfClause(frame, value.from);
  const near = mentionsBetween(frame, start, value.from);
  const inside = mentionsBetween(frame, value.from, value.to)[0];
  if (inside) return armOr(inside.arm);
  // `-31.5% (placebo)`
  const { tokens, mentions } = frame;
  const bracketed = tokens[value.to]?.lower === '(' ? mentions.find((mention) => mention.from === value.to + 1) : undefined;
  if (bracketed && tokens[bracketed.to]?.lower === ')') return armOr(bracketed.arm);
  // `mucositis (14 [5%] vs none)`: the first of the order last told.
  const closed = tokens[value.to]?.lower === ']' || tokens[value.to]?.lower === ')' ? value.to + 1 : value.to;
  if (/^(?:vs?|versus)$/.test(tokens[closed]?.lower ?? '') && /^(?:none|no|nil|zero)$/.test(tokens[closed + 1]?.lower ?? '')) {
    const order = arms.orderAt(frame.sentence, value.from);
    if (order.length === 2) return order[0];
  }
  const next = behind[0];
  if (next && !/^(?:than|vs|versus|to)$/.test(frame.tokens[next.from - 1]?.lower ?? '') && leadsTo(frame, value.to, next.from))
    return armOr(next.arm);
  const last = near.at(-1) ?? mentionsBetween(frame, 0, value.from).at(-1);
  if (last) return armOr(last.arm);
  if (next) return armOr(next.arm);
  return arms.arms.length === 1 ? 0 : undefined;
}

const armOr = (arm: number): ArmOf => (arm < 0 ? 'all' : arm);
