import type { Container } from '../../model/container.ts';
import { present } from '../../model/present.ts';
import { readIsbn, readIssn } from '../../normalizers/check-digits.ts';
import { readPages } from '../../normalizers/pages.ts';
import { addFinding } from '../drafting.ts';
import { inContainer, inRecord, oneText, type TaggedLine, takeFirst, valueText } from '../tagged-fields.ts';
import { markedIssn } from './marks.ts';
import type { NbibField, Reading } from './reading.ts';

/** ERIC's «ISSN-1234-4567» and «EISSN-», the journal's numbers as it has them. */
const ericMark = /^E?(?:ISSN|ISBN)-/;

/** `1473-5857 (Electronic)`, `0268-1315 (Linking)`; where a book has no ISBN tag its number stands here. The marks of the ISSN are kept aside. */
function readSerials(lines: readonly TaggedLine[], reading: Reading): void {
  const issns = new Set<string>();
  const isbns = new Set<string>();
  for (const line of lines) {
    const text = valueText(line).trim().replace(ericMark, '');
    const isbn = line.tag === 'ISSN' ? undefined : readIsbn(text);
    const number = isbn ?? readIssn(text);
    line.used = text === '' || (number !== undefined && /^[\d\sxX‐-―-]*$/.test(text));
    if (!number) continue;
    (isbn ? isbns : issns).add(number.value);
    if (!number.valid) addFinding(reading, 'check-digit-wrong', `The check digit of the ${isbn ? 'ISBN' : 'ISSN'} is wrong.`, text);
  }
  if (issns.size) reading.draft.container = { ...reading.draft.container, issn: [...issns] };
  if (isbns.size) reading.draft.isbn = [...isbns];
}

/** The journal, and its abbreviation, which stands for it where the name is missing. */
function readJournal(lines: readonly TaggedLine[], reading: Reading): void {
  const abbreviation = takeFirst(lines, ['TA']);
  const title = takeFirst(lines, ['JT']) ?? abbreviation;
  // A chapter's book is named already.
  if (title !== undefined && reading.draft.container?.title === undefined)
    reading.draft.container = { ...reading.draft.container, title, ...(abbreviation ? { abbreviation } : {}) };
  else if (abbreviation !== undefined) reading.draft.container = { ...reading.draft.container, abbreviation };
}

function readPagination(lines: readonly TaggedLine[], reading: Reading): void {
  const pagesAsGiven = takeFirst(lines, ['PG']);
  if (pagesAsGiven === undefined) return;
  const read = readPages(pagesAsGiven);
  reading.draft.container = { ...reading.draft.container, ...present<Container>({ pagesAsGiven, ...read }) };
}

export const publisherFields: readonly NbibField[] = [
  oneText(['PB'], inRecord('publisher')),
  oneText(['CTI'], inContainer('collectionTitle')),
  oneText(['EN'], inRecord('edition')),
  oneText(['VTI'], inContainer('volumeTitle')),
];

/** Journal names are read behind the titles, which tell chapters. */
export const journalFields: readonly NbibField[] = [
  oneText(['PL', 'CY'], inRecord('place')),
  {
    tags: ['TA', 'JT'],
    read: readJournal,
    write: ({ container, type }) => [
      ['TA', container?.abbreviation],
      ['JT', type === 'chapter' ? undefined : container?.title],
    ],
  },
  oneText(['JID', 'JC'], inContainer('nlmId')),
];

export const containerFields: readonly NbibField[] = [
  {
    tags: ['IS', 'ISSN', 'ISBN'],
    read: readSerials,
    *write(record) {
      for (const issn of record.container?.issn ?? []) yield ['IS', markedIssn(record, issn)];
      for (const number of record.isbn ?? []) yield ['ISBN', number];
    },
  },
  oneText(['VI'], inContainer('volume')),
  oneText(['IP'], inContainer('issue')),
  {
    tags: ['PG'],
    read: readPagination,
    write: ({ container }) => [['PG', container?.pagesAsGiven ?? container?.pages ?? container?.articleNumber]],
  },
];
