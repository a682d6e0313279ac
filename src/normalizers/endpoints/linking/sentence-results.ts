import type { Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { FollowUp } from '../quantities/quantity.ts';
import { comparisonResult } from './comparison-result.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { interval, type Link, place } from './link.ts';
import { rowResults } from './row-results.ts';
import { seriesOf } from './series.ts';

/** The results of one sentence, in the order of the text. `last` is the result before it. */
export function resultsOfSentence(frame: Frame, arms: ArmTable, book: EndpointBook, last: Result | undefined): Result[] {
  const found: Result[] = [];
  const rows = new Map(seriesOf(frame).map((series) => [series.values[0], series] as const));
  let link: Link | undefined;
  for (const quantity of frame.quantities) {
    if (quantity.kind === 'value') {
      const series = rows.get(quantity);
      const next = series && rowResults(frame, series, arms, book, link, last);
      if (next) {
        found.push(...next.results);
        link = next.link;
      }
    } else if (quantity.kind === 'followup') found.push(followUp(frame, quantity));
    else {
      const next = comparisonResult(frame, quantity, arms, book, link, last);
      found.push(...next.results);
      link = next.link;
    }
  }
  return found;
}

function followUp(frame: Frame, quantity: FollowUp): Result {
  const { measure, value, unit, ci, iqr, range, from, to } = quantity;
  return present<Result>({ kind: 'followup', measure, value, unit, ci: interval(ci, 95), iqr, range, ...place(frame, from, to) });
}
