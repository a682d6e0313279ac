import { type FoundIdentifier, findIdentifiers } from '../find-identifiers.ts';

/** A run of letters, a run of digits, one other character, or an address or identifier as a whole. Offsets are UTF-16 units, end exclusive. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark' | 'address';
  /** Whether a blank stands before it. */
  readonly spaced: boolean;
  /** What it identifies, where it is more than a web address. */
  readonly identifier?: FoundIdentifier;
}

/**
 * A word ends where a capital follows a small letter (`OncolDOI`), since runs without separators are cut there; `McDonald` in two parts does no harm.
 * Letters and digits in one are `S95`, `e910`, `CD002020`, unless a point before them says that the letter ends a journal's name (`Phys. Rev.D85`).
 * `2,040 women` has one number, `35,708 (1982)` two.
 */
const plain =
  /(?<code>(?<![\p{L}\p{N}.])\p{L}{1,4}\d{1,7}(?![\p{L}\p{N}]))|(?<number>\d{1,3}(?:,\d{3}){1,4}(?=\s\p{Ll})|\d+)|(?<word>[\p{Lu}\p{Lt}][\p{Lu}\p{Lt}\p{M}]*(?![\p{Ll}\p{M}])|[\p{Lu}\p{Lt}]?[\p{M}\p{Ll}\p{Lo}\p{Lm}]+|[\p{Lu}\p{Lt}]\p{M}*)|\S/gu;

const url = /(?:[Hh][Tt][Tt][Pp][Ss]?:\/\/|www\.)[^\s<>"“”]{1,2000}/g;

/** Punctuation at the end of an address is the sentence's. */
const trailing = /[.,;:)\]}>»”"'’]{1,20}$/;

/** The tokens of a citation, in order; all that is not blank is in one of them. What stands in addresses and identifiers are no words. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let from = 0;
  for (const address of addressesOf(text)) {
    addPlain(tokens, text, from, address.start);
    tokens.push({ ...address, text: text.slice(address.start, address.end), kind: 'address', spaced: isSpaced(text, address.start) });
    from = address.end;
  }
  addPlain(tokens, text, from, text.length);
  return tokens;
}

const isSpaced = (text: string, at: number) => /\s/.test(text[at - 1] ?? '');

function addPlain(tokens: Token[], text: string, from: number, to: number): void {
  const stretch = text.slice(from, to);
  for (const match of stretch.matchAll(plain)) {
    const { code, number, word } = match.groups ?? {};
    const start = from + match.index;
    const kind = number !== undefined ? 'number' : word !== undefined || code !== undefined ? 'word' : 'mark';
    tokens.push({ text: match[0], start, end: start + match[0].length, kind, spaced: isSpaced(text, start) });
  }
}

type Address = Pick<Token, 'start' | 'end' | 'identifier'>;

function addressesOf(text: string): Address[] {
  const addresses: Address[] = findIdentifiers(text).map((identifier) => ({ start: identifier.start, end: identifier.end, identifier }));
  for (const match of text.matchAll(url)) {
    const start = match.index;
    const end = start + match[0].length - (trailing.exec(match[0])?.[0].length ?? 0);
    if (end > start && !addresses.some((known) => known.start < end && known.end > start)) addresses.push({ start, end });
  }
  return addresses.sort((a, b) => a.start - b.start);
}
