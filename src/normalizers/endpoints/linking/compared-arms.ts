import type { ArmTable } from '../arms.ts';
import type { Estimate, Test } from '../quantities/quantity.ts';
import { type Frame, mentionsBetween } from './frame.ts';
import { type ArmOf, startOfClause } from './series-arms.ts';

/** The arms that an effect or a test compares, experimental before control: those of the row before it, of its clause, or the order last stated. */
export function comparedArms(
  frame: Frame,
  { from }: Estimate | Test,
  arms: ArmTable,
  link: { readonly arms: readonly ArmOf[] } | undefined,
): number[] {
  if (arms.arms.length < 2) return [];
  const row = (link?.arms ?? []).filter((arm): arm is number => typeof arm === 'number');
  const rows = [...new Set(row)];
  if (rows.length > 1) return controlLast(rows, arms);
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

/** Controls stand last; the others keep the order of the text, or of the table where two are of one kind. */
function controlLast(order: readonly number[], { arms }: ArmTable): number[] {
  const isControl = (arm: number): boolean => arms[arm]?.control === true;
  const sorted = order.length === 2 && !order.some(isControl) ? [...order].sort((a, b) => a - b) : [...order];
  return [...sorted.filter((arm) => !isControl(arm)), ...sorted.filter(isControl)];
}
