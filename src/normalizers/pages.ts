import { present } from '../model/present.ts';
import { monthNumber } from './partial-date.ts';
import { foldWhitespace } from './whitespace.ts';

/** Full page range, or the number of an article that has no pages. */
export interface PagesRead {
  readonly pages?: string;
  readonly articleNumber?: string;
}

const pageWord =
  /^(?:(?:[Pp]{1,2}|[Pp]gs?|[Pp][aá]gs?|[Pp]ages?|[Pp]áginas?|[Ss]eiten?|[Ss]trana|[Ss]tr|[Ss])(?:\.\s?|\s|:\s?)|pp?(?=\d+\s?-\s?\d))/;
const articleWord = /^(?:article(?:\s(?:number|no\.?|id))?|art(?:\.|icle)?\s?(?:no|id)?\.?|artículo|artikel)[\s:]\s?/i;

/** `e12`, `CD001234`, `104587`, `0123`, `zoab012`: letters before the digits, a leading zero, or more digits than a volume has pages. `S12` and `A5` are pages of supplements. */
const articleNumber = /^(?:[a-z]{2,6}[\s.-]?\d[\w.]*|e\d+|0\d{2,}|\d{6,}|\d+\.\d+)$/i;
/** Numbers of articles in parts, `e2099JF001234` (a geophysical union), `V01DT35A003` (engineers' conferences). */
const partedNumber = /^[a-z]\d{2,6}[a-z]{1,2}\d{2,8}(?:[a-z]\d{1,6})?$/i;

const pageLetters = /^(?:iv|ix|v|vi{1,3}|i{1,3}|x+[iv]*|np|sc|os|ns)\d+$/i;

/** BMJ's elocators, `m2613`: small letter and digits, where supplements (`s12`, `p4`, `w7`) have theirs. */
const elocator = /^[a-oq-rt-vx-z]\d{2,5}$/;

/** `24 p.`, `xi, 210 pages`, `XX, 327 p.`, `ix + 246`, `9pp.`, `173 sider` */
const count =
  /^(?:[ivxlc]{1,12}\s?[,+]\s?)?\d{1,5}\s?(?:pp?|pgs?|pages?|p[aá]gs?|p[aá]ginas|seiten|s|sider|sidor|sivua|blz|h|leaves)\.?$|^[ivxlc]{1,12}\s?\+\s?\d{1,5}$/i;

/** The number of pages, which says nothing of where they are. */
export const isPageCount = (text: string): boolean => text.length < 40 && count.test(text.trim());

/** No place either: PubMed's `[34457 words; 185 paragraphs]`, and a date in brackets. */
const bracketed = /^[[(]/;
const hasPage = /\d|^[ivxlc]+(?:-[ivxlc]+)?$/i;

/** Excel reads `8-8` and `5-12` as dates and writes `8-Aug`, `12-May`. */
const spreadsheetDate = /^(?:(\d{1,2})-(\p{L}{3})|(\p{L}{3})-(\d{1,2}))$/u;

/** `221-8`, `1012`: one page or two, in figures that can be nothing else, as most are. */
const plainPages = /^([1-9]\d{0,4})(?:-(\d{1,5}))?$/;

/** No list of pages is longer; the expressions below are kept from running over a whole page of text. */
const longestValue = 300;

/** Prefix letters, digits, and what follows them, as in `S12`, `12A`, `1012.e4`. */
const pagePart = /^(\D{0,6}?)(\d{1,9})(\D.{0,12})?$/;

/**
 * Page ranges written out: `2464-71` is `2464-2471`, `S12-5` is `S12-S15`, `235-41; discussion 241-3` keeps its words. A value that cannot be a
 * page (`e12`, `CD001234`, `Article 12`) is the article's number. Undefined for the count of pages and for an empty value.
 */
export function readPages(text: string): PagesRead | undefined {
  if (text.length > longestValue) return undefined;
  const [plain, from = '', to] = plainPages.exec(text) ?? [];
  if (plain !== undefined) return { pages: to === undefined ? from : expand(from, to) };
  const value = foldWhitespace(text)
    .replace(/[‐-―−]+/g, '-')
    .replace(/[\s,;.:-]+$/, '');
  if (!hasPage.test(value) || bracketed.test(value) || count.test(value)) return undefined;
  const numbered = value.replace(articleWord, '');
  if (numbered !== value) return { articleNumber: numbered };
  // Web of Science: «UNSP 133936» is the number of an article without pages; behind «169-+» and «218-&» are pages that it does not name.
  const [, unspecified] = /^UNSP (\S+)$/.exec(value) ?? [];
  if (unspecified !== undefined) return { articleNumber: unspecified };
  const bare = value
    .replace(/-[+&]$/, '')
    .replace(pageWord, '')
    .replace(/^(e\d+)-\1$/i, '$1');
  if (elocator.test(bare) || partedNumber.test(bare) || (articleNumber.test(bare) && !pageLetters.test(bare)))
    return { articleNumber: bare };
  const pages =
    fromSpreadsheet(bare) ?? bare.replace(/(\w[\w.]*)\s?-{1,2}\s?(\w[\w.]*)/g, (_, first: string, last: string) => expand(first, last));
  return present<PagesRead>({ pages, articleNumber: undefined });
}

function fromSpreadsheet(text: string): string | undefined {
  const match = spreadsheetDate.exec(text);
  const month = monthNumber(match?.[2] ?? match?.[3] ?? '');
  const day = Number(match?.[1] ?? match?.[4]);
  if (month === undefined) return undefined;
  return `${Math.min(month, day)}-${Math.max(month, day)}`;
}

/** The last page with the leading digits and letters that it shares with the first. A last page that would lie before the first stays as written. */
function expand(first: string, last: string): string {
  const ends = electronicRun(first, last) ?? sharedPrefix(first, last);
  return `${first}-${ends ?? last}`;
}

/** `143.e1-9` runs over the electronic pages: `143.e1-143.e9`. */
function electronicRun(first: string, last: string): string | undefined {
  const match = /^(\d+\.?e)(\d+)$/i.exec(first);
  return match && /^\d+$/.test(last) && Number(last) >= Number(match[2]) && last.length < first.length - 1
    ? `${match[1]}${last}`
    : undefined;
}

function sharedPrefix(first: string, last: string): string | undefined {
  const from = pagePart.exec(first);
  const to = pagePart.exec(last);
  if (!from || !to) return undefined;
  const [, letters = '', digits = ''] = from;
  const [, ownLetters = '', ownDigits = '', rest = ''] = to;
  if (ownLetters !== '' && ownLetters.toLowerCase() !== letters.toLowerCase()) return undefined;
  const whole = ownDigits.length < digits.length ? digits.slice(0, digits.length - ownDigits.length) + ownDigits : ownDigits;
  return Number(whole) < Number(digits) ? undefined : `${ownLetters || letters}${whole}${rest}`;
}
