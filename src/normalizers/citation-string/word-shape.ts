import { foldLetters } from '../fold.ts';
import type { Token } from './tokens.ts';
import { journalWords } from './words/journal-words.ts';
import { placeNames } from './words/place-names.ts';
import { publisherWords } from './words/publisher-words.ts';
import { tellingWords } from './words/telling-words.ts';

/** What a token is by itself: its class, which neighbours see as well, and more, which only its own label depends on. */
export interface WordShape {
  /** `Aaa`, `A`, `AA`, `aa`, `4y` for what may be a year, `2d`, `ad` for addresses; punctuation and telling words stand for themselves. */
  readonly class: string;
  readonly own: readonly string[];
}

const firstYear = 1500;
const lastYear = 2100;

export function shapeOf(token: Token): WordShape {
  const { text } = token;
  if (token.kind === 'mark') return { class: markOf(text), own: [] };
  if (token.kind === 'address') return { class: addressClass(token), own: [] };
  if (token.kind === 'number') return { class: numberClass(text), own: [] };
  if (/\d$/.test(text)) return { class: /^\p{Ll}/u.test(text) ? 'a9' : text.length > 5 ? 'AA99' : 'A9', own: [] };
  const folded = foldLetters(text);
  const form = formOf(text);
  const lists = [
    ...(journalWords.has(folded) ? ['J'] : []),
    ...(placeNames.has(folded) ? ['P'] : []),
    ...(publisherWords.has(folded) ? ['B'] : []),
  ].join('');
  const own = [`form ${form}`, `lists ${lists} ${form[0] === 'A'}`, `end ${folded.slice(-3)}`, `begin ${folded.slice(0, 3)}`];
  // A capital alone is an initial, whatever word it would be: «A», «Y», «E».
  if (tellingWords.has(folded) && !/^\p{Lu}$/u.test(text)) return { class: form[0] === 'A' ? `^${folded}` : folded, own };
  return { class: lists === '' ? form : `${form[0] === 'a' ? 'a' : 'A'}${lists}`, own };
}

const markOf = (text: string) =>
  /[-‐-―−~]/u.test(text)
    ? '-'
    : /[“”„«»"‟]/u.test(text)
      ? '"'
      : /[‘’`´']/u.test(text)
        ? "'"
        : /[ ,.;:()[\]{}?!&/+*_…#@%=<>|°·•]/u.test(text)
          ? text
          : '¤';

const addressClass = ({ identifier }: Token) => `ad:${identifier?.scheme ?? 'url'}`;

function numberClass(text: string): string {
  if (text.length === 4 && Number(text) >= firstYear && Number(text) <= lastYear) return '4y';
  return text.length > 5 ? 'dd' : `${text.length}d`;
}

/** Capitals by their number, small letters by whether they are few. */
function formOf(text: string): string {
  if (/^\p{Lu}+\p{M}*$/u.test(text)) return text.length > 4 ? 'AAAAA' : 'A'.repeat(text.length);
  if (/^[\p{Lu}\p{Lt}]/u.test(text)) return text.length > 4 ? 'Aaaaa' : 'Aa';
  if (/^\p{Lo}/u.test(text)) return 'lo';
  return text.length > 3 ? 'aaaa' : 'aa';
}
