import { z } from 'zod';
import { parseQuery } from '../../search/parse.ts';
import { printQuery } from '../../search/print.ts';
import type { Page } from '../../store/store.ts';
import { type Route, type RouteRequest, route, type ServerTools } from '../route.ts';
import { named } from '../schemas/components.ts';
import { workSummary } from '../schemas/works.ts';

const sorts = ['relevance', 'newest', 'oldest', 'added', 'title', 'author', 'journal'] as const satisfies readonly Page['sort'][];

const fields = {
  q: z.string().max(20_000).default('').describe('What to look for, in the language of `refmill search`; empty finds everything'),
  limit: z.int().min(0).max(10_000).default(20).describe('How many works'),
  offset: z.int().min(0).default(0).describe('How many works to pass over'),
  sort: z.enum(sorts).default('relevance'),
  facets: z.boolean().default(false).describe('Count the works found by year, journal, heading, source, type, access and language'),
  explain: z.boolean().default(false).describe('Say how the query was understood'),
  facetValues: z.int().min(1).max(100).default(10).describe('How many values of each facet'),
};

const asked = z.object(fields);
type Asked = z.infer<typeof asked>;

const found = named(
  'SearchResult',
  z.strictObject({
    query: z.string(),
    understood: z.exactOptional(z.string()).describe('The query in the words of the language; empty for everything'),
    total: z.int().min(0),
    offset: z.int().min(0),
    works: z.array(workSummary),
    facets: z.exactOptional(
      z.array(z.strictObject({ field: z.string(), values: z.array(z.strictObject({ value: z.string(), count: z.int().min(0) })) })),
    ),
    next: z.exactOptional(z.string()).describe('Where the next page is; absent: there is none'),
  }),
);

const declared = {
  group: 'search',
  summary: 'Find works',
  description:
    'Words, "phrases", truncat*, AND, OR, NOT, brackets, and fields such as author:sartor mesh:"Bone Neoplasms" year:2015..2020. What is wrong with a query is answered with its place.',
  answers: { 200: { description: 'A page of the works found', json: found } },
} as const;

async function search(
  { q, limit, offset, sort, facets, facetValues, explain }: Asked,
  { library: { store }, limits }: ServerTools,
  url?: URL,
) {
  const query = parseQuery(q, store);
  const size = Math.min(limit, limits.pageSize);
  const from = Math.min(offset, limits.deepestOffset);
  const { total, works } = await store.search(query, { offset: from, limit: size, sort });
  const understood = explain ? { understood: printQuery(query) } : {};
  const counted = facets ? { facets: await store.facets(query, facetValues) } : {};
  const more = works.length > 0 && from + works.length < Math.min(total, limits.deepestOffset);
  const next = more && url ? pageAt(url, from + works.length) : undefined;
  return {
    ...(next === undefined ? {} : { headers: { link: `<${next}>; rel="next"` } }),
    json: { query: q, ...understood, total, offset: from, works, ...counted, ...(next === undefined ? {} : { next }) },
  };
}

function pageAt(url: URL, offset: number): string {
  const next = new URL(url);
  next.searchParams.set('offset', String(offset));
  return `${next.pathname}${next.search}`;
}

export const searchRoutes: readonly Route[] = [
  route(
    {
      id: 'savedSearches',
      method: 'get',
      path: '/v1/searches',
      group: 'search',
      summary: 'The saved searches of refmill.yaml; `saved:"ID"` in a query stands for what one finds',
      answers: {
        200: {
          description: 'The searches',
          json: z.strictObject({
            searches: z.array(z.strictObject({ id: z.string(), title: z.exactOptional(z.string()), query: z.string() })),
          }),
        },
      },
    },
    async (_, { config }) => ({
      json: { searches: (config.searches ?? []).map(({ id, title, query }) => ({ id, ...(title === undefined ? {} : { title }), query })) },
    }),
  ),
  route(
    { ...declared, id: 'search', method: 'get', path: '/v1/search', ofLibrary: true, query: asked },
    ({ query, url }: RouteRequest<unknown, Asked, unknown>, tools) => search(query, tools, url),
  ),
  route(
    {
      ...declared,
      id: 'searchByPost',
      method: 'post',
      path: '/v1/search',
      summary: 'Find works by a query that is too long for an address',
      body: { json: asked, description: 'The query and its page' },
    },
    ({ body }, tools) => search(body, tools),
  ),
];
