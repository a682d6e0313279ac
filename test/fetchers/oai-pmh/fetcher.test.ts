import { afterEach, describe, expect, it } from 'vitest';
import type { FetchedPage, FetchTools } from '../../../src/fetchers/fetcher.ts';
import { oaiPmh } from '../../../src/fetchers/oai-pmh/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/exchange.ts';
import { Rejected } from '../../../src/model/errors.ts';
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
type Canned = string | ((parameters: Readonly<Record<string, string>>) => string);

function canned(replies: Readonly<Record<string, Canned>>) {
  const requests: HttpRequest[] = [];
  const http: HttpClient = {
    async send(request, inspect) {
      requests.push(request);
      const { verb = '', resumptionToken, metadataPrefix } = request.parameters ?? {};
      const reply = replies[resumptionToken ?? `${verb} ${metadataPrefix}`] ?? replies[resumptionToken ?? verb];
      const said = typeof reply === 'function' ? reply(request.parameters ?? {}) : reply;
      const body =
        `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-02-03T09:00:00Z</responseDate>${said ?? '<error code="badResumptionToken">gone</error>'}</OAI-PMH>`.replace(
          /#CUT[\s\S]*/,
          '',
        );
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
const formatsOf = (...formats: string[]) =>
  `<ListMetadataFormats>${formats
    .map((each) => each.split(' '))
    .map(
      ([prefix, namespace = '']) =>
        `<metadataFormat><metadataPrefix>${prefix}</metadataPrefix><metadataNamespace>${namespace}</metadataNamespace></metadataFormat>`,
    )
    .join('')}</ListMetadataFormats>`;
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

  it('takes the configured format, and says so if it cannot be read or is not offered', async () => {
    const { tools, url, sandbox } = await lay({ prefixes: ['oai_dc', 'dim'] });
    await pagesOf(tools, { url, metadataPrefix: 'oai_dc' });
    const asked = sandbox.requests.filter(({ parameters }) => parameters.metadataPrefix);
    expect(new Set(asked.map(({ parameters }) => parameters.metadataPrefix))).toEqual(new Set(['oai_dc']));
    const wrong = pagesOf(tools, { url, metadataPrefix: 'mods' });
    await expect(wrong).rejects.toMatchObject({ kind: 'misconfigured', key: 'metadataPrefix' });
    await expect(wrong).rejects.toThrow(/offers oai_dc, dim, not mods/);
  });

  it('says which formats it could read when the configured one is none of them', async () => {
    const { tools } = canned({ Identify: identify, ListMetadataFormats: formatsOf('oai_dc', 'epicur urn:x') });
    await expect(pagesOf(tools, { ...settings, metadataPrefix: 'epicur' })).rejects.toThrow('refmill reads oai_dc, not epicur (urn:x)');
  });

  it('asks for the next best format where one is offered and not given', async () => {
    const { tools, requests, said } = canned({
      Identify: identify,
      ListMetadataFormats: formatsOf('oai_dc', 'dim', 'mods'),
      'ListRecords dim': '<error code="cannotDisseminateFormat"/>',
      'ListRecords mods': '<error code="cannotDisseminateFormat"/>',
      ListRecords: listOf('1'),
    });
    const pages = await pagesOf(tools, { url: settings.url });
    expect(pages.map(({ format }) => format)).toEqual(['oai-dc']);
    expect(requests.flatMap(({ parameters }) => parameters?.metadataPrefix ?? [])).toEqual(['dim', 'mods', 'oai_dc']);
    expect(said.join()).toMatch(/offers dim and does not give it; asking for mods/);
  });

  it('takes oai_dc where the repository cannot tell its formats', async () => {
    const { tools } = canned({ Identify: identify, ListMetadataFormats: '<error code="badVerb">what?</error>', ListRecords: listOf('1') });
    expect((await pagesOf(tools, { url: settings.url })).map(({ format }) => format)).toEqual(['oai-dc']);
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

  it('ends a list that brings only old records under ever new tokens, and says so', async () => {
    // Each page is another pair of the same fifty records.
    const pairs = Array.from({ length: 50 * 49 }, (_, at) => `${at % 50} ${(at + 1 + Math.floor(at / 50)) % 50}`);
    const endless = Object.fromEntries(pairs.map((pair, at) => [`t${at}`, listOf(pair, `t${at + 1}`)]));
    const { tools, asked, said } = canned({ Identify: identify, ListRecords: listOf('0 49', 't0'), ...endless });
    const pages: FetchedPage[] = [];
    const run = (async () => {
      for await (const page of oaiPmh.fetch(oaiPmh.config.parse(settings), undefined, tools)) pages.push(page);
    })();
    await expect(run).rejects.toMatchObject({ kind: 'malformed', message: expect.stringContaining('the list does not end') });
    expect(asked().length).toBeLessThan(400);
    expect(said.join()).toMatch(/the list does not end/);
    expect(new Set(idsOf(pages)).size).toBe(50);
    expect(pages.some(({ complete, checkpoint }) => complete || (checkpoint && 'finishedUntil' in checkpoint))).toBe(false);
  });

  it('goes through a list whose totals move, and takes nothing for deleted then', async () => {
    const { tools, url, said } = await lay({ bad: ['moving-total'], pageSize: 2 });
    const pages = await pagesOf(tools, { url });
    expect(new Set(idsOf(pages)).size).toBe(10);
    expect(pages.some(({ complete }) => complete)).toBe(false);
    expect(said.join()).toMatch(/nothing is taken for deleted/);
  });

  it('keeps what can be read of a page that is always cut, and does not call the list done', async () => {
    const { tools, said } = canned({ Identify: identify, ListRecords: listOf('1 2', 'a'), a: `${listOf('3 4').slice(0, -40)}#CUT` });
    const pages: FetchedPage[] = [];
    const run = (async () => {
      for await (const page of oaiPmh.fetch(oaiPmh.config.parse(settings), undefined, tools)) pages.push(page);
    })();
    await expect(run).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('breaks off') });
    expect(idsOf(pages)).toEqual([1, 2, 3, 4]);
    expect(pages.map(({ checkpoint }) => checkpoint?.token)).toEqual(['a', undefined]);
    expect(pages.some(({ complete }) => complete)).toBe(false);
    expect(said.join()).toMatch(/a page breaks off/);
  });

  it('goes on behind a cut page whose token still came, and calls nothing complete', async () => {
    const cut = listOf('3', 'b').replace('<record>', '').replace('</ListRecords>', '#CUT');
    const { tools } = canned({ Identify: identify, ListRecords: listOf('1 2', 'a'), a: cut, b: listOf('4') });
    const lacking: string[] = [];
    const pages = await pagesOf({ ...tools, lacking: (message) => lacking.push(message) }, settings);
    expect(lacking).toEqual([expect.stringMatching(/^a page breaks off/)]);
    expect(idsOf(pages)).toEqual([1, 2, 3, 4]);
    expect(pages.at(-1)).toMatchObject({ checkpoint: { finishedUntil: '2026-02-03T09:00:00.000Z' } });
    expect(pages.some(({ complete }) => complete)).toBe(false);
  });

  it('looks again when a list ends long before what was announced, and does not pass it for all that there is', async () => {
    const many = Array.from({ length: 50 }, (_, at) => at).join(' ');
    const announced = listOf(many, 'a').replace('<resumptionToken>', '<resumptionToken completeListSize="150">');
    const kept = identify.replace('>no<', '>persistent<');
    let asked = 0;
    const ends = () => {
      asked += 1;
      return '<error code="noRecordsMatch">no</error>';
    };
    const short = canned({ Identify: kept, ListRecords: announced, a: ends });
    const lacking: string[] = [];
    await pagesOf({ ...short.tools, lacking: (message) => lacking.push(message) }, settings);
    expect(asked).toBe(2);
    expect(short.said.slice(1)).toEqual(['the repository announced 150 records and listed 50; beginning the list anew']);
    expect(lacking).toEqual(['the repository announced 150 records and listed 50, twice over']);

    const rest = Array.from({ length: 100 }, (_, at) => at + 50).join(' ');
    let times = 0;
    const passing = canned({
      Identify: kept,
      ListRecords: announced,
      a: () => {
        times += 1;
        return times === 1 ? '<error code="noRecordsMatch">no</error>' : listOf(rest);
      },
    });
    const pages = await pagesOf({ ...passing.tools, lacking: (message) => lacking.push(message) }, settings);
    expect(new Set(idsOf(pages)).size).toBe(150);
    expect(lacking).toHaveLength(1);
  });

  it('does not begin its next window behind our time where the repository’s clock is fast', async () => {
    const { tools } = canned({ Identify: identify, ListRecords: listOf('1') });
    const early = { ...tools, now: () => new Date('2025-02-03T08:00:00Z') };
    expect((await pagesOf(early, settings)).at(-1)?.checkpoint).toMatchObject({ finishedUntil: '2025-02-03T08:00:00.000Z' });
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
    ['day', '<granularity>YYYY-MM-DD</granularity>', ['2025-01-01', '2025-01-01T00:00:00Z']],
    ['second', '<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>', ['2025-01-01T00:00:00Z', '2025-01-01']],
  ])('asks in the other granularity where %s is named and refused', async (_, granularity, froms) => {
    const { tools, requests, said } = canned({
      Identify: `<Identify>${granularity}</Identify>`,
      ListRecords: (parameters) => (parameters.from === froms[0] ? '<error code="badArgument">from</error>' : listOf('1', 'a')),
      a: listOf('2'),
    });
    expect(idsOf(await pagesOf(tools, { ...settings, from: '2025-01-01' }))).toEqual([1, 2]);
    expect(requests.flatMap(({ parameters }) => parameters?.from ?? [])).toEqual(froms);
    expect(said.join()).toMatch(/in the other one/);
  });

  it('stops when neither granularity is taken', async () => {
    const { tools, asked } = canned({ Identify: identify, ListRecords: '<error code="badArgument">no dates here</error>' });
    await expect(pagesOf(tools, { ...settings, from: '2025-01-01' })).rejects.toMatchObject({ kind: 'rejected' });
    expect(asked().filter((verb) => verb === 'ListRecords')).toHaveLength(2);
  });

  it('names the sets that there are when a configured one is not among them', async () => {
    const { tools, url } = await lay();
    const unknown = pagesOf(tools, { url, sets: ['col_99999_99'] });
    await expect(unknown).rejects.toMatchObject({ kind: 'misconfigured', key: 'sets' });
    await expect(unknown).rejects.toThrow(
      'the repository has no set col_99999_99; it has com_99999_1, com_99999_2, col_99999_11, col_99999_12',
    );
    const refusing = canned({
      Identify: identify,
      ListRecords: '<error code="badArgument">set</error>',
      ListSets: '<ListSets><set><setSpec>a</setSpec></set></ListSets>',
    });
    await expect(pagesOf(refusing.tools, { ...settings, sets: ['b'] })).rejects.toMatchObject({ kind: 'misconfigured', key: 'sets' });
    await expect(pagesOf(refusing.tools, { ...settings, sets: ['a:b'] })).rejects.toMatchObject({ kind: 'rejected' });
  });

  it('finds nothing in a set that is there and empty, or where sets cannot be listed', async () => {
    const { tools, url } = await lay();
    expect(await pagesOf(tools, { url, sets: ['com_99999_2'] })).toEqual([]);
    const silent = canned({ Identify: identify, ListRecords: '<error code="noRecordsMatch"/>', ListSets: '<error code="badVerb"/>' });
    expect(await pagesOf(silent.tools, { ...settings, sets: ['x'] })).toEqual([]);
  });

  it.each([
    ['two of which one is harmless', '<error code="noRecordsMatch"/><error code="badArgument">bad</error>', 'rejected', /badArgument: bad/],
    [
      'two that both matter',
      '<error code="badArgument">one</error><error code="noSetHierarchy">two</error>',
      'misconfigured',
      /one; .*two/,
    ],
  ])('weighs several errors at once: %s', async (_, errors, kind, words) => {
    const { tools } = canned({ Identify: identify, ListRecords: errors });
    const run = pagesOf(tools, settings);
    await expect(run).rejects.toMatchObject({ kind });
    await expect(run).rejects.toThrow(words);
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

  it.each([['?verb=Identify'], ['?verb=ListRecords&metadataPrefix=oai_dc'], ['/?verb=Identify#top']])(
    'takes a base URL with %s at its end',
    async (ending) => {
      const { tools, url, sandbox } = await lay();
      expect(idsOf(await pagesOf(tools, { url: `${url}${ending}` }))).toHaveLength(10);
      expect(sandbox.requests[0]?.parameters).toEqual({ verb: 'Identify' });
    },
  );

  it.each([
    ['https://r.example.org/oai/', 'https://r.example.org/oai', 'without'],
    ['https://r.example.org/oai?page=oai', 'https://r.example.org/oai/?page=oai', 'with'],
  ])('finds the repository of %s at %s', async (written, right, word) => {
    const { tools, requests, said } = canned({ Identify: identify, ListRecords: listOf('1') });
    const elsewhere: HttpClient = {
      ...tools.http,
      send: (request, inspect) =>
        request.url === right ? tools.http.send(request, inspect) : Promise.reject(new Rejected(`${request.url}: answered 404`)),
    };
    expect(idsOf(await pagesOf({ ...tools, http: elsewhere }, { ...settings, url: written }))).toEqual([1]);
    expect(new Set(requests.map(({ url }) => url))).toEqual(new Set([right]));
    expect(said).toContain(`the repository answers ${word} a slash at the end of its address`);
    const gone: HttpClient = { ...tools.http, send: ({ url }) => Promise.reject(new Rejected(`${url}: answered 404`)) };
    await expect(pagesOf({ ...tools, http: gone }, { ...settings, url: written })).rejects.toThrow(`${written}: answered 404`);
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

  const lookUp = async (tools: FetchTools, url: string, ...handles: string[]) => {
    const pages: FetchedPage[] = [];
    const wanted = handles.map((value) => ({ scheme: 'handle' as const, value }));
    for await (const page of oaiPmh.lookup?.(oaiPmh.config.parse({ url }), wanted, tools) ?? []) pages.push(page);
    return pages;
  };
  const one = (id: string) => `<GetRecord><record><header><identifier>${id}</identifier></header></record></GetRecord>`;
  const held =
    (id: string): Canned =>
    (parameters) =>
      parameters.identifier === id ? one(id) : '<error code="idDoesNotExist"/>';
  const sample = (id: string) =>
    `<Identify><description><oai-identifier><sampleIdentifier>${id}</sampleIdentifier></oai-identifier></description></Identify>`;

  it.each([
    ['the sample identifier', sample('oai:shelf.example.org:99999/1'), 'oai:shelf.example.org:99999/8', 1],
    [
      'the host of its own address',
      '<Identify><baseURL>http://inner.example.org/oai</baseURL></Identify>',
      'oai:inner.example.org:99999/8',
      1,
    ],
    ['the host that was asked', '<Identify/>', 'oai:r.example.org:99999/8', 1],
    ['what it lists', '<Identify/>', 'oai:other.example.net:99999/8', 2],
  ])('finds a handle by %s', async (_, said, id, tries) => {
    const { tools, requests } = canned({
      Identify: said,
      GetRecord: held(id),
      ListIdentifiers: `<ListIdentifiers><header><identifier>oai:other.example.net:99999/1</identifier></header></ListIdentifiers>`,
    });
    const pages = await lookUp(tools, 'https://r.example.org/oai', '99999/8', '99999/9', '99999/10');
    expect(pages).toHaveLength(1);
    const asked = requests.flatMap(({ parameters }) => parameters?.identifier ?? []);
    expect(asked.indexOf(id)).toBe(tries - 1);
    // What was right once is asked first.
    expect(asked[tries]).toBe(id.replace('99999/8', '99999/9'));
  });

  it('looks up single records where nothing but GetRecord is answered', async () => {
    const { tools, said } = canned({
      Identify: '<error code="badVerb"/>',
      ListMetadataFormats: '<error code="badVerb"/>',
      ListIdentifiers: '<error code="badVerb"/>',
      GetRecord: held('oai:x:1'),
    });
    const pages: FetchedPage[] = [];
    const wanted = [
      { scheme: 'oai', value: 'oai:x:1' },
      { scheme: 'handle', value: '99999/8' },
    ] as const;
    for await (const page of oaiPmh.lookup?.(oaiPmh.config.parse({ url: settings.url }), wanted, tools) ?? []) pages.push(page);
    expect(pages.map(({ format }) => format)).toEqual(['oai-dc']);
    expect(said.join()).toMatch(/does not answer to Identify/);
  });

  it('takes a record in the next format where the best has it not, and a bad argument for an unknown record', async () => {
    const { tools } = canned({
      Identify: '<Identify/>',
      ListMetadataFormats: formatsOf('mods', 'oai_dc'),
      'GetRecord mods': '<error code="cannotDisseminateFormat"/>',
      'GetRecord oai_dc': (parameters) =>
        parameters.identifier?.endsWith('/8') ? one('oai:r.example.org:99999/8') : '<error code="badArgument"/>',
      ListIdentifiers: '<ListIdentifiers/>',
    });
    const pages = await lookUp(tools, 'https://r.example.org/oai', '99999/7', '99999/8');
    expect(pages.map(({ format }) => format)).toEqual(['oai-dc']);
  });

  it('harvests a long list', async () => {
    const { tools, url } = await lay({ generated: 3000, pageSize: 100 });
    const pages = await pagesOf(tools, { url });
    expect(new Set(idsOf(pages)).size).toBe(3010);
  });
});
