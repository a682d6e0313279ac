import type { Endpoint, Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { Estimate, FollowUp, Interval, Test, Value } from '../quantities/quantity.ts';
import { comparedArms } from './compared-arms.ts';
import { coordinated } from './coordinated.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { type Kind, measuresOf } from './measure-of.ts';
import type { Phrase } from './noun-phrase.ts';
import { tellsOfParticipants } from './refusals.ts';
import { isSubject, type Named, namedBefore, namedBehind } from './region.ts';
import { type Series, seriesOf } from './series.ts';
import { type ArmOf, armsOfSeries } from './series-arms.ts';
import { standsAlone } from './standing.ts';
import { determiners, joining } from './words.ts';

/** What a row or an effect was linked to; the next one in the sentence may go on with it. */
interface Link {
  readonly endpoint: Endpoint | undefined;
  readonly arms: readonly ArmOf[];
  readonly measure?: Result['measure'];
  readonly from: number;
  readonly to: number;
}

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
      const next = comparison(frame, quantity, arms, book, link, last);
      if (next) {
        found.push(next.result);
        link = next.link;
      }
    }
  }
  return found;
}

/** Where the stretch before a value begins: at the bracket that it stands in, when nothing but its like stands there before it. */
function edgeOf(frame: Frame, from: number): { edge: number; inside: Named | undefined } {
  const open = frame.open[from] ?? -1;
  if (open < 0) return { edge: from, inside: undefined };
  const inside = namedBefore(frame, from, open + 1);
  return { edge: open, inside };
}

function namedFor(frame: Frame, from: number, to: number): Named | undefined {
  const { edge, inside } = edgeOf(frame, from);
  if (inside) return inside;
  if (isSubject(frame, from)) {
    const behind = namedBehind(frame, to) ?? namedWithin(frame, from, to);
    if (behind) return behind;
  }
  const outer = namedBefore(frame, edge);
  if (outer) return outer;
  return frame.open[from] === -1 ? namedBehind(frame, to) : undefined;
}

/** An endpoint that the sentence names before a number whose own words say nothing. */
const sentenceEndpoint = ({ text, tokens }: Frame, from: number, book: EndpointBook): Endpoint | undefined =>
  book.mentioned(text.slice(tokens[0]?.start, tokens[from]?.start)) ?? book.mentioned(text.slice(tokens[0]?.start, tokens.at(-1)?.end));

/** `The hazard ratio was 0.8`, `In the per-protocol population the estimates were …`: of what the result before was. */
const carried = (book: EndpointBook, last: Result | undefined): Endpoint | undefined =>
  book.all.find(({ name }) => name === last?.endpoint);

/** `two patients had worsening of schizophrenia (1%)`: the name stands between the count and its share. */
function namedWithin(frame: Frame, from: number, to: number): Named | undefined {
  return to - from > 6 ? namedBehind({ ...frame, quantityAt: [] }, from + 1) : undefined;
}

function rowResults(
  frame: Frame,
  series: Series,
  arms: ArmTable,
  book: EndpointBook,
  link: Link | undefined,
  last: Result | undefined,
): { results: Result[]; link: Link } | undefined {
  if (tellsOfParticipants(frame, series)) return undefined;
  const named = namedFor(frame, series.from, series.to);
  const words = wordsAround(frame, series, named);
  if (!standsAlone(frame, series, words)) return undefined;
  const phrases = coordinated(frame, named?.phrases ?? [], series);
  const endpoints =
    phrases.length > 0
      ? phrases.map((phrase) => book.resolve(phrase, frame.tokens))
      : [link?.endpoint ?? sentenceEndpoint(frame, series.from, book) ?? carried(book, last)];
  const armsOf = armsOfSeries(frame, series, arms, link?.arms ?? []);
  const unit = series.values.find((value) => value.unit !== undefined)?.unit;
  const shared = series.values.find(({ pct, unit: own }) => pct !== undefined && own === '%');
  const spread = series.values.find(({ sd, se }) => sd !== undefined || se !== undefined);
  const results: Result[] = [];
  let measure: Result['measure'];
  // `times to A and B progression were not reached and 2.2 months, respectively`: an endpoint for each value, all of one arm.
  const perValue = phrases.length > 1 && phrases.length === series.values.length;
  const values = series.values.map((value) => fill(value, unit, shared !== undefined, spread));
  const kinds = measuresOf(values, {
    words,
    tokens: frame.tokens,
    inBracket: (frame.open[series.from] ?? -1) >= 0,
    before: link?.measure,
  });
  for (const [index, filled] of values.entries()) {
    const kind = kinds[index] as Kind;
    measure = kind.measure;
    const own = perValue ? [endpoints[index]] : phrases.length > 1 ? endpoints : [endpoints[0]];
    for (const endpoint of own) {
      results.push(armResult(frame, filled, kind, endpoint, perValue ? undefined : nameOf(arms, armsOf[index]), phrases[0]));
    }
  }
  return { results, link: { endpoint: endpoints[0], arms: armsOf, measure, from: series.from, to: series.to } };
}

