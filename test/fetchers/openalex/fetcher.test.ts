import { afterEach, describe, expect, it } from 'vitest';
import type { FetchTools } from '../../../src/fetchers/fetcher.ts';
import { openAlex } from '../../../src/fetchers/openalex/fetcher.ts';
import { openAlexJson } from '../../../src/formats/openalex-json/openalex-json.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/exchange.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function lay(options: SandboxOptions = {}) {
  const sandbox = await startSandbox(options);
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const tools: FetchTools = { http, now: () => new Date('2026-02-03T23:30:00Z'), report: () => {} };
  const configOf = (settings: object) => openAlex.config.parse({ baseUrl: sandbox.urlOf('openalex'), ...settings });
  return { sandbox, tools, configOf };
}

async function recordsIn(pages: AsyncIterable<object>): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'page', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const page of pages)
    if ('payload' in page && 'format' in page) {
      const { bytes } = page.payload as { bytes: Uint8Array };
      for await (const record of openAlexJson.read([bytes], context)) records.push(record);
    }
  return records;
}

const idsIn = async (pages: AsyncIterable<object>) => (await recordsIn(pages)).map(({ sourceId }) => sourceId).sort();

describe('OpenAlex', () => {
  it('brings whole works, which its format reads without a complaint', async () => {
    const { sandbox, tools, configOf } = await lay();
    const records = await recordsIn(
      openAlex.fetch(configOf({ search: 'radium', apiKey: 'abcd1234', email: 'me@example.org' }), undefined, tools),
    );
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      sourceId: 'W99000001',
      datestamp: '2021-06-05T06:07:08.123456',
      identifiers: [
        { scheme: 'doi', value: '10.5555/jir.2021.0101' },
        { scheme: 'pmid', value: '99000001' },
        { scheme: 'pmcid', value: 'PMC99000101' },
      ],
    });
    expect(records[0]?.findings).toBeUndefined();
    expect(sandbox.requests[0]).toMatchObject({
      path: '/openalex/works',
      parameters: {
        search: 'radium',
        sort: 'publication_date:asc',
        per_page: '100',
        cursor: '*',
        api_key: 'abcd1234',
        mailto: 'me@example.org',
      },
    });
  });

  it('filters and searches at once, and lists everything again in a later run', async () => {
    const { sandbox, tools, configOf } = await lay();
    const config = configOf({ filter: 'from_publication_date:2023-01-01', search: 'heart' });
    const first = await idsIn(openAlex.fetch(config, undefined, tools));
    const checkpoints: unknown[] = [];
    for await (const page of openAlex.fetch(config, undefined, tools)) checkpoints.push(page.checkpoint);
    expect(first.length).toBeGreaterThan(1);
    const asked = sandbox.requests.length;
    expect(await idsIn(openAlex.fetch(config, checkpoints.at(-1) as never, tools))).toEqual(first);
    expect(sandbox.requests[asked]?.parameters).toMatchObject({ filter: 'from_publication_date:2023-01-01', search: 'heart', cursor: '*' });
  });

  it('asks for changes alone where the plan allows that, and repeats OpenAlex’s words where it does not', async () => {
    const { sandbox, tools, configOf } = await lay();
    const settings = { filter: 'pmid:99000001|99000002', changesOnly: true, since: '2024-01-01' };
    expect(await idsIn(openAlex.fetch(configOf({ ...settings, apiKey: 'abcd1234' }), undefined, tools))).toEqual([]);
    expect(sandbox.requests[0]?.parameters.filter).toBe('pmid:99000001|99000002,from_updated_date:2024-01-01,to_updated_date:2026-02-03');
    await expect(idsIn(openAlex.fetch(configOf(settings), undefined, tools))).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('from_updated_date is a filter of paid plans'),
    });
  });

  it('finds works by its own ids, DOIs, PMIDs and PMCIDs, each kind in a list of its own', async () => {
    const { sandbox, tools, configOf } = await lay();
    const ids = ['W99000003', 99000001, 'pmc99000106', '10.5555/JIR.2022.0102', '10.5555/a,b|c', '12345'];
    expect(await idsIn(openAlex.fetch(configOf({ ids }), undefined, tools))).toEqual(['W99000001', 'W99000002', 'W99000003', 'W99000006']);
    expect(sandbox.requests.map(({ path, parameters }) => parameters.filter ?? path)).toEqual([
      'openalex:W99000003',
      'pmid:99000001|12345',
      'pmcid:PMC99000106',
      'doi:10.5555/jir.2022.0102',
      '/openalex/works/doi:10.5555%2Fa%2Cb%7Cc',
    ]);
  });

  it('looks up by DOI, PMID and PMCID', async () => {
    const { tools, configOf } = await lay();
    const identifiers = [
      { scheme: 'doi', value: '10.5555/jir.2022.0102' },
      { scheme: 'doi', value: '10.5555/not,there' },
      { scheme: 'pmid', value: '99000001' },
      { scheme: 'pmcid', value: 'PMC99000106' },
      { scheme: 'handle', value: '99999/1' },
    ] as const;
    const found = await idsIn(openAlex.lookup?.(configOf({ search: 'any' }), identifiers, tools) ?? ([] as never));
    expect(found).toEqual(['W99000001', 'W99000002', 'W99000006']);
  });

  it.each([
    [{ filter: 'a:1', ids: ['1'] }, 'a filter or words to search for, or else ids'],
    [{}, 'a filter or words to search for, or else ids'],
    [{ ids: ['lamp'] }, 'no id of a work'],
    [{ search: 'a', pageSize: 201 }, '200'],
    [{ search: 'a', since: '2024-01-01' }, 'only with changesOnly'],
  ])('does not take the settings %j', async (settings, words) => {
    expect(openAlex.config.safeParse(settings).error?.message).toContain(words);
  });
});

