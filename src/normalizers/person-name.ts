import { present } from '../model/present.ts';
import { isCollective } from './collective.ts';
import { foldLetters, foldToWord } from './fold.ts';
import { degree, digraph, initialsWord, largeParticles, leadingParticles, lifeDates, particles, suffix, title } from './name-words.ts';
import { foldWhitespace } from './whitespace.ts';

/** A person, or a group. */
export type PersonName = { family: string; given?: string; suffix?: string } | { collective: string };

/** Longer values are no name but a list that was not split, or worse: kept whole. */
const longestName = 1000;

/**
 * A name as catalogues, exports and citations write it: `Family, Given`, `Family, Suffix, Given`, `Family GI`, `Given Family`, particles with the family, groups.
 * A single word, or a name in Han characters without a blank, is a family name alone: it cannot be split without knowing the language.
 * Life dates (`Novák, Jan, 1950-`), titles and academic degrees are no part of the name. Undefined for an empty value and for `et al.`.
 */
export function readPersonName(text: string): PersonName | undefined {
  if (text.length > longestName) return { family: foldWhitespace(text) };
  const name = foldWhitespace(text)
    .replace(/[\s;,*]+$/, '')
    .replace(/，/g, ', ')
    .replace(/^[\s;,&]+/, '')
    .replace(/\s?\([^()@\s]{1,100}@[^()@\s]{1,100}\)/, '');
  if (!/\p{L}/u.test(name) || /^(?:et al|and others|others|anonymous|anon)\.?$/i.test(name)) return undefined;
  if (isCollective(name)) return { collective: name };
  const parts = name
    .replace(title, '')
    .split(/\s?,\s?/)
    .filter((part) => part !== '' && !lifeDates.test(part) && !degree.test(part));
  const ending = parts.find((part, at) => at > 0 && isSuffix(part, parts));
  const rest = parts.filter((part) => part !== ending);
  const [family = '', ...given] = rest;
  if (given.length === 0) return withSuffix(unpunctuated(family), ending);
  return punctuated(family, given.join(', '), ending);
}

/** `Family, Given` with what may hide in the given part: a suffix at its end (`Smith, J Jr`), particles (`Berg, J van der`). */
function punctuated(family: string, givenPart: string, ending?: string): PersonName {
  let words = givenPart.split(' ');
  let found = ending;
  if (found === undefined && words.length > 1 && isSuffixWord(words.at(-1))) found = words.pop();
  let at = words.length;
  while (at > 1 && particles.has(words[at - 1] ?? '')) at -= 1;
  const before = words.slice(at);
  words = words.slice(0, at);
  return person([...before, family].join(' '), words.join(' '), found);
}

/** A person whose parts are known, with the particles that may hide behind the given names: `Franz, Marie-Luise von`. */
export function personInverted(family: string, given: string | undefined, ending: string | undefined): PersonName {
  return given === undefined ? person(family, undefined, ending) : punctuated(family, given, ending);
}

function unpunctuated(text: string): PersonName {
  const words = text.split(' ');
  const ending = words.length > 2 && isSuffixWord(words.at(-1)) ? words.pop() : undefined;
  const first = words[0] ?? '';
  if (words.length === 1) return person(first, undefined, ending);
  if (isHan(text)) return person(first, words.slice(1).join(' '), ending);
  const initialsFrom = trailingInitials(words);
  if (initialsFrom < words.length) return person(words.slice(0, initialsFrom).join(' '), words.slice(initialsFrom).join(' '), ending);
  const familyFrom = familyStart(words);
  return person(words.slice(familyFrom).join(' '), words.slice(0, familyFrom).join(' '), ending);
}

/** Where the run of initials at the end begins, as in `van der Berg J A`; the length when the name does not end in initials. */
function trailingInitials(words: readonly string[]): number {
  let at = words.length;
  while (at > 1 && initialsWord.test(words[at - 1] ?? '')) at -= 1;
  const leading = words.slice(0, at);
  const onlyInitials = leading.every((word) => initialsWord.test(word));
  // «J R REES» and «J LI»: in capitals throughout, the shorter end is the initials.
  if (onlyInitials && letters(words.at(-1)) > letters(words[0])) return words.length;
  return at;
}

const letters = (word = '') => word.replace(/\P{L}/gu, '').length;

/** `Given Middle van der Family`: from the first particle on, else the last word; `Ortega y Gasset` takes the word before its conjunction. */
function familyStart(words: readonly string[]): number {
  const last = words.length - 1;
  const conjunction = words.findIndex((word, at) => at > 1 && at < last && (word === 'y' || word === 'i' || word === 'e'));
  if (conjunction > 1) return conjunction - 1;
  const small = words.findIndex((word, at) => at > 0 && at < last && particles.has(word));
  if (small > 0) return largeParticles.has(words[small - 1] ?? '') && small > 1 ? small - 1 : small;
  let from = last;
  while (from > 1 && largeParticles.has(words[from - 1] ?? '')) from -= 1;
  return words[0] !== undefined && particles.has(words[0]) ? 0 : from;
}

