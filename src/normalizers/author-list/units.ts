import { suffixOfFamily } from '../name-words.ts';
import type { Token } from './tokens.ts';

/**
 * How a name may be written in a list: `Smith JA` · `J. A. Smith` · `John Smith` · `Smith, J. A.` · `Smith, John` · `Smith John` · `Smith` · a group ·
 * a name in Han, Hangul or Kana.
 */
export type Form =
  | 'family-initials'
  | 'initials-family'
  | 'given-family'
  | 'comma-initials'
  | 'comma-given'
  | 'family-given'
  | 'lone'
  | 'group'
  | 'han';

/** One name, as one form reads it: which tokens are what, and how strange that would be (0 is nothing strange). */
export interface Unit {
  readonly form: Form;
  readonly start: number;
  /** Index behind its last token. */
  readonly end: number;
  readonly family: readonly Token[];
  readonly given: readonly Token[];
  readonly suffix?: Token;
  readonly cost: number;
}

/** No name has more words; keeps the search linear. */
const mostWords = 9;

const isWord = (token: Token | undefined): token is Token => token?.kind === 'word';
const joins = (tokens: readonly Token[], at: number) => tokens[at]?.kind === 'joint' && isWord(tokens[at - 1]) && isWord(tokens[at + 1]);

/** Index behind the run of words that begins here; a lone `y` between words does not end it. */
function runEnd(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < tokens.length && at - from < mostWords && (isWord(tokens[at]) || (at > from && joins(tokens, at)))) at += 1;
  return at;
}

/** Where no separator stands, a name can only end in initials, a suffix or a script without blanks: `Smith J. Doe B.`. */
const mayEnd = (token: Token | undefined): boolean => isInitials(token) || token?.word?.suffix === true || token?.word?.han === true;

const mayBegin = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1];
  return isWord(tokens[at]) && (!isWord(before) || (mayEnd(before) && !(isInitials(before) && isInitials(tokens[at]))));
};

/** Every name that may begin at this token, in every form. */
export function unitsAt(tokens: readonly Token[], start: number, inCapitals: boolean): Unit[] {
  if (!mayBegin(tokens, start)) return [];
  const units: Unit[] = [];
  const end = runEnd(tokens, start);
  for (let to = start + 1; to <= end; to++) {
    if (to < end && !mayEnd(tokens[to - 1])) continue;
    units.push(...unitsOfRun(tokens, start, to, inCapitals));
  }
  units.push(...unitsWithComma(tokens, start, end, inCapitals));
  return units;
}

/** Names without a comma inside, over exactly these tokens, with the suffix that a comma may set off: `Smith JA, Jr`. */
function unitsOfRun(tokens: readonly Token[], start: number, to: number, inCapitals: boolean): Unit[] {
  const words = tokens.slice(start, to);
  const units: Unit[] = [];
  const endings = [to, ...(tokens[to]?.kind === 'comma' && isWord(tokens[to + 1]) && tokens[to + 1]?.word?.suffix ? [to + 2] : [])];
  const suffixAt = words.findIndex((token, at) => at > 0 && isSuffixHere(token, words, at));
  for (const end of endings) {
    const inside = end === to && suffixAt !== -1 ? words[suffixAt] : undefined;
    const ending = end > to ? tokens[end - 1] : inside;
    const rest = inside ? words.filter((token) => token !== inside) : words;
    const add = (form: Form, family: readonly Token[], given: readonly Token[], cost: number) =>
      units.push({ form, start, end, family, given, cost: cost + (ending && !inside ? 0.1 : 0), ...(ending ? { suffix: ending } : {}) });
    if (rest.every((token) => token.word?.han)) {
      if (rest.length === 1) add('han', rest, [], 0);
      if (rest.length === 2 && (rest[0]?.word?.letters ?? 0) <= 3) add('han', rest.slice(0, 1), rest.slice(1), 0.2);
      continue;
    }
    if (rest.length === 1) {
      add('lone', rest, [], familyCost(rest, inCapitals));
      const [family, given] = camelParts(rest[0]);
      if (family && given) add('given-family', [family], [given], 0.8);
      continue;
    }
    for (let split = 1; split < rest.length; split++) {
      const [head, tail] = [rest.slice(0, split), rest.slice(split)];
      if (isInitials(tail[0]) && tail.every(isInitials))
        add('family-initials', head, tail, surnameCost(head, inCapitals) + initialsCost(tail, false));
      if (head.every(isInitials)) add('initials-family', tail, head, surnameCost(tail, inCapitals) + initialsCost(head, true));
      const familyLast = familyCost(tail, inCapitals) + givenCost(head, inCapitals) + lateFamily(rest, split);
      if (!head.every(isInitials)) add('given-family', tail, head, familyLast);
      if (!tail.every(isInitials))
        add(
          'family-given',
          head,
          tail,
          familyCost(head, inCapitals) +
            givenCost(tail, inCapitals) +
            (inCapitals ? 0 : capitalsMark(head, tail)) +
            shortSurnameFirst(head, tail),
        );
    }
    add('lone', rest, [], familyCost(rest, inCapitals) + 0.5);
  }
  return units;
}

