import type { Endpoint, Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { Value } from '../quantities/quantity.ts';
import { coordinated } from './coordinated.ts';
import type { EndpointBook } from './endpoint-book.ts';
import { isOfEveryArm } from './every-arm.ts';
import type { Frame } from './frame.ts';
import { leadingSubgroup } from './leading-subgroup.ts';
import { leadingTime } from './leading-time.ts';
import { interval, type Link, nameOf, place } from './link.ts';
import { withListedIntervals } from './listed-intervals.ts';
import { type Kind, measuresOf } from './measure-of.ts';
import { edgeOf, endpointAround, namedFor } from './naming.ts';
import type { Phrase } from './noun-phrase.ts';
import { tellsOfParticipants } from './refusals.ts';
import type { Named } from './region.ts';
import type { Series } from './series.ts';
import { type ArmOf, armsOfSeries } from './series-arms.ts';
import { standsAlone } from './standing.ts';

/** The results of a row: one for each value, or for each endpoint that shares it; `participants` for a row that tells who took part. */
export function rowResults(
  frame: Frame,
  series: Series,
  arms: ArmTable,
  book: EndpointBook,
  link: Link | undefined,
  last: Result | undefined,
  found: readonly Result[],
): { results: Result[]; link: Link } | 'participants' | undefined {
  if (tellsOfParticipants(frame, series)) return 'participants';
  const named = namedFor(frame, series.from, series.to);
  const words = wordsAround(frame, series, named);
  if (!standsAlone(frame, series, words)) return undefined;
  const phrases = coordinated(frame, named?.phrases ?? [], series);
  const endpoints =
    phrases.length > 0
      ? phrases.map((phrase) => book.resolve(phrase, frame.tokens))
      : [link?.endpoint ?? endpointAround(frame, series.from, book, last)];
  const armsOf = armsOfSeries(frame, series, arms, link?.arms ?? []);
  const every = arms.arms.length > 1 && isOfEveryArm(frame, series) ? arms.arms.map((_, index) => index) : undefined;
  const unit = series.values.find((value) => value.unit !== undefined)?.unit;
  const shared = series.values.find(({ pct, unit: own }) => pct !== undefined && own === '%');
  const spread = series.values.find(({ sd, se }) => sd !== undefined || se !== undefined);
  const results: Result[] = [];
  let measure: Result['measure'];
  // `times to A and B progression were not reached and 2.2 months, respectively`: an endpoint for each value, all of one arm.
  const perValue = phrases.length > 1 && phrases.length === series.values.length;
  const values = withListedIntervals(frame, series).map((value) => fill(value, unit, shared !== undefined, spread));
  const kinds = measuresOf(values, {
    words,
    tokens: frame.tokens,
    inBracket: (frame.open[series.from] ?? -1) >= 0,
    before: link?.measure,
    outcome: endpoints[0]?.name,
    earlier: /^(?:and|,)$/.test(frame.tokens[series.from - 1]?.lower ?? '') ? kindOf(found, values[0]) : undefined,
  });
  for (const [index, filled] of values.entries()) {
    const kind = kinds[index] as Kind;
    measure = kind.measure;
    const own = perValue ? [endpoints[index]] : phrases.length > 1 ? endpoints : [endpoints[0]];
    for (const endpoint of own)
      for (const arm of every ?? [armsOf[index]])
        results.push(armResult(frame, filled, kind, endpoint, perValue ? commonArm(arms, armsOf) : nameOf(arms, arm), phrases[0]));
  }
  return { results, link: { endpoint: endpoints[0], arms: armsOf, measure, from: series.from, to: series.to } };
}

/** The arm of values that were told of several outcomes: one that all have. */
const commonArm = (arms: ArmTable, armsOf: readonly ArmOf[]): string | undefined =>
  new Set(armsOf).size === 1 ? nameOf(arms, armsOf[0]) : undefined;

/** `decreased by 7.1 mm Hg (27.9%) with A and 5.7 mm Hg with B`: the kind of the value before that has the same unit. */
function kindOf(found: readonly Result[], value: Value | undefined): Kind | undefined {
  if (value?.unit === undefined || value.value === undefined) return undefined;
  const earlier = found.findLast(({ kind, unit, value: number }) => kind === 'arm' && unit === value.unit && number !== undefined);
  if (!earlier?.measure || earlier.measure === 'proportion') return undefined;
  return { measure: earlier.measure, ...(earlier.direction === undefined ? {} : { direction: earlier.direction }) };
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
    ci: interval(frame, value.ci),
    sd: value.sd,
    se: value.se,
    dispersion: value.dispersion,
    iqr: value.iqr,
    range: value.range,
    timepoint: phrase?.timepoint ?? leadingTime(frame),
    subgroup: leadingSubgroup(frame),
    direction: kind.direction,
    grade: phrase?.grade,
    ...place(frame, value.from, value.to),
  });
}
