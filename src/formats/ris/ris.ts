import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Format, ReadContext } from '../format.ts';
import { GivenIds } from '../given-ids.ts';
import { recordsOfLines } from '../records-of-lines.ts';
import { codeOfType } from '../reference-fields/item-types.ts';
import { isSurelyKept } from '../reference-fields/kept/surely-kept.ts';
import { readReference } from '../reference-fields/read-reference.ts';
import { oneLine, writtenLines } from '../reference-fields/written-lines.ts';
import { residueOf } from '../residue.ts';
import { hasEntity, residueMark } from '../tagged-fields.ts';
import type { TextLine } from '../text-lines.ts';
import { withFindings } from '../text-repairs.ts';
import { isNoise, newEntry, type RisEntry, splitEntries, unglue } from './split.ts';

function readEntry(entry: RisEntry, fallbackId: string): BibliographicRecord {
  const record = readReference(entry, { source: 'ris', fallbackId });
  return entry.brokenOff ? withFindings(record, [makeFinding('value-truncated', brokenOff)]) : record;
}

const brokenOff = 'The file ends before the reference does (there is no ER): something of it may be missing.';

async function* readEntries(lines: AsyncIterable<TextLine>, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const ids = new GivenIds();
  let number = 0;
  for await (const entry of splitEntries(lines)) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    yield ids.settle(readEntry(entry, fallback), fallback);
  }
}

function taggedLines(record: BibliographicRecord): [string, string][] {
  const lines: [string, string][] = [['TY', codeOfType(record.type)], ...writtenLines(record)];
  // What a RIS file had under tags of its own goes back under them, an unknown reference type too.
  for (const { field = '', value } of record.source === 'ris' ? (record.unplaced ?? []) : []) {
    if (field === 'TY') lines[0] = ['TY', oneLine(value)];
    else if (/^[A-Z][A-Z0-9]$/.test(field) && field !== 'ER') lines.push([field, oneLine(value)]);
  }
  lines.push(['ID', oneLine(record.sourceId)]);
  return lines.filter(([, value]) => value !== '');
}

/** What a reader makes of the lines of a writer: a value that looks like two lines is taken for two. */
const comesBack = (lines: readonly [string, string][]): BibliographicRecord =>
  readEntry(
    newEntry(lines.flatMap(([tag, value]) => unglue(tag, value)).map(({ tag, value }) => ({ tag, parts: [value], used: false }))),
    '',
  );

/** The same JSON without what looks like the tag of another line. */
const untagged = (json: string): string => json.replaceAll('  - ', '  \\u002d ');

function writeEntry(record: BibliographicRecord): string {
  const lines = taggedLines(record);
  // What reads as an entity is decoded when it comes back.
  const isSure = isSurelyKept(record) && !lines.some(([, value]) => hasEntity(value));
  const residue = isSure ? undefined : residueOf(record, comesBack(lines));
  if (residue) lines.splice(-1, 0, ['N1', `${residueMark}${untagged(JSON.stringify(residue))}`]);
  return `${lines.map(([tag, value]) => `${tag}  - ${value}\n`).join('')}ER  - \n\n`;
}

/** A TY with two blanks opens nothing but RIS; PubMed's «.ris» begins with PMID and is NBIB. */
function detect(head: string): number {
  const first =
    /^[ \t\uFEFF]*(TY|PMID|PT|FN|VR|RT|%0|[A-Za-z][A-Za-z0-9])[ \t]{0,4}(?:-(?: |\t|\r?$)|[\u2010-\u2015\u2212]|(?<=[ \t]{2})-)/m.exec(
      head,
    );
  const type = /^[ \t\uFEFF]*TY(?:[ \t]{1,4}[-\u2010-\u2015\u2212][ \t]+|[ \t]{2,4}-)[A-Za-z]{2,8}[ \t]*\r?$/im.exec(head);
  if (!type || /^PMID- /m.test(head.slice(0, type.index))) return 0;
  return first?.[1] === 'TY' ? 0.98 : 0.7;
}

/** RIS, the format of reference managers and databases (Reference Manager's tags, 2001 and 2011, and what the vendors made of them). */
export const ris: Format = {
  id: 'ris',
  title: 'RIS, as reference managers and databases export it',
  mediaTypes: ['application/x-research-info-systems'],
  extensions: ['ris', 'txt'],
  detect,
  read: recordsOfLines('ris', readEntries, (opening) => opening.every(isNoise)),
  consultsVocabularies: true,
  async *write(records) {
    for await (const record of records) yield writeEntry(record);
  },
};
