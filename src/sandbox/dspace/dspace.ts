import { handleOf, numberOf, uuidOf, valuesOf } from '../item-values.ts';
import { fixtureItems, generatedItems, type Item } from '../items.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { itemJson } from './item-json.ts';

/** A small repository in the manner of DSpace 7, by its REST API. Deleted items answer 404, as if they had never been. */
export const dspace: SandboxService = {
  id: 'dspace',
  title: 'a repository (REST API of DSpace)',
  path: '/server/api',
  example: (baseUrl) => `dspace --url ${baseUrl}`,
  errorInside: () => json({ timestamp: '2026-01-01T00:00:00Z', status: 500, error: 'Internal Server Error', path: '/server/api' }),
  open({ options, baseUrl }) {
    const items = [...fixtureItems(), ...generatedItems(options.generated ?? 0)];
    const byHandle = (handle: string) => items.find((each) => handleOf(each) === handle);
    return {
      answer({ path, parameters }) {
        const there = items.filter(({ deleted }) => !deleted);
        const found = (item: Item | undefined) =>
          item && there.includes(item) ? json(itemJson(item, baseUrl(), parameters.getAll('embed'))) : failure(404, 'Not Found');
        const [, uuid] = /^\/core\/items\/([\da-f-]{36})$/.exec(path) ?? [];
        if (uuid !== undefined) return found(items.find((each) => uuidOf('item', numberOf(each)) === uuid));
        const answers: Readonly<Record<string, () => Reply>> = {
          '': () => json({ dspaceName: 'refmill sandbox', dspaceServer: baseUrl().replace(/\/api$/, ''), _links: { discover: {} } }),
          '/discover/search': () =>
            json({ filters: [], sortOptions: ['score', 'dc.title', 'dc.date.accessioned'].map((name) => ({ name })), type: 'discover' }),
          '/discover/search/objects': () => searched(there, parameters, baseUrl(), options.pageSize ?? 4),
          '/pid/find': () => identified(parameters.get('id') ?? '', byHandle, baseUrl()),
        };
        return (answers[path.replace(/\/$/, '')] ?? (() => failure(404, 'Not Found')))();
      },
      touch(id, at) {
        const item = byHandle(id);
        if (item) item.datestamp = at;
      },
      remove(id, at) {
        const item = byHandle(id);
        if (item) Object.assign(item, { deleted: true, datestamp: at });
      },
    };
  },
};

const json = (body: unknown, status = 200): Reply => jsonReply(JSON.stringify(body), status);
const failure = (status: number, error: string): Reply => json({ status, error, path: '/server/api' }, status);

/** The API sends on to the object's own address. */
function identified(id: string, byHandle: (handle: string) => Item | undefined, root: string): Reply {
  const item = byHandle(id);
  const [, collection] = /^99999\/(1[012])$/.exec(id) ?? [];
  if (collection !== undefined) return json({ uuid: uuidOf('collection', collection), handle: id, type: 'collection', metadata: {} });
  if (!item || item.deleted) return failure(404, 'Not Found');
  return { ...json({}), status: 302, headers: { location: `${root}/core/items/${uuidOf('item', numberOf(item))}` } };
}

/** One page, of which the size is cut without a word. The query knows `lastModified:[… TO *]` and words. */
function searched(items: readonly Item[], parameters: URLSearchParams, root: string, largest: number): Reply {
  const query = parameters.get('query') ?? '';
  const [, since = ''] = /lastModified:\[(\S+) TO \*\]/.exec(query) ?? [];
  const words = query
    .replace(/lastModified:\[[^\]]*\]|\bAND\b|[()]/g, ' ')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);
  const scope = parameters.get('scope');
  const filters = [...parameters]
    .filter(([name]) => name.startsWith('f.'))
    .map(([name, value]) => [name.slice(2), value.replace(/,\w+$/, '')] as const);
  const chosen = items.filter((item) => {
    const values = valuesOf(item);
    const text = values
      .map(({ value }) => value)
      .join(' ')
      .toLowerCase();
    return (
      item.datestamp >= since.slice(0, 19) &&
      words.every((word) => text.includes(word)) &&
      (scope === null || item.sets.some((set) => uuidOf('collection', set.replace(/^.*_/, '')) === scope)) &&
      filters.every(([field, wanted]) => values.some(({ name, value }) => name.includes(field) && value.includes(wanted)))
    );
  });
  const size = Math.min(Number(parameters.get('size') ?? 20), largest);
  const number = Number(parameters.get('page') ?? 0);
  const objects = chosen.slice(number * size, (number + 1) * size).map((item) => ({
    hitHighlights: {},
    type: 'discover',
    _embedded: { indexableObject: itemJson(item, root, parameters.getAll('embed')) },
  }));
  const page = { number, size, totalElements: chosen.length, totalPages: Math.ceil(chosen.length / size) };
  return json({ query, scope, type: 'discover', _embedded: { searchResult: { _embedded: { objects }, page }, facets: [] } });
}
