import type { Endpoint } from '../../../model/endpoint.ts';
import type { Token } from '../token.ts';
import { aimNouns, bareNouns, impliedRole, outcomeNouns, rankOf, weakNouns } from './outcome-words.ts';
import { copulas } from './statement-words.ts';

/** Where a sentence speaks of its outcomes by their rank: `the two co-primary efficacy end points`. Indexes of tokens, `to` exclusive. */
export interface OutcomeMention {
  readonly from: number;
  readonly to: number;
  /** `primary and secondary end points` has two; none where no rank is said (`Outcome measures included`). */
  readonly roles: readonly Endpoint['role'][];
  readonly plural: boolean;
  /** `The primary objective`: what is aimed at is not yet what is measured. */
  readonly aim: boolean;
}

const openers = new Set('the a an first second third our its two three four both all these their one another prespecified and'.split(' '));
/** Ranks that make an outcome of a mere measure or criterion. */
const plainRanks = new Set('primary co-primary coprimary secondary principal exploratory'.split(' '));
const loosest = new Set('parameter parameters assessment assessments variable variables'.split(' '));
const joints = new Set(['and', ',', 'or', '/', 'y', 'e', 'et', 'und', '&']);
/** Words that never stand between a rank and its noun. */
const breakers = new Set(
  `was were is are be been of in for to with by from at on that which who as than after before had has have did not no between care prevention
inclusion exclusion diagnostic selection eligibility sampling independent explanatory predictor exposure dependent control tumor tumour tumours tumors school schools education infection angle analysis studies study's caregiver`.split(
    /\s+/,
  ),
);

/** All mentions of a sentence, from left to right. */
export function outcomeMentions(tokens: readonly Token[]): OutcomeMention[] {
  const found: OutcomeMention[] = [];
  let free = 0;
  for (let index = 0; index < tokens.length; index++) {
    const noun = nounAt(tokens, index);
    if (!noun) continue;
    const mention = mentionAt(tokens, index, noun, free);
    if (mention) {
      found.push(mention);
      free = mention.to;
    }
    index = Math.max(index, noun.to - 1);
  }
  return found;
}

interface Noun {
  readonly to: number;
  readonly kind: 'outcome' | 'weak' | 'aim';
  readonly plural: boolean;
}

function nounAt(tokens: readonly Token[], index: number): Noun | undefined {
  const lower = tokens[index]?.lower ?? '';
  if (lower === 'end' || lower === 'end-') {
    // `end point`, `end - point`.
    const point = tokens[index + 1]?.lower === '-' ? index + 2 : index + 1;
    const word = tokens[point]?.lower;
    return word === 'point' || word === 'points' ? { to: point + 1, kind: 'outcome', plural: word === 'points' } : undefined;
  }
  const plural = outcomeNouns.get(lower);
  if (plural !== undefined) {
    // `outcome measures`, `outcome variable of interest`, `endpoint measure`.
    const after = tokens[index + 1]?.lower ?? '';
    const more = weakNouns.get(after) ?? (after === 'measurement' ? false : after === 'measurements' ? true : undefined);
    return { to: more === undefined ? index + 1 : index + 2, kind: 'outcome', plural: plural || more === true };
  }
  const weak = weakNouns.get(lower);
  if (weak !== undefined) return { to: index + 1, kind: 'weak', plural: weak };
  const aim = aimNouns.get(lower);
  return aim === undefined ? undefined : { to: index + 1, kind: 'aim', plural: aim };
}

function mentionAt(tokens: readonly Token[], at: number, noun: Noun, free: number): OutcomeMention | undefined {
  const roles: Endpoint['role'][] = [];
  let from = at;
  let between = 0;
  let named = false;
  let to = noun.to;
  for (let index = at - 1; index >= free && between < 5; index--) {
    const lower = tokens[index]?.lower ?? '';
    const rank = rankOf(lower);
    if (rank) {
      // `other secondary end points`, `key secondary`: the rank nearest to the noun counts, a joint makes two of them.
      const joined = roles.length > 0 && joints.has(tokens[index + 1]?.lower ?? '');
      if (roles.length === 0 || joined) roles.unshift(rank);
      from = index;
      between = 0;
    } else if (roles.length > 0 && (joints.has(lower) || lower === 'key')) {
      if (joints.has(lower) && !rankOf(tokens[index - 1]?.lower ?? '')) break;
      if (lower === 'key') from = index;
    } else if (roles.length > 0 || breakers.has(lower) || tokens[index]?.kind !== 'word') break;
    else {
      between += 1;
      if (bareNouns.has(lower)) named = true;
    }
  }
  // `critère de jugement principal`, `variable principal de eficacia`, `desfechos secundários`: the rank stands behind.
  if (roles.length === 0) {
    for (let index = noun.to; index < Math.min(tokens.length, noun.to + 4); index++) {
      const lower = tokens[index]?.lower ?? '';
      const rank = rankOf(lower, 'behind');
      if (rank) {
        roles.push(rank);
        to = index + 1;
        for (const joint of [to]) {
          const next = rankOf(tokens[joint + 1]?.lower ?? '', 'behind');
          if (next && joints.has(tokens[joint]?.lower ?? '')) {
            roles.push(next);
            to = joint + 2;
          }
        }
        break;
      }
      if (!romanceFillers.has(lower)) break;
    }
  }
  if (roles.length === 0 && noun.kind !== 'outcome') return undefined;
  // `primary measure` and `primary efficacy parameter` are outcomes, `main variables` and `other parameters` are any.
  if (noun.kind === 'weak' && !named && to === noun.to && !plainRanks.has(tokens[from]?.lower ?? '')) return undefined;
  if (noun.kind === 'weak' && !named && to === noun.to && loosest.has(tokens[at]?.lower ?? '')) return undefined;
  if (roles.length === 0) {
    const own = impliedRole(tokens[at]?.lower ?? '');
    if (own) roles.push(own);
    else {
      from = bareStart(tokens, at, free);
      // `the time to a composite kidney endpoint`: only at the begin of a clause do outcomes without a rank state anything.
      const before = tokens[from - 1]?.lower ?? '';
      if (from > 0 && ![';', '.', ':'].includes(before) && !(before === ',' && copulas.has(tokens[noun.to]?.lower ?? ''))) return undefined;
    }
  }
  while (from > free && (openers.has(tokens[from - 1]?.lower ?? '') || tokens[from - 1]?.spelled)) {
    if (tokens[from - 1]?.lower === 'and') break;
    from -= 1;
  }
  return { from, to, roles, plural: noun.plural, aim: noun.kind === 'aim' };
}

const romanceFillers = new Set(
  'de del da do des du d’efficacité efficacité jugement eficacia eficácia resultado resultados valoración évaluation d’évaluation valoracion seguridad'.split(
    ' ',
  ),
);

/** `Time-to-first-event outcomes included`: without a rank, the words before belong to the mention as far as they go. */
function bareStart(tokens: readonly Token[], at: number, free: number): number {
  let from = at;
  while (from > free && tokens[from - 1]?.kind === 'word' && !breakers.has(tokens[from - 1]?.lower ?? '') && at - from < 5) from -= 1;
  return from;
}
