import type { PartialDate } from '../../model/dates.ts';
import { present } from '../../model/present.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { addFinding } from '../drafting.ts';
import { inContainer, inRecord, oneText, type TaggedLine, takeFirst } from '../tagged-fields.ts';
import { placePages } from '../tagged-rows.ts';
import type { Reading, WosField } from './reading.ts';

const seasons = new Map([
  ['WIN', 'Winter'],
  ['SPR', 'Spring'],
  ['SUM', 'Summer'],
  ['FAL', 'Fall'],
]);

/** PY is the year, PD the rest of it: `JAN`, `DEC 16 2020`, `SEP-OCT`, `07 2006`, `2006 May-Jun`, or the year again. */
function readIssued(lines: readonly TaggedLine[], reading: Reading): void {
  const year = takeFirst(lines, ['PY']);
  const day = takeFirst(lines, ['PD']);
  const season = seasons.get(day ?? '');
  const stated = [day && year && !/\d{4}/.test(day) ? `${year} ${season ?? day}` : day, year];
  const numeric = /^(\d{1,2}) (\d{4})$/.exec(day ?? '');
  if (numeric) stated.unshift(`${numeric[2]}-${numeric[1]?.padStart(2, '0')}`);
  const date = stated.map((text) => (text ? readPartialDate(text) : undefined)).find((one): one is PartialDate => one?.year !== undefined);
  const raw = [day, day && year && day.includes(year) ? undefined : year].filter(Boolean).join(' ');
  if (date) reading.draft.issued = { ...date, raw };
  else if (raw) {
    reading.draft.issued = { raw };
    addFinding(reading, 'date-unreadable', 'The date under PY and PD could not be read.', raw, 'issued');
  }
  if (date && year && /^\d{4}$/.test(year) && String(date.year) !== year && date.endYear === undefined) {
    reading.draft.issued = { year: Number(year), raw };
    addFinding(reading, 'year-contradiction', 'The year under PD is not that under PY.', raw, 'issued');
  }
}

/** `JAN 2021`: when the article stood on the web, before it had a volume. */
function readEarlyAccess(lines: readonly TaggedLine[], reading: Reading): void {
  for (const line of lines) {
    const date = readPartialDate(line.parts.join(' '));
    const iso = date && isoDate(date);
    line.used = iso !== undefined;
    if (!iso) continue;
    reading.draft.dates = { ...reading.draft.dates, aheadOfPrint: iso };
    reading.draft.issued ??= date;
  }
}

/** `6`, with a part (`6 Pt B`), a supplement (`6 Suppl S`) or as a special issue (`SI`). */
function readIssue(lines: readonly TaggedLine[], reading: Reading): void {
  const issue = takeFirst(lines, ['IS']);
  const part = takeFirst(lines, ['PN']);
  const supplement = takeFirst(lines, ['SU'])?.replace(/^suppl(?:ement)?\.?\s*/i, '');
  const special = takeFirst(lines, ['SI']);
  const whole = [
    issue,
    part === undefined ? undefined : `Pt ${part}`,
    supplement === undefined ? undefined : /^(?:no\.|\()/i.test(supplement) ? supplement : `Suppl ${supplement}`.trim(),
    special === undefined || issue !== undefined ? undefined : 'SI',
  ];
  const text = whole.filter(Boolean).join(' ');
  if (text) inContainer('issue').set(reading.draft, text);
}

/** BP and EP, or PS with both (`2457-71`, `duz039`, `i-iv, 1-74`); AR is the number of an article, which may say that it has no pages (`UNSP 1722034`). */
function readPageTags(lines: readonly TaggedLine[], reading: Reading): void {
  const [first, last, range] = ['BP', 'EP', 'PS'].map((tag) => takeFirst(lines, [tag]));
  const number = takeFirst(lines, ['AR'])?.replace(/^UNSP\s+/, '');
  // INSPEC has the number of the article before its pages, `41103-1-3`.
  const [, inspec, own] = /^(\d{4,6})-(\d{1,3}-\d{1,3})$/.exec(range ?? '') ?? [];
  if (inspec && own) {
    placePages(reading, own, inspec);
    return;
  }
  const given = range ?? (first && last && first !== last ? `${first}-${last}` : first);
  // The number of the article stands under BP as well where a journal has no pages.
  placePages(reading, given === number ? undefined : given, number);
}

/** JI is the abbreviation of the ISO, J9 one of 29 places; the same number stands where there is but one of them. */
function readJournal(lines: readonly TaggedLine[], reading: Reading): void {
  const title = takeFirst(lines, ['SO']);
  const abbreviation = takeFirst(lines, ['JI', 'J9']);
  for (const line of lines) if (line.tag === 'J9' && line.parts.join(' ').toUpperCase() === title?.toUpperCase()) line.used = true;
  // A record of a whole book repeats its title.
  if (title !== undefined && title === reading.draft.title && reading.kind === 'B') return;
  reading.draft.container = { ...present({ title: title ?? abbreviation, abbreviation }), ...reading.draft.container };
}

export const containerFields: readonly WosField[] = [
  { tags: ['PY', 'PD'], read: readIssued },
  { tags: ['EA'], read: readEarlyAccess },
  { tags: ['SO', 'JI', 'J9'], read: readJournal },
  oneText(['SE'], inContainer('collectionTitle')),
  {
    // In a patent's record PN is the patent's number, and the volume that of the gazette.
    tags: ['IS', 'PN', 'SU', 'SI'],
    read: (lines, reading) => readIssue(reading.kind === 'P' ? lines.filter(({ tag }) => tag !== 'PN') : lines, reading),
  },
  oneText(['VL'], inContainer('volume')),
  { tags: ['BP', 'EP', 'PS', 'AR'], read: readPageTags },
  oneText(['PU'], inRecord('publisher')),
  oneText(['PI', 'PV'], inRecord('place')),
];
