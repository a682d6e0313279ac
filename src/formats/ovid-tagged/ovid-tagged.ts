import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Format, ReadContext } from '../format.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { entryRecords, readTaggedLines, type TaggedEntry, taggedRecord } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';
import { fields } from './fields.ts';
import { fieldNames, labels } from './labels.ts';
import { isMedline, type Reading } from './reading.ts';
import { splitEntries } from './split.ts';

/**
 * What says something of the record and nothing of the publication: who sells it, how it was found, how far its making has come, whose copyright
 * the record is, which journals it belongs to at Ovid, the country of the authors, addresses for mail.
 */
const ordinary: ReadonlySet<string> = new Set([
  ...fieldNames.record,
  ...fieldNames.processing,
  ...'ST UP DD DC DA RO SB IO FO PI MA OL VI KO IA CY'.split(' '),
  'Author e-mail',
  'Journal Subset',
  'Subset',
]);

function readEntry(entry: TaggedEntry, fallbackId: string): BibliographicRecord {
  const reading: Reading = { draft: {}, findings: [] };
  readTaggedLines(entry.lines, fields, reading);
  const { draft } = reading;
  if (draft.type === undefined && (draft.container?.volume ?? draft.container?.issue) !== undefined) draft.type = 'article-journal';
  const pmid = isMedline(reading) ? draft.identifiers?.find(({ scheme }) => scheme === 'pmid')?.value : undefined;
  return taggedRecord({ source: 'ovid-tagged', sourceId: pmid ?? draft.accessions?.[0]?.value ?? fallbackId }, entry, reading, ordinary);
}

const readEntries = (lines: AsyncIterable<TextLine>, { name }: ReadContext): AsyncIterable<BibliographicRecord> =>
  entryRecords(splitEntries(lines), name, readEntry);

/** MEDLINE's number is PubMed's. */
const authority = ({ sourceId, identifiers = [], labels: databases = [] }: BibliographicRecord): RecordKey | undefined =>
  identifiers.some(({ scheme, value }) => scheme === 'pmid' && value === sourceId) && databases.some((name) => /medline/i.test(name))
    ? { authority: 'pubmed', id: sourceId }
    : undefined;

const seller = /^[ \uFEFF]{0,2}(?:VN {1,2}- Ovid|DB {1,2}- .{0,40}\b(?:Ovid|MEDLINE|PsycINFO|Embase|BIOSIS)|XL {1,2}- https?:\/\/ovidsp)/m;
const numbered = /^[ \uFEFF]{0,2}<\d{1,7}\s?\.?\s?>[ \t]*\r?$/m;
const strong = new Set([
  'accession number',
  'unique identifier',
  'source',
  'author keywords',
  'link to the ovid full text or citation',
  'institution',
]);

/** «VN  - Ovid Technologies», or a number in brackets with Ovid's labels, each in a line of its own, below it. */
function detect(head: string): number {
  if (/^[ \t\uFEFF]*(?:TY[ \t]{1,4}-[ \t]|PMID- )/m.test(head) && !seller.test(head.slice(0, 2000))) return 0;
  if (seller.test(head)) return 0.97;
  const lines = head.slice(0, 40_000).split(/\r\n?|\n/);
  const found = new Set(
    lines
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => line.trim().toLowerCase())
      .filter((line) => labels.has(line)),
  );
  if (found.size > 1 && numbered.test(head)) return 0.95;
  return found.size > 4 && [...found].filter((label) => strong.has(label)).length > 2 ? 0.85 : 0;
}

/** Ovid's exports with tags or labels, of whatever database; its RIS is RIS. */
export const ovidTagged: Format = {
  id: 'ovid-tagged',
  title: 'Ovid’s text with tags or labels',
  mediaTypes: ['text/x-ovid-tagged'],
  extensions: ['txt', 'cgi', 'ovd'],
  detect,
  read: recordsOfLines('ovid-tagged', readEntries),
  consultsVocabularies: true,
  authority,
};
