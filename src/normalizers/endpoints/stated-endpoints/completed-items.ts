import type { Token } from '../token.ts';

/** Nouns whose phrase goes on over the items behind: `changes from baseline in weight, waist and blood pressure`. */
const heads = new Set('change changes difference differences rates incidences proportions'.split(' '));
/** Nouns that begin a phrase of their own. */
const ownHeads = new Set(
  'change changes time proportion percentage number incidence rate rates adverse safety tolerability effect effects quality assessment mean response need use presence severity score scores duration frequency occurrence death mortality survival overall'.split(
    ' ',
  ),
);
const prepositions = new Set('in of for against on with to'.split(' '));
const adjective = /(?:ic|al|ar|ive|ous|ary|-(?:specific|free|related|based|reported|associated|onset|cause|threatening|induced))$/;
const adjectives = new Set(
  'patient graft mother infant overall total mean partial complete objective progression-free free low-density high-density'.split(' '),
);
/** Nouns that end like adjectives. */
const nouns = new Set(
  'survival hospital referral withdrawal arrival interval removal renewal refusal approval trial signal arousal tic clinic metric topic'.split(
    ' ',
  ),
);

const isAdjective = ({ lower }: Token): boolean =>
  !nouns.has(lower) && (adjectives.has(lower) || (lower.length > 4 && adjective.test(lower)));

/** Completes what coordination left out: `overall and cause-specific mortality`, `changes in A and B`, `efficacy against A and against B`. */
export function completeItems(items: readonly Token[][]): Token[][] {
  const completed = items.map((item) => [...item]);
  for (let index = 0; index < completed.length; index++) {
    const item = completed[index] as Token[];
    const next = completed[index + 1];
    // The left one lacks its noun, which stands at the end of the right one.
    const own = withoutArticle(item);
    const only = own.length === 1 ? own[0] : undefined;
    if (only && next && next.length > 1 && isAdjective(only) && next[0] && isAdjective(next[0])) {
      completed[index] = [...item, ...next.slice(1)];
    }
  }
  let head: Token[] | undefined;
  for (let index = 0; index < completed.length; index++) {
    const item = completed[index] as Token[];
    const own = withoutArticle(item);
    const before = completed[index - 1];
    const first = own[0];
    if (!first) continue;
    const at = headEnd(own);
    if (at !== undefined && (first.lower.endsWith('s') || items.length === 2)) head = own.slice(0, at);
    else if (head && !own.some(({ lower }) => heads.has(lower)) && !ownHeads.has(first.lower) && !prepositions.has(first.lower))
      completed[index] = [...head, ...own];
    else if (before && prepositions.has(first.lower)) {
      const same = before.findIndex(({ lower }) => lower === first.lower);
      if (same > 0) completed[index] = [...before.slice(0, same), ...own];
    } else if (ownHeads.has(first.lower)) head = undefined;
  }
  return completed;
}

const withoutArticle = (tokens: Token[]): Token[] => (['the', 'a', 'an'].includes(tokens[0]?.lower ?? '') ? tokens.slice(1) : tokens);

/** The length of `changes from baseline in` at the begin. */
function headEnd(tokens: readonly Token[]): number | undefined {
  if (!heads.has(tokens[0]?.lower ?? '') && !(heads.has(tokens[1]?.lower ?? '') && tokens[0]?.kind === 'word')) return undefined;
  const at = tokens.slice(0, 9).findIndex(({ lower }) => lower === 'in' || lower === 'of');
  return at > 0 ? at + 1 : undefined;
}
