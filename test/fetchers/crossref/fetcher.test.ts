import { afterEach, describe, expect, it } from 'vitest';
import { crossref } from '../../../src/fetchers/crossref/fetcher.ts';
import type { FetchTools } from '../../../src/fetchers/fetcher.ts';
import { crossrefJson } from '../../../src/formats/crossref-json/crossref-json.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpRequest } from '../../../src/http/exchange.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { type SandboxOptions, startSandbox } from '../../../src/sandbox/server.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function* these(values: readonly string[]) {
  yield* values.toSorted();
}

async function lay(options: SandboxOptions = {}) {
  const world = { at: Date.parse('2026-02-03T10:00:00Z'), held: [] as string[], given: [] as string[] };
  const now = () => new Date(world.at);
  const sandbox = await startSandbox({ now, ...options });
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
    held: () => these(world.held),
    given: () => these(world.given),
  };
  return Object.assign(world, { sandbox, tools, said });
}

type World = Awaited<ReturnType<typeof lay>>;

const pass = (world: World, days: number): void => {
  world.at += days * 86_400_000;
};

async function run({ sandbox, tools }: World, settings: object, checkpoint?: Checkpoint, pagesAtMost = 100) {
  const config = crossref.config.parse({ baseUrl: sandbox.urlOf('crossref'), ...settings });
  const records: BibliographicRecord[] = [];
  let last = checkpoint;
  let pages = 0;
  for await (const page of crossref.fetch(config, checkpoint, tools)) {
    if ('format' in page) {
      const context = { name: 'page', vocabularies: noVocabularies, journals: noJournals };
      for await (const record of crossrefJson.read([page.payload.bytes], context)) records.push(record);
    }
    last = page.checkpoint ?? last;
    pages += 1;
    if (pages >= pagesAtMost) break;
  }
  return { records, ids: records.map(({ sourceId }) => sourceId), last };
}

const retracted = '10.5555/jir.2018.0301';
const notice = '10.5555/jir.2020.1012';

describe('Crossref by a search', () => {
  it('brings whole records, which its format reads, with what was retracted, doubted and corrected', async () => {
    const { records } = await run(await lay(), { filter: 'from-pub-date:2018-01-01', bibliographic: 'samarium' });
    expect(records.map(({ sourceId }) => sourceId)).toEqual([retracted, notice]);
    expect(records[0]?.relations?.map(({ type, note }) => [type, note])).toEqual([
      ['RetractionIn', 'Retraction, 2020-10-12, publisher'],
      ['RetractionIn', 'Retraction, 2020-10-12, Retraction Watch 990301'],
    ]);
    expect(records[1]?.relations).toEqual([
      {
        type: 'RetractionOf',
        asGiven: 'retraction',
        identifiers: [{ scheme: 'doi', value: retracted }],
        note: 'Retraction, 2020-10-12, publisher',
      },
    ]);
    const { records: others } = await run(await lay(), { filter: 'is-update:true' });
    expect(others.flatMap(({ relations = [] }) => relations.map(({ type }) => type)).sort()).toEqual([
      'ErratumFor',
      'ExpressionOfConcernFor',
      'RetractionOf',
    ]);
  });

  it('asks as Crossref takes it, says who asks, and keeps the token out of the address', async () => {
    const world = await lay();
    await run(world, { query: 'bone', author: 'a', containerTitle: 'b', filter: 'issn:1-2', email: 'me@example.org', token: 'plus99' });
    expect(world.sandbox.requests.map(({ path, parameters }) => [path, parameters])).toEqual([
      [
        '/crossref/works',
        {
          query: 'bone',
          'query.author': 'a',
          'query.container-title': 'b',
          filter: 'issn:1-2',
          rows: '200',
          cursor: '*',
          mailto: 'me@example.org',
        },
      ],
    ]);
  });

  it.each([
    ['index', 'from-index-date:2026-02-01'],
    ['update', 'from-update-date:2026-02-01'],
  ])('asks later for what changed by %s', async (changedBy, filter) => {
    const world = await lay();
    const first = await run(world, { query: 'bone', changedBy });
    pass(world, 30);
    world.sandbox.touch('10.5555/afbr.v4.e17', '2026-03-01T00:00:00Z');
    const second = await run(world, { query: 'bone', changedBy }, first.last);
    expect(second.ids).toEqual(['10.5555/afbr.v4.e17']);
    expect(world.sandbox.requests.at(-1)?.parameters.filter).toBe(filter);
  });

  it('begins its list again when the cursor has expired', async () => {
    const world = await lay();
    const before = await run(world, { filter: 'type:journal-article', pageSize: 4 }, undefined, 2);
    world.at += 6 * 60_000;
    const after = await run(world, { filter: 'type:journal-article', pageSize: 4 }, before.last);
    expect(world.said.join()).toContain('no longer takes the cursor; listing again from the beginning');
    expect(new Set(after.ids).size).toBe(15);
  });

  it('stops with Crossref’s own words when a filter is wrong', async () => {
    await expect(run(await lay(), { filter: 'isn:1234-5679' })).rejects.toMatchObject({
      kind: 'rejected',
      message: expect.stringContaining('Crossref says: Filter isn specified but there is no such filter'),
    });
  });

  it('ends although every page has a cursor and as many works as were asked for', async () => {
    const world = await lay();
    const reply = {
      status: 'ok',
      'message-type': 'work-list',
      message: { 'total-results': 3, 'next-cursor': 'same', items: [{ DOI: '10.5555/a' }, { DOI: '10.5555/b' }] },
    };
    const bytes = new TextEncoder().encode(JSON.stringify(reply));
    let asked = 0;
    const http: HttpClient = {
      ...world.tools.http,
      async send(request: HttpRequest, inspect) {
        asked += 1;
        const response = { status: 200, url: request.url, mediaType: 'application/json', headers: {}, bytes, receivedAt: '2026-01-01' };
        inspect?.(response);
        return response;
      },
    };
    const { last } = await run({ ...world, tools: { ...world.tools, http } }, { query: 'bone', pageSize: 2 });
    expect(last).toMatchObject({ finishedUntil: '2026-02-03' });
    expect(asked).toBeLessThan(15);
    expect(world.said.join()).toContain('Crossref counts 3 records and gave 2');
  });

  it('takes no page about maintenance for an answer', async () => {
    const world = await lay();
    const page = new TextEncoder().encode('<html><body>We will be back soon.</body></html>');
    const http: HttpClient = {
      ...world.tools.http,
      async send(request: HttpRequest, inspect) {
        const response = { status: 200, url: request.url, mediaType: 'text/html', headers: {}, bytes: page, receivedAt: '2026-01-01' };
        inspect?.(response);
        return response;
      },
    };
    await expect(run({ ...world, tools: { ...world.tools, http } }, { query: 'bone' })).rejects.toMatchObject({ kind: 'unavailable' });
  });
});

