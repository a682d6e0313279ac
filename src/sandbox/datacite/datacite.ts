import { listByCursor } from '../cursor-list.ts';
import { jsonReply, type Reply } from '../reply.ts';
import type { SandboxService } from '../service.ts';
import { type Doi, sandboxDois } from './dois.ts';

const largestPage = 1000;

const failed = (title: string, status: number): Reply => jsonReply(JSON.stringify({ errors: [{ status: String(status), title }] }), status);

const resourceOf = ({ id, attributes, client, updated }: Doi) => ({
  id,
  type: 'dois',
  attributes: { ...attributes, updated },
  relationships: { client: { data: { id: client, type: 'clients' } } },
});

type Match = (doi: Doi) => boolean;

/** DataCite's queries as far as they are needed: `doi:("a" OR "b")`, `updated:[2024-01-01T00:00:00Z TO *]`, words; all of it must fit. */
function matcherOf(query: string): Match {
  const [, since = ''] = /updated:\[(\S+) TO \*\]/.exec(query) ?? [];
  const [, list] = /\bdoi:(\([^)]*\)|"[^"]*"|\S+)/.exec(query) ?? [];
  const dois = list === undefined ? undefined : new Set([...list.matchAll(/10\.[^\s")]+/g)].map(([doi]) => doi.toLowerCase()));
  const rest = query.replace(/updated:\[[^\]]*\]/, '').replace(/\bdoi:(?:\([^)]*\)|"[^"]*"|\S+)/, '');
  const words = (rest.match(/[\p{L}\p{N}-]+/gu) ?? []).filter((word) => word !== 'AND').map((word) => word.toLowerCase());
  return (doi) => doi.updated >= since && (dois?.has(doi.id) ?? true) && words.every((word) => doi.words.includes(word));
}

/** `client-id=a,b`: any of them. */
function anyOf(parameters: URLSearchParams, name: string, of: (doi: Doi) => string): Match {
  const values = parameters.get(name)?.split(',');
  return (doi) => values?.includes(of(doi)) ?? true;
}

/** A small DataCite: `/dois` by words, repositories, types and cursors, and one DOI. */
export const datacite: SandboxService = {
  id: 'datacite',
  title: 'DataCite (REST API)',
  path: '/datacite/',
  example: (baseUrl) => `datacite --query lutetium --base-url ${baseUrl}`,
  errorInside: () => jsonReply('{"errors":[{"status":"500","title":"Internal server error"}]}'),
  open({ options, baseUrl, strikes }) {
    let dois = sandboxDois(options.generated ?? 0);

    function list(parameters: URLSearchParams): Reply {
      const size = Math.min(Number(parameters.get('page[size]') ?? 25), largestPage);
      const cursor = parameters.get('page[cursor]') ?? '1';
      const fits = [
        matcherOf(parameters.get('query') ?? ''),
        anyOf(parameters, 'client-id', ({ client }) => client),
        anyOf(parameters, 'provider-id', ({ client }) => client.split('.')[0] ?? ''),
        anyOf(parameters, 'resource-type-id', ({ type }) => type),
      ];
      const found = dois.filter((doi) => fits.every((matches) => matches(doi)));
      const page = listByCursor(found, { cursor: cursor === '1' ? '*' : cursor, size, strikes });
      if (!page) return failed(`The cursor ${cursor} is not valid`, 400);
      const next = `${baseUrl()}dois?${new URLSearchParams({ ...Object.fromEntries(parameters), 'page[cursor]': page.cursor })}`;
      return jsonReply(
        JSON.stringify({
          data: page.records.map(resourceOf),
          meta: { total: found.length, totalPages: Math.ceil(found.length / size), page: 1 },
          links: { self: `${baseUrl()}dois`, ...(page.isLast ? {} : { next }) },
        }),
      );
    }

    return {
      answer({ path, parameters }) {
        if (path === 'dois') return list(parameters);
        const doi = dois.find(({ id }) => `dois/${id}` === decodeURIComponent(path).toLowerCase());
        return doi ? jsonReply(JSON.stringify({ data: resourceOf(doi) })) : failed('The resource you are looking for doesn’t exist.', 404);
      },
      touch(id, at) {
        for (const doi of dois) if (doi.id === id) doi.updated = at;
      },
      // A repository that takes a DOI out of sight: no list has it any more.
      remove(id) {
        dois = dois.filter((doi) => doi.id !== id);
      },
    };
  },
};
