import { afterEach, describe, expect, it } from 'vitest';
import type { FetchedPage, FetchTools } from '../../../src/fetchers/fetcher.ts';
import { oaiPmh } from '../../../src/fetchers/oai-pmh/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/exchange.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const clock = () => new Date('2026-02-03T10:00:00Z');

async function lay(options: SandboxOptions = {}) {
  const sandbox = await startSandbox({ now: clock, ...options });
  const http = createHttpClient({ allowPrivateHosts: ['127.0.0.1'], otherwisePerSecond: 100_000, sleep: async () => {} });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const said: string[] = [];
  const tools: FetchTools = { http, now: clock, report: (message) => said.push(message) };
  return { sandbox, tools, said, url: sandbox.urlOf('oai-pmh') };
}

async function pagesOf(tools: FetchTools, settings: object, checkpoint?: Checkpoint): Promise<FetchedPage[]> {
  const pages: FetchedPage[] = [];
  for await (const page of oaiPmh.fetch(oaiPmh.config.parse(settings), checkpoint, tools)) pages.push(page);
  return pages;
}

const idsOf = (pages: readonly FetchedPage[]) =>
  pages.flatMap(({ payload }) =>
    [...new TextDecoder().decode(payload.bytes).matchAll(/<identifier>oai:[^<]*\/(\d+)</g)].map(([, id]) => Number(id)),
  );

