import type { Sheet } from './sheet.ts';

const upper = /\p{Lu}/u;
const lower = /\p{Ll}/u;
const digit = /[0-9]/;
const blank = /\s/;

type Class = 'upper' | 'lower' | 'digit' | 'blank' | 'newline' | 'stop' | 'close' | 'slash' | 'sign' | 'other' | 'edge';

/** The class of each character of the page, as far as borders between values depend on it. */
function classOf(character: string | undefined): Class {
  if (character === undefined) return 'edge';
  if (upper.test(character) || character === '©') return 'upper';
  if (lower.test(character)) return 'lower';
  if (digit.test(character)) return 'digit';
  if (character === '\n' || character === '\r') return 'newline';
  if (blank.test(character)) return 'blank';
  if ('.!?'.includes(character)) return 'stop';
  if (')]"”’\'%»'.includes(character)) return 'close';
  if ('§\\{}|*~^'.includes(character)) return 'sign';
  return character === '/' ? 'slash' : 'other';
}

/**
 * What it costs to end one value and begin the next between two characters, by their classes. Values were joined with nothing
 * between them, so a blank beside a border is dear, and the change from a lower to an upper letter costs nothing.
 */
const costOfPair: Partial<Record<`${Class} ${Class}`, number>> = {
  'lower upper': 0,
  'stop upper': 0.1,
  'close upper': 0.3,
  'digit upper': 0.4,
  'upper digit': 1,
  'lower digit': 1,
  'stop lower': 1,
  'stop digit': 1,
  'close lower': 1.5,
  'close digit': 1.5,
  'slash upper': 0.5,
  'slash lower': 1.5,
  'slash digit': 1.5,
  'slash other': 1.5,
  'stop sign': 1,
  'sign upper': 1,
  'lower sign': 2,
  'digit sign': 2,
  'sign lower': 2,
  'digit digit': 2,
  'digit lower': 1.5,
  'upper upper': 2.5,
  'lower lower': 4,
  'upper lower': 5,
};
const dearest = 6;

/** What a glued border costs more where the page has separators between its values. */
const gluedThough = 2;

/** Borders at single blanks, where these are all that stands between values. */
const costOfLoosePair: Partial<Record<Class, number>> = { upper: 0.8, digit: 1.5, lower: 2.5, other: 2, close: 2 };

/** Costs of a border at every offset of the page, from 0 to its length. */
export function borderCosts({ text, isLoose, isSeparated }: Pick<Sheet, 'text' | 'isLoose' | 'isSeparated'>): Float64Array {
  const costs = new Float64Array(text.length + 1);
  for (let at = 1; at < text.length; at++) {
    const isAfterBlank = text[at - 1] === ' ';
    if (isLoose && isAfterBlank) costs[at] = costOfLoosePair[classOf(text[at])] ?? dearest;
    else costs[at] = borderCost(text, at) + (isSeparated && text[at - 1] !== '\n' ? gluedThough : 0);
  }
  return costs;
}

/** The cost of a border at one offset; 0 at the edges of the text. */
export function borderCost(text: string, at: number): number {
  const left = classOf(text[at - 1]);
  const right = classOf(text[at]);
  if (left === 'edge' || right === 'edge') return 0;
  // a value begins behind a separator; the separator itself begins none
  if (left === 'newline') return right === 'newline' || right === 'blank' ? dearest : 0;
  if (right === 'newline') return dearest;
  if (text.startsWith('http', at) && /^https?:\/\//.test(text.slice(at, at + 8))) return 0;
  // DNADisease: the last capital belongs to the next word
  if (left === 'upper' && right === 'upper' && /^(?:\p{Ll}|['’]\p{Lu})/u.test(text.slice(at + 1, at + 3))) return 0.7;
  return costOfPair[`${left} ${right}`] ?? dearest;
}

/**
 * Whether two values seem to touch here: a small letter, digit, point or bracket with a capital after it. Not so in words that are
 * written with a capital inside: mRNA, pH, eGFP, kDa (one or two small letters first), genes (rpsH, hisE), and McDonald.
 */
export function isGlued(text: string, at: number): boolean {
  const left = classOf(text[at - 1]);
  if (left === 'newline') return !blank.test(text[at] ?? ' ');
  if (classOf(text[at]) !== 'upper' || !['lower', 'stop', 'close'].includes(left)) return false;
  if (/^[\s,;.)]/.test(text.slice(at + 1, at + 2))) return false;
  if (left === 'stop') return /\p{Ll}{2}.$/u.test(text.slice(Math.max(0, at - 3), at)) && classOf(text[at + 1]) === 'lower';
  if (left === 'close') return classOf(text[at + 1]) === 'lower';
  const start = text.slice(Math.max(0, at - 4), at);
  return /\p{Ll}{3}$/u.test(start) || (/\p{Ll}{2}$/u.test(start) && !/(?:^|[^\p{L}])(?:Mc|\p{Ll}{2})$/u.test(start) && !/Mac$/.test(start));
}
