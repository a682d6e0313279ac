import { handleOf, numberOf, uuidOf, valuesOf } from '../item-values.ts';
import type { Item } from '../items.ts';

/** An item as the REST API of DSpace 7 gives it, with its one file and its collection embedded if they are asked for. */
export function itemJson(item: Item, root: string, embedded: readonly string[]): Record<string, unknown> {
  const number = numberOf(item);
  const uuid = uuidOf('item', number);
  const metadata: Record<string, unknown[]> = {};
  for (const { name, value, language = null, authority = null } of valuesOf(item)) {
    const values = metadata[name] ?? [];
    metadata[name] = values;
    values.push({ value, language, authority, confidence: authority === null ? -1 : 600, place: values.length });
  }
  const parts: Record<string, unknown> = {
    'bundles/bitstreams': ['bundles', bundlesOf(number, root)],
    owningCollection: ['owningCollection', collectionOf(item)],
    accessStatus: ['accessStatus', { status: 'open.access', embargoDate: null, type: 'accessStatus' }],
  };
  const wanted = Object.entries(parts).filter(([name]) => embedded.includes(name));
  return {
    id: uuid,
    uuid,
    name: valuesOf(item).find(({ name }) => name === 'dc.title')?.value ?? null,
    handle: handleOf(item),
    metadata,
    inArchive: true,
    discoverable: true,
    withdrawn: false,
    lastModified: item.datestamp.replace(/Z$/, '.000+00:00'),
    entityType: null,
    type: 'item',
    _links: { self: { href: `${root}/core/items/${uuid}` } },
    ...(wanted.length > 0 ? { _embedded: Object.fromEntries(wanted.map(([, entry]) => entry as [string, unknown])) } : {}),
  };
}

function collectionOf({ sets }: Item): Record<string, unknown> {
  const number = sets.map((set) => /^col_\d+_(\d+)$/.exec(set)?.[1]).find((each) => each !== undefined) ?? '10';
  return { uuid: uuidOf('collection', number), name: `Collection ${number}`, handle: `99999/${number}`, metadata: {}, type: 'collection' };
}

function bundlesOf(number: string, root: string): Record<string, unknown> {
  const file = uuidOf('file', number);
  const bitstream = {
    uuid: file,
    name: `item-${number}.pdf`,
    metadata: {},
    sizeBytes: 1000,
    type: 'bitstream',
    _links: { content: { href: `${root}/core/bitstreams/${file}/content` } },
  };
  const page = { size: 20, totalElements: 1, totalPages: 1, number: 0 };
  const bundle = {
    uuid: uuidOf('bundle', number),
    name: 'ORIGINAL',
    metadata: {},
    type: 'bundle',
    _embedded: { bitstreams: { _embedded: { bitstreams: [bitstream] }, page } },
  };
  return { _embedded: { bundles: [bundle] }, page };
}
