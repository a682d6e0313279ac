import { createHash } from 'node:crypto';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, Unplaced } from '../../model/record.ts';
import { addFinding } from '../drafting.ts';
import type { Chunks, Format, ReadContext, WriteContext } from '../format.ts';
import { collectUnplaced, isItem, itemFrom, type JsonItem, saysNothing, textFrom } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { applyResidue, residueOf } from '../residue.ts';
import { residueMark } from '../tagged-fields.ts';
import { decodePieces } from '../text-lines.ts';
import { repairFindings, withFindings } from '../text-repairs.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { adopt, readAttachments, readNotes } from './children.ts';
import { readCreator, writeCreator } from './creators.ts';
import { readExtra, writeExtra } from './extra.ts';
import { nameIn, namesOf } from './field-names.ts';
import { fields } from './fields.ts';
import { itemTypeFor, zoteroTypes } from './item-types.ts';
import type { ZoteroReading } from './reading.ts';
import { readTags, writeTags } from './tags.ts';

/** Fields that say where in whose library the item stands, and nothing of the publication: kept as they are, and nobody is told. */
const housekeeping = [
  'version',
  'dateAdded',
  'collections',
  'inPublications',
  'itemID',
  'libraryID',
  'uri',
  'seeAlso',
  'relations',
  'parentItem',
];

/** The item within what the web API wraps it into: `{"key", "version", "library", "data": {…}}`. */
const unwrapped = (item: JsonItem): JsonItem => itemFrom(item.data) ?? item;

function readItem(item: JsonItem, fallbackId: string): BibliographicRecord {
  const left = new Map(Object.entries(item));
  const itemType = textFrom(item.itemType) ?? '';
  const reading: ZoteroReading = { draft: {}, findings: [], left, itemType };
  const key = textFrom(item.key) ?? textFrom(item.itemKey);
  left.delete('key');
  left.delete('itemKey');
  const type = zoteroTypes[itemType]?.type ?? (isLoose(itemType) ? 'document' : undefined);
  if (type || !itemType) left.delete('itemType');
  else addFinding(reading, 'type-unknown', 'The item type is none of Zotero’s.', itemType, 'type');
  for (const row of fields)
    for (const name of namesOf(row.field)) if (left.has(name) && row.read(left.get(name), reading)) left.delete(name);
  readCreators(reading);
  if (readTags(left.get('tags'), reading, left.has('dateAdded'))) left.delete('tags');
  if (readNotes(left.get('notes'), reading)) left.delete('notes');
  if (left.has('note') && readNotes([item], reading)) left.delete('note');
  const lying = readAttachments(left.get('attachments'), reading);
  if (lying.length > 0) left.set('attachments', lying);
  else left.delete('attachments');
  const extra = left.get('extra');
  const said = typeof extra === 'string' ? readExtra(extra, reading) : {};
  if (typeof extra === 'string') left.delete('extra');
  // Translators call the key that a file has for an item its `itemID`; a library’s is a number.
  const itemID = typeof left.get('itemID') === 'string' && key === undefined ? textFrom(left.get('itemID')) : undefined;
  if (itemID !== undefined) left.delete('itemID');
  const citationKey = textFrom(left.get('citationKey')) ?? said.citationKey ?? itemID;
  if (citationKey !== undefined && (key === undefined || textFrom(left.get('citationKey')) === said.citationKey))
    left.delete('citationKey');
  const kept = takeHousekeeping(left);
  collectUnplaced(reading);
  if (kept.length > 0) reading.draft.unplaced = [...(reading.draft.unplaced ?? []), ...kept];
  const record = present<BibliographicRecord>({
    source: 'zotero-json',
    sourceId: key ?? citationKey ?? fallbackId,
    type,
    ...reading.draft,
    findings: reading.findings,
  } as BibliographicRecord);
  return (said.residue === undefined ? undefined : applyResidue(record, said.residue)) ?? record;
}

/** What may stand alone in a library: a note, a file, a mark in one. */
const isLoose = (itemType: string): boolean => /^(?:note|attachment|annotation)$/.test(itemType);

function takeHousekeeping(left: Map<string, unknown>): Unplaced[] {
  return housekeeping.flatMap((field) => {
    const value = left.get(field);
    left.delete(field);
    if (saysNothing(value) || value === 0) return [];
    return { field, value: typeof value === 'string' ? value : JSON.stringify(value) };
  });
}