/** After a comma, `Jr` is a suffix anywhere, a Roman number only where a whole name stands before it: the V of `Hunt, V` is a given name. */
function isSuffix(part: string, parts: readonly string[]): boolean {
  if (!suffix.test(part)) return false;
  return parts.length > 2 || !/^[ivx]+\.?$/i.test(part) || (parts[0]?.includes(' ') === true && /^[ivx]{2}/i.test(part));
}

const isSuffixWord = (word = '') => suffix.test(word) && !/^[ivx]\.?$/i.test(word);
const isHan = (text: string) => /^[\p{Script=Han}\p{Script=Hangul}\s]+$/u.test(text);

function person(family: string, given: string | undefined, ending: string | undefined): PersonName {
  return present<{ family: string; given?: string; suffix?: string }>({ family, given, suffix: ending });
}

const withSuffix = (name: PersonName, ending: string | undefined): PersonName =>
  ending === undefined || 'collective' in name ? name : { ...name, suffix: ending };

/**
 * Initials as PubMed writes them: the first letter of every given name, of both halves of a hyphened one, without points:
 * `Mary Jane` and `M. J.` are `MJ`, `Jean-Pierre` and `J.-P.` are `JP`. Initials stay as they are; small particles count only when nothing else is there.
 */
export function initialsOf(given: string): string {
  if (usualGiven.test(given)) return given.replace(/[a-z ]+/g, '');
  const words = given.split(/[\s.\u2010-\u2015-]+/u).filter((word) => /\p{L}/u.test(word));
  const large = words.filter((word) => !/^\P{L}*\p{Ll}/u.test(word));
  return (large.length > 0 ? large : words).map(initialsOfWord).join('');
}

/** `Mary`, `J`, `Mary Jane`, `Mary J`, in ASCII: most of all. Words of two letters may be digraphs. */
const usualGiven = /^[A-Z](?:[a-z]{2,})?(?: [A-Z](?:[a-z]{2,})?)*$/;

/** A word in capitals of up to three letters is initials already; a longer one is a name in capitals. */
function initialsOfWord(word: string): string {
  // «ʻ» of «ʻAbd» is a letter to Unicode, but none that an initial can be.
  const letters = word.replace(/[\P{L}\p{Lm}]+/gu, '');
  return /^\p{Lu}{1,3}$/u.test(letters) || digraph.test(letters) ? letters : ([...letters][0] ?? '').toUpperCase();
}

/** A name as text, or in parts as a contributor has them. */
export type WrittenName = string | { family?: string; given?: string; initials?: string; suffix?: string; collective?: string };

/**
 * Whether two writings are likely one person's: family names equal but for diacritics, hyphens, particles and umlauts (`Müller`, `Mueller`), and given
 * names that do not contradict each other, where initials stand for names and the shorter list for the longer (`M`, `MJ`, `Maria Jose`).
 */
export function sameWriting(a: WrittenName, b: WrittenName): boolean {
  const one = inParts(a);
  const other = inParts(b);
  if (!one || !other) return false;
  if ('collective' in one || 'collective' in other) {
    return 'collective' in one && 'collective' in other && foldToWord(one.collective) === foldToWord(other.collective);
  }
  return sameFamily(one, other) && sameGiven(one.given, other.given);
}

function inParts(name: WrittenName): PersonName | undefined {
  if (typeof name === 'string') return readPersonName(name);
  if (name.collective !== undefined) return { collective: name.collective };
  const given = name.given ?? name.initials;
  return name.family === undefined ? undefined : { family: name.family, ...(given === undefined ? {} : { given }) };
}

const umlauts = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[äÄ]/g, 'ae')
    .replace(/[öÖøØ]/g, 'oe')
    .replace(/[üÜ]/g, 'ue')
    .replace(/[åÅ]/g, 'aa');

type Person = Exclude<PersonName, { collective: string }>;

function sameFamily(a: Person, b: Person): boolean {
  const spellings = (name: Person) => [name.family, umlauts(name.family), name.family.replace(leadingParticles, '')].map(foldToWord);
  const others = new Set(spellings(b));
  return spellings(a).some((spelling) => spelling !== '' && others.has(spelling));
}

function sameGiven(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [foldLetters(initialsOf(a)), foldLetters(initialsOf(b))];
  if (!one.startsWith(other) && !other.startsWith(one)) return false;
  const [first, second] = [firstName(a), firstName(b)];
  return first === undefined || second === undefined || first.startsWith(second) || second.startsWith(first);
}

/** The first given name where it is written out. */
function firstName(given: string): string | undefined {
  const word = given.match(/\p{L}[\p{L}\p{M}'’-]*/u)?.[0] ?? '';
  return /\p{Ll}{2}/u.test(word) ? foldToWord(word) : undefined;
}
