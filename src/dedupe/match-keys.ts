import type { BibliographicRecord } from '../model/record.ts';
import type { NameForm } from './profile/name-form.ts';
import type { TitleForm } from './profile/title-form.ts';
import { type Profile, profileOf } from './profile.ts';
import { textNumber } from './text-number.ts';

/** Raised with every release in which the rules of this file give other keys: a library that is filed under others is filed anew by `refmill dedupe`. */
export const matchKeysVersion = 1;

/** Words that stand in thousands of titles: three of them tell none from others. */
const common: ReadonlySet<string> = new Set(
  'patients patient study treatment clinical effect effects disease with trial randomized controlled analysis review using among during after between children associated cancer therapy case report systematic'.split(
    ' ',
  ),
);

/** The keys of a record; see keysOfProfile. */
export const matchKeys = (record: BibliographicRecord): readonly string[] => keysOfProfile(profileOf(record));

/**
 * Under what a record is found by others that may be the same publication, besides its identifiers: records that share no key and no identifier are
 * never compared. Each key stands for a few facts together that hardly two publications share, and no single damage (a slip of the pen, a year, pages or
 * names lost, another journal, a translated title) takes all of them away.
 */
export function keysOfProfile({ titles, names, years, place, abstract }: Profile): readonly string[] {
  const keys = new Set<string>();
  for (const title of titles) for (const key of titleKeys(title)) keys.add(key);
  const families = names.flatMap(nameKey);
  const [first] = families;
  const [year] = years;
  // Years differ by one between the electronic and the printed publication.
  const around = year === undefined ? [] : [year, year + 1];
  const page = place.first?.replace(/\D/g, '') || undefined;
  if (page !== undefined && page !== '1') {
    if (place.volume !== undefined) {
      if (first !== undefined) keys.add(`a|${first}|${place.volume}|${page}`);
      for (const each of around) keys.add(`y|${each}|${place.volume}|${page}`);
    }
    if (first !== undefined) for (const each of around) keys.add(`b|${first}|${each}|${page}`);
    const last = place.last?.replace(/\D/g, '');
    if (last && last !== page) for (const each of around) keys.add(`g|${page}|${last}|${each}`);
  }
  // The same three persons, in whatever order, around one year: for titles that were translated.
  if (families.length >= 3) for (const each of around) keys.add(`n|${families.slice(0, 3).sort().join('|')}|${each}`);
  for (const { joined } of titles) {
    if (joined.length >= shortTitle) continue;
    if (first !== undefined) keys.add(`s|${joined}|${first}`);
    if (joined.length >= genericTitle) for (const each of around) keys.add(`d|${joined}|${each}`);
  }
  if (abstract) keys.add(`o|${abstract.opening}`);
  if (keys.size === 0) for (const { joined } of titles) keys.add(`e|${joined}`);
  return [...keys];
}

/** The family name; where an export swapped the names and left initials for it, the other one. */
function nameKey({ family, given }: NameForm): readonly string[] {
  const whole = family.join('');
  if (whole.length > 1 && family.some((word) => word.length > 1)) return [whole];
  const [other = whole] = given;
  return other === '' ? [] : [other];
}

/** A shorter title alone may be that of many publications: «Editorial», «Radium in medicine». */
const shortTitle = 40;
/** «Commentary», «Introduction», «Letter to the editor»: thousands of one year. */
const genericTitle = 20;
const bands = [0x811c9dc5, 0x2f1b3a57, 0x5bd1e995] as const;
const wordsABand = 4;
const fewestWords = 3;
const beginning = 5;

/** The whole title; its main part; and three times three of its words, chosen by their numbers: a slip in one word leaves most of the choices as they are. */
function titleKeys({ joined, words, main }: TitleForm): readonly string[] {
  const keys: string[] = [];
  if (joined.length >= 25) keys.push(`t|${joined}`);
  if (main < words.length && main >= 4) keys.push(`t|${words.slice(0, main).join('')}`);
  // The beginnings of words: a slip of the pen is more often behind.
  const telling = [...new Set(words.filter((word) => word.length > 3 && !common.has(word)).map((word) => word.slice(0, beginning)))];
  if (telling.length < fewestWords) return keys;
  for (const seed of bands) {
    const numbered = telling.map((word) => ({ word, number: textNumber(word, seed) }));
    const least = numbered.sort((x, y) => x.number - y.number).slice(0, wordsABand);
    keys.push(
      `w|${least
        .map(({ word }) => word)
        .sort()
        .join('|')}`,
    );
  }
  return keys;
}