function readCreators({ draft, left, itemType }: ZoteroReading): void {
  const value = left.get('creators');
  if (!Array.isArray(value)) return;
  const read = value.map((each) => readCreator(each, itemType));
  const people = read.filter((each) => each !== undefined);
  if (people.length > 0) draft.contributors = people;
  const nameless = value.filter((each, at) => read[at] === undefined && !saysNothing(isItem(each) ? { ...each, creatorType: null } : each));
  if (nameless.length > 0) left.set('creators', nameless);
  else left.delete('creators');
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const seen = new Set<string>();
  let number = 0;
  // What belongs to an item stands behind it: an item is given when the next one comes.
  let last: { readonly record: BibliographicRecord; readonly key: string | undefined } | undefined;
  for await (const { text, whole, repairs } of splitJsonValues(decodePieces(chunks))) {
    const value = parseJson(text);
    const item = isItem(value) ? unwrapped(value) : undefined;
    const isChild = item !== undefined && isLoose(textFrom(item.itemType) ?? '');
    if (item && isChild && adopt(item, last?.record, last?.key)) continue;
    number += 1;
    if (last) yield last.record;
    last = undefined;
    const fallback = `${context.name}#${number}`;
    if (!item) {
      yield unreadableValue('zotero-json', fallback, whole ? 'This is no item of Zotero.' : 'The file ends inside this item.', text);
      continue;
    }
    const record = withFindings(readItem(item, fallback), repairFindings(repairs));
    if (seen.has(record.sourceId)) record.sourceId = fallback;
    seen.add(record.sourceId);
    last = { record, key: textFrom(item.key) ?? textFrom(item.itemKey) };
  }
  if (last) yield last.record;
}

/** Zotero's keys are eight of these. */
const keyLetters = '23456789ABCDEFGHIJKLMNPQRSTUVWXYZ';
const isKey = /^[2-9A-NP-Z]{8}$/;

/** A key that Zotero takes for one: the record's own where it is one, else made of it. */
function keyOf(sourceId: string): string {
  if (isKey.test(sourceId)) return sourceId;
  const bytes = createHash('sha256').update(sourceId).digest().subarray(0, 8);
  return Array.from(bytes, (byte) => keyLetters[byte % keyLetters.length]).join('');
}

interface ItemOptions extends WriteContext {
  /** Without what Zotero has no field for: as Zotero's own translators write items, whose users read what stands under `extra`. */
  readonly withoutResidue?: boolean;
}

/** A record as an item of Zotero's web API. */
export function zoteroItem(record: BibliographicRecord, { citationKey, withoutResidue = false }: ItemOptions = {}): JsonItem {
  const itemType = itemTypeFor(record.type);
  const item: JsonItem = { key: keyOf(record.sourceId), version: 0, itemType };
  const placed = new Set<string>();
  const homeless: string[] = [];
  for (const { field, write } of fields) {
    const value = write?.(record);
    if (value === undefined) continue;
    const name = nameIn(itemType, field);
    if (name !== undefined) item[name] = value;
    else if (field === 'DOI' || field === 'ISSN' || field === 'ISBN') homeless.push(`${field}: ${value}`);
    if (field === 'DOI') placed.add(`doi ${value}`);
    if (field === 'archiveID' && name !== undefined) placed.add(`arxiv ${value.slice('arXiv:'.length)}`);
  }
  item.creators = (record.contributors ?? []).flatMap((each) => writeCreator(each, itemType) ?? []);
  item.tags = writeTags(record);
  // What a file of Zotero had under fields of its own goes back under them.
  const own = record.source === 'zotero-json' ? (record.unplaced ?? []) : [];
  for (const { field, value } of own)
    if (field && !(field in item)) item[field] = /^[[{]/.test(value) ? (parseJson(value) ?? value) : value;
  const extra = [...homeless, ...writeExtra(record, placed, citationKey?.(record))];
  const withExtra = (lines: readonly string[]): JsonItem => (lines.length > 0 ? { ...item, extra: lines.join('\n') } : item);
  const plain = { ...withExtra(extra), collections: [], relations: {} };
  const residue = withoutResidue ? undefined : residueOf(record, readItem(plain, ''));
  return residue ? { ...plain, ...withExtra([...extra, `${residueMark}${JSON.stringify(residue)}`]) } : plain;
}

const signature = /"itemType"\s*:\s*"([A-Za-z]{3,24})"/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*[[{]/.test(head)) return 0;
  const type = signature.exec(head)?.[1] ?? '';
  return Object.hasOwn(zoteroTypes, type) || isLoose(type) ? 0.97 : 0;
}

/** Items as Zotero's web API, its translation server and the JSON of its translators have them. */
export const zoteroJson: Format = {
  id: 'zotero-json',
  title: 'Zotero’s items, as its web API and its translation server have them',
  mediaTypes: ['application/vnd.zotero.items+json', 'application/json'],
  extensions: ['json'],
  detect,
  read,
  async *write(records, context) {
    let before = '[\n';
    for await (const record of records) {
      yield before + JSON.stringify(zoteroItem(record, context));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
