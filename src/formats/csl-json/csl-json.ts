import { present } from '../../model/present.ts';
import { type BibliographicRecord, type ItemType, itemTypes } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';
import { addFinding } from '../drafting.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { collectUnplaced, type JsonItem, textFrom } from '../json-item.ts';
import { parseJson, splitJsonValues } from '../json-values.ts';
import { applyResidue, residueOf } from '../residue.ts';
import { decodePieces } from '../text-lines.ts';
import { repairFindings, withFindings } from '../text-repairs.ts';
import { unreadableValue } from '../unreadable-value.ts';
import { fields } from './fields.ts';
import type { Reading } from './reading.ts';
import { writtenItem } from './written-item.ts';

const knownTypes = new Set<string>(itemTypes);

function typeOf(word: string, reading: Reading): ItemType | undefined {
  if (knownTypes.has(word)) return word as ItemType;
  const type = word ? readItemType(word) : undefined;
  if (!type && word) addFinding(reading, 'type-unknown', 'The item type is none of CSL’s.', word, 'type');
  return type;
}

/** refmill's own part of `custom`, the object that CSL 1.0.2 leaves to programs. */
function takeResidue(reading: Reading): unknown {
  const custom = reading.left.get('custom');
  if (typeof custom !== 'object' || custom === null || !('refmill' in custom)) return undefined;
  const { refmill, ...others } = custom;
  if (Object.keys(others).length) reading.left.set('custom', others);
  else reading.left.delete('custom');
  return refmill;
}

/** Variables that repeat others: Zotero gives the place twice, citation.js and Better BibTeX the key beside the id. */
function dropRepeated(reading: Reading, id: string | undefined): void {
  const repeated: readonly (readonly [string, string | undefined])[] = [
    ['event-place', reading.draft.place],
    ['citation-key', id],
    ['page-first', reading.draft.container?.pagesAsGiven?.split('-')[0]],
  ];
  for (const [variable, value] of repeated)
    if (value !== undefined && textFrom(reading.left.get(variable)) === value) reading.left.delete(variable);
}

function readItem(item: JsonItem, fallbackId: string): BibliographicRecord {
  const left = new Map(Object.entries(item));
  const reading: Reading = { draft: {}, findings: [], left, type: textFrom(item.type) ?? '' };
  const residue = takeResidue(reading);
  const id = textFrom(item.id) ?? textFrom(item['citation-key']);
  const type = typeOf(reading.type, reading);
  left.delete('id');
  if (type || !reading.type) left.delete('type');
  for (const field of fields)
    for (const variable of field.variables)
      if (left.has(variable) && field.read(left.get(variable), reading, variable)) left.delete(variable);
  dropRepeated(reading, id);
  collectUnplaced(reading);
  const record = present<BibliographicRecord>({
    source: 'csl-json',
    sourceId: id ?? fallbackId,
    type,
    ...reading.draft,
    findings: reading.findings,
  } as BibliographicRecord);
  return (residue === undefined ? undefined : applyResidue(record, residue)) ?? record;
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const seen = new Set<string>();
  let number = 0;
  for await (const { text, whole, repairs } of splitJsonValues(decodePieces(chunks))) {
    number += 1;
    const fallback = `${context.name}#${number}`;
    const item = parseJson(text);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) {
      yield unreadableValue('csl-json', fallback, whole ? 'This is no CSL-JSON item.' : 'The file ends inside this item.', text);
      continue;
    }
    const record = readItem(item as JsonItem, fallback);
    if (seen.has(record.sourceId)) record.sourceId = fallback;
    seen.add(record.sourceId);
    yield withFindings(record, repairFindings(repairs));
  }
}

/** `key`: by what documents cite it, where the library knows. */
function writeItem(record: BibliographicRecord, key: string | undefined): JsonItem {
  const item: JsonItem = { ...writtenItem(record), ...(key === undefined ? {} : { id: key }) };
  // What a CSL-JSON file had under variables of its own goes back under them.
  const own = record.source === 'csl-json' ? (record.unplaced ?? []) : [];
  for (const { field, value } of own)
    if (field && !(field in item) && field !== 'custom') item[field] = /^[[{]/.test(value) ? (parseJson(value) ?? value) : value;
  const residue = residueOf(record, readItem(item, ''));
  return residue ? { ...item, custom: { refmill: residue } } : item;
}

/** The keys of CSL-JSON that no other JSON format of references spells so. */
const signature = /"(?:container-title|date-parts|publisher-place|collection-title|title-short|container-title-short|citation-key)"\s*:/;

function detect(head: string): number {
  if (!/^[\s\uFEFF]*(?:\[\s*\{|\{)/.test(head)) return 0;
  const type = /"type"\s*:\s*"([a-z_-]+)"/.exec(head)?.[1];
  if (/"(?:sourceId|message-type|data|uuid|_links|doi_metadata|authorships|resultList)"\s*:/.test(head) || !type) return 0;
  if (!knownTypes.has(type)) return 0;
  return signature.test(head) ? 0.95 : /"(?:title|author|issued|DOI)"\s*:/.test(head) ? 0.8 : 0.3;
}

/** CSL-JSON, the data of citation processors: Zotero, pandoc, citeproc-js, and Crossref's and DataCite's content negotiation. */
export const cslJson: Format = {
  id: 'csl-json',
  title: 'CSL-JSON, the data of citation processors',
  mediaTypes: ['application/vnd.citationstyles.csl+json'],
  extensions: ['json'],
  detect,
  read,
  async *write(records, context) {
    let before = '[\n';
    for await (const record of records) {
      yield before + JSON.stringify(writeItem(record, context?.citationKey?.(record)));
      before = ',\n';
    }
    yield before === '[\n' ? '[]\n' : '\n]\n';
  },
};
