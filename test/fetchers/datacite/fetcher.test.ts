import { afterEach, describe, expect, it } from 'vitest';
import { datacite } from '../../../src/fetchers/datacite/fetcher.ts';
import type { FetchTools } from '../../../src/fetchers/fetcher.ts';
import { dataciteJson } from '../../../src/formats/datacite-json/datacite-json.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/exchange.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function lay() {
  const world = { at: Date.parse('2026-02-03T10:00:00Z'), held: [] as string[], given: [] as string[] };
  const now = () => new Date(world.at);
  const sandbox = await startSandbox({ now });
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {}, now });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const said: string[] = [];
  const tools: FetchTools = {
    http,
    now,
    report: (message) => said.push(message),
    held: async function* () {
      yield* world.held.toSorted();
    },
    given: async function* () {
      yield* world.given.toSorted();
    },
  };
  return Object.assign(world, { sandbox, tools, said });
}

type World = Awaited<ReturnType<typeof lay>>;

async function run({ sandbox, tools }: World, settings: object, checkpoint?: Checkpoint) {
  const config = datacite.config.parse({ baseUrl: sandbox.urlOf('datacite'), ...settings });
  const records: BibliographicRecord[] = [];
  let last = checkpoint;
  for await (const page of datacite.fetch(config, checkpoint, tools)) {
    if ('format' in page) {
      const context = { name: 'page', vocabularies: noVocabularies, journals: noJournals };
      for await (const record of dataciteJson.read([page.payload.bytes], context)) records.push(record);
    }
    last = page.checkpoint ?? last;
  }
  return { records, ids: records.map(({ sourceId }) => sourceId), last };
}

/** A client of which every answer is the same. */
const answering = (world: World, body: string, status = 200): World => ({
  ...world,
  tools: {
    ...world.tools,
    http: {
      ...world.tools.http,
      async send(request: HttpRequest, inspect) {
        const bytes = new TextEncoder().encode(body);
        const response = { status, url: request.url, mediaType: 'application/json', headers: {}, bytes, receivedAt: '2026-01-01' };
        inspect?.(response);
        return response;
      },
    } satisfies HttpClient,
  },
});

describe('DataCite', () => {
  it('brings whole records, which its format reads', async () => {
    const { records } = await run(await lay(), { query: 'samarium' });
    expect(records[0]).toMatchObject({
      sourceId: '10.5555/archive.99000004',
      type: 'dataset',
      relations: [
        { type: 'AssociatedPublication', asGiven: 'IsSupplementTo', identifiers: [{ scheme: 'doi', value: '10.5555/jir.2018.0301' }] },
      ],
      rights: { license: 'CC-BY-4.0' },
    });
    expect(records[0]?.findings).toBeUndefined();
  });

  it('asks by repositories, members and types, with affiliations and publishers, and says who asks', async () => {
    const world = await lay();
    const { ids } = await run(world, { query: 'a', clients: ['HARB.data'], resourceTypes: ['dataset', 'text'], email: 'me@example.org' });
    expect(ids.length).toBeGreaterThan(5);
    expect(world.sandbox.requests[0]?.parameters).toMatchObject({
      query: 'a',
      'client-id': 'harb.data',
      'resource-type-id': 'dataset,text',
      affiliation: 'true',
      publisher: 'true',
      'page[cursor]': '1',
      'page[size]': '200',
      mailto: 'me@example.org',
    });
  });

  it('asks later only for what was updated', async () => {
    const world = await lay();
    const first = await run(world, { query: 'heart OR iron' });
    world.at += 30 * 86_400_000;
    await run(world, { query: 'heart OR iron' }, first.last);
    expect(world.sandbox.requests.at(-1)?.parameters.query).toBe('(heart OR iron) AND updated:[2026-02-01T00:00:00Z TO *]');
  });

  it('asks for new DOIs of the library whole, and of the others only for what was updated', async () => {
    const world = await lay();
    world.held = ['10.5555/archive.99000001', '10.5555/archive.99000002', '10.5555/jir.2021.0101'];
    const first = await run(world, { library: true });
    expect(first.ids).toEqual(['10.5555/archive.99000001', '10.5555/archive.99000002']);
    expect(world.said).toEqual(['DataCite has no record of 10.5555/jir.2021.0101']);
    world.given = first.ids;
    world.held = [...world.held, '10.5555/archive.99000003'];
    world.at += 30 * 86_400_000;
    world.sandbox.touch('10.5555/archive.99000002', '2026-03-01T00:00:00Z');
    const second = await run(world, { library: true }, first.last);
    expect(second.ids).toEqual(['10.5555/archive.99000003', '10.5555/archive.99000002']);
  });

  it('takes no more of the next page’s address than its cursor', async () => {
    const world = await lay();
    const reply = { data: [{ id: '10.5555/a' }], meta: { total: 2 }, links: { next: 'http://evil.example.org/dois?page%5Bcursor%5D=xyz' } };
    const asked: HttpRequest[] = [];
    const spoilt = answering(world, JSON.stringify(reply));
    const { http } = spoilt.tools;
    const tools: FetchTools = {
      ...spoilt.tools,
      http: {
        ...http,
        send(request, inspect) {
          asked.push(request);
          return http.send(request, inspect);
        },
      },
    };
    await run({ ...spoilt, tools }, { query: 'a' });
    expect(asked[1]?.parameters?.['page[cursor]']).toBe('xyz');
    expect(new Set(asked.map(({ url }) => url))).toEqual(new Set([`${world.sandbox.urlOf('datacite')}dois`]));
  });

  it.each([
    ['<html>maintenance</html>', 200, 'unavailable'],
    ['', 200, 'unavailable'],
    ['{"data":[{"id":"10.5', 200, 'unavailable'],
    ['{"errors":[{"status":"500","title":"Internal server error"}]}', 200, 'unavailable'],
    ['{"errors":[{"status":"400","title":"Failed to parse query"}]}', 400, 'rejected'],
    ['no', 404, 'rejected'],
  ])('%j with status %d is %s', async (body, status, kind) => {
    await expect(run(answering(await lay(), body, status), { query: 'a' })).rejects.toMatchObject({ kind });
  });

  it('looks records up by DOI', async () => {
    const { sandbox, tools } = await lay();
    const config = datacite.config.parse({ baseUrl: sandbox.urlOf('datacite'), query: 'unused' });
    const identifiers = [
      { scheme: 'doi', value: '10.5555/archive.99000001' },
      { scheme: 'doi', value: '10.5555/jir.2021.0101' },
    ] as const;
    const texts: string[] = [];
    for await (const page of datacite.lookup?.(config, identifiers, tools) ?? []) texts.push(new TextDecoder().decode(page.payload.bytes));
    expect(texts.join().match(/"id":"10[^"]*"/g)).toEqual(['"id":"10.5555/archive.99000001"']);
  });

  it.each([{}, { query: 'a', library: true }, { dois: ['x'] }])('the settings %j are refused', (settings) => {
    expect(datacite.config.safeParse(settings).success).toBe(false);
  });
});
