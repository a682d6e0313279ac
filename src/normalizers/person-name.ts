import { present } from '../model/present.ts';
import { isCollective } from './collective.ts';
import { foldLetters, foldToWord } from './fold.ts';
import { givenNames } from './frequent-names.ts';
import { familyEnd, familyStart, isLargeParticle, trailingInitials } from './name-order.ts';
import { degree, digraph, leadingParticles, lifeDates, particles, suffix, suffixOfFamily, title } from './name-words.ts';
import { givenStart } from './unspaced-name.ts';
import { foldWhitespace } from './whitespace.ts';

/** A person, or a group. */
export type PersonName = { family: string; given?: string; suffix?: string } | { collective: string };

/** Longer values are no name but a list that was not split, or worse: kept whole. */
const longestName = 1000;

/**
 * A name as catalogues, exports and citations write it: `Family, Given`, `Family, Suffix, Given`, `Family GI`, `Given Family`, particles with the family, groups.
 * A single word is a family name alone; one in Han characters or Hangul is cut where its family name is a known one (`王|小明`, `欧阳|修`).
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
  const written = name.replace(title, '').split(/\s?,\s?/);
  const parts = written.filter((part) => part !== '' && !lifeDates.test(part) && (!degree.test(part) || areInitials(part, written)));
  const ending = parts.find((part, at) => at > 0 && isSuffix(part, parts));
  const rest = parts.filter((part) => part !== ending);
  const [family = '', ...given] = rest;
  if (given.length === 0) return withSuffix(unpunctuated(family), ending);
  return punctuated(family, given.join(', '), ending);
}

/** The MD of `Smith, MD` are initials, that of `John Smith, MD` a degree. */
const areInitials = (part: string, [family = '', ...others]: readonly string[]): boolean =>
  others.length === 1 && /^[A-Z]{2}$/.test(part) && !family.includes(' ');

/** `Family, Given` with what may hide in the given part: a suffix at its end (`Smith, J Jr`), particles (`Berg, J van der`). */
function punctuated(familyPart: string, givenPart: string, ending?: string): PersonName {
  let words = givenPart.split(' ');
  let found = ending;
  let family = familyPart;
  if (found === undefined && words.length > 1 && isSuffixWord(words.at(-1))) found = words.pop();
  const familyEnd = found === undefined ? family.lastIndexOf(' ') : -1;
  if (familyEnd > 0 && isSuffixWord(family.slice(familyEnd + 1)) && !suffixOfFamily.test(family.slice(familyEnd + 1))) {
    found = family.slice(familyEnd + 1);
    family = family.slice(0, familyEnd);
  }
  let at = words.length;
  while (at > 1 && (particles.has(words[at - 1] ?? '') || isLargeParticle(words[at - 1], words[at - 2]))) at -= 1;
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
  const first = words[0] ?? '';
  if (!latin.test(first) && withoutCase.test(text)) return unspaced(words);
  const ending = words.length > 2 && isSuffixWord(words.at(-1)) ? words.pop() : undefined;
  if (words.length === 1) return person(first, undefined, ending);
  const initialsFrom = trailingInitials(words);
  if (initialsFrom < words.length) {
    const early = ending ?? suffixBeforeInitials(words, initialsFrom);
    const family = words.slice(0, initialsFrom).filter((word) => word !== early || ending !== undefined);
    return person(
      family.join(' '),
      words
        .slice(initialsFrom)
        .filter((word) => word !== early || ending !== undefined)
        .join(' '),
      early,
    );
  }
  const familyFirst = familyEnd(words);
  if (familyFirst > 0) return person(words.slice(0, familyFirst).join(' '), words.slice(familyFirst).join(' '), ending);
  const familyFrom = familyStart(words);
  return person(words.slice(familyFrom).join(' '), words.slice(0, familyFrom).join(' '), ending);
}

const latin = /^[\p{Lu}\p{Ll}]/u;
const withoutCase = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}\p{Script=Hiragana}ー々・·\s]+$/u;