/** A repository of canned replies: what a request gets is looked up by token, or by verb. */
function canned(replies: Readonly<Record<string, string>>) {
  const requests: HttpRequest[] = [];
  const http: HttpClient = {
    async send(request, inspect) {
      requests.push(request);
      const { verb = '', resumptionToken } = request.parameters ?? {};
      const body = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-02-03T09:00:00Z</responseDate>${replies[resumptionToken ?? verb] ?? '<error code="badResumptionToken">gone</error>'}</OAI-PMH>`;
      const response = {
        status: 200,
        url: request.url,
        mediaType: 'text/xml',
        headers: {},
        bytes: new TextEncoder().encode(body),
        receivedAt: clock().toISOString(),
      };
      inspect?.(response);
      return response;
    },
    download: () => Promise.reject(new Error('no file is asked for')),
    close: async () => {},
  };
  const said: string[] = [];
  const tools: FetchTools = { http, now: clock, report: (message) => said.push(message) };
  const asked = () => requests.map(({ parameters }) => parameters?.resumptionToken ?? parameters?.verb ?? '');
  return { tools, requests, said, asked };
}

const settings = { url: 'https://r.example.org/oai', metadataPrefix: 'dim' };
const identify =
  '<Identify><deletedRecord>no</deletedRecord><granularity>YYYY-MM-DD</granularity><earliestDatestamp>2020-01-01</earliestDatestamp></Identify>';
const listOf = (ids: string, token = '') =>
  `<ListRecords>${ids
    .split(' ')
    .filter(Boolean)
    .map((id) => `<record><header><identifier>oai:r:x/${id}</identifier></header></record>`)
    .join('')}${token && `<resumptionToken>${token}</resumptionToken>`}</ListRecords>`;

describe('OAI-PMH', () => {
  it.each([
    [['oai_dc', 'dim'] as const, 'dim', 'dim'],
    [['oai_dc'] as const, 'oai_dc', 'oai-dc'],
  ])('takes the best of the formats %j', async (prefixes, prefix, format) => {
    const { tools, url, sandbox } = await lay({ prefixes });
    const pages = await pagesOf(tools, { url });
    expect(new Set(pages.map((page) => page.format))).toEqual(new Set([format]));
    expect(sandbox.requests.find(({ parameters }) => parameters.metadataPrefix)?.parameters.metadataPrefix).toBe(prefix);
  });

  it('takes the configured format without asking, and says so if it cannot be read or is not offered', async () => {
    const { tools, url, sandbox } = await lay({ prefixes: ['oai_dc'] });
    await pagesOf(tools, { url, metadataPrefix: 'oai_dc' });
    expect(sandbox.requests.some(({ parameters }) => parameters.verb === 'ListMetadataFormats')).toBe(false);
    await expect(pagesOf(tools, { url, metadataPrefix: 'dim' })).rejects.toMatchObject({ kind: 'misconfigured', key: 'metadataPrefix' });
    await expect(pagesOf(tools, { url, metadataPrefix: 'epicur' })).rejects.toMatchObject({ kind: 'misconfigured', key: 'metadataPrefix' });
  });

  it('sends a token with nothing but the verb', async () => {
    const { tools, url, sandbox } = await lay();
    await pagesOf(tools, { url, sets: ['com_99999_1'] });
    const withToken = sandbox.requests.filter(({ parameters }) => parameters.resumptionToken);
    expect(withToken.length).toBeGreaterThan(1);
    for (const { parameters } of withToken) expect(Object.keys(parameters).sort()).toEqual(['resumptionToken', 'verb']);
  });

  it.each([
    ['day', '2026-02-01', '2019-09-10'],
    ['second', '2026-02-01T10:00:00Z', '2019-09-10T10:10:10Z'],
  ] as const)('writes windows in the granularity %s, and never before the earliest datestamp', async (granularity, from, earliest) => {
    const { tools, url, sandbox } = await lay({ granularity });
    const last = (await pagesOf(tools, { url })).at(-1)?.checkpoint;
    await pagesOf(tools, { url, overlapDays: 2 }, last);
    expect(sandbox.requests.at(-1)?.parameters).toMatchObject({ verb: 'ListRecords', from });
    await pagesOf(tools, { url, from: '1900-01-01' });
    expect(sandbox.requests.find(({ parameters }) => parameters.from === earliest)).toBeDefined();
  });

  it('ends its window where the repository’s clock stood when the run began, and sends no end of its own', async () => {
    const { tools, requests } = canned({ Identify: identify, ListRecords: listOf('1') });
    const [page] = await pagesOf(tools, settings);
    expect(page?.checkpoint).toMatchObject({ finishedUntil: '2026-02-03T09:00:00.000Z' });
    expect(requests.some(({ parameters }) => parameters?.until !== undefined)).toBe(false);
  });

  it('asks for a configured window, whole days, and for nothing more once it is through', async () => {
    const { tools, url, sandbox } = await lay();
    const closed = { url, from: '2022-01-01', until: '2022-12-31' };
    const pages = await pagesOf(tools, closed);
    expect(idsOf(pages)).toEqual([102, 107]);
    expect(pages.some(({ complete }) => complete)).toBe(false);
    const before = sandbox.requests.length;
    expect(await pagesOf(tools, closed, pages.at(-1)?.checkpoint)).toEqual([]);
    expect(sandbox.requests.length - before).toBe(1);
  });

  it('harvests set after set, and is finished only after the last, though that is empty', async () => {
    const { tools, url } = await lay({ pageSize: 2 });
    const pages = await pagesOf(tools, { url, sets: ['col_99999_12', 'col_99999_11', 'com_99999_2'] });
    expect(idsOf(pages)).toEqual([104, 107, 108, 101, 102, 105, 109]);
    expect(pages.map(({ checkpoint }) => checkpoint !== undefined && 'finishedUntil' in checkpoint)).toEqual([false, false, false, true]);
    const resumed = await pagesOf(tools, { url, sets: ['col_99999_12', 'col_99999_11', 'com_99999_2'] }, pages[2]?.checkpoint);
    expect(idsOf(resumed)).toEqual([105, 109]);
    expect(resumed.some(({ complete }) => complete)).toBe(false);
  });

  it('finds nothing where nothing has changed, which is no error', async () => {
    const { tools, url } = await lay();
    expect(await pagesOf(tools, { url, from: '2026-02-01' })).toEqual([]);
  });

  it('calls a full listing complete only where the repository does not keep its tombstones for ever', async () => {
    for (const [deletedRecord, complete] of [
      ['no', true],
      ['transient', true],
      ['persistent', false],
    ] as const) {
      const { tools, url } = await lay({ deletedRecord });
      expect((await pagesOf(tools, { url })).at(-1)?.complete ?? false).toBe(complete);
    }
  });

  it('lists everything again after so many days, if it is told to', async () => {
    const { tools, url } = await lay();
    const first = (await pagesOf(tools, { url, relistDays: 30 })).at(-1)?.checkpoint as Checkpoint;
    expect(await pagesOf(tools, { url, relistDays: 30 }, first)).toEqual([]);
    const old = { ...first, listedAt: '2025-12-01T00:00:00.000Z' };
    expect((await pagesOf(tools, { url, relistDays: 30 }, old)).at(-1)?.complete).toBe(true);
  });

  it('does not take up a list in the middle when its token is old', async () => {
    const { tools, url, sandbox } = await lay();
    const [page] = await pagesOf(tools, { url });
    const old = { ...page?.checkpoint, tokenAt: '2026-02-03T08:00:00.000Z' } as Checkpoint;
    const before = sandbox.requests.length;
    const pages = await pagesOf(tools, { url }, old);
    expect(idsOf(pages)).toHaveLength(10);
    expect(
      sandbox.requests.slice(before).filter(({ parameters }) => parameters.verb === 'ListRecords' && !parameters.resumptionToken),
    ).toHaveLength(1);
  });

  it.each([
    ['a token that is its own successor', { ListRecords: listOf('1', 'a'), a: listOf('2', 'a') }, 'malformed'],
    ['tokens in a circle', { ListRecords: listOf('1', 'a'), a: listOf('2', 'b'), b: listOf('3', 'a') }, 'malformed'],
    ['the same page under ever new tokens', { ListRecords: listOf('1', 'a'), a: listOf('1', 'b'), b: listOf('1', 'c') }, 'malformed'],
    ['tokens that are never accepted', { ListRecords: listOf('1', 'a') }, 'unavailable'],
  ])('begins a list anew a few times for %s, and then gives up', async (_, replies, kind) => {
    const { tools, asked, said } = canned({ Identify: identify, ...replies });
    const pages: FetchedPage[] = [];
    const run = (async () => {
      for await (const page of oaiPmh.fetch(oaiPmh.config.parse(settings), undefined, tools)) pages.push(page);
    })();
    await expect(run).rejects.toMatchObject({ kind });
    expect(asked().filter((verb) => verb === 'ListRecords')).toHaveLength(4);
    expect(said.filter((message) => message.endsWith('beginning the list anew'))).toHaveLength(3);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.some(({ complete, checkpoint }) => complete || (checkpoint && 'finishedUntil' in checkpoint))).toBe(false);
  });

  it('does not follow empty pages for ever', async () => {
    const endless = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [`t${at}`, listOf('', `t${at + 1}`)]));
    const { tools, asked } = canned({ Identify: identify, ListRecords: listOf('', 't0'), ...endless });
    await expect(pagesOf(tools, settings)).rejects.toMatchObject({ kind: 'malformed' });
    expect(asked().length).toBeLessThan(250);
  });

  it('goes on behind an empty page, and over pages that overlap', async () => {
    const { tools } = canned({
      Identify: identify,
      ListRecords: listOf('1 2', 'a'),
      a: listOf('', 'b'),
      b: listOf('2 3', 'c'),
      c: listOf('3'),
    });
    const pages = await pagesOf(tools, settings);
    expect(idsOf(pages)).toEqual([1, 2, 2, 3, 3]);
    expect(pages.at(-1)).toMatchObject({ complete: true, checkpoint: { finishedUntil: '2026-02-03T09:00:00.000Z' } });
  });

  it('takes nothing for deleted when fewer records came than were announced, or a page was broken', async () => {
    const announced = listOf('1', 'a').replace('<resumptionToken>', '<resumptionToken completeListSize="9">');
    const fewer = canned({ Identify: identify, ListRecords: announced, a: listOf('2') });
    expect((await pagesOf(fewer.tools, settings)).some(({ complete }) => complete)).toBe(false);
    expect(fewer.said.join()).toMatch(/announced 9 records and listed 2/);
    const broken = canned({
      Identify: identify,
      ListRecords: listOf('1', 'a'),
      a: listOf('2').replace('</header>', '</header><a>R & D</b>'),
    });
    const pages = await pagesOf(broken.tools, settings);
    expect(idsOf(pages)).toEqual([1, 2]);
    expect(pages.some(({ complete }) => complete)).toBe(false);
  });

  it.each([
    ['badArgument', 'rejected'],
    ['badVerb', 'rejected'],
    ['cannotDisseminateFormat', 'misconfigured'],
    ['noSetHierarchy', 'misconfigured'],
    ['somethingNew', 'rejected'],
  ])('stops at the error %s', async (code, kind) => {
    const { tools } = canned({ Identify: identify, ListRecords: `<error code="${code}">why</error>` });
    await expect(pagesOf(tools, settings)).rejects.toMatchObject({ kind, message: expect.stringContaining('why') });
  });

  it('says when an address answers but is no OAI-PMH base URL', async () => {
    await expect(pagesOf(canned({}).tools, settings)).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('looks up single records by OAI identifier or handle', async () => {
    const { tools, url } = await lay();
    const wanted = [
      { scheme: 'oai', value: 'oai:repository.example.org:99999/104' },
      { scheme: 'handle', value: '99999/108' },
      { scheme: 'handle', value: '99999/999' },
      { scheme: 'doi', value: '10.5555/jir.2021.0101' },
    ] as const;
    const pages: FetchedPage[] = [];
    for await (const page of oaiPmh.lookup?.(oaiPmh.config.parse({ url }), wanted, tools) ?? []) pages.push(page);
    expect(idsOf(pages)).toEqual([104, 108]);
  });

  it('harvests a long list', async () => {
    const { tools, url } = await lay({ generated: 3000, pageSize: 100 });
    const pages = await pagesOf(tools, { url });
    expect(new Set(idsOf(pages)).size).toBe(3010);
  });
});
