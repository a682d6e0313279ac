import type { TitleForm } from '../profile/title-form.ts';
import { isTypo, isWithin } from './typo.ts';

/**
 * How two titles stand to each other.
 * `same`: word for word; `near`: but for slips of the pen; `part`: one is the other without its end or subtitle; `more`: one has further words elsewhere;
 * `numbered`: they tell different numbers; `other`: alike, but some words stand for others; `different`; `unknown`: one has none.
 */
type TitleLikeness = 'same' | 'near' | 'part' | 'more' | 'numbered' | 'other' | 'different' | 'unknown';

export interface TitleComparison {
  readonly likeness: TitleLikeness;
  /** Share of words in common, 0 to 1, of those of the longer title. */
  readonly common: number;
  /** How many letters and digits the shorter one has. */
  readonly length: number;
  /** Words of it, and how many it has in all. */
  readonly words: number;
  /** Words that only one of them has, a's and b's. */
  readonly only: readonly [readonly string[], readonly string[]];
  /** One of them is a translation for the list that it stands in, or the two are not in one script. */
  readonly translated: boolean;
}

const order: readonly TitleLikeness[] = ['same', 'near', 'numbered', 'part', 'more', 'other', 'different'];
const none: TitleComparison = { likeness: 'unknown', common: 0, length: 0, words: 0, only: [[], []], translated: false };

/** The best likeness of any title of the one to any title of the other, since one may be a translation. */
export function compareTitleForms(a: readonly TitleForm[], b: readonly TitleForm[]): TitleComparison {
  let best = none;
  for (const mine of a) {
    for (const theirs of b) {
      const found = compareForms(mine, theirs);
      if (
        best === none ||
        order.indexOf(found.likeness) < order.indexOf(best.likeness) ||
        (found.likeness === best.likeness && found.common > best.common)
      )
        best = found;
    }
  }
  return best;
}

function compareForms(a: TitleForm, b: TitleForm): TitleComparison {
  const length = Math.min(a.joined.length, b.joined.length);
  const words = Math.min(a.words.length, b.words.length);
  const base = { length, words, translated: a.translated || b.translated || script(a.joined) !== script(b.joined) || inTwoLanguages(a, b) };
  if (a.joined === b.joined) return { ...base, likeness: 'same', common: 1, only: [[], []] };
  const onlyA = without(a.words, b.words);
  const onlyB = without(b.words, a.words);
  const longer = Math.max(a.words.length, b.words.length);
  // Two titles that have next to nothing in common need no closer look.
  if (
    longer > 3 &&
    (longer - Math.max(onlyA.length, onlyB.length)) / longer < 0.25 &&
    !a.joined.startsWith(b.joined) &&
    !b.joined.startsWith(a.joined)
  )
    return { ...base, likeness: 'different', common: (longer - Math.max(onlyA.length, onlyB.length)) / longer, only: [onlyA, onlyB] };
  const unsplit = withoutSplits(onlyA, onlyB);
  const { left, slips } = withoutTypos(unsplit[0], unsplit[1]);
  const [restA, restB] = left;
  const common = (longer - Math.max(restA.length, restB.length)) / longer;
  const found = { ...base, common, only: left };
  if (restA.some(hasDigit) && restB.some(hasDigit)) return { ...found, likeness: common >= 0.5 ? 'numbered' : 'different' };
  if (restA.length === 0 && restB.length === 0) return { ...found, likeness: slips <= Math.max(2, words / 3) ? 'near' : 'other' };
  // «Prefaace» and «Book reriew» are too short to be told by their words.
  if (longer <= 3 && length >= 6 && !hasDigit(a.joined + b.joined) && isNear(a.joined, b.joined)) return { ...found, likeness: 'near' };
  const cut = cutOff(a, b) || cutOff(b, a);
  if (cut) return { ...found, likeness: 'part' };
  if (restA.length === 0 || restB.length === 0)
    return { ...found, likeness: common >= 0.6 ? 'more' : common >= 0.4 ? 'other' : 'different' };
  return { ...found, likeness: common >= 0.55 ? 'other' : 'different' };
}

const inTwoLanguages = (a: TitleForm, b: TitleForm): boolean =>
  a.language !== undefined && b.language !== undefined && a.language !== b.language;

const isNear = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long.length - short.length <= 2 && isWithin(short, long, long.length < 9 ? 1 : 2);
};

const hasDigit = (word: string): boolean => /\d/.test(word);
const script = (text: string): string =>
  /\p{Script=Latin}/u.test(text) ? 'latin' : /\p{Script=Cyrillic}/u.test(text) ? 'cyrillic' : /\p{L}/u.test(text) ? 'other' : 'latin';

/** A title without its end, at a word or within it, or without its subtitle; of three words or twenty letters at least. */
function cutOff(long: TitleForm, short: TitleForm): boolean {
  if (short.words.length >= long.words.length || short.joined.length < 12 || short.words.length < 2) return false;
  if (long.joined.startsWith(short.joined)) return short.words.length >= 3 || short.joined.length >= 20 || short.words.length === long.main;
  if (short.words.length < 3) return false;
  // The words up to where it was cut, the last one perhaps within; or those from where it begins. But for slips of the pen.
  const last = short.words.length - 1;
  const isHead = short.words.every(
    (word, at) => isOne(word, long.words[at] ?? '') || (at === last && (long.words[at] ?? '').startsWith(word)),
  );
  if (isHead) return true;
  const from = long.words.length - short.words.length;
  return (
    short.words.length >= 4 &&
    short.words.every((word, at) => isOne(word, long.words[from + at] ?? '') || (at === 0 && (long.words[from] ?? '').endsWith(word)))
  );
}

const isOne = (a: string, b: string): boolean => a === b || isTypo(a, b);

/** The words of a that b has not, each as often as it is missing. */
function without(a: readonly string[], b: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const word of b) left.set(word, (left.get(word) ?? 0) + 1);
  return a.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}

/** «post stroke» beside «poststroke»: words of the one that in one are a word of the other. */
function withoutSplits(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  if (a.length === 0 || b.length === 0) return [a, b];
  if (a.join('') === b.join('')) return [[], []];
  const [restA, fewerB] = joined(a, b);
  const [restB, fewerA] = joined(fewerB, restA);
  return [fewerA, restB];
}

/** Without the runs of words in a that make one word of b. */
function joined(a: readonly string[], b: readonly string[]): readonly [readonly string[], readonly string[]] {
  const whole = [...b];
  const rest: string[] = [];
  for (let at = 0; at < a.length; at++) {
    let run = a[at] ?? '';
    let length = 1;
    let place = -1;
    for (; length < 4 && at + length < a.length; length++) {
      run += a[at + length] ?? '';
      place = whole.indexOf(run);
      if (place !== -1) break;
    }
    if (place === -1) rest.push(a[at] ?? '');
    else {
      whole.splice(place, 1);
      at += length;
    }
  }
  return [rest, whole];
}

/** Without the words that are one but for a slip of the pen, and how many those are. */
function withoutTypos(
  a: readonly string[],
  b: readonly string[],
): { left: readonly [readonly string[], readonly string[]]; slips: number } {
  const others = [...b];
  let slips = 0;
  const rest = a.filter((word) => {
    const at = others.findIndex((other) => isTypo(word, other));
    if (at === -1) return true;
    others.splice(at, 1);
    slips += 1;
    return false;
  });
  return { left: [rest, others], slips };
}
