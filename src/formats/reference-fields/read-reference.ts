import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { addFinding } from '../drafting.ts';
import { applyResidue } from '../residue.ts';
import { collectUnplaced, decodeEntities, type TaggedLine, takeResidue, valueText } from '../tagged-fields.ts';
import { repairFindings } from '../text-repairs.ts';
import { fields } from './fields.ts';
import { typeOfCode } from './item-types.ts';
import { type ReferenceField, startReading } from './reading.ts';

/** One reference's lines under the tags of RIS, as a file of whatever reference manager had them. */
interface ReferenceEntry {
  readonly lines: TaggedLine[];
  /** Lines without a tag that belong to the entry's neighbourhood and are no known noise. */
  readonly stray: readonly string[];
  readonly cut: boolean;
  readonly repairs: number;
}

/** The rows that read a tag, by their places in the table. */
const rowsOfTag = new Map<string, number[]>();
fields.forEach(({ tags }, row) => {
  for (const tag of new Set(tags)) rowsOfTag.set(tag, [...(rowsOfTag.get(tag) ?? []), row]);
});

/** The table's rows in their order, each with its lines: most have nothing to read, since a reference has a dozen of a hundred tags. */
function* rowsOf(lines: readonly TaggedLine[]): Generator<readonly [readonly TaggedLine[], ReferenceField]> {
  const held: (TaggedLine[] | undefined)[] = new Array(fields.length);
  for (const line of lines)
    for (const row of rowsOfTag.get(line.tag) ?? []) {
      const own = held[row];
      if (own) own.push(line);
      else held[row] = [line];
    }
  for (const [row, field] of fields.entries()) {
    const own = held[row];
    if (own) yield [own, field];
  }
}

/**
 * The record of a reference. `ordinary` are names of fields that stand in every reference of the format and are no news to anybody:
 * they are kept aside without a finding.
 */
export function readReference(
  entry: ReferenceEntry,
  { source, fallbackId, ordinary }: { readonly source: string; readonly fallbackId: string; readonly ordinary?: ReadonlySet<string> },
): BibliographicRecord {
  const reading = startReading(entry.lines);
  const residue = takeResidue(entry.lines, 'N1');
  decodeEntities(entry.lines);
  const { type, unknown } = typeOfCode(reading.code);
  for (const line of entry.lines) if (line.tag === 'TY' && !unknown) line.used = true;
  if (unknown) addFinding(reading, unknown, 'The reference type is not known.', reading.code, 'type');
  for (const [row, field] of rowsOf(entry.lines)) {
    if (field.when && !field.when(reading.code)) continue;
    const lines = row.filter(({ used }) => !used);
    if (lines.length) field.read(lines, reading);
  }
  const id = entry.lines.find((line) => line.tag === 'ID' && valueText(line).trim());
  if (id) id.used = true;
  collectUnplaced(entry.lines, entry.stray, reading, ordinary);
  reading.findings.push(...repairFindings(entry.repairs));
  if (entry.cut) reading.findings.push(makeFinding('value-truncated', 'The reference is longer than the limit and was cut.'));
  const record = present<BibliographicRecord>({
    source,
    // The empty fallback id is none: the reader has one of its own.
    sourceId: (id ? valueText(id).trim() : reading.draft.accessions?.[0]?.value) || fallbackId,
    type,
    ...reading.draft,
    findings: reading.findings,
  } as BibliographicRecord);
  return (residue === undefined ? undefined : applyResidue(record, residue)) ?? record;
}
