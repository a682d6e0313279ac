import type { Endpoint } from '../model/endpoint.ts';
import { foldedWords } from '../normalizers/fold.ts';
import { wordForm } from '../normalizers/word-form.ts';

/** What is said around an outcome and does not tell it from another: `time to the first skeletal event` is the skeletal event. */
const around = new Set(
  `a an and at by for from in is of on or the to with time first median mean average rate rates incidence number proportion percentage
   percent risk occurrence onset patients participants subjects improvement reduction increase decrease
   de del la las el los le les du des der die das tiempo hasta temps mediana mediane moyenne`.split(/\s+/),
);

/** Words that outcomes are told with in turn. */
const alike: Readonly<Record<string, string>> = {
  mortality: 'death',
  died: 'death',
  fatality: 'death',
  any: 'all',
};

/** A name of an outcome, taken apart for comparison. */
export interface OutcomeName {
  /** The words that tell it, without those around, in the singular; in the order of the alphabet. */
  readonly words: readonly string[];
  /** Its abbreviations, folded: as given, as written, and as the initials of its words make them. */
  readonly abbreviations: ReadonlySet<string>;
}

/** `same`: told with the same words, or one is the other's abbreviation; `akin`: one says more than the other. */
export type Likeness = 'same' | 'akin' | 'other';

/** Takes a name apart; the document's own endpoints say what an abbreviation stands for. */
export function outcomeName(name: string, endpoints: readonly Endpoint[] = []): OutcomeName {
  const listed = endpoints.filter((each) => each.name === name || each.abbreviation === name);
  const whole = listed.find((each) => each.abbreviation === name)?.name ?? name;
  const words = foldedWords(whole);
  const telling = words.filter((word) => !around.has(word)).map((word) => alike[wordForm(word)] ?? wordForm(word));
  const initials = words.length > 1 ? [words, words.filter((word) => !around.has(word))] : [];
  const abbreviations = [
    ...listed.flatMap(({ abbreviation }) => (abbreviation === undefined ? [] : [abbreviation])),
    ...(isAbbreviation(name) ? [name] : []),
  ].map(abbreviationKey);
  return {
    words: [...new Set(telling)].sort(),
    abbreviations: new Set([...abbreviations, ...initials.filter((each) => each.length > 1).map((each) => each.map(initial).join(''))]),
  };
}

const initial = (word: string): string => word.charAt(0);
/** `OS`, `rPFS`, `SSEs`, `MACE`. */
const isAbbreviation = (name: string): boolean => /^[a-z]?[A-Z][A-Za-z0-9-]{1,7}$/.test(name) && /[A-Z].*[A-Z]/.test(name);
const abbreviationKey = (written: string): string => foldedWords(written.replace(/(?<=[A-Z])s$/, '')).join('');

export function nameLikeness(a: OutcomeName, b: OutcomeName): Likeness {
  if (a.words.length > 0 && a.words.join(' ') === b.words.join(' ')) return 'same';
  if (isAbbreviatedBy(a, b) || isAbbreviatedBy(b, a)) return 'same';
  const [shorter, longer] = a.words.length <= b.words.length ? [a, b] : [b, a];
  const held = new Set(longer.words);
  return shorter.words.length > 0 && shorter.words.every((word) => held.has(word)) ? 'akin' : 'other';
}

/** Initials alone do not make two names one: `overall survival` and `osteonecrosis severity` are both OS. One of them has to be written so. */
const isAbbreviatedBy = (short: OutcomeName, long: OutcomeName): boolean =>
  short.words.length <= 1 &&
  long.words.length > 1 &&
  [...short.abbreviations].some((each) => each.length > 1 && long.abbreviations.has(each));
