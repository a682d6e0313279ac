import type { Value } from '../quantities/quantity.ts';
import { type Frame, mentionsBetween } from './frame.ts';
import { against, joining } from './words.ts';

/** Values of one row: one for each arm, in the order of the text. */
export interface Series {
  readonly values: readonly Value[];
  readonly from: number;
  readonly to: number;
}

/** Parts the values of a sentence into rows: what `vs`, `and`, `respectively` or arms set side by side. */
export function seriesOf(frame: Frame): Series[] {
  const rows: Value[][] = [];
  for (const quantity of frame.quantities) {
    if (quantity.kind !== 'value') continue;
    const last = rows.at(-1)?.at(-1);
    const row = rows.at(-1) ?? [];
    if (last && belong(frame, last, quantity, row.length) && !beginsArm(frame, row, quantity)) row.push(quantity);
    else rows.push([quantity]);
  }
  return rows.map((values) => ({ values, from: values[0]?.from ?? 0, to: values.at(-1)?.to ?? 0 }));
}

/** `52%, 40%, and 34% with boost versus 43%, 32%, and 25% without`: behind several values of one arm those of the next begin; behind a list
 * (`46% and 35% in the A and B groups versus 2% with C`) the row goes on. */
function beginsArm(frame: Frame, row: readonly Value[], next: Value): boolean {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined || row.length < 2) return false;
  return (
    mentionsBetween(frame, first.to, last.from).length === 0 &&
    new Set(mentionsBetween(frame, last.to, next.from).map(({ arm }) => arm)).size === 1
  );
}

const longestGap = 26;

function belong(frame: Frame, a: Value, b: Value, length: number): boolean {
  const { tokens, quantityAt, armAt } = frame;
  if (b.from - a.to > longestGap || !alike(a, b)) return false;
  let connector = '';
  let content = 0;
  for (let at = a.to; at < b.from; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (quantityAt[at]) {
      // A P value or an effect between two values ends the row.
      return false;
    }
    if (lower === ';' || lower === 'but' || lower === ':') return false;
    if (armAt[at]) continue;
    if (against.has(lower) || (lower === 'and' && connector === '') || (lower === ',' && connector === '')) connector = lower;
    if (!joining.has(lower)) content += 1;
  }
  const bracketA = frame.open[a.from] ?? -1;
  const bracketB = frame.open[b.from] ?? -1;
  const armed = mentionsBetween(frame, a.to, b.from).length > 0;
  if (connector === '') return false;
  if (bracketA !== bracketB && !armed) return false;
  if (content > 0) return armed && connector !== ',' && content <= 12;
  if (against.has(connector)) return true;
  if (connector === 'and' || tokens[b.from - 1]?.lower === 'and') return armed || bracketA === bracketB;
  // A comma joins three or more (`69%, 9%, and 51%`), or two that arms tell apart.
  return armed || (bracketA === bracketB && b.from - a.to <= 2 && (length > 1 || follows(frame, b)));
}

/** `…, 9%, and 51%`: a third value follows. */
const follows = ({ quantities }: Frame, b: Value): boolean =>
  quantities.some((next) => next.kind === 'value' && next.from > b.to && next.from - b.to <= 3);

/** Of one kind: shares with shares, months with months; the first of two may leave its unit to the second (`7.1 vs 4.8 months`). */
function alike(a: Value, b: Value): boolean {
  if (a.value === 'NR' || b.value === 'NR') return true;
  const counted = (value: Value): boolean => value.value === undefined;
  // `in 4.3% and 4.5%, and six patients in each group died`: a share, and a count of something else.
  if (counted(a) && counted(b)) return !(a.pct !== undefined && a.n === undefined && b.pct === undefined && b.n !== undefined);
  if (counted(a) !== counted(b))
    return a.unit === undefined || a.value === undefined ? b.pct !== undefined && a.pct === undefined && a.n === undefined : false;
  return a.unit === undefined || b.unit === undefined || a.unit.toLowerCase().replace(/s$/, '') === b.unit.toLowerCase().replace(/s$/, '');
}