/** Completes a value by what its row says once: the unit, per cent, whether the spread is a deviation or an error. */
function fill(value: Value, unit: string | undefined, shares: boolean, spread: Value | undefined): Value {
  let filled = value;
  if (filled.value !== undefined && filled.value !== 'NR' && filled.unit === undefined && filled.n === undefined && shares) {
    const { value: pct, ...rest } = filled;
    filled = { ...rest, pct: pct as number, unit: '%' };
  } else if (filled.value !== undefined && filled.value !== 'NR' && filled.unit === undefined && unit !== undefined)
    filled = { ...filled, unit };
  if (filled.dispersion !== undefined && spread) {
    const { dispersion, ...rest } = filled;
    filled = { ...rest, [spread.sd === undefined ? 'se' : 'sd']: dispersion };
  }
  return filled;
}

function wordsAround(frame: Frame, { from, to }: Series, named: Named | undefined) {
  const { edge } = edgeOf(frame, from);
  const indexes = new Set(named?.seen ?? []);
  for (let at = Math.max(0, from - 4); at < from; at++) if (!frame.quantityAt[at]) indexes.add(at);
  if (edge !== from) for (let at = edge; at < from; at++) if (!frame.quantityAt[at]) indexes.add(at);
  for (let at = to; at < Math.min(frame.tokens.length, to + 2); at++)
    if (/^(?:reduction|decrease|increase|improvement|decline|loss|gain|higher|lower|change)s?$/.test(frame.tokens[at]?.lower ?? ''))
      indexes.add(at);
  return [...indexes].sort((a, b) => a - b).flatMap((at) => frame.tokens[at] ?? []);
}

const nameOf = (arms: ArmTable, arm: ArmOf): string | undefined => (typeof arm === 'number' ? arms.arms[arm]?.name : undefined);

const interval = (ci: Interval | undefined, level: number | undefined): Result['ci'] =>
  ci && present<NonNullable<Result['ci']>>({ level: ci.level ?? level, lower: ci.lower, upper: ci.upper });

function armResult(
  frame: Frame,
  value: Value,
  kind: Kind,
  endpoint: Endpoint | undefined,
  arm: string | undefined,
  phrase: Phrase | undefined,
): Result {
  const share = value.pct;
  return present<Result>({
    kind: 'arm',
    endpoint: endpoint?.name,
    arm,
    measure: kind.measure,
    value: kind.asValue ? share : (value.value ?? (kind.measure === 'proportion' ? share : undefined)),
    unit:
      kind.unit ??
      (value.value === 'NR' ? undefined : value.unit) ??
      (kind.measure === 'proportion' && share !== undefined ? '%' : undefined),
    n: value.n,
    N: value.N,
    pct: kind.asValue ? undefined : share,
    ci: interval(value.ci, 95),
    sd: value.sd,
    se: value.se,
    dispersion: value.dispersion,
    iqr: value.iqr,
    range: value.range,
    timepoint: phrase?.timepoint,
    direction: kind.direction,
    grade: phrase?.grade,
    ...place(frame, value.from, value.to),
  });
}

function place({ tokens, text }: Frame, from: number, to: number): { start: number; end: number; evidence: string } {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, evidence: text.slice(start, end) };
}

function comparison(
  frame: Frame,
  quantity: Estimate | Test,
  arms: ArmTable,
  book: EndpointBook,
  link: Link | undefined,
  last: Result | undefined,
): { result: Result; link: Link } | undefined {
  const { from, to } = quantity;
  const own = quantity.kind === 'estimate' && quantity.direction !== undefined ? namedOfEffect(frame, quantity) : undefined;
  const near = own === undefined && link && goesOn(frame, link, from) ? link : undefined;
  const named = near?.endpoint ? undefined : (own ?? namedOfEffect(frame, quantity));
  const endpoint =
    near?.endpoint ??
    (named ? book.resolve(named.phrases[0] as Phrase, frame.tokens) : undefined) ??
    link?.endpoint ??
    sentenceEndpoint(frame, from, book) ??
    carried(book, last);
  const armsOf = comparedArms(frame, quantity, arms, near ?? link);
  const names = armsOf.flatMap((arm) => arms.arms[arm]?.name ?? []);
  const isEstimate = quantity.kind === 'estimate';
  const unit = isEstimate ? quantity.unit : undefined;
  const result = present<Result>({
    kind: 'comparison',
    endpoint: endpoint?.name,
    arms: names.length > 1 ? names : undefined,
    measure: isEstimate ? effectMeasure(quantity, near) : undefined,
    adjusted: isEstimate ? quantity.adjusted : undefined,
    value: isEstimate ? quantity.value : undefined,
    unit,
    ci: interval(quantity.ci, 95),
    p: quantity.p ? [...quantity.p] : undefined,
    timepoint: named?.phrases[0]?.timepoint,
    direction: isEstimate ? quantity.direction : undefined,
    ...place(frame, from, to),
  });
  return { result, link: { endpoint, arms: armsOf, ...(near?.measure === undefined ? {} : { measure: near.measure }), from, to } };
}