/** `King III SB`, `Smith JA Jr`; the JR of `Moss JR` and the II of `Bogart II` are initials. */
const isSuffixHere = ({ word, text }: Token, words: readonly Token[], at: number): boolean =>
  word?.suffix === true &&
  (at + 1 === words.length ? words.length > 2 || !/^(?:[JS]R|I{2,3}|IV|VI{0,3})$/.test(text) : isInitials(words[at + 1]));

/** `Smith, J. A.`, `Smith, John`, `Smith, Jr., J. A.`, `Smith, J. A., III`: the family's words run up to a comma. */
function unitsWithComma(tokens: readonly Token[], start: number, comma: number, inCapitals: boolean): Unit[] {
  if (tokens[comma]?.kind !== 'comma') return [];
  const units: Unit[] = [];
  const whole = tokens.slice(start, comma);
  const early = whole.length > 1 && whole.at(-1)?.word?.suffix && !suffixOfFamily.test(whole.at(-1)?.text ?? '') ? whole.at(-1) : undefined;
  const family = early ? whole.slice(0, -1) : whole;
  let from = comma + 1;
  let before = early;
  const second = tokens[from];
  if (isWord(second) && second.word?.suffix && tokens[from + 1]?.kind === 'comma') {
    before = second;
    from += 2;
  }
  const end = runEnd(tokens, from);
  const base = familyCost(family, inCapitals);
  for (let to = from + 1; to <= end; to++) {
    const words = tokens.slice(from, to);
    const last = words.at(-1);
    const inside = before === undefined && words.length > 1 && last?.word?.suffix ? last : undefined;
    const given = inside ? words.slice(0, -1) : words;
    const onlyInitials = given.every(isInitials);
    const form: Form = onlyInitials ? 'comma-initials' : 'comma-given';
    const cost =
      (onlyInitials ? surnameCost(family, inCapitals) : base) +
      (onlyInitials ? initialsCost(given, false) : givenCost(given, inCapitals)) +
      (isCertainlyInitials(given) ? 0 : 0.1) +
      (last?.word?.degree && family.length > 1 ? 0.6 : 0);
    const ending = before ?? inside;
    units.push({ form, start, end: to, family, given, cost, ...(ending ? { suffix: ending } : {}) });
    const after = tokens[to + 1];
    if (ending === undefined && tokens[to]?.kind === 'comma' && isWord(after) && after.word?.suffix)
      units.push({ form, start, end: to + 2, family, given, cost, suffix: after });
  }
  return units;
}

/** Whether a word may be initials by its shape. */
const isInitials = (token: Token | undefined): boolean => token?.word?.initials === true;
const isCertainlyInitials = (tokens: readonly Token[]) => tokens.some((token) => token.word?.pointed || token.word?.letters === 1);

const sum = (tokens: readonly Token[], cost: (token: Token, at: number) => number): number =>
  tokens.reduce((total, token, at) => total + cost(token, at), 0);

function initialsCost(tokens: readonly Token[], leading: boolean): number {
  const each = sum(tokens, ({ word }) => {
    const letters = word?.letters ?? 0;
    if (letters <= 1) return 0;
    if (word?.pointed) return word.capitals ? 0.05 : 0.4;
    if (!word?.capitals) return 0.4;
    const likeFamily = leading && word.shortSurname ? 0.3 : 0;
    return likeFamily + (letters === 2 ? 0.05 : letters === 3 ? 0.2 : 1);
  });
  return each + Math.max(0, tokens.length - 4);
}

const isParticle = (token: Token | undefined): boolean => token?.word?.opens === true;

/** A family name where its place tells it: it may look like a given name (`James T`). */
function surnameCost(tokens: readonly Token[], inCapitals: boolean): number {
  const main = tokens.filter((token) => token.kind === 'word' && !isParticle(token)).length;
  const last = tokens.at(-1);
  const first = tokens[0];
  const ofParticles = main === 0 && last && !last.word?.small ? 0.3 : main === 0 ? 3 : 0;
  const endsInParticle = main > 0 && last && isParticle(last) ? 1 : 0;
  const several = main < 2 ? 0 : main === 2 ? 0.3 : main === 3 ? 1 : main;
  return (
    several +
    ofParticles +
    endsInParticle +
    (first?.kind === 'joint' ? 3 : 0) +
    (main > 1 && tokens.some(({ word }) => word?.ofGroup) ? 1 : 0) +
    sum(tokens, (token) => (token.kind === 'joint' ? 0.6 : familyWordCost(token, inCapitals)))
  );
}

