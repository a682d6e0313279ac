import { isGlued } from './borders.ts';
import type { CitedAuthor, EmbeddedCitation } from './candidate.ts';

/** A page has one or two citations; a page of references is not this format. */
const mostCitations = 12;

/** Longest stretch before the year that may hold authors, title and journal. */
const longestBody = 2500;

/** `2017 Oct 1;28(10):2464-2471`: where a citation in the style of the National Library of Medicine ends. */
const locator =
  /(?:1[89]|20)\d{2}(?: [A-Z][a-z]{2,3}(?:-[A-Z][a-z]{2,3})?(?: \d{1,2}(?:-\d{1,2})?)?)?;(?:\s?[A-Za-z]{0,3}\d{1,5}[A-Za-z]?(?:-\d{1,5})?(?: Suppl(?: \d{1,3})?)?(?: Pt \d)?)?(?:\([^()\n]{1,30}\))?(?::[A-Za-z]{0,4}\.?\d{1,12}[A-Za-z]?(?:-[A-Za-z]{0,4}\d{1,12}[A-Za-z]?)?)?\.?/g;
/** `. 2019. "`: year and title of a citation in the style of the Chicago manual. */
const quotedTitle = /\. ((?:1[89]|20)\d{2})\. ["“]/g;

const shortAuthor = /([\p{L}’'][\p{L}’' .-]{0,38}?) (\p{Lu}{1,4}(?: (?:Jr|Sr|2nd|3rd|II|III|IV))?)(, et al\. |; [^.;,]{3,120}\. |\. |, )/uy;

/** Finds the ready-made citations of a page, in the two styles that repositories print: Vancouver and Chicago author-date. */
export function findCitations(text: string): EmbeddedCitation[] {
  return [...findVancouver(text), ...findChicago(text)];
}

function findVancouver(text: string): EmbeddedCitation[] {
  const found: EmbeddedCitation[] = [];
  for (const match of [...text.matchAll(locator)].slice(0, mostCitations)) {
    const bodyEnd = match.index;
    for (let start = Math.max(0, bodyEnd - longestBody); start < bodyEnd; start++) {
      if (!mayBegin(text, start)) continue;
      const list = readShortAuthors(text, start, bodyEnd);
      if (!list) continue;
      found.push({ start, ends: vancouverEnds(text, match.index, match[0]), ...list, bodyEnd });
      break;
    }
  }
  return found;
}

/** A value begins at the edge of the page, after a date or other digits, or where words are glued; particles begin small. */
function mayBegin(text: string, at: number): boolean {
  if (at === 0) return true;
  const before = text[at - 1] ?? '';
  return /[\dZ]/.test(before) ? /\p{L}/u.test(text[at] ?? '') : isGlued(text, at);
}

function readShortAuthors(
  text: string,
  start: number,
  end: number,
): Pick<EmbeddedCitation, 'authors' | 'authorsIncomplete' | 'bodyStart' | 'collective'> | undefined {
  const authors: CitedAuthor[] = [];
  shortAuthor.lastIndex = start;
  for (let match = shortAuthor.exec(text); match; match = shortAuthor.exec(text)) {
    authors.push({ family: match[1] ?? '', given: match[2] ?? '' });
    const bodyStart = match.index + match[0].length;
    if (bodyStart >= end) return undefined;
    const after = match[3] ?? '';
    if (after !== ', ') {
      const list = { authors, authorsIncomplete: after.startsWith(', et al'), bodyStart };
      return after.startsWith('; ') ? { ...list, collective: after.slice(2, -2) } : list;
    }
    shortAuthor.lastIndex = bodyStart;
  }
  return undefined;
}

/**
 * The last number of a citation may have digits of the next value glued on: `447-7210.1002/…`, `49-540019-557X`, `697:13397910.1016/…`.
 * Every number of its digits is a possible end; a page range that goes up, in full or shortened, is the likeliest.
 */
function vancouverEnds(text: string, start: number, whole: string): { end: number; cost: number }[] {
  const end = start + whole.length;
  const ends = [{ end, cost: endCost(whole, true) }];
  const next = text[end] ?? '';
  if (whole.endsWith('.')) ends.push({ end: end - 1, cost: 0.5 + endCost(whole.slice(0, -1), false) });
  const colon = whole.lastIndexOf(':');
  const first = colon === -1 ? whole.search(/\d*[A-Za-z]?\.?$/) : colon + 1;
  for (let length = first + 1; length < whole.length; length++)
    if (/\d/.test(whole[length - 1] ?? '') && !/[)-]/.test(whole[length] ?? ''))
      ends.push({ end: start + length, cost: (next === '' ? 3 : 0.6) + endCost(whole.slice(0, length), false) });
  return ends;
}

function endCost(citation: string, isWhole: boolean): number {
  const range = /:\D{0,4}(\d+)-\D{0,4}(\d+)/.exec(citation);
  if (!range) return isWhole ? 0 : 0.4;
  const [first = '', last = ''] = range.slice(1);
  const full = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  if (last.length > first.length + 1) return 3;
  return Number(full) >= Number(first) ? 0 : 2;
}

function findChicago(text: string): EmbeddedCitation[] {
  const found: EmbeddedCitation[] = [];
  for (const match of [...text.matchAll(quotedTitle)].slice(0, mostCitations)) {
    const bodyStart = match.index + match[0].length;
    const closing = text.slice(bodyStart, bodyStart + longestBody).search(/["”](?=[^\s,;)]|\s\p{Lu}|\s\d|$)/u);
    if (closing === -1) continue;
    const titleEnd = bodyStart + closing + 1;
    const start = chicagoStart(text, match.index);
    if (start === undefined) continue;
    const names = text.slice(start, match.index);
    const ends = chicagoEnds(text, titleEnd);
    found.push({
      start,
      ends,
      authors: longAuthors(names),
      authorsIncomplete: /\bet al$/.test(names),
      bodyStart,
      bodyEnd: Math.max(...ends.map(({ end }) => end)),
    });
  }
  return found;
}

/** Back over everything that a list of names may hold, «Family, Given, Family, Given and Family, Given», to what cannot be in one or to a glued border. */
function chicagoStart(text: string, end: number): number | undefined {
  let first = end;
  while (first > Math.max(0, end - longestBody) && /[\p{L}\p{M} .,'’‐"“”-]/u.test(text[first - 1] ?? '')) first -= 1;
  for (let start = first; start < end - 3; start++)
    if ((start === first || isGlued(text, start)) && /^[\p{L}\p{M}’' -]{2,40}, \p{Lu}/u.test(text.slice(start, start + 60))) return start;
  return undefined;
}

function longAuthors(names: string): CitedAuthor[] {
  const parts = names
    .replace(/ et al$/, '')
    .replace(/ and /g, ', ')
    .split(', ');
  const authors: CitedAuthor[] = [];
  for (let index = 0; index + 1 < parts.length; index += 2) authors.push({ family: parts[index] ?? '', given: parts[index + 1] ?? '' });
  return authors;
}

/** After the closing quote, or after the journal that follows it and ends in a point with something glued on. */
function chicagoEnds(text: string, titleEnd: number): { end: number; cost: number }[] {
  const ends = [{ end: titleEnd, cost: text[titleEnd] === ' ' ? 3 : 0 }];
  const rest = text.slice(titleEnd, titleEnd + 240);
  for (const match of rest.matchAll(/\.(?=\S|$)/g)) {
    if (text[titleEnd] === ' ') ends.push({ end: titleEnd + match.index + 1, cost: 0.2 });
    if (/\p{Ll}|\)/u.test(rest[match.index - 1] ?? '')) break;
  }
  return ends;
}
