import type { Token } from '../token.ts';
import { estimateFrom } from './estimate.ts';
import type { Estimate, Quantity } from './quantity.ts';
import { unitEnd } from './unit.ts';

/** Tokens between an effect and a further value of it: `1.31 (95% CI, 1.19 to 1.44) for stimulant laxatives and 1.06 (CI, 0.97 to 1.16)`. */
const longestGap = 22;
const versus = new Set(['vs', 'versus', 'v', 'compared']);
const ratios: ReadonlySet<Estimate['measure']> = new Set(['HR', 'OR', 'RR', 'rate_ratio', 'SMD'] as const);
/** Words that name another kind of number on the way. */
const otherwise = new Set('mean median average score rate incidence prevalence survival months years days was:'.split(' '));

/** The quantity before; the effect with an interval last seen in the sentence; the one last seen in the sentences before. */
export interface Before {
  readonly last: Quantity | undefined;
  readonly here: Estimate | undefined;
  readonly earlier: Estimate | undefined;
}

/**
 * A value with an interval and no name of its effect. In a bracket (`rimegestat (2·40, 1·86–3·10)`, `(0·86, 0·63–1·17; p=0·34)`) it is of the effect
 * last named, or a difference where it is signed; behind another value of the effect (`and 0.91 (0.7-1.1)`) it is a further one.
 */
export function impliedEstimateAt(
  text: string,
  tokens: readonly Token[],
  at: number,
  { last, here, earlier }: Before,
): Estimate | undefined {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.value === undefined || token.spelled) return undefined;
  const end = unitEnd(tokens, at + 1);
  const bare = end === at + 1;
  const opens = tokens[at - 1]?.lower === '(' || tokens[at - 1]?.lower === '[';
  const named = here ?? (bare ? earlier : undefined);
  if (opens && bare && named && ratios.has(named.measure) && token.value > 0 && !Number.isInteger(token.value)) {
    return whole(text, tokens, at, named, (estimate) => estimate.ci?.lower !== 'NR' && (estimate.ci?.lower ?? -1) > 0);
  }
  if (opens && (!here || here.measure === 'MD' || here.open)) {
    const difference = whole(text, tokens, at, here ?? { measure: 'MD', open: true }, ({ ci }) => ci?.labelled === true);
    if (difference && (difference.p || token.value < 0)) return difference;
  }
  if (!here || !last || (last !== here && last.kind !== 'test') || at - last.to > longestGap || at === last.to) return undefined;
  const unit = bare ? undefined : text.slice(tokens[at + 1]?.start, tokens[end - 1]?.end);
  if (unit !== here.unit) return undefined;
  let joined = false;
  for (let index = last.to; index < at; index++) {
    const word = tokens[index]?.lower ?? '';
    if (word === ';' || word === '.' || otherwise.has(word)) return undefined;
    if (word === 'and' || word === ',' || word === 'or' || versus.has(word) || word === 'to') joined = true;
  }
  if (!joined || tokens[at - 1]?.kind === 'number') return undefined;
  if (!ratios.has(here.measure) && !/^(?:and|,|with|by|of|or|vs|versus|than|was)$/.test(tokens[at - 1]?.lower ?? '')) return undefined;
  return whole(text, tokens, at, here, () => true);
}

function whole(
  text: string,
  tokens: readonly Token[],
  at: number,
  { measure, adjusted, open }: Pick<Estimate, 'measure' | 'adjusted' | 'open'>,
  fits: (estimate: Estimate) => boolean,
): Estimate | undefined {
  const estimate = estimateFrom(text, tokens, { measure, ...(adjusted ? { adjusted } : {}), ...(open ? { open } : {}) }, at, at);
  return estimate?.ci && fits(estimate) && !versus.has(tokens[estimate.to]?.lower ?? '') ? estimate : undefined;
}

/** `the hazard ratios were 0.80, 0.91, and 0.75`, `the absolute risk reductions were 0.6%, 1.9%, and 3.6%`: one for each number of the list. */
export function listedEstimateAt(text: string, tokens: readonly Token[], at: number, last: Quantity | undefined): Estimate | undefined {
  if (last?.kind !== 'estimate' || last.ci || last.p || last.direction !== undefined || tokens[at]?.spelled) return undefined;
  const joint = tokens[at - 1]?.lower ?? '';
  const gap = at - last.to;
  if (gap < 1 || gap > 2 || !/^(?:and|,)$/.test(joint) || !/^(?:and|,)$/.test(tokens[last.to]?.lower ?? '')) return undefined;
  if (tokens[last.from]?.kind !== 'word' && !isListed(tokens, last)) return undefined;
  const plural =
    /s$/.test(tokens[last.from]?.lower ?? '') ||
    tokens.slice(last.from, last.to).some(({ lower }) => /^(?:ratios|reductions|differences|sizes|risks|hrs|ors|rrs|effects)$/.test(lower));
  if (!plural && !isListed(tokens, last)) return undefined;
  const { measure, adjusted, open } = last;
  const estimate = estimateFrom(text, tokens, { measure, ...(adjusted ? { adjusted } : {}), ...(open ? { open } : {}) }, at, at);
  return estimate && estimate.unit === last.unit ? estimate : undefined;
}

const isListed = (tokens: readonly Token[], { from, to }: Estimate): boolean =>
  tokens[from]?.kind === 'number' && /^(?:and|,)$/.test(tokens[from - 1]?.lower ?? '') && to - from <= 4;
