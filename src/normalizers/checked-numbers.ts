import { type Checked, readIsbn, readIssn, readOrcid } from './check-digits.ts';
import type { FoundValue } from './found-value.ts';

/** A number with a check digit as it was found in running text. */
export interface FoundNumber extends FoundValue {
  readonly valid: boolean;
}

/** One writing of a number; the group `value` is what is read. */
interface Writing {
  readonly pattern: RegExp;
  /** Nothing says what the number is: only the right check digit makes it one. */
  readonly onlyValid?: true;
  /** Behind a label, one further number of a list: `ISBN 978-3-16-148410-0 (hbk), 3-16-148410-X`. */
  readonly further?: RegExp;
}

const dash = '[-‐-―−]';
const gap = String.raw`(?:\s?${dash}\s?|\s)?`;
const mark = String.raw`[\s.:：=#]{0,4}`;
const inBrackets = String.raw`(?:\s?[([][^()\[\]\d]{1,30}[)\]])?`;
const listed = String.raw`${inBrackets}(?:\s?[,;/|]\s?|\s(?:and|y|et|und|e|i)\s|\s)`;

const issn = String.raw`(?<value>\d{4}\s?${dash}?\s?\d{3}[\dx])(?![\dx])`;
/** `ISSN`, `e-ISSN`, `ISSN-L`, `ISSN (Online)`, `Print ISSN`, `urn:issn:`. */
const issnLabel = String.raw`(?:urn:)?(?:[epl]-?|(?:online|print|electronic|linking)\s)?issn(?:-?l|s)?(?:\s(?:online|print|electronic|impreso|imprimé|impresso)\b)?${inBrackets}${mark}`;
const issns: readonly Writing[] = [
  { pattern: new RegExp(`${issnLabel}${issn}`, 'gi'), further: new RegExp(`${listed}${issn}`, 'iy') },
  { pattern: new RegExp(String.raw`(?<![\d-])${issn}\s?[([](?:[epl]-?)?issn[)\]]`, 'gi') },
  { pattern: /(?<![\w-])(?<value>\d{4}-\d{3}X)(?![\w-])/g, onlyValid: true },
];

const isbn = String.raw`(?<value>(?:97[89]${gap})?\d(?:${gap}\d){8}${gap}[\dx])(?![\dx])`;
const isbnLabel = String.raw`(?:urn:)?(?:e-?|print\s)?isbns?(?:${dash}?\s?1[03](?!\d))?${inBrackets}${mark}`;
const isbns: readonly Writing[] = [
  { pattern: new RegExp(`${isbnLabel}${isbn}`, 'gi'), further: new RegExp(`${listed}${isbn}`, 'iy') },
  { pattern: new RegExp(String.raw`(?<![\d-])${isbn}\s?[([](?:e-?)?isbn[)\]]`, 'gi') },
  { pattern: new RegExp(String.raw`(?<![\d./-])(?<value>97[89]${gap}\d(?:${gap}\d){9})(?![\d-])`, 'g'), onlyValid: true },
  { pattern: /(?<![\d-])(?<value>\d{1,5}-\d{1,7}-\d{1,7}-[\dX])(?![\w-])/g, onlyValid: true },
];

const part = String.raw`\d{4}[\s/]?${dash}?`;
const orcids: readonly Writing[] = [
  { pattern: new RegExp(String.raw`(?:orcid\.org\/|orcid(?:\sid)?${mark})(?<value>${part}${part}${part}\d{3}[\dx])(?!\d)`, 'gi') },
  { pattern: new RegExp(String.raw`(?<![\w-])(?<value>000[0-39]${dash}\d{4}${dash}\d{4}${dash}\d{3}[\dX])(?!\d)`, 'g') },
];

/** Every ISSN in running text: labelled, in a labelled list, or with the X that no range of pages ends in. */
export const findIssns = (text: string): FoundNumber[] => numbersFound(text, issns, readIssn);

/** Every ISBN in running text: labelled, in a labelled list, or bare and right to the check digit. */
export const findIsbns = (text: string): FoundNumber[] => numbersFound(text, isbns, readIsbn);

/** Every ORCID iD in running text: by its address or label, or bare with its hyphens. */
export const findOrcids = (text: string): FoundNumber[] => numbersFound(text, orcids, readOrcid);

function numbersFound(text: string, writings: readonly Writing[], read: (text: string) => Checked | undefined): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const { pattern, onlyValid, further } of writings) {
    for (const match of text.matchAll(pattern)) {
      const checked = read(match.groups?.value ?? '');
      if (checked === undefined || (onlyValid && !checked.valid)) continue;
      const end = match.index + match[0].length;
      found.push({ ...checked, start: match.index, end });
      if (further !== undefined) found.push(...listFrom(text, end, further, read));
    }
  }
  return found;
}

function listFrom(text: string, from: number, further: RegExp, read: (text: string) => Checked | undefined): FoundNumber[] {
  const found: FoundNumber[] = [];
  further.lastIndex = from;
  for (let match = further.exec(text); match; match = further.exec(text)) {
    const value = match.groups?.value ?? '';
    const checked = read(value);
    // A year or pages behind the list have the same look; the check digit tells them apart.
    if (!checked?.valid) break;
    const end = match.index + match[0].length;
    found.push({ ...checked, start: end - value.length, end });
    further.lastIndex = end;
  }
  return found;
}
