import { readPartialDate } from '../../normalizers/partial-date.ts';
import type { Draft } from './draft.ts';
import type { Segment } from './lattice.ts';

/**
 * Repositories print accessioned, available, issued. The first two are made by the repository on one day or after another, to the second or as days;
 * the date of publication comes after them and has no time where any other date has none. What follows is left over.
 */
export function placeDates(draft: Draft, segments: readonly Segment[]): void {
  const values = segments.map((segment) => draft.text.slice(segment.start, segment.end));
  const roles = rolesOf(values);
  segments.forEach((segment, index) => {
    const value = values[index] ?? '';
    const role = roles[index];
    if (role === undefined) draft.leave(segment, 'a further date');
    else if (role === 'issued') draft.issued = readPartialDate(value);
    else draft.dates[role] = value;
    if (role !== undefined) draft.placed(role === 'issued' ? 'issued' : `dates.${role}`, segment);
  });
}

type Role = 'accessioned' | 'available' | 'issued' | undefined;

function rolesOf(values: readonly string[]): Role[] {
  const isDay = (value: string) => value.length >= 10;
  const issued = issuedAt(values);
  let days = 0;
  return values.map((value, index) => {
    if (index === issued) return 'issued';
    if (!isDay(value) || (issued !== undefined && index > issued)) return undefined;
    days += 1;
    return days === 1 ? 'accessioned' : days === 2 ? 'available' : undefined;
  });
}

/** The first date after two of the repository's own, or the first that is no whole day, whichever is less exact. */
function issuedAt(values: readonly string[]): number | undefined {
  if (values.length === 1) return 0;
  const partial = values.findIndex((value) => value.length < 10);
  if (partial !== -1) return partial;
  const withoutTime = values.findIndex(
    (value, index) => index >= 1 && value.length === 10 && (values[0]?.length ?? 0) > 10 && value !== values[0]?.slice(0, 10),
  );
  if (withoutTime !== -1) return withoutTime;
  return values.length > 2 ? 2 : undefined;
}
