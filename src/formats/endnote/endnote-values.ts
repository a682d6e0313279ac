import type { PartialDate } from '../../model/dates.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { repairCharacters } from '../../xml/repair.ts';
import { codeOfType } from '../reference-fields/item-types.ts';
import { readReference } from '../reference-fields/read-reference.ts';
import { oneLine, writtenLines } from '../reference-fields/written-lines.ts';
import { type Residue, residueOf } from '../residue.ts';
import { residueMark } from '../tagged-fields.ts';
import { type EndnoteField, endnoteFields } from './fields.ts';
import { codeOfReferenceType, referenceTypeOfCode } from './reference-types.ts';
import { taggedLines } from './value-lines.ts';

/** A record as EndNote has it: a reference type, and values of fields in the order of the table. */
export interface EndnoteReference {
  readonly type: { readonly name: string; readonly number: number };
  readonly values: readonly EndnoteValue[];
}

interface EndnoteValue {
  readonly field: EndnoteField;
  readonly value: string;
}

const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

const ranges = (date: PartialDate): boolean => date.endYear !== undefined || date.endMonth !== undefined || date.endDay !== undefined;

/** EndNote's Date beside its Year: «Oct 1», «Oct», «Winter»; a range in the source's words. */
function dateBesideYear(date: PartialDate): string | undefined {
  if (ranges(date)) return date.raw;
  if (date.month === undefined) return date.season;
  return [monthNames[date.month - 1], date.day].filter((part) => part !== undefined).join(' ');
}

/** EndNote has the pages in one field and the date in words. */
function* inEndnoteFields(record: BibliographicRecord): Generator<readonly [string, string]> {
  const lines = writtenLines(record);
  const [last] = lines.filter(([tag]) => tag === 'EP');
  for (const [tag, value] of lines) {
    if (tag === 'SP') yield ['SP', last ? `${value}-${last[1]}` : value];
    else if (tag !== 'EP' && tag !== 'DA') yield [tag, value];
  }
  const date = record.issued?.year === undefined ? undefined : dateBesideYear(record.issued);
  if (date) yield ['DA', oneLine(date)];
}

/** Non-characters, which JSON leaves as they are and XML forbids. */
const nonCharacters = /[\uFFFE\uFFFF]/g;

const residueText = (residue: Residue): string =>
  residueMark + JSON.stringify(residue).replace(nonCharacters, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

/** How one of the two formats has EndNote's fields. */
export interface EndnoteNames {
  /** The format’s id. */
  readonly source: string;
  /** What it calls the reference type. */
  readonly type: string;
  /** What it calls a field; undefined where it has none of it. */
  readonly nameOf: (field: EndnoteField) => string | undefined;
}

/** The references for records in a format that has the fields by these names. What a file of the format had kept aside under a name goes back there. */
export function endnoteWriter({ source, type: typeName, nameOf }: EndnoteNames): (record: BibliographicRecord) => EndnoteReference {
  const byTag = new Map<string, EndnoteField>();
  const byName = new Map<string, EndnoteField>();
  for (const field of endnoteFields) {
    const name = nameOf(field);
    if (name === undefined) continue;
    if (!byName.has(name)) byName.set(name, field);
    for (const tag of [field.tag, ...(field.also ?? [])]) if (tag !== undefined && !byTag.has(tag)) byTag.set(tag, field);
  }
  return (record) => {
    const type = referenceTypeOfCode(codeOfType(record.type));
    const values: EndnoteValue[] = [];
    const add = (field: EndnoteField | undefined, text: string) => {
      const value = repairCharacters(text).text.trim();
      if (field && value !== '') values.push({ field, value });
    };
    for (const [tag, value] of inEndnoteFields(record)) add(byTag.get(tag), value);
    const aside = record.source === source ? (record.unplaced ?? []) : [];
    for (const { field = '', value } of aside) add(byName.get(field), oneLine(value));
    const residue = residueOf(record, comesBack(type.name, values, record.sourceId));
    if (residue) add(byTag.get('N1'), residueText(residue));
    // A type of the user's own making is written as it came.
    const ownType = aside.find(({ field }) => field === typeName)?.value;
    return { type: ownType === undefined ? type : { ...type, name: ownType }, values: inOrder(values) };
  };
}

const inOrder = (values: readonly EndnoteValue[]): EndnoteValue[] =>
  values.toSorted((one, other) => endnoteFields.indexOf(one.field) - endnoteFields.indexOf(other.field));

/** What a reader makes of the values of a writer. */
function comesBack(type: string, values: readonly EndnoteValue[], id: string): BibliographicRecord {
  const lines = [
    { tag: 'TY', parts: [codeOfReferenceType(type)], used: false },
    { tag: 'ID', parts: [id], used: false },
    ...inOrder(values).flatMap(({ field, value }) => taggedLines(field, field.element, value)),
  ];
  return readReference({ lines, stray: [], cut: false, repairs: 0 }, { source: 'written', fallbackId: id });
}