const familyCost = (tokens: readonly Token[], inCapitals: boolean): number =>
  surnameCost(tokens, inCapitals) + sum(tokens, (token) => (isGivenName(token) && !isParticle(token) ? 0.6 : 0));

const isGivenName = (token: Token | undefined): boolean => token?.word?.givenName === true;

function familyWordCost({ word, text }: Token, inCapitals: boolean): number {
  if (!word || word.particle) return 0;
  if (word.suffix) return 2;
  if (word.letters === 1) return word.pointed ? 3 : 2.5;
  if (word.pointed) return text === 'St.' || text === 'Ste.' ? 0.1 : word.capitals ? 2.5 : 0.7;
  if (word.small) return 1.5;
  if (word.capitals) {
    if (word.shortSurname) return 0.05;
    const short = word.letters <= 4 && !/[AEIOUYÀ-ÖØ-Þ]/.test(text) ? 0.8 : 0;
    return short + (inCapitals ? 0 : word.letters <= 2 ? 0.6 : word.letters === 3 ? 0.3 : 0.1);
  }
  return 0;
}

function givenCost(tokens: readonly Token[], inCapitals: boolean): number {
  const full = tokens.filter((token) => !isInitials(token) && !isParticle(token));
  const first = full[0];
  // «T. Peña Miguel», «Moyano Peregrin C.»: a word beside initials that is no known given name is likelier half of a family name.
  const besideInitials = first && full.length < tokens.length && tokens.length > 1 && !full.some(isGivenName) ? 0.5 : 0;
  const likeFamily = first?.word?.shortSurname && tokens[0] === first && !isGivenName(first) ? 0.3 : 0;
  return (
    Math.max(0, full.length - 2) * 0.5 +
    besideInitials +
    likeFamily +
    alternating(tokens) +
    sum(tokens, (token, at) => {
      const { word } = token;
      if (!word || word.suffix) return 2;
      if (word.particle) return at > 0 && tokens.slice(at).every((each) => each.word?.particle) ? 0.2 : 0.6;
      if (word.small) return 1.5;
      if (isInitials(token) && !(word.letters > 3)) return 0;
      if (word.capitals) return inCapitals ? 0 : 0.5;
      return isGivenName(token) ? 0 : 0.1;
    })
  );
}

/** «J. Doe B. Roe C.» are several persons: initials and words by turns. */
function alternating(tokens: readonly Token[]): number {
  const turns = tokens.filter((token, at) => at > 0 && isInitials(token) !== isInitials(tokens[at - 1])).length;
  return Math.max(0, turns - 1) * 0.7;
}

/** `Vincent van Gogh`, `Eric Van Cutsem`: the family name begins with its particle, and is otherwise the last word. */
function lateFamily(words: readonly Token[], split: number): number {
  const [before, first] = [words[split - 1], words[split]];
  return (
    (isParticle(before) ? 1 : 0) +
    (words.length - split > 1 && !isParticle(first) && !words.slice(split).some(({ kind }) => kind === 'joint') ? 0.6 : 0)
  );
}

/** `CHEN Wei-Ming`: capitals mark the family name among given names that are not. */
const capitalsMark = (family: readonly Token[], given: readonly Token[]): number =>
  family.every(({ word }) => word?.capitals || word?.particle) && !given.some(({ word }) => word?.capitals && word.letters > 2) ? -0.7 : 0;

/** `Jeong Jae Yeop`, `Nguyen Van An`: a known family name stands first and none last. */
const shortSurnameFirst = (family: readonly Token[], given: readonly Token[]): number =>
  family.length === 1 && given.length > 1 && family[0]?.word?.shortSurname && !given.at(-1)?.word?.shortSurname ? -0.4 : 0;

/** «YuenNg» of a line whose blank was lost; `MacCoss` and `LeVine` are whole. */
function camelParts(token: Token | undefined): [Token?, Token?] {
  const found = /^(\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*)(\p{Lu}\p{Ll}+)$/u.exec(token?.text ?? '');
  if (!token || !found?.[1] || !found[2] || wholeHead.test(found[1])) return [];
  const cut = token.end - found[2].length;
  return [
    { ...token, text: found[2], start: cut, spaced: true },
    { ...token, text: found[1], end: cut },
  ];
}

const wholeHead =
  /^(?:Ma?c|De|Del|Della|Di|Da|Dos|Du|La|Le|Les|Lo|Van|Vande|Vanden|Vander|Von|Fitz|Al|El|Ben|Bin|Abu|St|Saint|San|Santa|Ter|Ten|O|Des|Dal|Mack|Tor)$/;
