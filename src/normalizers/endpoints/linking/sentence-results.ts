import type { Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { Estimate, FollowUp, Test } from '../quantities/quantity.ts';
import { comparisonResult } from './comparison-result.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { interval, type Link, place } from './link.ts';
import { isBaseline } from './refusals.ts';
import { rowResults } from './row-results.ts';
import { type Series, seriesOf } from './series.ts';

/** The results of one sentence, in the order of the text. `last` is the result before it. */
export function resultsOfSentence(frame: Frame, arms: ArmTable, book: EndpointBook, last: Result | undefined): Result[] {
  const found: Result[] = [];
  const rows = new Map(seriesOf(frame).map((series) => [series.values[0], series] as const));
  let link: Link | undefined;
  let refused: Series | undefined;
  for (const quantity of frame.quantities) {
    if (quantity.kind === 'value') {
      const series = rows.get(quantity);
      const next = series && rowResults(frame, series, arms, book, link, last, found);
      if (series) refused = next === 'participants' ? series : undefined;
      if (next && next !== 'participants') {
        found.push(...next.results);
        link = next.link;
      }
    } else if (quantity.kind === 'followup') found.push(followUp(frame, quantity));
    else if (!isOfRefused(frame, quantity, refused)) {
      refused = undefined;
      const next = comparisonResult(frame, quantity, arms, book, link, last);
      found.push(...next.results);
      link = next.link;
    }
  }
  return found;
}

/**
 * A P value or an effect of a row that tells who took part goes with it (`at baseline 22.7 and 22.1 (p = 0.23)`, `median age 50 versus 54 years, P = 0.028`): in its bracket,
 * behind it with at most the names of groups between, or of a baseline that has no numbers.
 */
function isOfRefused(frame: Frame, quantity: Estimate | Test, refused: Series | undefined): boolean {
  if (!refused) return quantity.kind === 'test' && frame.quantities[0] === quantity && isBaseline(frame, quantity.from);
  const { tokens, open } = frame;
  if (open[quantity.from] !== -1 && open[quantity.from] === open[refused.from]) return true;
  if (quantity.kind === 'estimate') return false;
  for (let at = refused.to; at < quantity.from; at++)
    if (tokens[at]?.lower === ';' || (tokens[at]?.lower === 'and' && open[at] === -1 && !frame.armAt[at - 1])) return false;
  return quantity.from - refused.to < 16;
}

function followUp(frame: Frame, quantity: FollowUp): Result {
  const { measure, value, unit, ci, iqr, range, from, to } = quantity;
  return present<Result>({ kind: 'followup', measure, value, unit, ci: interval(frame, ci), iqr, range, ...place(frame, from, to) });
}
