import type { DateKind, PartialDate } from '../../model/dates.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import type { Place } from './placing.ts';

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/** ISO 8601, as exact as the source: DSpace's own stamps carry the time. */
const isoOf = (value: string): string | undefined => {
  if (isStamp(value)) return value;
  const read = readPartialDate(value);
  return read && isoDate(read);
};

/** A date of a kind. DSpace repeats accessioned and available with every version: the first counts, further ones have no place. */
export const date =
  (kind: DateKind): Place =>
  (field, draft) => {
    const iso = isoOf(field.value);
    return iso === undefined ? draft.refuse(field, 'date-unreadable', `${field.name} is no date`) : draft.once(draft.dates, kind, iso);
  };

/** The date of publication. What cannot be read stays as `raw`. */
export const issued: Place = ({ value }, draft) => {
  if (draft.content.issued) return draft.content.issued.raw === value;
  const read = readPartialDate(value);
  draft.content.issued = read ?? { raw: value };
  if (!read) draft.note('date-unreadable', 'The date of publication could not be read', { path: 'issued', raw: value });
  return true;
};

/** An instant, which only a machine writes: no journal says at what minute it appeared. */
export const isStamp = (value: string): boolean => timestamp.test(value);

/** A bare date: that of publication, unless there is one already. Two that contradict each other leave a doubt, which is told. */
export const bareDate: Place = (field, draft, context) => {
  const { issued: known } = draft.content;
  const read = readPartialDate(field.value);
  if (!known || !read) return issued(field, draft, context);
  if (sameOrMoreExact(known, read) === known) return true;
  if (!isStamp(field.value) || isStamp(known.raw ?? '')) {
    draft.note('reading-ambiguous', 'Another date could be that of publication', {
      path: 'issued',
      raw: known.raw ?? '',
      alternatives: [field.value],
    });
  }
  return false;
};

/** A date that may be the year of publication beside a more exact one of the same year: `2018` beside `2018-02`. */
const sameOrMoreExact = (a: PartialDate, b: PartialDate): PartialDate | undefined => {
  const [short, long] = [isoDate(a) ?? '', isoDate(b) ?? ''].sort((x, y) => x.length - y.length) as [string, string];
  if (short === '' || !long.startsWith(short)) return undefined;
  return isoDate(a) === long ? a : b;
};

/** `info:eu-repo/date/embargoEnd/2025-01-31` (OpenAIRE guidelines). */
export const embargoEnd: Place = ({ value }, draft) => {
  const end = /^info:eu-repo\/date\/embargoEnd\/(\d{4}(?:-\d{2}){0,2})$/i.exec(value)?.[1];
  return end !== undefined && draft.once(draft.dates, 'embargoEnd', end);
};
