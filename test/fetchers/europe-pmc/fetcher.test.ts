import { afterEach, describe, expect, it } from 'vitest';
import { europePmc } from '../../../src/fetchers/europe-pmc/fetcher.ts';
import type { FetchTools } from '../../../src/fetchers/fetcher.ts';
import { europePmcJson } from '../../../src/formats/europe-pmc-json/europe-pmc-json.ts';
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
  const configOf = (settings: object) => europePmc.config.parse({ baseUrl: sandbox.urlOf('europe-pmc'), ...settings });
  return { sandbox, tools, configOf };
}

async function recordsIn(pages: AsyncIterable<object>): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'page', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const page of pages)
    if ('payload' in page && 'format' in page) {
      const { bytes } = page.payload as { bytes: Uint8Array };
      for await (const record of europePmcJson.read([bytes], context)) records.push(record);
    }
  return records;
}

const idsIn = async (pages: AsyncIterable<object>) => (await recordsIn(pages)).map(({ sourceId }) => sourceId).sort();

describe('Europe PMC', () => {
  it('brings whole records, which its format reads without a complaint', async () => {
    const { tools, configOf } = await lay();
    const records = await recordsIn(europePmc.fetch(configOf({ query: 'radium' }), undefined, tools));
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      sourceId: 'MED/99000001',
      datestamp: '2021-06-05',
      identifiers: [
        { scheme: 'doi', value: '10.5555/jir.2021.0101' },
        { scheme: 'pmid', value: '99000001' },
        { scheme: 'pmcid', value: 'PMC99000101' },
      ],
    });
    expect(records[0]?.findings).toBeUndefined();
    expect(records[0]?.abstracts?.[0]?.sections.map(({ label }) => label)).toEqual(['BACKGROUND', 'METHODS', 'RESULTS', 'CONCLUSIONS']);
  });

  it('asks for short records where that is wished', async () => {
    const { sandbox, tools, configOf } = await lay();
    const [record] = await recordsIn(europePmc.fetch(configOf({ query: 'radium', resultType: 'lite', synonym: true }), undefined, tools));
    expect(record?.abstracts).toBeUndefined();
    expect(record?.contributors?.[0]).toMatchObject({ family: 'Almeida Duarte', given: 'RM' });
    expect(sandbox.requests[0]?.parameters).toMatchObject({ resultType: 'lite', synonym: 'true', cursorMark: '*', sort: 'P_PDATE_D asc' });
  });

  it('finds records by PMID, PMCID and DOI; what it does not have is not there', async () => {
    const { sandbox, tools, configOf } = await lay();
    const ids = [99000001, 'PMC99000106', '10.5555/JIR.2022.0102', 'PPR99', 'MED/99000003', '12345'];
    expect(await idsIn(europePmc.fetch(configOf({ ids }), undefined, tools))).toEqual([
      'MED/99000001',
      'MED/99000002',
      'MED/99000003',
      'MED/99000006',
    ]);
    expect(sandbox.requests.map(({ method, parameters }) => [method, parameters.query])).toEqual([
      [
        'GET',
        '(EXT_ID:"99000001" AND SRC:MED) OR PMCID:PMC99000106 OR DOI:"10.5555/JIR.2022.0102" OR (EXT_ID:"PPR99" AND SRC:PPR) OR (EXT_ID:"99000003" AND SRC:MED) OR (EXT_ID:"12345" AND SRC:MED)',
      ],
    ]);
  });

  it('asks for many ids in pieces, by POST, each to its end', async () => {
    const { sandbox, tools, configOf } = await lay({ generated: 130 });
    const all = await idsIn(europePmc.fetch(configOf({ query: 'generated' }), undefined, tools));
    const asked = sandbox.requests.length;
    const ids = all.map((id) => id.replace('MED/', ''));
    expect(await idsIn(europePmc.fetch(configOf({ ids, pageSize: 20 }), undefined, tools))).toEqual(all);
    const requests = sandbox.requests.slice(asked);
    expect(requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`)).toEqual([
      ...Array(6).fill('POST searchPOST'),
      ...Array(2).fill('GET search'),
    ]);
  });

  it('asks later for what was updated or taken in since, some days twice', async () => {
    const { sandbox, tools, configOf } = await lay();
    const config = configOf({ query: 'heart OR iron', since: '2024-01-01', overlapDays: 3 });
    await idsIn(europePmc.fetch(config, undefined, tools));
    expect(sandbox.requests[0]?.parameters.query).toBe(
      '(heart OR iron) AND (UPDATE_DATE:[2024-01-01 TO 2026-02-03] OR FIRST_IDATE:[2024-01-01 TO 2026-02-03])',
    );
  });

  it('looks up by DOI, PMID and PMCID', async () => {
    const { tools, configOf } = await lay();
    const identifiers = [
      { scheme: 'doi', value: '10.5555/jir.2022.0102' },
      { scheme: 'pmid', value: '99000001' },
      { scheme: 'pmcid', value: 'PMC99000106' },
      { scheme: 'handle', value: '99999/1' },
    ] as const;
    const found = await idsIn(europePmc.lookup?.(configOf({ query: 'any' }), identifiers, tools) ?? ([] as never));
    expect(found).toEqual(['MED/99000001', 'MED/99000002', 'MED/99000006']);
  });

  it.each([
    [{ query: 'a', ids: ['1'] }, 'either a query or ids'],
    [{}, 'either a query or ids'],
    [{ ids: ['lamp'] }, 'no PMID, PMCID, DOI'],
    [{ query: 'a', pageSize: 1001 }, '1000'],
  ])('does not take the settings %j', async (settings, words) => {
    expect(europePmc.config.safeParse(settings).error?.message).toContain(words);
  });
});

/** A client whose answers are given; retries are not its affair. */
function answering(body: string): HttpClient {
  const send: HttpClient['send'] = async (request: HttpRequest, inspect) => {
    const response = {
      status: 200,
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

describe('an answer of Europe PMC with status 200', () => {
  const config = europePmc.config.parse({ query: 'lamps' });
  const kindOf = async (body: string) => {
    const tools: FetchTools = { http: answering(body), now: () => new Date('2026-02-03T10:00:00Z'), report: () => {} };
    return europePmc
      .fetch(config, undefined, tools)
      [Symbol.asyncIterator]()
      .next()
      .then(
        () => 'fine',
        (error: { kind: string; message: string }) => `${error.kind}: ${error.message}`,
      );
  };

  it.each([
    ['<!DOCTYPE html><p>We will be back soon.</p>', 'unavailable: Europe PMC sent something else than a whole search result'],
    ['', 'unavailable: Europe PMC sent something else than a whole search result'],
    ['{"hitCount":1,"resultList":{"result":[{"id":"1"', 'unavailable: Europe PMC sent something else than a whole search result'],
    ['{"version":"6.9","hitCount":3}', 'unavailable: Europe PMC sent something else than a whole search result'],
    ['{"hitCount":7,"resultList":{"result":[]}}', 'unavailable: Europe PMC counts 7 records and gives none'],
    ['{"errCode":404,"errMsg":"No query\\n was given"}', 'rejected: Europe PMC says: No query was given'],
    ['{"errCode":"500","errMsg":"Solr is away"}', 'unavailable: Europe PMC says: Solr is away'],
    ['{"errCode":429,"errMsg":"Slow down"}', 'throttled: Europe PMC says: Slow down'],
    ['{"hitCount":0,"resultList":{"result":[]}}', 'fine'],
  ])('%j', async (body, expected) => {
    expect(await kindOf(body)).toBe(expected);
  });
});