/** `山田 太郎`, `王小明`; foreign names in Katakana or Han have the family name last, behind a point in the middle: `卡尔·马克思`. */
function unspaced(words: readonly string[]): PersonName {
  const [first = '', ...others] = words;
  if (others.length > 0) return person(first, others.join(' '), undefined);
  const middle = Math.max(first.lastIndexOf('・'), first.lastIndexOf('·'));
  if (middle > 0) return person(first.slice(middle + 1), first.slice(0, middle), undefined);
  const cut = givenStart(first);
  return cut === undefined ? person(first, undefined, undefined) : person(first.slice(0, cut), first.slice(cut), undefined);
}

/** `King III SB`, `Smith Jr JA`: the suffix behind the family name. */
function suffixBeforeInitials(words: readonly string[], initialsFrom: number): string | undefined {
  const [before, first] = [words[initialsFrom - 1], words[initialsFrom]];
  if (initialsFrom > 1 && before !== undefined && /^(?:jr|sr)\.?$/i.test(before)) return before;
  return words.length > initialsFrom + 1 && first !== undefined && /^(?:III?|IV)$/.test(first) ? first : undefined;
}

/** After a comma, `Jr` is a suffix anywhere, a Roman number only where a whole name stands before it: the V of `Hunt, V` is a given name. */
function isSuffix(part: string, parts: readonly string[]): boolean {
  if (!suffix.test(part)) return false;
  return parts.length > 2 || !/^[ivx]+\.?$/i.test(part) || (parts[0]?.includes(' ') === true && /^[ivx]{2}/i.test(part));
}

const isSuffixWord = (word = '') => suffix.test(word) && !/^[ivx]\.?$/i.test(word);

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
  if (differentGenerations(one.suffix, other.suffix)) return false;
  return (sameFamily(one, other) && sameGiven(one.given, other.given)) || sameUnspaced(one, other);
}

function inParts(name: WrittenName): PersonName | undefined {
  if (typeof name === 'string') return readPersonName(name);
  if (name.collective !== undefined) return { collective: name.collective };
  const given = name.given ?? name.initials;
  return name.family === undefined ? undefined : present<Person>({ family: name.family, given, suffix: name.suffix });
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

/** `王小明` where the one source cuts the name and the other does not. */
function sameUnspaced(a: Person, b: Person): boolean {
  if (latin.test(a.family) || (a.given === undefined) === (b.given === undefined)) return false;
  return foldToWord(a.family + (a.given ?? '')) === foldToWord(b.family + (b.given ?? ''));
}

/** Jr and Sr, II and III are two persons; Jr and II may be one. */
function differentGenerations(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [generation(a), generation(b)];
  return one !== undefined && other !== undefined && one !== other;
}

const generations: Readonly<Record<string, number>> = { sr: 1, senior: 1, jr: 2, jnr: 2, junior: 2, ii: 2, iii: 3, iv: 4 };

const generation = (ending: string): number | undefined => {
  const word = foldToWord(ending);
  return generations[word] ?? (/^[1-9](?:st|nd|rd|th|d)$/.test(word) ? Number(word[0]) : undefined);
};

function sameGiven(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return true;
  const [one, other] = [foldLetters(initialsOf(a)), foldLetters(initialsOf(b))];
  if (!one.startsWith(other) && !other.startsWith(one)) return false;
  const [first, second] = [firstName(a), firstName(b)];
  return first === undefined || second === undefined || first.startsWith(second) || second.startsWith(first);
}

/** The first given name where it is written out; four capitals are initials (`YRBM`) unless they are a known name (`MARY`). */
function firstName(given: string): string | undefined {
  const word = given.match(/\p{L}[\p{L}\p{M}'’-]*/u)?.[0] ?? '';
  if (!/\p{Ll}{2}|^\p{Lu}{4}/u.test(word)) return undefined;
  const folded = foldToWord(word);
  return /\p{Ll}|^\p{Lu}{5}/u.test(word) || givenNames.has(folded) ? folded : undefined;
}
