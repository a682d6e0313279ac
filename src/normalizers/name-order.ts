import { foldLetters, foldToWord } from './fold.ts';
import { givenNames, shortSurnames } from './frequent-names.ts';
import {
  devotedNames,
  devotions,
  initialsWord,
  largeParticles,
  openers,
  particles,
  vietnameseFamilies,
  vietnameseMiddles,
} from './name-words.ts';

/**
 * Where the given names begin in a name that is certain to have its family name first: in capitals among others that are not (`CHEN Wei-Ming`), or a
 * Vietnamese one with its middle word (`Nguyen Van An`). 0 when nothing says so.
 */
export function familyEnd(words: readonly string[]): number {
  const [first = '', second = ''] = words;
  if (words.length > 2 && vietnameseFamilies.has(foldLetters(first)) && vietnameseMiddles.has(foldLetters(second))) return 1;
  if (!isCapitals(first)) return 0;
  const end = words.findIndex((word) => !isCapitals(word));
  if (end === -1 || words.slice(end).some((word) => isCapitals(word) || !/\p{Ll}/u.test(word))) return 0;
  return end > 1 || isFamilyInCapitals(first, words.at(-1) ?? '') ? end : 0;
}

/** Up to four letters may be initials (`AGEM de Boer`), unless they are a known family name or a known given name follows (`ROUX Marie`). */
function isFamilyInCapitals(word: string, given: string): boolean {
  if (letters(word) < 3 || !/[AEIOUYÀ-ÖØ-Þ]/.test(word)) return false;
  return letters(word) > 4 || shortSurnames.has(word.toLowerCase()) || givenNames.has(foldLetters(given));
}

const isCapitals = (word: string): boolean => /^\p{Lu}[\p{Lu}'’-]+$/u.test(word);

/** A particle in a name that is in capitals throughout: those of two letters only behind a whole name, since they may be initials. */
export function isLargeParticle(word: string | undefined, before: string | undefined): boolean {
  if (word === undefined || !isCapitals(word) || !particles.has(word.toLowerCase())) return false;
  return word.length > 2 || letters(before) > 2;
}

/** Where the run of initials at the end begins, as in `van der Berg J A`; the length when the name does not end in initials. */
export function trailingInitials(words: readonly string[]): number {
  let at = words.length;
  const least = familyLeast(words);
  while (at > least && initialsWord.test(words[at - 1] ?? '')) at -= 1;
  const leading = words.slice(0, at);
  const onlyInitials = leading.every((word) => initialsWord.test(word));
  // «J R REES» and «J LI»: in capitals throughout, the shorter end is the initials.
  if (onlyInitials && letters(words.at(-1)) > letters(words[0])) return words.length;
  return at;
}

/** How many words the family name has at least: `VAN DER BERG J` begins with particles that look like initials. */
function familyLeast(words: readonly string[]): number {
  if (words.length < 3 || !isCapitals(words[0] ?? '')) return 1;
  const from = words.findIndex((word) => !particles.has(word.toLowerCase()));
  return from > 0 && from < words.length - 1 && letters(words[from]) > 1 ? from + 1 : 1;
}

const letters = (word = '') => word.replace(/\P{L}/gu, '').length;

/** `Given Middle van der Family`: from the first particle on, else the last word; `Ortega y Gasset` takes the word before its conjunction. */
export function familyStart(words: readonly string[]): number {
  const last = words.length - 1;
  const conjunction = words.findIndex((word, at) => at > 1 && at < last && (word === 'y' || word === 'i' || word === 'e'));
  if (conjunction > 1) return beforeParticles(words, conjunction - 1);
  const given = devotedEnd(words);
  const small = words.findIndex((word, at) => at > given && at < last && (particles.has(word) || isLargeParticle(word, words[at - 1])));
  if (small > 0) return largeParticles.has(words[small - 1] ?? '') && small > 1 ? small - 1 : small;
  if (words[0] !== undefined && particles.has(words[0])) return 0;
  // «Jean DUPONT MARTIN»: capitals mark a family name of two words.
  let from = last;
  while (
    from > 1 &&
    /\p{Ll}/u.test(words[0] ?? '') &&
    isCapitals(words[last] ?? '') &&
    isCapitals(words[from - 1] ?? '') &&
    letters(words[from - 1]) > 3
  )
    from -= 1;
  while (from > 1 && (largeParticles.has(words[from - 1] ?? '') || openers.has(words[from - 1] ?? ''))) from -= 1;
  return from;
}

/** `dos Santos e Silva`: the particles before a family name of two. */
function beforeParticles(words: readonly string[], from: number): number {
  let at = from;
  while (at > 1 && particles.has(words[at - 1] ?? '')) at -= 1;
  return at;
}

/** Index of the last word of a given name with a particle in it (`María de los Ángeles Pérez`); 0 for all others. */
function devotedEnd(words: readonly string[]): number {
  if (words.length < 4 || !particles.has(words[1] ?? '') || !devotedNames.has(foldToWord(words[0] ?? ''))) return 0;
  const at = words.findIndex((word, index) => index > 1 && !particles.has(word));
  return at > 0 && at < words.length - 1 && devotions.has(foldLetters(words[at] ?? '')) ? at : 0;
}
