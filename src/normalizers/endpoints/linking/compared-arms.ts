import type { ArmTable } from '../arms.ts';
import type { Estimate, Test } from '../quantities/quantity.ts';
import { startOfClause } from './clause-bounds.ts';
import { type Frame, mentionsBetween } from './frame.ts';
import type { ArmOf } from './series-arms.ts';

/** The arms that an effect or a test compares, experimental before control: those of the row before it, of its clause, or the order last stated. */
export function comparedArms(
  frame: Frame,
  quantity: Estimate | Test,
  arms: ArmTable,
  link: { readonly arms: readonly ArmOf[]; readonly to: number } | undefined,
): number[] {
  if (arms.arms.length < 2) return [];
  const { from } = quantity;
  const several = arms.arms.length > 2 ? behindOrInTurn(frame, quantity, arms, link) : undefined;
  if (several) return several;
  const row = (link?.arms ?? []).filter((arm): arm is number => typeof arm === 'number');
  const rows = [...new Set(row)];
  if (rows.length > 1) return controlLast(rows, arms);
  if (rows.length === 1 && from - (link?.to ?? 0) <= 3 && isWithin(frame, quantity)) return rows;
  const open = frame.open[from] ?? -1;
  const start = startOfClause(frame, from);
  const named = [...new Set(mentionsBetween(frame, start, open >= 0 ? open : from).flatMap(({ arm }) => (arm < 0 ? [] : [arm])))];
  if (named.length > 1) return controlLast(named.slice(-2), arms);
  const order = arms.orderAt(frame.sentence, from);
  const one = named[0] ?? rows[0];
  if (one !== undefined) {
    if (order.includes(one)) return controlLast(order.length > 1 ? [...order] : [one], arms);
    const set = arms.sets.find((own) => own.includes(one));
    if (set && set.length > 1) return controlLast([...set], arms);
  }
  return controlLast(order.length > 1 ? [...order] : arms.arms.map((_, index) => index), arms);
}

/** `increased by 0.9 (P < .001) with A and by 1.6 (P < .001) with B`: each value has a P value of its own, and nothing is compared. */
function isWithin({ tokens, quantities }: Frame, { kind, from }: Estimate | Test): boolean {
  if (kind !== 'test') return false;
  const owned = quantities.filter(
    (own, at) => own.kind === 'test' && quantities[at - 1]?.kind === 'value' && own.from - (quantities[at - 1]?.to ?? 0) <= 3,
  );
  return owned.length > 1 && owned.some((own) => own.from === from) && !tokens.some(({ lower }) => comparing.test(lower));
}

const comparing = /^(?:vs?|versus|than|compared|difference|differed)$/;

/**
 * Of three arms and more: the arm behind an effect against the control (`aHR 1.31 for stimulant laxatives and 1.06 for osmotic laxatives`), or
 * as many effects as there are arms besides it, in their order (`24%, 28%, and 31%; odds ratios 1.42 and 1.15`).
 */
function behindOrInTurn(
  frame: Frame,
  quantity: Estimate | Test,
  { arms }: ArmTable,
  link: { readonly arms: readonly ArmOf[] } | undefined,
): number[] | undefined {
  const controls = arms.flatMap(({ control }, at) => (control ? [at] : []));
  const { tokens, mentions, quantities } = frame;
  // `(P = 0.006 and P = 0.21 vs. glargine)`
  const compared = mentions.find(
    ({ from }) => from >= quantity.to && from <= quantity.to + 14 && /^(?:vs?|versus)$/.test(tokens[from - 1]?.lower ?? ''),
  );
  const control =
    compared && compared.arm >= 0 && quantity.kind === 'test' ? compared.arm : controls.length === 1 ? controls[0] : undefined;
  if (control === undefined) return undefined;
  const behind =
    quantity.kind === 'estimate' || /^(?:for|with)$/.test(tokens[quantity.to]?.lower ?? '') ? armBehind(frame, quantity.to) : undefined;
  if (behind !== undefined && behind !== control) return [behind, control];
  if (mentions.some(({ from, to }) => from >= startOfClause(frame, quantity.from) && to <= quantity.from)) return undefined;
  const row = quantities.filter(
    ({ kind, from }) => kind === quantity.kind && startOfClause(frame, from) === startOfClause(frame, quantity.from),
  );
  const last = (link?.arms ?? []).filter((arm): arm is number => typeof arm === 'number');
  const others = (last.length === arms.length ? last : arms.map((_, at) => at)).filter((arm) => arm !== control);
  const own = row.length === others.length ? others[row.indexOf(quantity)] : undefined;
  return own === undefined ? undefined : [own, control];
}

/** `0.72 (95% CI …) for X`, `P < .001 for X`: the arm that stands right behind. */
function armBehind({ tokens, mentions }: Frame, to: number): number | undefined {
  let at = to;
  while (tokens[at]?.lower === ')' || tokens[at]?.lower === ']') at += 1;
  if (!/^(?:for|with|in)$/.test(tokens[at]?.lower ?? '')) return undefined;
  if (tokens[at + 1]?.lower === 'the') at += 1;
  const own = mentions.find(({ from }) => from === at + 1);
  // `for A versus B` names both.
  return own && own.arm >= 0 && !/^(?:vs?|versus|and|than|or)$/.test(tokens[own.to]?.lower ?? '') ? own.arm : undefined;
}

/** Controls stand last; the others keep the order of the text, or of the table where two are of one kind. */
function controlLast(order: readonly number[], { arms }: ArmTable): number[] {
  const isControl = (arm: number): boolean => arms[arm]?.control === true;
  const sorted = order.length === 2 && !order.some(isControl) ? [...order].sort((a, b) => a - b) : [...order];
  return [...sorted.filter((arm) => !isControl(arm)), ...sorted.filter(isControl)];
}
