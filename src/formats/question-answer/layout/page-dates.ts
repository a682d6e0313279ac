import type { DateKind, PartialDate } from '../../../model/dates.ts';
import { isoDate, readPartialDate } from '../../../normalizers/partial-date.ts';

/** A date that the page prints of itself; offsets are those of the searched text, end exclusive. */
export interface PageDate {
  readonly kind: DateKind | 'issued';
  readonly date: PartialDate;
  readonly iso: string;
  /** Where its label begins. */
  readonly from: number;
  readonly start: number;
  readonly end: number;
}

const month = String.raw`\p{L}{3,12}\.?`;
/** `December 7, 2025`, `7 December 2025`, `December 2025`, `2025-12-07`, `2025-12`. What is glued on (`2025View editorial policy`) stays outside. */
const date = String.raw`(?:${month}\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s${month},?\s\d{4}|${month},?\s\d{4}|\d{4}-\d{2}(?:-\d{2})?|\d{4}/\d{2}/\d{2})(?!\d)`;

const labels: readonly (readonly [PageDate['kind'], string])[] = [
  [
    'updated',
    String.raw`(?:(?:this\s|the\s)?(?:page|topic|article|answer|content)?\s?(?:was\s)?(?:last|latest|date)\s(?:updated?|modified|revised|revision|edited)|updated)`,
  ],
  ['issued', String.raw`(?:(?:first\s|originally\s|date\s)?(?:published|posted)|publication\sdate|date\sof\spublication)`],
  ['created', String.raw`(?:(?:date\s)?created)`],
];

const patterns = labels.map(([kind, label]) => ({
  kind,
  pattern: new RegExp(String.raw`(?:^|[.|•·;–—]\s?|\s{1,3})${label}\s?(?:on\s?)?[:•·–—-]?\s?(${date})`, 'iu'),
}));

/** The dates that a short line of the page's head or foot states under a label (`Last updated: …`). A date without a label says nothing. */
export function findPageDates(text: string): PageDate[] {
  if (text.length > 300) return [];
  return patterns.flatMap(({ kind, pattern }) => {
    const match = pattern.exec(text);
    const written = match?.[1];
    const read = written === undefined ? undefined : readPartialDate(written.replace(/(\d)(?:st|nd|rd|th)\b/, '$1'));
    const iso = read && isoDate(read);
    if (!match || written === undefined || !read || iso === undefined) return [];
    const start = match.index + match[0].length - written.length;
    return [{ kind, date: { ...read, raw: written }, iso, from: match.index, start, end: start + written.length }];
  });
}
