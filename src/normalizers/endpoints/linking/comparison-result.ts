import type { Endpoint, Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { Estimate, Test } from '../quantities/quantity.ts';
import { comparedArms } from './compared-arms.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { leadingSubgroup } from './leading-subgroup.ts';
import { leadingTime } from './leading-time.ts';
import { interval, type Link, place } from './link.ts';
import { isInPercent } from './measure-of.ts';
import { phraseOf } from './named-phrase.ts';
import { namedTogether } from './named-together.ts';
import { endpointAround, namedOfEffect } from './naming.ts';
import type { Phrase } from './noun-phrase.ts';
import { predictedOutcome } from './predicted-outcome.ts';
import { determiners, joining } from './words.ts';

/** What an effect or a test says between arms: one result, or one for each outcome that shares a P value. */
export function comparisonResult(
  frame: Frame,
  quantity: Estimate | Test,
  arms: ArmTable,
  book: EndpointBook,
  link: Link | undefined,
  last: Result | undefined,
): { results: Result[]; link: Link } {
  const { from, to } = quantity;
  const predicted = predictedOutcome(frame, quantity);
  if (predicted) {
    const endpoint = book.resolve(predicted, frame.tokens);
    return { results: [effectOf(frame, quantity, endpoint, [], undefined, predicted)], link: { endpoint, arms: [], from, to } };
  }
  const own = quantity.kind === 'estimate' && quantity.direction !== undefined ? namedOfEffect(frame, quantity) : undefined;
  const near = own === undefined && link && goesOn(frame, link, from) ? link : undefined;
  const named = near?.endpoint ? undefined : (own ?? namedOfEffect(frame, quantity));
  const endpoint =
    near?.endpoint ??
    (named ? book.resolve(named.phrases[0] as Phrase, frame.tokens) : undefined) ??
    link?.endpoint ??
    endpointAround(frame, from, book, last);
  const armsOf = comparedArms(frame, quantity, arms, near ?? link);
  const names = armsOf.flatMap((arm) => arms.arms[arm]?.name ?? []);
  const shared = quantity.kind === 'test' && near === undefined ? namedTogether(frame, from, book) : [];
  const endpoints = shared.length > 1 ? shared.map((phrase) => book.resolve(phrase, frame.tokens)) : [endpoint];
  const results = endpoints.map((of) => effectOf(frame, quantity, of, names, near, named?.phrases[0]));
  // The next row goes on in the order of the row before it, not in that of the comparison, whose control stands last.
  const row = (near ?? link)?.arms ?? [];
  const kept = row.length === armsOf.length && armsOf.every((arm) => row.includes(arm)) ? row : armsOf;
  return { results, link: { endpoint, arms: kept, ...(near?.measure === undefined ? {} : { measure: near.measure }), from, to } };
}

function effectOf(
  frame: Frame,
  quantity: Estimate | Test,
  endpoint: Endpoint | undefined,
  arms: readonly string[],
  near: Link | undefined,
  phrase: Phrase | undefined,
): Result {
  const isEstimate = quantity.kind === 'estimate';
  return present<Result>({
    kind: 'comparison',
    endpoint: endpoint?.name,
    arms: arms.length > 0 ? [...arms] : undefined,
    measure: isEstimate ? effectMeasure(quantity, near, endpoint?.name) : undefined,
    adjusted: isEstimate ? quantity.adjusted : undefined,
    value: isEstimate ? quantity.value : undefined,
    unit: isEstimate ? quantity.unit : undefined,
    ci: interval(frame, quantity.ci),
    p: quantity.p ? [...quantity.p] : undefined,
    timepoint: phrase?.timepoint ?? leadingTime(frame),
    subgroup: leadingSubgroup(frame),
    direction: isEstimate ? quantity.direction : undefined,
    ...place(frame, quantity.from, quantity.to),
  });
}

/** `difference` is of shares, of medians or of means, as the values are that it follows. */
function effectMeasure({ measure, open, unit }: Estimate, near: Link | undefined, outcome: string | undefined): Result['measure'] {
  if (!open) return measure;
  // `difference in HbA1c of 0.18%`: of means, though in per cent.
  if (near?.measure !== 'median' && near?.measure !== 'proportion' && outcome !== undefined && isInPercent(outcome)) return measure;
  if (near?.measure === 'median') return 'median_difference';
  if (near?.measure === 'proportion' || (near?.measure === 'rate' && !/^(?:ml|iu|mg)\b/i.test(unit ?? ''))) return 'RD';
  return unit !== undefined && /%|percent/.test(unit) && near?.measure === undefined ? 'RD' : measure;
}

/** How far behind a result its effect may follow. */
const reach = 14;

/** Whether an effect belongs to the row or effect before it: beside it, in its bracket, or in the bracket behind it. */
function goesOn(frame: Frame, link: Link, from: number): boolean {
  const { tokens, open, quantityAt } = frame;
  if (open[from] !== -1 && (open[from] === open[link.from] || open[from] === open[link.to - 1])) return !hasName(tokens, link.to, from);
  const bracket = open[from] ?? -1;
  const until = bracket >= 0 ? bracket : from;
  for (let at = link.to; at < until; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === ';' && open[at] === -1) return false;
    if (quantityAt[at]) return true;
  }
  // `length of stay (P = 0.99) or quality of life (P = 0.54)`
  const next = tokens[link.to]?.lower === ')' ? link.to + 1 : link.to;
  if (bracket >= 0 && /^(?:and|or)$/.test(tokens[next]?.lower ?? '')) {
    const between = Array.from({ length: Math.max(0, Math.min(until - next - 1, reach)) }, (_, step) => next + 1 + step);
    if (phraseOf(frame, between)) return false;
  }
  if (bracket >= 0) return until - link.to <= reach && !tokens.slice(link.to, until).some(({ lower }) => lower === ',' || lower === 'but');
  return (
    from - link.to <= 8 &&
    !tokens.slice(link.to, from).some(({ kind, lower }) => kind === 'word' && !joining.has(lower) && !determiners.has(lower))
  );
}

const hasName = (tokens: Frame['tokens'], from: number, to: number): boolean =>
  tokens.slice(from, to).filter(({ kind }) => kind === 'word').length > 6;
