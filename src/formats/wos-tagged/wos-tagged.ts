import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Format, ReadContext } from '../format.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { entryRecords, hasOwnTags, readTaggedLines, type TaggedEntry, taggedRecord } from '../tagged-entry.ts';
import { valueText } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';
import { addressFields } from './addresses.ts';
import { containerFields } from './container.ts';
import { nameFields } from './names.ts';
import type { Reading, WosField } from './reading.ts';
import { isAroundRecords, splitEntries } from './split.ts';
import { splitRows, tagHeadings } from './tab-rows.ts';
import { settleType, textFields, titleFields } from './texts.ts';

/** The mapping of Web of Science's tags. Rows run in this order: people before their ORCID iDs and addresses, titles before the book that may repeat them. */
const fields: readonly WosField[] = [...titleFields, ...nameFields, ...addressFields, ...containerFields, ...textFields];

/**
 * What stands in every record and has no field, and nobody wants to be told of: counts (cited references, citations, uses, pages), the publisher's
 * address, addresses for mail, researchers' numbers, the number of the issue at the British Library, the day of the export.
 */
const ordinary: ReadonlySet<string> = new Set('NR TC Z9 Z8 ZA ZB ZR ZS U1 U2 PG P2 PA EM RI GA HC HP DA J9 C3 WE CO MA'.split(' '));

function readEntry(entry: TaggedEntry, fallbackId: string): BibliographicRecord {
  const type = entry.lines.find(({ tag }) => tag === 'PT');
  const reading: Reading = { draft: {}, findings: [], kind: type ? valueText(type).trim() : '' };
  if (type) type.used = /^[JBSPC]$/.test(reading.kind);
  readTaggedLines(entry.lines, fields, reading);
  settleType(reading);
  return taggedRecord({ source: 'wos-tagged', sourceId: reading.draft.accessions?.[0]?.value ?? fallbackId }, entry, reading, ordinary);
}

/** The entries of a file, whether its tags stand before their values or above them. */
async function* entriesOf(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  const read = lines[Symbol.asyncIterator]();
  let first = await read.next();
  for (; !first.done && first.value.text.trim() === ''; first = await read.next());
  if (first.done) return;
  const head = first.value;
  const all = (async function* () {
    yield head;
    yield* { [Symbol.asyncIterator]: () => read };
  })();
  yield* tagHeadings.test(head.text) ? splitRows(all) : splitEntries(all);
}

const readEntries = (lines: AsyncIterable<TextLine>, { name }: ReadContext): AsyncIterable<BibliographicRecord> =>
  entryRecords(entriesOf(lines), name, readEntry);

/** A file without records: what stands around them, or the tags alone. */
const isEmpty = (opening: readonly string[]): boolean => opening.every((line) => isAroundRecords(line) || tagHeadings.test(line));

/** Clarivate issued the number where it is the record's. */
const authority = ({ sourceId, accessions = [] }: BibliographicRecord): RecordKey | undefined =>
  accessions.some(({ database, value }) => database === 'Web of Science' && value === sourceId)
    ? { authority: 'wos', id: sourceId }
    : undefined;

const heading = /^\uFEFF?\s*FN (?:Clarivate|Thomson|ISI|Web of|.*Web of (?:Science|Knowledge)).*$/m;
const version = /^VR \d/m;
const opening = /^\uFEFF?PT [JBSP][ \t]*\r?$/m;
const ownTags = /^(?:AU|AF|TI|SO|PY|UT|SN|DT|VL|DE) \S/gm;

/** `FN …` and `VR 1.0` open nothing else; a file without them is known by PT and the tags below it. */
function detect(head: string): number {
  if (tagHeadings.test(head)) return 0.97;
  const start = opening.exec(head);
  if (heading.test(head) && (version.test(head) || start)) return 0.99;
  if (!start) return 0;
  return hasOwnTags(head, start.index, ownTags) ? 0.9 : 0;
}

/** Web of Science's field-tagged text («Plain text file», «Other reference software», .ciw), of whatever database it holds. */
export const wosTagged: Format = {
  id: 'wos-tagged',
  title: 'Web of Science text with tags (.ciw, «plain text file», «tab delimited file»)',
  mediaTypes: ['application/x-inst-for-scientific-info'],
  extensions: ['ciw', 'txt', 'isi'],
  detect,
  read: recordsOfLines('wos-tagged', readEntries, isEmpty),
  consultsVocabularies: true,
  authority,
};