/** A client whose answers are given; retries are not its affair. */
function answering(status: number, body: string): HttpClient {
  const send: HttpClient['send'] = async (request: HttpRequest, inspect) => {
    const response = {
      status,
      url: request.url,
      mediaType: 'application/json',
      headers: {},
      bytes: new TextEncoder().encode(body),
      receivedAt: '2026-02-03T10:00:00.000Z',
    };
    inspect?.(response);
    return response;
  };
  return { send } as HttpClient;
}

describe('an answer of OpenAlex', () => {
  const config = openAlex.config.parse({ search: 'lamps' });
  const kindOf = async (status: number, body: string) => {
    const tools: FetchTools = { http: answering(status, body), now: () => new Date('2026-02-03T10:00:00Z'), report: () => {} };
    return openAlex
      .fetch(config, undefined, tools)
      [Symbol.asyncIterator]()
      .next()
      .then(
        () => 'fine',
        (error: { kind: string; message: string }) => `${error.kind}: ${error.message}`,
      );
  };

  it.each([
    [200, '<!DOCTYPE html><p>We will be back soon.</p>', 'unavailable: OpenAlex sent something else than a whole list'],
    [200, '', 'unavailable: OpenAlex sent something else than a whole list'],
    [200, '{"meta":{"count":1,"next_cursor":"x"},"results":[{"id"', 'unavailable: OpenAlex sent something else than a whole list'],
    [200, '{"meta":{"count":7,"next_cursor":null},"results":[]}', 'unavailable: OpenAlex counts 7 works and gives none'],
    [200, '{"error":"Internal error","message":"The request timed out"}', 'unavailable: OpenAlex says: The request timed out'],
    [
      200,
      '{"error":"Invalid query parameters error.","message":"glow is not a valid field."}',
      'rejected: OpenAlex says: glow is not a valid field.',
    ],
    [
      400,
      '{"error":"Invalid query parameters error.","message":"glow is not a valid field."}',
      'rejected: OpenAlex says: glow is not a valid field.',
    ],
    [
      403,
      '{"error":"Rate limit exceeded","message":"Rate limit exceeded; slow down"}',
      'throttled: OpenAlex says: Rate limit exceeded; slow down',
    ],
    [403, '{"error":"Plan","message":"from_updated_date needs a plan"}', 'rejected: OpenAlex says: from_updated_date needs a plan'],
    [403, '<html>Forbidden</html>', 'throttled: OpenAlex answered 403'],
    [401, '{"error":"Unauthorized","message":"Invalid API key"}', 'misconfigured: OpenAlex does not know this API key'],
    [200, '{"meta":{"count":0,"next_cursor":null},"results":[]}', 'fine'],
  ])('with status %i: %j', async (status, body, expected) => {
    expect(await kindOf(status, body)).toBe(expected);
  });
});