describe('Crossref by DOIs', () => {
  it('brings the records and the notices about them; a DOI that Crossref does not have is no failure', async () => {
    const world = await lay();
    const { ids } = await run(world, { dois: [retracted.toUpperCase(), '10.5281/zenodo.1'] });
    expect(ids).toEqual([retracted, notice]);
    expect(world.said).toEqual(['Crossref has no record of 10.5281/zenodo.1']);
    expect(world.sandbox.requests.map(({ parameters }) => parameters.filter)).toEqual([
      `doi:10.5281/zenodo.1,doi:${retracted}`,
      `updates:10.5281/zenodo.1,updates:${retracted}`,
    ]);
    expect((await run(await lay(), { dois: [retracted], notices: false })).ids).toEqual([retracted]);
  });

  it('asks for a DOI that no filter can hold alone', async () => {
    const world = await lay();
    await run(world, { dois: ['10.5555/a,b', '10.5555/jir.2021.0101'] });
    expect(world.sandbox.requests.map(({ path }) => path)).toContain('/crossref/works/10.5555%2Fa%2Cb');
    expect(world.sandbox.requests.map(({ parameters }) => parameters.filter ?? '').join()).not.toContain('a,b');
  });

  it('asks for new DOIs of the library whole, and of the others only for what changed, notices included', async () => {
    const world = await lay();
    world.held = [retracted, '10.5555/jir.2021.0101', '10.5281/zenodo.1'];
    const first = await run(world, { library: true });
    expect(new Set(first.ids)).toEqual(new Set([retracted, '10.5555/jir.2021.0101', notice]));
    world.given = first.ids;
    world.held = [...world.held, '10.5555/ihfr.22.0101'];
    pass(world, 30);
    world.sandbox.touch(notice, '2026-03-01T00:00:00Z');
    const second = await run(world, { library: true }, first.last);
    expect(second.ids).toEqual(['10.5555/ihfr.22.0101', notice]);
    world.given = [...first.ids, ...second.ids];
    expect((await run(world, { library: true }, second.last)).ids).toEqual([]);
  });

  it('says when the library has no DOIs yet', async () => {
    const world = await lay();
    await run(world, { library: true });
    expect(world.said).toEqual(['the library has no DOIs that Crossref could be asked about']);
  });

  it('goes on behind the last DOI that is done, however the library has grown', async () => {
    const world = await lay({ generated: 100 });
    const all = (await run(world, { filter: 'type:journal-article' })).ids;
    world.held = all.slice(0, 90);
    const before = await run(world, { library: true, notices: false }, undefined, 1);
    expect(before.ids).toHaveLength(40);
    world.held = all;
    world.given = before.ids;
    const after = await run(world, { library: true, notices: false }, before.last);
    const later = await run(world, { library: true, notices: false }, after.last);
    expect(new Set([...before.ids, ...after.ids, ...later.ids])).toEqual(new Set(all));
  });

  it('looks records up by DOI', async () => {
    const { sandbox, tools } = await lay();
    const config = crossref.config.parse({ baseUrl: sandbox.urlOf('crossref'), query: 'unused' });
    const identifiers = [
      { scheme: 'doi', value: '10.5555/jir.2021.0101' },
      { scheme: 'doi', value: '10.5281/zenodo.1' },
      { scheme: 'pmid', value: '99000003' },
    ] as const;
    const texts: string[] = [];
    for await (const page of crossref.lookup?.(config, identifiers, tools) ?? []) texts.push(new TextDecoder().decode(page.payload.bytes));
    expect(texts.join().match(/"DOI":"([^"]*)","prefix"/g)).toEqual(['"DOI":"10.5555/jir.2021.0101","prefix"']);
  });
});

describe('the settings', () => {
  it.each([
    {},
    { query: 'a', dois: ['10.5555/a'] },
    { library: true, filter: 'issn:1' },
    { dois: ['doi'] },
    { library: false },
    { query: 'a', pageSize: 1001 },
  ])('%j is refused', (settings) => {
    expect(crossref.config.safeParse(settings).success).toBe(false);
  });

  it.each([{ query: 'a', filter: 'issn:1' }, { dois: ['10.5555/a'] }, { library: true, libraryQuery: 'bone' }])(
    '%j is taken',
    (settings) => {
      expect(crossref.config.safeParse(settings).success).toBe(true);
    },
  );
});
