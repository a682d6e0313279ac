import { makeFinding } from '../../model/finding.ts';
import { identifierSchemes } from '../../model/identifier.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Format, ReadContext } from '../format.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { applyResidue, residueOf } from '../residue.ts';
import { collectUnplaced, decodeEntities, residueMark, type TaggedLine, takeResidue, valueText } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';
import { repairFindings } from '../text-repairs.ts';
import { fields } from './fields.ts';
import { ericNumber } from './identifiers.ts';
import { typeOf } from './item-type.ts';
import { keptAside, processingMarks } from './marks.ts';
import type { Reading } from './reading.ts';
import { composeSource, isComposed, partsOf } from './source-line.ts';
import { type NbibEntry, newEntry, splitEntries } from './split.ts';

/** What the record is called: its PMID, else its number at ERIC. */
const idOf = ({ pmid, draft }: Reading): string | undefined => pmid ?? draft.accessions?.find(isErics)?.value;

const isErics = ({ database, value }: { database: string; value: string }): boolean => database === 'ERIC' && ericNumber.test(value);

/** Of a document ERIC names the publisher where the journal of an article stands: «JT  - ProQuest LLC». */
function settleEric({ draft }: Reading): void {
  const { title, ...container } = draft.container ?? {};
  if (!title || draft.publisher || !draft.accessions?.some((one) => isErics(one) && one.value.startsWith('ED'))) return;
  draft.publisher = title;
  if (Object.keys(container).length) draft.container = container;
  else delete draft.container;
}

/** SO repeats the other tags; what says more is a citation. */
function readSource(lines: readonly TaggedLine[], { draft }: Reading): void {
  for (const line of lines) {
    if (line.tag !== 'SO') continue;
    const text = valueText(line).trim();
    line.used = text === '' || isComposed(text, draft) || draft.citationAsGiven === undefined;
    if (line.used && text && !isComposed(text, draft)) draft.citationAsGiven = text;
  }
}

/** The record of an entry; without a name of its own it has none yet (`sourceId`). */
function readEntry(entry: NbibEntry): Omit<BibliographicRecord, 'sourceId'> & { sourceId?: string } {
  const { lines } = entry;
  const residue = takeResidue(lines, 'GN');
  decodeEntities(lines);
  const byTag = new Map<string, TaggedLine[]>();
  const reading: Reading = { draft: {}, findings: [] };
  for (const line of lines) {
    const same = byTag.get(line.tag);
    if (same) same.push(line);
    else byTag.set(line.tag, [line]);
  }
  for (const field of fields) {
    if (!field.tags.some((tag) => byTag.has(tag))) continue;
    const own = field.tags.length === 1 ? (byTag.get(field.tags[0] ?? '') ?? []) : lines.filter(({ tag }) => field.tags.includes(tag));
    const open = own.filter((line) => !line.used);
    if (open.length) field.read(open, reading);
  }
  const type = typeOf(reading);
  settleEric(reading);
  readSource(lines, reading);
  collectUnplaced(lines, entry.stray, reading, processingMarks);
  reading.findings.push(...repairFindings(entry.repairs));
  if (entry.cut) reading.findings.push(makeFinding('value-truncated', 'The record is longer than the limit and was cut.'));
  reading.draft.identifiers?.sort((a, b) => identifierSchemes.indexOf(a.scheme) - identifierSchemes.indexOf(b.scheme));
  const { datestamp, type: _, ...draft } = reading.draft;
  const record = present<BibliographicRecord>({
    source: 'nbib',
    sourceId: idOf(reading),
    datestamp,
    type,
    ...draft,
    findings: reading.findings,
  } as BibliographicRecord);
  return (residue === undefined ? undefined : applyResidue(record, residue)) ?? record;
}

async function* readEntries(lines: AsyncIterable<TextLine>, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let number = 0;
  for await (const entry of splitEntries(lines)) {
    number += 1;
    const { source, sourceId = `${context.name}#${number}`, ...record } = readEntry(entry);
    yield { source, sourceId, ...record };
  }
}

const oneLine = (text: string): string => text.replace(/\s*[\r\n\u0085\u2028\u2029]+\s*/g, ' ').trim();

