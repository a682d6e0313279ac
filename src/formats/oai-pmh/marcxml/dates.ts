import type { DateKind, PartialDate } from '../../../model/dates.ts';
import { isoDate, readPartialDate } from '../../../normalizers/partial-date.ts';
import { date } from '../../dublin-core/place-date.ts';
import { type MarcPlace, type MarcReading, put } from './marc-reading.ts';

const kinds: Readonly<Record<string, DateKind>> = { j: 'updated' };

/** 046: dates in figures, of which the first is that of the publication where the imprint has none. */
export const codedDates: MarcPlace = (field, reading) => {
  field.take('2');
  for (const value of field.takeAll('k')) reading.dates.push({ field: '046$k', value, weight: 2 });
  for (const { code, value } of field.takeEach('j')) put(field, code, value, date(kinds[code] ?? 'updated'), reading);
};

/** Kinds of 008/06 whose first date is one of publication. */
const single = 'srpteq';
const spans = 'cdumik';

/** 008/06-14: `s2016    `, `d19121917`, `e20040503`, `t20162015`. */
function fixedDate(control: string): PartialDate | undefined {
  const [kind, first, second] = [control.slice(6, 7), control.slice(7, 11), control.slice(11, 15)];
  if (!/^[12]\d{3}$/.test(first)) return undefined;
  const raw = control.slice(7, 15).trimEnd();
  if (kind === 'e') return { ...readPartialDate(`${first}-${second.slice(0, 2)}-${second.slice(2)}`), raw };
  if (single.includes(kind)) return { year: Number(first), raw: first };
  if (!spans.includes(kind) || !/^[12]\d{3}$/.test(second)) return { year: Number(first), raw: first };
  return second === first ? { year: Number(first), raw: first } : { year: Number(first), endYear: Number(second), raw };
}

/** The date of publication: the imprint's, else the coded one, else the fixed field's, else what host or thesis note say. The imprint's own words stay as `raw`. */
export function settleDates({ record, draft, dates }: MarcReading): void {
  const stated = [...dates].sort((a, b) => b.weight - a.weight);
  const fixed = fixedDate(record.controls.get('008') ?? '');
  const readable = stated.flatMap((each) => ({ ...each, date: readPartialDate(each.value) }));
  const best = readable.find(({ weight, date: read }) => read !== undefined && (weight >= 2 || !fixed));
  const found = best?.date ?? fixed;
  const [first] = stated.filter(({ field }) => field !== '');
  const imprint = readable.find(({ weight }) => weight === 3);
  if (found) draft.content.issued = imprint && !imprint.date ? { ...found, raw: imprint.value } : found;
  else if (first) {
    draft.content.issued = { raw: first.value };
    draft.note('date-unreadable', 'The date of publication could not be read', { path: 'issued', raw: first.value });
  }
  const { issued } = draft.content;
  for (const each of readable)
    if (each.field !== '' && issued && each.value !== issued.raw && !saysNoMore(each.date, issued))
      draft.leaveUnplaced({ name: each.field, value: each.value });
}

const saysNoMore = (date: PartialDate | undefined, issued: PartialDate): boolean => {
  const said = date && isoDate(date);
  return said !== undefined && date?.endYear === issued.endYear && (isoDate(issued) ?? '').startsWith(said);
};
