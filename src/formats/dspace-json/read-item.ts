import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord, Unplaced } from '../../model/record.ts';
import { readHandle } from '../../normalizers/handle.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { itemContent, ruleFor } from '../dublin-core/item-content.ts';
import { type MetadataField, metadataField } from '../dublin-core/metadata-field.ts';
import type { ReadContext } from '../format.ts';
import { itemFrom, type JsonItem, saysNothing, textFrom } from '../json-item.ts';
import { embedded } from './embedded.ts';
import { itemFields } from './item-fields.ts';
import { itemFiles } from './item-files.ts';

/** Entities that DSpace keeps as items and that are no publications: people, their organizations, and the wholes that articles stand in. */
const otherEntities = new Set([
  'person',
  'orgunit',
  'project',
  'funding',
  'event',
  'equipment',
  'journal',
  'journalvolume',
  'journalissue',
]);

/** What the API says of an item beside its metadata, as the field of Dublin Core that means the same. */
const statedFields: Readonly<Record<string, string>> = {
  'accessStatus.status': 'dc.rights.accessrights',
  'accessStatus.embargoDate': 'dc.date.embargoend',
  'identifiers.doi': 'dc.identifier.doi',
  'identifiers.handle': 'dc.identifier.handle',
};

/** Keys of an item that are read, or that say nothing of the publication. All others are kept as unplaced. */
const known = new Set([
  ...['id', 'uuid', 'name', 'handle', 'metadata', 'lastModified', 'withdrawn', 'type', 'entityType', 'uniqueType', '_links', '_embedded'],
  ...['link', 'expand', 'bitstreams', 'bundles', 'parentCollection', 'parentCollectionList', 'parentCommunityList'],
]);

/**
 * The record of an item; undefined for what is none: collections, people, drafts of submissions. A withdrawn item is a tombstone, as
 * over OAI-PMH.
 */
export function readItem(item: JsonItem, fallbackId: string, context: ReadContext): BibliographicRecord | undefined {
  if (!isItem(item)) return undefined;
  const handle = readHandle(textFrom(item.handle) ?? '');
  const fields = itemFields(item.metadata);
  const entity = textFrom(item.entityType) ?? fields.find(({ name }) => name === 'dspace.entity.type')?.value;
  if (entity !== undefined && otherEntities.has(entity.toLowerCase())) return undefined;
  const datestamp = stampOf(textFrom(item.lastModified));
  const sourceId = handle ?? textFrom(item.uuid) ?? handleIn(fields) ?? fallbackId;
  if (isTrue(item.withdrawn)) return present<BibliographicRecord>({ source: 'dspace-json', sourceId, datestamp, deleted: true });
  const titled = fields.some(({ name }) => /^(?:dc|dcterms)\.title$/.test(name));
  const name = titled ? undefined : metadataField('dc.title', textFrom(item.name) ?? '');
  const files = itemFiles(item);
  const content = itemContent([...fields, ...(name ? [name] : []), ...statedBeside(item)], context, {
    ruleOf: (field) => ruleFor(statedFields[field] ?? field),
    files: files.locations,
  });
  const identifiers = content.identifiers ?? [];
  const own =
    handle === undefined || identifiers.some((each) => each.value === handle) ? [] : [{ scheme: 'handle' as const, value: handle }];
  return withLeftovers(
    [...leftoversOf(item, handle !== undefined), ...files.hostless.map((value) => ({ field: 'bitstreams', value }))],
    present<BibliographicRecord>({
      source: 'dspace-json',
      sourceId,
      datestamp,
      ...content,
      identifiers: [...identifiers, ...own],
      labels: collectionsOf(item),
    }),
  );
}

/** Bundles and collections have metadata too, and a type that says so. The first releases of DSpace 7 left the type out of search results. */
function isItem(item: JsonItem): boolean {
  if (item.type !== undefined && item.type !== 'item') return false;
  const described = !saysNothing(item.metadata) && (Array.isArray(item.metadata) || itemFrom(item.metadata) !== undefined);
  return described || item.type === 'item' || (typeof item.uuid === 'string' && typeof item.handle === 'string');
}

/** Booleans are texts in DSpace 6. */
const isTrue = (value: unknown): boolean => value === true || value === 'true';
const isFalse = (value: unknown): boolean => value === false || value === 'false';

const handleIn = (fields: readonly MetadataField[]): string | undefined =>
  fields.filter(({ name }) => name === 'dc.identifier.uri').flatMap(({ value }) => readHandle(value) ?? [])[0];

/** `2017-06-24T00:40:54.970+0000` as UTC; the stamps of DSpace 6 (`2015-01-12 15:44:12.978`) have no zone and keep their time. */
function stampOf(text: string | undefined): string | undefined {
  const stamp = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:?\d\d)?$/.exec(text ?? '');
  if (!stamp) return undefined;
  const [, day = '', time = '', zone] = stamp;
  const at = zone === undefined ? Number.NaN : Date.parse(`${day}T${time}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(at) ? `${day}T${time}` : new Date(at).toISOString();
}

/** Access and identifiers that the repository itself keeps of the item. A DOI that waits for its registration leads nowhere yet. */
function statedBeside(item: JsonItem): MetadataField[] {
  const { status, embargoDate } = itemFrom(itemFrom(item._embedded)?.accessStatus) ?? {};
  const registered = embedded(item, 'identifiers').filter(({ identifierStatus }) => (identifierStatus ?? 'REGISTERED') === 'REGISTERED');
  return [
    metadataField('accessStatus.status', status === 'unknown' ? '' : (textFrom(status) ?? '')),
    metadataField('accessStatus.embargoDate', textFrom(embargoDate) ?? ''),
    ...registered.map(({ identifierType, value }) => metadataField(`identifiers.${textFrom(identifierType)}`, textFrom(value) ?? '')),
  ].filter((field) => field !== undefined);
}

/** Names of the collections that hold the item, its own one first. */
function collectionsOf(item: JsonItem): string[] {
  const owner = itemFrom(itemFrom(item._embedded)?.owningCollection ?? item.parentCollection);
  const collections = [...(owner ? [owner] : []), ...embedded(item, 'mappedCollections')];
  return [...new Set(collections.map(({ name }) => foldWhitespace(textFrom(name) ?? '')).filter((name) => name !== ''))];
}

/** What is left of the item: flags that are not as usual, a handle that is none, keys of the repository's own. */
function leftoversOf(item: JsonItem, hasHandle: boolean): Unplaced[] {
  const left = Object.entries(item)
    .filter(([key, value]) => !known.has(key) && !saysNothing(value) && !(usuallyTrue.has(key) && !isFalse(value)))
    .map(([field, value]) => ({ field, value: typeof value === 'string' ? value : JSON.stringify(value) }));
  const handle = hasHandle ? undefined : textFrom(item.handle);
  return handle === undefined ? left : [...left, { field: 'handle', value: handle }];
}

const usuallyTrue = new Set(['inArchive', 'discoverable', 'archived']);

function withLeftovers(left: readonly Unplaced[], record: BibliographicRecord): BibliographicRecord {
  if (left.length === 0) return record;
  const before = record.unplaced?.length ?? 0;
  const findings = left.map(({ field }, index) =>
    makeFinding('field-unplaced', `${field} has no place in the record`, { path: `unplaced[${before + index}]` }),
  );
  return { ...record, unplaced: [...(record.unplaced ?? []), ...left], findings: [...(record.findings ?? []), ...findings] };
}
