const units = ['day', 'week', 'month', 'year'] as const;

/** Days from `from` to `to`, both belonging to it, each written 2015, 2015-03 or 2015-03-12; or the last so many days, weeks, months or years. */
export type DateSpan = { readonly from?: string; readonly to?: string } | { readonly last: number; readonly unit: (typeof units)[number] };

const dateExample = '2015, 2015-03, 2015-03-12, 2015..2020, 2015-03.. or 7d (w, m, y)';

/** `2015/03/12`, `2015-3` as `2015-03-12`, `2015-03`; undefined for what is no day, month or year. */
function readDay(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(text.trim()) ?? [];
  if (year === undefined) return undefined;
  const parts = [year, ...[month, day].flatMap((part) => (part === undefined ? [] : [part.padStart(2, '0')]))];
  const [, m = '01', d = '01'] = parts;
  const read = new Date(`${year}-${m}-${d}T00:00:00Z`);
  // 2015-02-30 is the second of March to JavaScript.
  return Number.isNaN(read.getTime()) || read.toISOString().slice(8, 10) !== d ? undefined : parts.join('-');
}

/** Librarians write the year 3000 for an open end. */
const openEnd = /^(?:[3-9]\d{3})(?:[-/.]\d{1,2}){0,2}$/;

/** Both ends are dates or empty, and one of them is a date. Undefined for what is no span; in words why, where it is one that cannot be. */
export function spanBetween(first: string, last: string): DateSpan | string | undefined {
  const end = openEnd.test(last.trim()) ? '' : last.trim();
  const [from, to] = [first, end].map((each) => (each.trim() === '' ? undefined : readDay(each)));
  if ((first.trim() !== '' && from === undefined) || (end !== '' && to === undefined)) return undefined;
  if (from === undefined && to === undefined) return undefined;
  if (from !== undefined && to !== undefined && from > `${to}~`) return 'the first date is later than the last';
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** A span as it is written by people and by PubMed: `2015..2020`, `2015/03:2020/12`, `7d`, `last 5 years`. */
export function readDateSpan(text: string): DateSpan | string {
  const written = text.trim().toLowerCase();
  const [, count, letters] = /^(?:last\s+)?(\d{1,4})\s*(d|w|m|y|days?|weeks?|months?|years?)$/.exec(written) ?? [];
  const unit = units.find((each) => letters !== undefined && each.startsWith(letters.slice(0, 1)));
  if (count !== undefined && unit !== undefined && !/^\d{4}$/.test(written))
    return Number(count) > 0 ? { last: Number(count), unit } : 'the last none are no days';
  const [, first = '', last = ''] = /^(.*?)\s*(?:\.\.|:|–)\s*(.*)$/.exec(written) ?? [];
  const span = first + last === '' ? (openEnd.test(written) ? undefined : spanBetween(written, written)) : spanBetween(first, last);
  return span ?? `a date is written ${dateExample}`;
}

export function printDateSpan(span: DateSpan): string {
  if ('last' in span) return `${span.last}${span.unit.slice(0, 1)}`;
  return span.from === span.to ? (span.from ?? '') : `${span.from ?? ''}..${span.to ?? ''}`;
}

/** Its first and its last day as yyyymmdd, seen from `today`; the last day of a month is written 31, of a year 1231. */
export function daysOf(span: DateSpan, today: Date): { from: number; to: number } {
  if ('last' in span) {
    const day = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()));
    if (span.unit === 'day') day.setUTCDate(day.getUTCDate() - span.last);
    if (span.unit === 'week') day.setUTCDate(day.getUTCDate() - 7 * span.last);
    if (span.unit === 'month') day.setUTCMonth(day.getUTCMonth() - span.last);
    if (span.unit === 'year') day.setUTCFullYear(day.getUTCFullYear() - span.last);
    return { from: Number(day.toISOString().slice(0, 10).replaceAll('-', '')), to: 99_991_231 };
  }
  const number = (text: string, rest: string) => Number(`${text.replaceAll('-', '')}${rest.slice(text.replaceAll('-', '').length - 4)}`);
  return {
    from: span.from === undefined ? 0 : number(span.from, '0101'),
    to: span.to === undefined ? 99_991_231 : number(span.to, '1231'),
  };
}