function taggedLines(record: BibliographicRecord): [string, string][] {
  const aside = [...keptAside(record)];
  const lines: (readonly [string, string | undefined])[] = [
    ...aside.filter(([tag]) => leading.has(tag)),
    ...fields.flatMap((field) => [...(field.write?.(record) ?? [])]),
    ...aside.filter(([tag]) => !leading.has(tag)),
  ];
  const date = lines.find(([tag]) => tag === 'DP')?.[1];
  lines.push(['SO', record.citationAsGiven ?? composeSource(partsOf(record, date))]);
  const written = lines.map(([tag, value = '']): [string, string] => [tag, oneLine(value)]).filter(([, value]) => value !== '');
  // Programs look for the tag that begins a record: it stands there without a value too.
  return [['PMID', record.identifiers?.find(({ scheme }) => scheme === 'pmid')?.value ?? ''], ...written];
}

/** What PubMed prints below the PMID. */
const leading: ReadonlySet<string> = new Set(['OWN', 'STAT']);

/** What a reader makes of the lines of a writer. */
const comesBack = (lines: readonly [string, string][]): BibliographicRecord =>
  readEntry(newEntry(lines.map(([tag, value]) => ({ tag, parts: [value], used: false })))) as BibliographicRecord;

/** Values are not broken into lines of 80 places, as PubMed does: where a line ends is where a blank may be lost. */
function writeEntry(record: BibliographicRecord): string {
  const lines = taggedLines(record);
  const residue = residueOf(record, comesBack(lines));
  if (residue) lines.push(['GN', `${residueMark}${JSON.stringify(residue)}`]);
  return `${lines.map(([tag, value]) => `${tag.padEnd(4)}- ${value}\n`).join('')}\n`;
}

/** PubMed issued the id where it is the record's PMID, ERIC where it is its number there. */
function authority({ sourceId, identifiers = [], accessions = [] }: BibliographicRecord): RecordKey | undefined {
  if (identifiers.some(({ scheme, value }) => scheme === 'pmid' && value === sourceId)) return { authority: 'pubmed', id: sourceId };
  return accessions.some((one) => isErics(one) && one.value === sourceId) ? { authority: 'eric', id: sourceId } : undefined;
}

const opening = /^[ \t\uFEFF]*(?:PMID {0,2}-|pmid- \d|OWN {1,2}- (?:ERIC|NLM)|PMC {0,2}-|PMCR ?-)/m;
/** Tags that no other format of tags has; three of them are no chance. */
const ownTags =
  /^(?:PMID|STAT|DCOM|CRDT|EDAT|MHDA|PHST|AUID|FAU |FED |LID |AID |JID |OWN |PST |OTO |OID |COIS|PMC |PMCR|BTI |CTI |TA {2}|MH {2}|IP {2})- /gm;
const otherFormats = /^(?:[ \t\uFEFF]*TY[ \t]{1,4}-[ \t]|VN {2}- Ovid|DB {2}- Ovid|FN |%0 )/m;

/** A PMID with a dash before any TY opens nothing else; what begins in mid-record is known by its tags. */
function detect(head: string): number {
  const start = opening.exec(head);
  const other = otherFormats.exec(head);
  if (other && (!start || other.index < start.index)) return 0;
  const tags = new Set((head.match(ownTags) ?? []).slice(0, 200));
  if (start && /PMID|OWN/i.test(start[0]))
    return tags.size > 1 || /^(?:TI|PT|AU|AB|ti|pt|au|ab) {0,2}-/m.test(head.slice(start.index)) ? 0.99 : 0.8;
  if (start) return tags.size > 1 ? 0.9 : 0.5;
  return tags.size > 2 ? 0.85 : 0;
}

/** MEDLINE text, as PubMed saves and sends it («Format: PubMed», .nbib); ERIC writes the same tags. */
export const nbib: Format = {
  id: 'nbib',
  title: 'MEDLINE text with tags, as PubMed (.nbib) and ERIC export it',
  mediaTypes: ['application/nbib', 'text/x-nbib'],
  extensions: ['nbib', 'txt', 'ris'],
  detect,
  read: recordsOfLines('nbib', readEntries),
  authority,
  async *write(records) {
    for await (const record of records) yield writeEntry(record);
  },
};
