import { afterEach, describe, expect, it } from 'vitest';
import type { FetchTools } from '../../../src/fetchers/fetcher.ts';
import { pubmed } from '../../../src/fetchers/pubmed/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function lay(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  const said: string[] = [];
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const expected: number[] = [];
  const tools: FetchTools = {
    http,
    now: () => new Date('2026-02-03T23:30:00Z'),
    report: (message) => said.push(message),
    expect: (total) => expected.push(total),
  };
  return { sandbox, tools, said, expected };
}

async function pmids({ sandbox, tools }: { sandbox: Sandbox; tools: FetchTools }, settings: object, checkpoint?: Checkpoint) {
  const config = pubmed.config.parse({ baseUrl: sandbox.urlOf('pubmed'), ...settings });
  const ids: number[] = [];
  const checkpoints: (Checkpoint | undefined)[] = [];
  for await (const page of pubmed.fetch(config, checkpoint, tools)) {
    if ('format' in page) ids.push(...idsOf(page.payload.bytes));
    checkpoints.push(page.checkpoint);
  }
  return { ids, checkpoints };
}

const idsOf = (bytes: Uint8Array) =>
  [...new TextDecoder().decode(bytes).matchAll(/<MedlineCitation\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g)].map(([, id]) => Number(id));

describe('PubMed', () => {
  it.each(['json', 'xml'])('finds by words, phrases, fields and operators (%s)', async (retmode) => {
    const world = await lay();
    const found = await pmids(world, { query: '(radium OR lutetium) AND neoplasms[mesh] NOT "again-1"', retmode });
    expect(found.ids.sort()).toEqual([99000002]);
  });

  it('says who asks: tool, e-mail and key on every request', async () => {
    const world = await lay();
    await pmids(world, { query: 'radium', apiKey: 'abcd1234', email: 'me@example.org' });
    expect(world.sandbox.requests.length).toBeGreaterThan(1);
    for (const { parameters } of world.sandbox.requests) {
      expect(parameters).toMatchObject({ db: 'pubmed', tool: 'refmill', api_key: 'abcd1234', email: 'me@example.org' });
    }
  });

  it('lists a result that is larger than one search gives, whole, by halving ranges of PMIDs', async () => {
    const world = await lay({ generated: 25_000 });
    const { ids, checkpoints } = await pmids(world, { query: 'generated OR 99000000:99999999[UID]', pageSize: 1000 });
    expect(new Set(ids).size).toBe(25_014);
    expect(world.expected).toEqual([25_014]);
    expect(checkpoints.at(-1)).toMatchObject({ finishedUntil: '2026-02-03' });
    expect(world.sandbox.requests.filter(({ path }) => path.includes('esearch')).length).toBeLessThan(40);
  });

  it('halves down to single records if it must', async () => {
    const world = await lay({ searchLimit: 1 });
    const { ids } = await pmids(world, { query: '99000000:99999999[UID]', searchLimit: 1 });
    expect(new Set(ids).size).toBe(14);
  });

  it('fetches by POST above 200 ids, and searches by POST with a long query', async () => {
    const world = await lay({ generated: 250 });
    await pmids(world, { query: `generated OR ${'(radium AND heart) OR '.repeat(100)} radium`, pageSize: 250 });
    expect(new Set(world.sandbox.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`))).toEqual(
      new Set(['POST esearch.fcgi', 'POST efetch.fcgi', 'GET efetch.fcgi']),
    );
  });

  it('asks in later runs for the days since the last one, entered or modified, with overlap', async () => {
    const world = await lay();
    const first = await pmids(world, { query: 'heart' });
    await pmids(world, { query: 'heart', overlapDays: 3 }, first.checkpoints.at(-1));
    expect(world.sandbox.requests.at(-1)?.parameters.term).toBe('(heart) AND (2026/01/31:2026/02/03[MDAT] OR 2026/01/31:2026/02/03[EDAT])');
  });

  it('finishes a window of an earlier day first and then goes on to today', async () => {
    const world = await lay();
    const before = await pmids(world, { query: 'invented', pageSize: 3 });
    const stopped = { ...before.checkpoints[0], until: '2026-01-20' } as Checkpoint;
    world.sandbox.touch('99000001', '2026-01-30T00:00:00Z');
    const { ids, checkpoints } = await pmids(world, { query: 'invented', pageSize: 3 }, stopped);
    expect([...before.ids.slice(0, 3), ...ids].filter((id) => id === 99000001)).toHaveLength(2);
    expect(checkpoints.at(-1)).toMatchObject({ finishedUntil: '2026-02-03' });
  });

  it('starts at a day if it is told to', async () => {
    const world = await lay();
    const { ids } = await pmids(world, { query: '99000000:99999999[UID]', since: '2025-01-01' });
    expect(ids.sort()).toEqual([99000012, 99000014]);
  });

  it('keeps a list of PMIDs up to date: all of them at first, then those that changed', async () => {
    const world = await lay();
    const first = await pmids(world, { ids: ['99000014', '99000002', '99000002', '5'], pageSize: 2 });
    expect(first.ids.sort()).toEqual([99000002, 99000014]);
    expect(world.said).toContain('PubMed gives no record for PMID 5: deleted, or never there');
    world.sandbox.touch('99000002', '2026-02-03T00:00:00Z');
    const second = await pmids(world, { ids: ['99000014', '99000002', '99000002', '5'], pageSize: 2 }, first.checkpoints.at(-1));
    expect(second.ids).toEqual([99000002]);
  });

  it('goes through although NCBI knows none of the ids of a page', async () => {
    const world = await lay();
    expect((await pmids(world, { ids: ['5', '6'] })).ids).toEqual([]);
    expect((await pmids(world, { ids: ['5', '6', '99000001'], pageSize: 2 })).ids).toEqual([99000001]);
  });

  it('asks once more for records that an answer left out', async () => {
    const world = await lay();
    let forgets = true;
    const http: FetchTools['http'] = {
      ...world.tools.http,
      send: (request, inspect) => {
        const id = request.parameters?.id;
        if (!forgets || id === undefined) return world.tools.http.send(request, inspect);
        forgets = false;
        return world.tools.http.send({ ...request, parameters: { ...request.parameters, id: id.split(',').slice(1).join(',') } }, inspect);
      },
    };
    const { ids, checkpoints } = await pmids({ ...world, tools: { ...world.tools, http } }, { query: 'heart' });
    expect(ids.sort()).toEqual([99000006, 99000007, 99000008, 99000010, 99000012]);
    expect(checkpoints).toEqual([undefined, expect.objectContaining({ finishedUntil: '2026-02-03' })]);
  });

  it('does not go on when the parts of a result never add up to the whole', async () => {
    const world = await lay({ searchLimit: 3 });
    const http: FetchTools['http'] = {
      ...world.tools.http,
      send: (request, inspect) => {
        const term = request.parameters?.term;
        // A service that loses the upper half of every split.
        const lost = term?.includes('50000001:') ? { ...request.parameters, term: 'nothing-of-the-kind' } : request.parameters;
        return world.tools.http.send({ ...request, ...(lost ? { parameters: lost } : {}) }, inspect);
      },
    };
    const run = pmids({ ...world, tools: { ...world.tools, http } }, { query: 'heart OR radium', searchLimit: 3 });
    await expect(run).rejects.toMatchObject({
      kind: 'unavailable',
      message: expect.stringMatching(/counts \d+ records but its parts add up to 0/),
    });
  });

  it('stops with what NCBI says when the query is wrong', async () => {
    const world = await lay();
    await expect(pmids(world, { query: 'radium[nonsense]' })).rejects.toThrow(/does not know the field of: nonsense/);
  });

  it('looks up PMIDs, DOIs and PMCIDs, together', async () => {
    const world = await lay();
    const config = pubmed.config.parse({ query: 'unused', baseUrl: world.sandbox.urlOf('pubmed') });
    const found: number[] = [];
    const wanted = [
      { scheme: 'pmid', value: '99000009' },
      { scheme: 'doi', value: '10.5555/jir.2022.0102' },
      { scheme: 'doi', value: '10.5555/unknown' },
      { scheme: 'pmcid', value: 'PMC99000106' },
      { scheme: 'handle', value: '99999/101' },
    ] as const;
    for await (const page of pubmed.lookup?.(config, wanted, world.tools) ?? []) found.push(...idsOf(page.payload.bytes));
    expect(found.sort()).toEqual([99000002, 99000006, 99000009]);
  });

  it.each([{}, { query: 'x', ids: ['1'] }, { ids: ['PMC1'] }, { query: ' ' }, { query: 'x', nonsense: 1 }])(
    'does not accept the settings %j',
    (settings) => {
      expect(pubmed.config.safeParse(settings).success).toBe(false);
    },
  );
});
