import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { plain, type Reading, unplace } from './reading.ts';

/** Where it stands: the journal's issue (in replies of resultType lite its fields stand in the entry itself), or the book. */
export function readContainer(reading: Reading): Container {
  const { fields } = reading;
  const info = fields.fields('journalInfo');
  const journal = info?.fields('journal');
  const book = fields.fields('bookOrReportDetails');
  const iso = journal?.text('isoabbreviation') ?? journal?.text('isoAbbreviation');
  const medline = journal?.text('medlineAbbreviation');
  const listed = fields.text('journalAbbreviation');
  // In a list of references a book is a part of itself.
  if (fields.peek('publicationTitle') === fields.peek('title')) fields.drop('publicationTitle');
  const title = plain(
    journal?.text('title') ?? fields.text('journalTitle') ?? fields.text('publicationTitle') ?? book?.text('comprisingTitle'),
  );
  const abbreviation = iso ?? medline ?? (title === undefined ? undefined : listed);
  if (medline && withoutPoints(medline) !== withoutPoints(abbreviation)) unplace(reading, 'medlineAbbreviation', medline);
  return present<Container>({
    title: title ?? listed,
    abbreviation,
    issn: readIssns(
      [
        journal?.text('issn'),
        journal?.text('essn'),
        fields.text('issn'),
        fields.text('essn'),
        ...(fields.text('journalIssn')?.split(';') ?? []),
        book?.text('seriesISSN'),
      ],
      reading,
    ),
    nlmId: journal?.text('nlmid'),
    volume: info?.text('volume') ?? fields.text('journalVolume') ?? fields.text('volume'),
    issue: info?.text('issue') ?? fields.text('issue'),
    collectionTitle: plain(book?.text('seriesName') ?? fields.text('seriesTitle')),
    collectionNumber: book?.text('seriesIssue'),
    ...readPagination(fields.text('pageInfo')),
  });
}

const withoutPoints = (title: string | undefined): string | undefined => title?.replaceAll('.', '').toLowerCase();

function readIssns(texts: readonly (string | undefined)[], reading: Reading): string[] {
  const values = texts.flatMap((text) => {
    const value = text?.trim() && readIssn(text)?.value;
    if (text?.trim() && !value) unplace(reading, 'issn', text.trim());
    return value ? [value] : [];
  });
  return [...new Set(values)];
}

const readPagination = (given: string | undefined): Container =>
  given === undefined ? {} : present<Container>({ ...readPages(given), pagesAsGiven: given });

/** ISBN of ten and of thirteen places, and of a list of references the one that is given. */
export function readIsbns(reading: Reading): string[] {
  const { fields } = reading;
  const book = fields.fields('bookOrReportDetails');
  const texts = [book?.text('isbn13'), book?.text('isbn10'), fields.text('isbn')].filter((text) => text !== undefined);
  const values = texts.flatMap((text) => {
    const value = readIsbn(text)?.value;
    if (!value) unplace(reading, 'isbn', text);
    return value ?? [];
  });
  return [...new Set(values)];
}
