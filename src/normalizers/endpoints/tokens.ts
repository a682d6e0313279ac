import { joinSpelledNumbers } from './spelled-numbers.ts';
import { makeToken, type Token } from './token.ts';

/** How a text writes decimals: `0.83` and `0·83`, or `0,83`. */
export type DecimalMark = 'point' | 'comma';

const word =
  /(?:\p{L}\.){1,4}\p{L}(?![\p{L}\p{N}])|\p{L}[\p{L}\p{M}\p{N}]*(?:[-‐‑–'’/+](?=\p{L}|\p{N}{1,4}(?![\p{N}%]|[.·,]\p{N}))[\p{L}\p{M}\p{N}]+)*/uy;
/** `vs.` and `v.` before what is compared: the point is theirs. */
const versus = /vs\.(?=\s|\d)|v\.(?=\s)/iuy;
/** `12-month`, `2-by-2`, `5-HT2A`, `16-item`, `21st`: what a number begins and letters end. */
const numberedWord =
  /\d+(?:[.·]\d+)?(?:[-‐‑–](?!(?:not|nr|ne|não|no|non|nicht)(?!\p{L}))(?=\p{L})[\p{L}\p{M}\p{N}]+(?:[-‐‑–'’/][\p{L}\p{M}\p{N}]+)*|(?:st|nd|rd|th)\b)/uy;
const numbers: Record<DecimalMark, RegExp> = {
  // Thin and narrow blanks part thousands in journals of Elsevier; a plain blank does not, since `12 345` may be two numbers.
  point: /\d{1,3}(?:,\d{3})+(?![\d])(?:[.·]\d+)?|\d{1,3}(?:[\u2008\u2009\u202f]\d{3})+(?!\d)|\d+(?:[.·∙•]\d+)?|[.·]\d+/uy,
  comma: /\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:[\u2008\u2009\u202f]\d{3})+(?!\d)|\d+(?:[,.·]\d+)?|[.,·]\d+/uy,
};
/** `12 345`: a plain blank parts thousands where no word before makes the first a name (`type 2 345 patients`). */
const blankThousands = / \d{3}(?: \d{3})*(?![\d.,·/%]|\p{L}|-\d)/uy;
const naming =
  /^(?:type|grade|week|day|month|year|phase|stage|group|level|visit|cohort|arm|step|class|and|to|or|in|than|-|,|[=<>±]|[<>]=)$/;
/** ` . 741` behind a number, in texts whose words and marks were parted by blanks (`0 . 741`, `7 . 1 mm Hg ( 27 . 9 % )`). */
const partedDecimals = / \. \d+(?! \.| :)/uy;
const isParted = (text: string): boolean => / \. (?=\d)/.test(text) && / , \S/.test(text) && /\( \S/.test(text);
const mark = /\+\s?\/\s?[-‐‑–−]|\+[-−]|[<>]=|\S/uy;
const dash = /^[-\u00ad‐‑‒–—―−﹣－]$/u;
const marks: Readonly<Record<string, string>> = {
  '≥': '>=',
  '⩾': '>=',
  '≧': '>=',
  '≤': '<=',
  '⩽': '<=',
  '≦': '<=',
  '％': '%',
  '＜': '<',
  '＞': '>',
  '＝': '=',
};

function at(pattern: RegExp, text: string, from: number): string | undefined {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0];
}

/** The tokens of a text, in order; linear in its length. */
export function tokenize(text: string, decimal: DecimalMark = 'point'): Token[] {
  const tokens: Token[] = [];
  const parted = isParted(text);
  let from = 0;
  while (from < text.length) {
    const start = from;
    while (from < text.length && isBlank(text, from)) from += 1;
    if (from >= text.length) break;
    const skipped = from - start;
    const read = tokenAt(text, from, skipped > 0 || from === 0, decimal);
    const token = read.kind === 'number' ? longer(text, read, parted, tokens.at(-1)) : read;
    tokens.push(token);
    from = token.end;
  }
  return joinSpelledNumbers(withSigns(text, tokens));
}

/** A number with the rest of it that a blank parts from its head: decimals, or thousands. */
function longer(text: string, token: Token, parted: boolean, before: Token | undefined): Token {
  const { lower, start, end, spaced } = token;
  if (!/^\d+$/.test(lower)) return token;
  const decimals = parted ? at(partedDecimals, text, end) : undefined;
  const digits =
    decimals === undefined
      ? lower.length < 4 && lower !== '0' && text[end] === ' ' && !naming.test(before?.lower ?? '')
        ? at(blankThousands, text, end)
        : undefined
      : decimals;
  if (digits === undefined) return token;
  const whole = lower + digits.replaceAll(' ', '');
  return makeToken('number', whole, start, end + digits.length, spaced, Number(whole));
}

function isBlank(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code <= 0x20 || (code >= 0x80 && /\s/u.test(text[index] ?? ''));
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const isAsciiLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);

/** Where a word of plain letters ends that nothing joins to more; -1 where only the expression can tell. */
function plainWordEnd(text: string, start: number): number {
  let end = start;
  while (isAsciiLetter(text.charCodeAt(end))) end += 1;
  const code = text.charCodeAt(end);
  const ends = Number.isNaN(code) || code === 0x20 || code === 0x2c || code === 0x29 || code === 0x3b || code === 0x3a || code === 0x28;
  return ends ? end : -1;
}

function tokenAt(text: string, start: number, spaced: boolean, decimal: DecimalMark): Token {
  const code = text.charCodeAt(start);
  if (isAsciiLetter(code)) return wordAt(text, start, spaced);
  if (isDigit(code) || (code < 0x80 ? (code === 0x2e || code === 0x2c) && isDigit(text.charCodeAt(start + 1)) : code === 0xb7)) {
    const token = numberAt(text, start, spaced, decimal);
    if (token) return token;
  }
  return code >= 0x80 && /\p{L}/u.test(String.fromCodePoint(text.codePointAt(start) ?? 0))
    ? wordAt(text, start, spaced)
    : markAt(text, start, spaced);
}

function numberAt(text: string, start: number, spaced: boolean, decimal: DecimalMark): Token | undefined {
  const numbered = at(numberedWord, text, start);
  if (numbered !== undefined) {
    const value = Number.parseFloat(numbered.replace('·', '.'));
    return makeToken('word', plainDashes(numbered.toLowerCase()), start, start + numbered.length, spaced, value);
  }
  const digits = at(numbers[decimal], text, start);
  if (digits !== undefined) {
    return makeToken('number', digits, start, start + digits.length, spaced, numberOf(digits, decimal));
  }
  return undefined;
}

function wordAt(text: string, start: number, spaced: boolean): Token {
  const end = plainWordEnd(text, start);
  if (end > start) return makeToken('word', text.slice(start, end).toLowerCase(), start, end, spaced);
  const against = at(versus, text, start);
  if (against !== undefined) return makeToken('word', against.slice(0, -1).toLowerCase(), start, start + against.length, spaced);
  const letters = at(word, text, start) ?? text.slice(start, start + 1);
  return makeToken('word', plainDashes(letters.toLowerCase()), start, start + letters.length, spaced);
}

/** Signs that an export wrote as references of HTML (`P&lt;0.001`). */
const references: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&le;': '<=', '&ge;': '>=', '&plusmn;': '±' };
const reference = /&(?:lt|gt|le|ge|plusmn);/y;

function markAt(text: string, start: number, spaced: boolean): Token {
  const written = text.charCodeAt(start) === 0x26 ? at(reference, text, start) : undefined;
  if (written !== undefined) return makeToken('mark', references[written] ?? '&', start, start + written.length, spaced);
  const sign = at(mark, text, start) ?? text.slice(start, start + 1);
  return makeToken('mark', plainMark(sign), start, start + sign.length, spaced);
}

const plainDashes = (text: string): string => text.replace(/[‐‑‒–—―−]/gu, '-');

function plainMark(sign: string): string {
  if (dash.test(sign)) return '-';
  if (sign.length > 1 && sign.startsWith('+')) return '±';
  return marks[sign] ?? sign;
}

function numberOf(digits: string, decimal: DecimalMark): number {
  const plain = digits.replace(/[\u2008\u2009\u202f]/gu, '').replace(/[·∙•]/u, '.');
  if (decimal === 'point') return Number(plain.replaceAll(',', ''));
  if (plain.includes(',')) return Number(plain.replaceAll('.', '').replace(',', '.'));
  return Number(/^\d{1,3}(?:\.\d{3})+$/.test(plain) ? plain.replaceAll('.', '') : plain);
}

/** Words and marks after which a dash before a number is a minus: `-12 to -8`, `(-0.46`, `mean -10·4`, `: - 0.46`. */
const beforeSign = new Set([
  '(',
  '[',
  '{',
  '=',
  ':',
  ',',
  ';',
  '<',
  '>',
  '<=',
  '>=',
  '±',
  '/',
  'to',
  'and',
  'versus',
  'vs',
  'v',
  'by',
  'with',
  'than',
  'of',
  'was',
  'were',
  'y',
  'e',
  'et',
  'und',
  'a',
  'bis',
  'à',
]);

/** Joins a dash to the number behind it where it is a minus and no dash between two numbers. */
function withSigns(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1];
    const before = joined.at(-1);
    if (before && next?.kind === 'number' && isTypedDash(text, token, before, joined.at(-2))) continue;
    if (token.lower === '-' && next?.kind === 'number' && next.value !== undefined && isMinus(token, next, before)) {
      joined.push(makeToken('number', `-${next.lower}`, token.start, next.end, token.spaced, next.value === 0 ? 0 : -next.value));
      index += 1;
    } else joined.push(token);
  }
  return joined;
}

/** The second stroke of `0.64--1.49`, a dash as typewriters have it. Behind a number below zero it may be a minus (`-1.2--0.3`). */
function isTypedDash(text: string, second: Token, first: Token, number: Token | undefined): boolean {
  return (
    text[second.start] === '-' &&
    text[first.start] === '-' &&
    first.kind === 'mark' &&
    first.end === second.start &&
    number?.kind === 'number' &&
    number.end === first.start &&
    (number.value ?? -1) >= 0
  );
}

function isMinus(sign: Token, number: Token, before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'mark' && before.lower === '-') return !number.spaced;
  if (beforeSign.has(before.lower)) return true;
  // `mean -10·4` has the blank before the dash alone; `9.6 - 13.0` on both sides, `9.6-13.0` on none.
  return sign.spaced && !number.spaced;
}
