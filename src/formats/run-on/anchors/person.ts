import { foldToWord } from '../../../normalizers/fold.ts';
import { borderCost } from '../borders.ts';
import type { Candidate, CitedAuthor, Finder } from '../candidate.ts';

/** Particles that begin a family name with a small letter: «Roe, Marade Sample, Linda» is cut before «de Sample». */
const particles =
  /^(?:de los|de las|de la|de|del|della|di|da|das|dos|do|du|la|le|van der|van den|van de|van|von|vom|der|den|ten|ter|el|al|bin|ibn|zu|af|av|’t|'t|d'|d’)(?: |(?<=['’]))(?=\p{Lu})/u;

const longestFamily = 50;
const longestGiven = 45;

/** `Family, Given` around every comma: the family back to a glued border, the given name on to the next one. */
export const findPersons: Finder = ({ text, citations, cut }) => {
  const isLoose = cut === 'blank';
  const cited = citations.flatMap((citation) => citation.authors);
  const found: Candidate[] = [];
  for (const match of text.matchAll(/, (?=[\p{Lu}"“])/gu)) {
    const starts = familyStarts(text, match.index, isLoose);
    const ends = starts.length === 0 ? [] : givenEnds(text, match.index + 2, isLoose);
    for (const start of starts)
      for (const end of ends) {
        const family = text.slice(start, match.index);
        const given = text.slice(match.index + 2, end);
        found.push({ kind: 'person', start, end, cost: familyCost(family) + givenCost(given) + citedCost(cited, family, given) - 1.8 });
      }
  }
  return found;
};

function familyStarts(text: string, comma: number, isLoose: boolean): number[] {
  const starts: number[] = [];
  for (let at = comma - 1; at >= Math.max(0, comma - longestFamily); at--) {
    const character = text[at] ?? '';
    if (!/[\p{L}\p{M} .'’ʼ-]/u.test(character)) break;
    const isAfterBlank = text[at - 1] === ' ';
    if ((isAfterBlank && !isLoose) || !/\p{L}|['’]/u.test(character)) continue;
    const startsCapital = /\p{Lu}/u.test(character) && (at === 0 || isAfterBlank || borderCost(text, at) <= 2.5 || isNewValue(text, at));
    if (startsCapital || particles.test(text.slice(at, at + 12))) starts.push(at);
  }
  return starts;
}

const isNewValue = (text: string, at: number) => /["”©)]/.test(text[at - 1] ?? '');

function givenEnds(text: string, start: number, isLoose: boolean): number[] {
  const ends: number[] = [];
  for (let at = start + 1; at <= Math.min(text.length, start + longestGiven); at++) {
    const last = text[at - 1] ?? '';
    if (!/[\p{L}\p{M} .'’ʼ"“”-]/u.test(last)) break;
    if (/ |-/.test(last)) continue;
    const next = text.slice(at, at + 14);
    if (
      next === '' ||
      next[0] === '\n' ||
      (isLoose && /^ [\p{Lu}\d©]/u.test(next)) ||
      (/^[\p{Lu}\d©]/u.test(next) && borderCost(text, at) <= 2.5) ||
      particles.test(next)
    )
      ends.push(at);
    else if (/^[\p{Lu}\d©]/u.test(next) && /["”]/.test(last)) ends.push(at);
  }
  return ends;
}

/** The border before a small particle looks like the inside of a word and is dear; that a particle stands there makes up for most of it. */
const particleCost = -3;

function familyCost(family: string): number {
  const words = family.replace(particles, '').split(/[ -]/);
  if (words.length > 4) return 4;
  return words.reduce((sum, word) => sum + familyWordCost(word), particles.test(family) ? particleCost : 0);
}

const camelPrefix = /^(?:Mc|Mac|De|Di|Du|La|Le|Lo|Van|Von|Fitz|\p{Lu}['’]|St\.?)(?=\p{Lu})/u;

function familyWordCost(word: string): number {
  const rest = word.replace(camelPrefix, '');
  if (/^\p{Lu}[\p{Ll}\p{M}'’]+\.?$/u.test(rest)) return 0;
  if (/^\p{Lu}{2,}$/u.test(rest)) return 0.5;
  if (/^\p{Lu}\.?$/u.test(rest)) return 1.5;
  if (/^(?:de|del|la|van|von|der|den|y|i|e|da|dos|di|do|du|le|ten|ter|el|al)$/u.test(rest)) return 0.2;
  if (/^(?:and|et|und|with|of|for|the)$/.test(rest)) return 6;
  return /^\p{Lu}/u.test(rest) ? 1.5 : 3;
}

function givenCost(given: string): number {
  const words = given.split(' ');
  if (words.length > 5) return 4;
  return words.reduce((sum, word) => sum + givenWordCost(word), 0);
}

function givenWordCost(word: string): number {
  if (/^(?:\p{Lu}\.?-?){1,3}$/u.test(word)) return 0;
  if (/^["“]?\p{Lu}[\p{Ll}\p{M}'’]*\p{Ll}["”]?(?:-\p{L}[\p{Ll}\p{M}'’]*\p{Ll}){0,2}$/u.test(word)) return 0;
  if (/^\p{Lu}{4,}$/u.test(word)) return 0.5;
  if (/^(?:de|del|la|van|von|der|da|dos|di|e|y|Jr\.?|Sr\.?|II|III)$/u.test(word)) return 0.2;
  return /\p{Ll}{2}\p{Lu}/u.test(word) ? 3 : /^\p{Lu}/u.test(word) ? 1.5 : 3;
}

/** A person whom the embedded citation names as well, with the same initials, is sure; with another given name still likely. */
function citedCost(cited: readonly CitedAuthor[], family: string, given: string): number {
  const folded = foldToWord(family);
  const initials = initialLetters(given);
  const same = cited.filter((author) => foldToWord(author.family) === folded);
  if (same.some((author) => initialLetters(author.given) === initials)) return -2;
  return same.some((author) => initialLetters(author.given)[0] === initials[0]) ? -0.5 : 0;
}

const initialLetters = (given: string) =>
  (/^\p{Lu}{1,4}$/u.test(given)
    ? given
    : given
        .split(/[\s.-]+/)
        .map((word) => word[0] ?? '')
        .join('')
  ).toUpperCase();
