import { readPartialDate } from '../../normalizers/partial-date.ts';
import type { MetadataField } from './metadata-field.ts';
import { isStamp } from './place-date.ts';

const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}/.test(value);
const renamed = (field: MetadataField, name: string): MetadataField => ({ ...field, name });

/**
 * DSpace gives accessioned, available and issued as bare dates, in the order of the qualifiers' alphabet. The first two are made by
 * the same click: a pair of equal instants, or of equal days that no other day lies after. Of what is left instants are DSpace's own
 * doings too (dc.date.updated), and the first day, month or year is that of publication; what speaks against it is told by the table.
 */
export function labelDates(dates: readonly MetadataField[]): readonly MetadataField[] {
  const [accessioned, available] = pairOfStamps(dates) ?? [];
  const rest = dates.filter((field) => field !== accessioned && field !== available);
  const days = rest.filter((field) => !isStamp(field.value) && readPartialDate(field.value) !== undefined);
  const issued = days.length > 0 ? mostExact(days) : undefined;
  return [
    ...(accessioned && available ? [renamed(accessioned, 'dc.date.accessioned'), renamed(available, 'dc.date.available')] : []),
    ...(issued ? [renamed(issued, 'dc.date.issued')] : []),
    ...rest.filter((field) => field !== issued),
  ];
}

function pairOfStamps(dates: readonly MetadataField[]): readonly MetadataField[] | undefined {
  const exact = dates.filter(({ value }) => isDay(value)).slice(0, 20);
  for (const first of exact) {
    const second = exact.find((each) => each !== first && each.value === first.value);
    const latest = dates.length > 2 && exact.every((each) => isStamp(each.value) || each.value <= first.value);
    if (second && (isStamp(first.value) || latest)) return [first, second];
  }
  return undefined;
}

/** The first date, or one that says the same more exactly: `2018-02` beside `2018`. */
const mostExact = (dates: readonly MetadataField[]) =>
  dates.reduce((best, each) => (each.value.length > best.value.length && each.value.startsWith(best.value) ? each : best));