/** `difference` is of shares, of medians or of means, as the values are that it follows. */
function effectMeasure({ measure, open, unit }: Estimate, near: Link | undefined): Result['measure'] {
  if (!open) return measure;
  if (near?.measure === 'median') return 'median_difference';
  if (near?.measure === 'proportion' || (near?.measure === 'rate' && !/^(?:ml|iu|mg)\b/i.test(unit ?? ''))) return 'RD';
  return unit !== undefined && /%|percent/.test(unit) && near?.measure === undefined ? 'RD' : measure;
}

/** Whether an effect belongs to the row or effect before it: beside it, in its bracket, or in the bracket behind it. */
function goesOn({ tokens, open, quantityAt }: Frame, link: Link, from: number): boolean {
  if (open[from] !== -1 && (open[from] === open[link.from] || open[from] === open[link.to - 1])) return !hasName(tokens, link.to, from);
  const bracket = open[from] ?? -1;
  const until = bracket >= 0 ? bracket : from;
  for (let at = link.to; at < until; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === ';' && open[at] === -1) return false;
    if (quantityAt[at]) return true;
  }
  if (bracket >= 0) return until - link.to <= 14 && !tokens.slice(link.to, until).some(({ lower }) => lower === ',' || lower === 'but');
  return (
    from - link.to <= 8 &&
    !tokens.slice(link.to, from).some(({ kind, lower }) => kind === 'word' && !joining.has(lower) && !determiners.has(lower))
  );
}

const hasName = (tokens: Frame['tokens'], from: number, to: number): boolean =>
  tokens.slice(from, to).filter(({ kind }) => kind === 'word').length > 6;

/** `18% lower risk of X (HR …)`: behind; `hazard ratio for X, 0.70`: between name and value; else before. */
function namedOfEffect(frame: Frame, quantity: Estimate | Test): Named | undefined {
  const { kind, from, to } = quantity;
  const { tokens } = frame;
  const preposition = tokens.findIndex(
    ({ lower }, at) => at > from && at < to && /^(?:for|of|in)$/.test(lower) && !frame.armAt[at + 1] && !frame.armAt[at + 2],
  );
  if (kind === 'estimate' && preposition > 0 && tokens[preposition + 1]?.kind === 'word') {
    const end = tokens.findIndex(
      (token, at) => at > preposition && (token.kind === 'number' || /^(?:[,;:=([]|was|were|is|with|between|at)$/.test(token.lower)),
    );
    const inside = namedBehind(
      { ...frame, quantityAt: frame.quantityAt.map((own, at) => (at > preposition && at < end ? undefined : own)) },
      preposition + 1,
    );
    if (inside && (inside.phrases[0]?.to ?? Number.POSITIVE_INFINITY) <= end) return inside;
  }
  const what =
    quantity.kind === 'estimate' && quantity.what !== undefined ? namedBehind({ ...frame, quantityAt: [] }, quantity.what) : undefined;
  if (what) return what;
  if (quantity.kind === 'estimate' && quantity.direction !== undefined) {
    const risk = tokens.findIndex(({ lower }, at) => at >= to - 1 && at < to + 10 && /^(?:of|in|for)$/.test(lower));
    if (risk > 0) {
      const behind = namedBehind(frame, risk + 1);
      if (behind) return behind;
    }
  }
  if (kind === 'estimate' && tokens[from]?.value !== undefined && tokens[from]?.kind === 'word') {
    const behind = namedBehind(frame, to);
    if (behind) return behind;
  }
  const { edge, inside } = edgeOf(frame, from);
  return inside ?? namedBefore(frame, edge);
}

function followUp(frame: Frame, quantity: FollowUp): Result {
  const { measure, value, unit, ci, iqr, range, from, to } = quantity;
  return present<Result>({ kind: 'followup', measure, value, unit, ci: interval(ci, 95), iqr, range, ...place(frame, from, to) });
}
