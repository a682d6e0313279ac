import { ownValue } from '../model/own-value.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { foldedWords } from '../normalizers/fold.ts';

/** `different-kind`: one is a notice, a reply or another part of what the other is, however alike they read. */
export type TitleLikeness = 'same' | 'similar' | 'different' | 'different-kind' | 'unknown';

/** Words that make another publication of the same title when only one side has them. */
const kinds: ReadonlySet<string> = new Set([
  ...['erratum', 'errata', 'corrigendum', 'corrigenda', 'correction', 'corrections', 'addendum', 'retraction', 'withdrawal'],
  ...['reply', 'replies', 'rejoinder', 'comment', 'comments', 'commentary'],
  ...['protocol', 'part', 'supplement', 'supplementary', 'appendix'],
]);

/** Numbers as titles write them; «I», «V» and «X» are letters more often than numbers. */
const numbers: Readonly<Record<string, string>> = {
  ...{
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
  },
  ...{ ii: '2', iii: '3', iv: '4', vi: '6', vii: '7', viii: '8', ix: '9', xi: '11', xii: '12', xiii: '13' },
};

/** What services add to a title: `RETRACTED: …`, `… [Review]`, `… (Spanish)`. */
const additions = [
  /^\s*(?:retracted(?: article)?|withdrawn)\s*[:.-]\s*/i,
  /\s*[([](?:review|retracted article[^\])]{0,80}|in process citation|letter|(?:spanish|french|german|portuguese|italian|chinese|japanese|russian))[\])]\s*$/i,
];

/** The likeness of the two records' titles: the best over all titles that each has, since one may be a translation of the other. */
export function compareTitles(a: BibliographicRecord, b: BibliographicRecord): TitleLikeness {
  const mine = titleWords(a);
  const theirs = titleWords(b);
  const found = new Set(mine.flatMap((x) => theirs.map((y) => likeness(x, y))));
  return (['same', 'different-kind', 'similar', 'different'] as const).find((each) => found.has(each)) ?? 'unknown';
}

/** The words of each title that a record has, folded, with numbers in figures. */
export function titleWords({ title, vernacularTitle, titles }: BibliographicRecord): readonly (readonly string[])[] {
  const all = [title, vernacularTitle, ...(titles ?? []).map(({ text }) => text)];
  return all.flatMap((text) => (text === undefined ? [] : [wordsOf(text)])).filter((words) => words.length > 0);
}

function wordsOf(title: string): readonly string[] {
  const bare = additions.reduce((text, addition) => text.replace(addition, ''), title);
  return foldedWords(bare).map((word) => ownValue(numbers, word) ?? word);
}

function likeness(a: readonly string[], b: readonly string[]): TitleLikeness {
  if (a.join('') === b.join('')) return 'same';
  const onlyA = without(a, b);
  const onlyB = without(b, a);
  const shared = a.length - onlyA.length;
  const dice = (2 * shared) / (a.length + b.length);
  const alike = dice >= 0.8 || startsWith(a, b) || startsWith(b, a);
  if (!alike) return dice >= 0.6 ? 'similar' : 'different';
  if ([...onlyA, ...onlyB].some((word) => kinds.has(word))) return 'different-kind';
  // «phase 2» and «phase 3» are two trials; a number that only the longer title has stands in its subtitle.
  if (onlyA.some(isNumber) && onlyB.some(isNumber)) return 'different-kind';
  return dice >= 0.9 || startsWith(a, b) || startsWith(b, a) ? 'same' : 'similar';
}

const isNumber = (word: string): boolean => /\d/.test(word);

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

/** A title of three words or more and the same with its subtitle. */
const startsWith = (long: readonly string[], short: readonly string[]): boolean =>
  short.length >= 3 && short.length < long.length && short.every((word, at) => long[at] === word);
