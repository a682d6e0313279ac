import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { isoDate, readPartialDate } from '../../normalizers/partial-date.ts';
import { readPmcid, readPmid } from '../../normalizers/pubmed-ids.ts';
import { addFinding, addIdentifier, appended, type Drafting } from '../drafting.ts';
import { inContainer, inRecord, oneText, type TaggedLine, takeFirst, valueText } from '../tagged-fields.ts';
import {
  abstractRow,
  asOne,
  byLine,
  bySemicolon,
  eachValue,
  furtherTitleRow,
  identifierRow,
  keywordRow,
  labelRow,
  languageRow,
  locationRow,
  noteRow,
  peopleRow,
  placePages,
  type ReadRow,
  serialRow,
  titleRow,
} from '../tagged-rows.ts';

/** RefWorks' kinds that no other program calls so. Generic says nothing. */
const kinds: Readonly<Record<string, ItemType>> = {
  'book, section': 'chapter',
  'book, edited': 'book',
  'book, whole': 'book',
  monograph: 'book',
  'bills/resolutions': 'bill',
  'case/court decisions': 'legal_case',
  'conference proceeding': 'paper-conference',
  'dissertation/thesis': 'thesis',
  'dissertation, unpublished': 'thesis',
  'dissertation/thesis, unpublished': 'thesis',
  'journal, electronic': 'article-journal',
  'laws/statutes': 'legislation',
  'motion picture': 'motion_picture',
  'music score': 'musical_score',
  'online discussion forum/blogs': 'post-weblog',
  'sound recording': 'song',
  'unpublished material': 'manuscript',
  'video/dvd': 'motion_picture',
  'video/ dvd': 'motion_picture',
};

const typeRow = eachValue(['RT'], asOne, (word, reading) => {
  const type = kinds[word.toLowerCase()] ?? readItemType(word);
  if (type !== undefined && type !== 'document') reading.draft.type = type;
  const known = type !== undefined || /^generic$/i.test(word);
  if (!known) addFinding(reading, 'type-unknown', 'The reference type is not known.', word, 'type');
  return known;
});

