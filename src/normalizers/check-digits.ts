/** An identifier of the right shape in its canonical form; `valid` tells whether its check digit fits. */
export interface Checked {
  readonly value: string;
  readonly valid: boolean;
}

const dash = '[-‐-―−]';
const issn = new RegExp(String.raw`(?<![\d-])(\d{4})\s?${dash}?\s?(\d{3}[\dX])(?![\dX]|${dash}\d)`, 'i');
const isbnRun = new RegExp(String.raw`(?<![\d-])(?:97[89](?:\s|${dash})?)?\d(?:(?:\s|${dash})?\d){8}(?:\s|${dash})?[\dX](?![\dX])`, 'i');
const orcid = new RegExp(String.raw`(?<!\d)(\d{4})[\s/]?${dash}?(\d{4})[\s/]?${dash}?(\d{4})[\s/]?${dash}?(\d{3}[\dX])(?!\d)`, 'i');

/** As they are written in records that were read. */
const writtenOrcid = /^(\d{4})-(\d{4})-(\d{4})-(\d{3}[\dX])$/;
const writtenIssn = /^(\d{4})-(\d{3}[\dX])$/;

/** ISSN, `1569-8041`, out of `20411723 (ISSN)`, `ISSN: 1569-8041 (Electronic)` and the like. Check digit: ISO 3297, modulus 11. */
export function readIssn(text: string): Checked | undefined {
  const match = writtenIssn.exec(text) ?? issn.exec(text);
  if (!match) return undefined;
  const digits = `${match[1]}${match[2]}`.toUpperCase();
  return { value: `${digits.slice(0, 4)}-${digits.slice(4)}`, valid: weighedSum(digits, 8) % 11 === 0 };
}

/** ISBN of ten or thirteen places, without hyphens. Check digit: ISO 2108, modulus 11 or 10. */
export function readIsbn(text: string): Checked | undefined {
  const run = isbnRun.exec(text)?.[0];
  if (run === undefined) return undefined;
  const digits = run.replace(/[^\dX]/gi, '').toUpperCase();
  if (digits.length === 10) return { value: digits, valid: weighedSum(digits, 10) % 11 === 0 };
  if (digits.endsWith('X')) return undefined;
  return { value: digits, valid: sumByOnesAndThrees(digits) % 10 === 0 };
}

/** The ISBN of thirteen places that a valid one of ten has become (978 before it, another check digit behind it); any other value as it is. */
export function isbn13Of(isbn: string): string {
  if (!/^\d{9}[\dX]$/.test(isbn)) return isbn;
  const digits = `978${isbn.slice(0, 9)}`;
  return `${digits}${(10 - (sumByOnesAndThrees(digits) % 10)) % 10}`;
}

/** ORCID iD, `0000-0002-1825-0097`, out of the four spellings seen in PubMed: hyphenated, bare, with an http or an https address. Check digit: ISO 7064, MOD 11-2. */
export function readOrcid(text: string): Checked | undefined {
  const match = writtenOrcid.exec(text) ?? orcid.exec(text);
  if (!match) return undefined;
  const parts = match.slice(1, 5).map((part) => part.toUpperCase());
  return { value: parts.join('-'), valid: hasMod11Digit(parts.join('')) };
}

/** The ISBN of ten places that one of thirteen was before 2007; undefined for any other value, and for the new ISBNs with 979. */
export function isbn10Of(isbn: string): string | undefined {
  const digits = /^978(\d{9})\d$/.exec(isbn)?.[1];
  if (digits === undefined) return undefined;
  const check = (11 - (weighedSum(digits, 10) % 11)) % 11;
  return `${digits}${check === 10 ? 'X' : check}`;
}

/** The sum of digits, each times its place counted from the end: the first weighs `highest`, the check digit 1, X is ten. */
function weighedSum(digits: string, highest: number): number {
  let total = 0;
  for (let at = 0; at < digits.length; at += 1) total += (digits[at] === 'X' ? 10 : Number(digits[at])) * (highest - at);
  return total;
}

/** The sum of digits that weigh 1 and 3 by turns, as in every EAN. */
function sumByOnesAndThrees(digits: string): number {
  return [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
}

function hasMod11Digit(digits: string): boolean {
  let total = 0;
  for (let at = 0; at < digits.length - 1; at += 1) total = (total + Number(digits[at])) * 2;
  const expected = (12 - (total % 11)) % 11;
  return digits.at(-1) === (expected === 10 ? 'X' : String(expected));
}
