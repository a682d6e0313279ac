import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/server/routes.ts';
import { problem } from '../../src/server/schemas/problem.ts';
import { posted, served, token, withToken } from './served.ts';

/** One call of each operation: its address, and how it is asked. */
const ris = 'TY  - JOUR\nTI  - On lamps that hum\nAU  - Vale, Ida\nPY  - 2019\nER  - \n';
const calls: Readonly<Record<string, readonly [address: string, init?: RequestInit]>> = {
  search: ['/v1/search?q=bone&limit=2&facets=true'],
  searchByPost: ['/v1/search', posted({ q: 'bone OR disease', sort: 'newest' })],
  savedSearches: ['/v1/searches'],
  results: ['/v1/results?as=csv'],
  endpointsOfWork: ['/v1/works/W1/endpoints'],
  recordsOfWork: ['/v1/works/W1/records'],
  originalsOfWork: ['/v1/works/W1/original'],
  pageOfWork: ['/v1/works/W1/page'],
  correctionsOfWork: ['/v1/works/W1/corrections'],
  work: ['/v1/works/W1'],
  export: ['/v1/export?q=bone&format=ris'],
  exportByPost: ['/v1/export', posted({ q: 'bone', format: 'csl-json' })],
  citations: ['/v1/citations', posted({ ids: ['W2', 'W1'], style: 'apa' })],
  styles: ['/v1/styles'],
  read: ['/v1/read', { method: 'POST', body: ris }],
  convert: ['/v1/convert?to=csl-json', { method: 'POST', body: ris }],
  dedupe: ['/v1/dedupe', { method: 'POST', body: ris + ris.replace('ER', 'VL  - 3\nER') }],
  ingest: ['/v1/ingest?source=desk&name=lamps.ris', withToken({ method: 'POST', body: ris })],
  parseCitation: ['/v1/parse-citation', posted({ citation: 'Vale I. On lamps that hum. J Pharol. 2019;32(1):12-9.', verify: true })],
  extractEndpoints: [
    '/v1/extract-endpoints',
    posted({ text: 'The primary endpoint was overall survival (HR 0.70; 95% CI, 0.58 to 0.83; P < .001).' }),
  ],
  pairsInDoubt: ['/v1/duplicates/review'],
  mergedWorks: ['/v1/duplicates/merged'],
  relatedPairs: ['/v1/duplicates/related'],
  sideBySide: ['/v1/duplicates/compare?name=W1&name=W2'],
  decisions: ['/v1/duplicates/log'],
  decide: ['/v1/duplicates/decisions', withToken(posted({ verdict: 'separate', records: ['W1', 'W2'], who: 'IV', reason: 'two of them' }))],
  sources: ['/v1/sources?maxAge=24'],
  undoRun: ['/v1/runs/2/undo', withToken({ method: 'POST' })],
  runs: ['/v1/runs'],
  prismaFlow: ['/v1/prisma/flow?q=bone'],
  prismaSearches: ['/v1/prisma/searches'],
  run: ['/v1/runs/1'],
  changesOfRun: ['/v1/runs/1/changes?limit=3'],
  vocabularies: ['/v1/vocabularies'],
  lookUpTerm: ['/v1/vocabularies/lookup?term=secondary'],
  tags: ['/v1/tags'],
  addTag: ['/v1/tags/add', withToken(posted({ name: 'to read', ids: ['W1'] }))],
  removeTag: ['/v1/tags/remove', withToken(posted({ name: 'to read', query: 'bone' }))],
  renameTag: ['/v1/tags/rename', withToken(posted({ name: 'to read', to: 'read' }))],
  deleteTag: ['/v1/tags/delete', withToken(posted({ name: 'read' }))],
  correct: ['/v1/works/W1/corrections', withToken(posted({ field: 'title', value: 'A better title' }))],
  zoteroSearch: ['/search', { method: 'POST', body: 'bone' }],
  zoteroWeb: ['/web', { method: 'POST', body: 'https://pubmed.ncbi.nlm.nih.gov/99000101/' }],
  zoteroImport: ['/import', { method: 'POST', body: ris }],
  zoteroExport: ['/export?format=ris', posted([{ itemType: 'book', title: 'On lamps' }])],
  health: ['/v1/health'],
  status: ['/v1/status'],
  formats: ['/v1/formats'],
};

let server: Awaited<ReturnType<typeof served>>;
beforeAll(async () => {
  server = await served({ config: { serverToken: token } });
});
afterAll(() => server.close());

describe('the description of the server', () => {
  test('is valid OpenAPI 3.1 with an operation for each route', async () => {
    const { json } = await server.ask('/openapi.json');
    const { valid, errors } = await new Validator().validate(structuredClone(json));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const { openapi, paths } = json as { openapi: string; paths: Record<string, Record<string, { operationId: string }>> };
    expect(openapi).toBe('3.1.0');
    const operations = Object.values(paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(operations.sort()).toEqual(routes.map(({ id }) => id).sort());
  });

  test('names only schemas that it has', async () => {
    const { text, json } = await server.ask('/openapi.json');
    const { components } = json as { components: { schemas: object } };
    const named = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, place]) => place?.replace('#/components/schemas/', ''));
    expect([...new Set(named)].filter((name) => !Object.hasOwn(components.schemas, name ?? ''))).toEqual([]);
  });
});

describe('every operation', () => {
  test('is called here', () => {
    expect(Object.keys(calls).sort()).toEqual(routes.map(({ id }) => id).sort());
  });

  test.each(routes.map((route) => ({ id: route.id, route })))('$id answers as it is declared', async ({ route }) => {
    const [address, init] = calls[route.id] ?? [''];
    const { status, json, headers, text } = await server.ask(address, init);
    const declared = route.answers[status];
    expect(declared, `${status} ${text.slice(0, 300)}`).toBeDefined();
    if (declared?.json) expect(declared.json.safeParse(json).error?.message).toBeUndefined();
    else
      expect(
        declared?.texts?.some((type) => headers.get('content-type')?.startsWith(type)),
        headers.get('content-type') ?? '',
      ).toBe(true);
    expect(text.length).toBeGreaterThan(1);
    expect(server.faults).toEqual([]);
  });

  test.each(routes.filter(({ path }) => path.includes('{id}')).map((route) => ({ id: route.id, route })))(
    '$id says so when there is nothing of that name',
    async ({ route }) => {
      const at = route.path.replace('{id}', route.path.startsWith('/v1/runs') ? '999' : 'W999');
      const { status, json } = await server.ask(at, route.writes ? withToken(posted({ field: 'title', value: 'x' })) : {});
      expect(status).toBe(404);
      expect(problem.safeParse(json).error).toBeUndefined();
    },
  );
});