/** YR is the year, FD the rest of it (`Oct 1`, `2017 Oct`); publishers on HighWire have their own name there. */
function readIssued(lines: readonly TaggedLine[], reading: Drafting): void {
  const year = takeFirst(lines, ['YR']);
  const day = takeFirst(lines, ['FD']);
  const exact = readPartialDate(day && year && !day.includes(year) ? `${year} ${day}` : (day ?? ''));
  const isDay = exact?.month !== undefined || exact?.season !== undefined || (exact?.year !== undefined && !/\p{L}/u.test(day ?? ''));
  const date = isDay && (!year || String(exact?.year) === year.trim()) ? exact : readPartialDate(year ?? '');
  if (date) reading.draft.issued = date;
  else if (year) {
    reading.draft.issued = { raw: year };
    addFinding(reading, 'date-unreadable', 'The year could not be read.', year, 'issued');
  }
  if (day === undefined || date === exact) return;
  if (!isDay && /^\p{Lu}[\p{L}&.,' ()-]{4,100}$/u.test(day)) reading.draft.publisher = day;
  else for (const line of lines) if (line.tag === 'FD') line.used = false;
}

/** SP and OP; OP may repeat SP, or have the range. Of what is not a part of something SP is the number of pages. */
function readPageTags(lines: readonly TaggedLine[], reading: Drafting): void {
  const whole = reading.draft.type !== undefined && ['book', 'thesis', 'report'].includes(reading.draft.type);
  if (whole && !lines.some(({ tag }) => tag === 'OP')) return;
  const first = takeFirst(lines, ['SP']);
  const last = takeFirst(lines, ['OP']);
  placePages(reading, first && last && last !== first && !last.includes('-') ? `${first}-${last}` : (last ?? first));
}

/** JF and JO are a journal, T2 the book of a part; T2 of anything else is the title of the series or of the proceedings. */
function readContainer(lines: readonly TaggedLine[], reading: Drafting): void {
  const whole = reading.draft.type === 'book' || reading.draft.type === 'thesis';
  const title = takeFirst(lines, whole ? ['JF'] : ['JF', 'T2']);
  const abbreviation = takeFirst(lines, ['JO']);
  const series = takeFirst(lines, ['T2']);
  if (title ?? abbreviation) inContainer('title').set(reading.draft, title ?? abbreviation ?? '');
  if (title && abbreviation && abbreviation !== title) inContainer('abbreviation').set(reading.draft, abbreviation);
  if (series) inContainer('collectionTitle').set(reading.draft, series);
}

/** AN is a number of the database that DB names, or DS, or what SF begins with (`CINAHL; doctoral dissertation`). */
function readAccession(lines: readonly TaggedLine[], reading: Drafting): void {
  const databases = ['DB', 'DS', 'SF'].flatMap((tag) => lines.filter((line) => line.tag === tag)).map(valueText);
  const database = databases[0]?.split(';')[0]?.trim();
  for (const line of lines) {
    if (line.tag !== 'AN') continue;
    const value = valueText(line).trim();
    const pmid = database && /^(?:pubmed|medline)\b/i.test(database) ? readPmid(value) : undefined;
    if (pmid) addIdentifier(reading, 'pmid', pmid);
    else if (database) reading.draft.accessions = appended(reading.draft.accessions, { database, value });
    line.used = pmid !== undefined || database !== undefined;
  }
}

const accessedRow = eachValue(['RD'], asOne, (text, { draft }) => {
  const date = readPartialDate(text);
  const iso = date && isoDate(date);
  if (iso) draft.dates = { ...draft.dates, accessed: iso };
  return iso !== undefined;
});

/** Whose address it is is certain of a single author alone. */
const addressRow = eachValue(['AD'], asOne, (name, { draft }) => {
  const [only, another] = (draft.contributors ?? []).filter(({ role }) => role === 'author');
  if (!only || another) return false;
  only.affiliations = appended(only.affiliations, { name });
  return true;
});

const referenceRow = eachValue(['CR'], byLine, (raw, { draft }) => {
  draft.references = appended(draft.references, { raw });
});

const pubmedRow = eachValue(['PMID', 'PMCID'], asOne, (text, reading, { tag }) => {
  const [scheme, value] = tag === 'PMID' ? (['pmid', readPmid(text)] as const) : (['pmcid', readPmcid(text)] as const);
  if (value) addIdentifier(reading, scheme, value);
  return value !== undefined;
});

/** The mapping of RefWorks' tags. The kind of reference comes first: it says what T2 and SP are. */
export const fields: readonly ReadRow[] = [
  typeRow,
  titleRow(['T1']),
  furtherTitleRow(['ST'], 'short'),
  oneText(['OT'], inRecord('vernacularTitle')),
  peopleRow(['A1'], byLine, 'author'),
  peopleRow(['A2'], byLine, 'editor'),
  peopleRow(['A3'], byLine, 'editor'),
  peopleRow(['A4'], byLine, 'translator'),
  peopleRow(['A5'], byLine, 'compiler'),
  peopleRow(['A6'], byLine, 'editor'),
  addressRow,
  { tags: ['YR', 'FD'], read: readIssued },
  accessedRow,
  { tags: ['JF', 'JO', 'T2'], read: readContainer },
  oneText(['T3'], inContainer('collectionTitle')),
  oneText(['VO'], inContainer('volume')),
  oneText(['IS'], inContainer('issue')),
  { tags: ['SP', 'OP'], read: readPageTags },
  oneText(['PB'], inRecord('publisher')),
  oneText(['PP'], inRecord('place')),
  oneText(['ED'], inRecord('edition')),
  serialRow(['SN']),
  identifierRow(['DO'], 'doi'),
  pubmedRow,
  { tags: ['AN', 'DB', 'DS', 'SF'], read: readAccession },
  abstractRow(['AB'], ({ parts }) => parts.join('\n')),
  languageRow(['LA']),
  keywordRow(['K1'], asOne),
  labelRow(['CL', 'SF', 'DB', 'DS'], bySemicolon),
  locationRow(['UL', 'LK'], byLine),
  noteRow(['NO']),
  referenceRow,
];
