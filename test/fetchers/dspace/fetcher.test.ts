import { afterEach, describe, expect, test } from 'vitest';
import { dspace } from '../../../src/fetchers/dspace/fetcher.ts';
import type { FetchedPage, Notice } from '../../../src/fetchers/fetcher.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import type { HttpClient, HttpResponse } from '../../../src/http/exchange.ts';
import type { Checkpoint } from '../../../src/model/run.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const start = Date.parse('2026-02-03T10:00:00Z');

async function lay() {
  let time = start;
  const now = () => new Date(time);
  const sandbox = await startSandbox({ pageSize: 3, now });
  const said: string[] = [];
  const http = createHttpClient({
    allowPrivateHosts: [new URL(sandbox.url).host],
    otherwisePerSecond: 10_000,
    now,
    sleep: async (ms) => {
      time += ms;
    },
    tries: 2,
  });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const pass = (ms: number) => {
    time += ms;
  };
  return { sandbox, said, pass, tools: { http, now, report: (message: string) => said.push(message) } };
}

interface World {
  readonly tools: Parameters<typeof dspace.fetch>[2];
}

async function run({ tools }: World, settings: Record<string, unknown>, checkpoint?: Checkpoint, pagesAtMost = 1000) {
  const given: (FetchedPage | Notice)[] = [];
  for await (const each of dspace.fetch(dspace.config.parse(settings), checkpoint, tools)) {
    given.push(each);
    if (given.length >= pagesAtMost) break;
  }
  return given;
}

const textOf = (page: FetchedPage | Notice) => new TextDecoder().decode(page.payload?.bytes);
const handlesIn = (given: readonly (FetchedPage | Notice)[]) =>
  given.flatMap((page) => [...textOf(page).matchAll(/"handle":"(99999\/1\d\d)"/g)].map(([, handle]) => handle));
const completes = (given: readonly (FetchedPage | Notice)[]) => given.some((page) => 'complete' in page);

describe('a search', () => {
  const url = (sandbox: Sandbox) => sandbox.urlOf('dspace');

  test('finds the API from the site’s home page, and asks with files and collection', async () => {
    const world = await lay();
    const given = await run(world, { url: `${world.sandbox.url}/` });
    expect(handlesIn(given)).toHaveLength(9);
    expect(textOf(given[0] as FetchedPage)).toContain('"bitstreams"');
    expect(completes(given)).toBe(true);
  });

  test('is narrowed by words, scope and filters, and never says that all was listed then', async () => {
    const world = await lay();
    const found = await run(world, { url: url(world.sandbox), query: 'radium-223', scope: '99999/11', filters: ['author=Vos'] });
    expect(handlesIn(found)).toEqual(['99999/101']);
    expect(completes(found)).toBe(false);
    const last = world.sandbox.requests.at(-1)?.parameters;
    expect(last).toMatchObject({ 'f.author': 'Vos,contains', sort: 'dc.date.accessioned,ASC', dsoType: 'item' });
  });

  test('in a collection that there is not is the configuration’s fault', async () => {
    const world = await lay();
    await expect(run(world, { url: url(world.sandbox), scope: '99999/99' })).rejects.toMatchObject({ kind: 'misconfigured', key: 'scope' });
  });

  test('on a site without the API is the configuration’s fault', async () => {
    const world = await lay();
    const http = answering(() => reply(404, { error: 'Not Found' }));
    await expect(run({ tools: { ...world.tools, http } }, { url: 'https://other.example.org/' })).rejects.toMatchObject({
      kind: 'misconfigured',
      key: 'url',
    });
  });

  test('takes up a list that has moved one page earlier, so that what was drawn forward is not missed', async () => {
    const world = await lay();
    const before = await run(world, { url: url(world.sandbox) }, undefined, 1);
    world.sandbox.remove(handlesIn(before)[0] ?? '', '2026-02-03T10:00:00Z');
    const after = await run(world, { url: url(world.sandbox) }, before.at(-1)?.checkpoint);
    expect(new Set([...handlesIn(before), ...handlesIn(after)]).size).toBe(9);
  });

  test('lists everything after some weeks, and only then can tell what is gone', async () => {
    const world = await lay();
    const first = await run(world, { url: url(world.sandbox) });
    world.sandbox.remove('99999/103', '2026-02-04T10:00:00Z');
    world.pass(20 * 86_400_000);
    const soon = await run(world, { url: url(world.sandbox) }, first.at(-1)?.checkpoint);
    expect(completes(soon)).toBe(false);
    world.pass(20 * 86_400_000);
    const later = await run(world, { url: url(world.sandbox) }, soon.at(-1)?.checkpoint);
    expect(completes(later)).toBe(true);
    expect(handlesIn(later)).not.toContain('99999/103');
  });
});

const reply = (status: number, body: unknown, mediaType = 'application/json'): HttpResponse => ({
  status,
  url: 'https://r.example.org/',
  mediaType,
  headers: {},
  bytes: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  receivedAt: '2026-02-03T10:00:00.000Z',
});

const answering = (answer: (url: string, parameters: Readonly<Record<string, string>>) => HttpResponse): HttpClient => {
  const send: HttpClient['send'] = async ({ url, parameters = {} }, inspect) => {
    const response = { ...answer(url, parameters), url };
    inspect?.(response);
    return response;
  };
  return { send } as unknown as HttpClient;
};

describe('a repository of bad habits', () => {
  const uuidOf = (number: number) => `11000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const hit = (number: number) => ({ _embedded: { indexableObject: { uuid: uuidOf(number), handle: `99999/${number}` } } });
  const page = (numbers: readonly number[], paging: { number: number; totalElements: number; totalPages: number }) =>
    reply(200, { _embedded: { searchResult: { _embedded: { objects: numbers.map(hit) }, page: { size: 2, ...paging } } } });
  const api = (search: (parameters: Readonly<Record<string, string>>) => HttpResponse) =>
    answering((url, parameters) =>
      url.includes('/search/objects')
        ? search(parameters)
        : url.endsWith('/search')
          ? reply(200, { sortOptions: [] })
          : reply(200, { _links: {} }),
    );
  const world = (http: HttpClient, said: string[]) => ({
    tools: { http, now: () => new Date(start), report: (message: string) => said.push(message) },
  });

  test('that counts more than it gives is gone through again, and nothing is taken for deleted', async () => {
    const said: string[] = [];
    let searches = 0;
    const http = api(({ page: number }) => {
      searches += 1;
      return page([101 + 2 * Number(number), 102 + 2 * Number(number)], { number: Number(number), totalElements: 5, totalPages: 2 });
    });
    const lacking: string[] = [];
    const { tools } = world(http, said);
    const given = await run({ tools: { ...tools, lacking: (message) => lacking.push(message) } }, { url: 'https://r.example.org/' });
    expect(handlesIn(given)).toEqual(['99999/101', '99999/102', '99999/103', '99999/104']);
    expect(completes(given)).toBe(false);
    expect(searches).toBe(6);
    expect(lacking).toEqual(['the repository counts 5 items and gave 4: nothing is taken for deleted']);
  });

  test('that builds its index anew in the middle of a list is gone through again', async () => {
    let searches = 0;
    const http = api(({ page: number }) => {
      searches += 1;
      if (searches === 2) return page([], { number: 1, totalElements: 0, totalPages: 0 });
      return page([101 + 2 * Number(number), 102 + 2 * Number(number)], { number: Number(number), totalElements: 4, totalPages: 2 });
    });
    const given = await run(world(http, []), { url: 'https://r.example.org/' });
    expect(new Set(handlesIn(given))).toEqual(new Set(['99999/101', '99999/102', '99999/103', '99999/104']));
    expect(searches).toBe(4);
    expect(completes(given)).toBe(true);
  });

  test('that gives one page under all numbers comes to an end', async () => {
    let searches = 0;
    const http = api(({ page: number }) => {
      searches += 1;
      return page([101, 102], { number: Number(number), totalElements: 2_000_000, totalPages: 1_000_000 });
    });
    await run(world(http, []), { url: 'https://r.example.org/' });
    expect(searches).toBeLessThan(10);
  });

  test('that cannot tell what was changed is listed anew', async () => {
    const said: string[] = [];
    const http = api(({ query }) =>
      query?.includes('lastModified') ? reply(400, { status: 400 }) : page([101], { number: 0, totalElements: 1, totalPages: 1 }),
    );
    const first = await run(world(http, said), { url: 'https://r.example.org/' });
    const second = await run(world(http, said), { url: 'https://r.example.org/' }, first.at(-1)?.checkpoint);
    expect(handlesIn(second)).toEqual(['99999/101']);
    expect(said).toContain('the repository cannot tell what was changed since: listing everything');
  });
});

describe('single items', () => {
  test('come by address, handle and UUID, each with its files; what is gone is a tombstone', async () => {
    const world = await lay();
    const { sandbox } = world;
    const items = [
      `${sandbox.url}/handle/99999/101`,
      '99999/102',
      `${sandbox.url}/items/11000000-0000-4000-8000-000000000103`,
      '11000000-0000-4000-8000-000000000104',
      '99999/107',
    ];
    const given = await run(world, { url: sandbox.url, items });
    expect(handlesIn(given)).toEqual(['99999/101', '99999/102', '99999/103', '99999/104']);
    expect(given.slice(0, 4).every((page) => textOf(page).includes('"bitstreams"'))).toBe(true);
    expect(given[4]).toMatchObject({ gone: [{ key: { authority: 'hdl:99999', id: '99999/107' } }] });
  });

  test('are looked for where the resolver sends to, when a handle stands alone and no repository is named', async () => {
    const asked: string[] = [];
    const http = answering((url) => {
      asked.push(url);
      return reply(404, '', 'text/html');
    });
    const said: string[] = [];
    const world = { tools: { http, now: () => new Date(start), report: (message: string) => said.push(message) } };
    await run(world, { items: ['99999/102'] });
    expect([asked, said]).toEqual([['https://hdl.handle.net/99999/102'], ['https://hdl.handle.net/99999/102: the resolver leads nowhere']]);
  });

  test.each([
    [{ url: 'https://r.example.org/', items: ['nothing'] }, 'is no address, handle or UUID of an item'],
    [{ items: ['5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61'] }, 'does not say in which repository'],
  ])('%j are refused before anything is asked', (settings, message) => {
    expect(dspace.config.safeParse(settings).error?.message).toContain(message);
  });

  test('of a repository without the API are read in its older one, or as pages', async () => {
    const flat = { handle: '99999/12', metadata: [{ key: 'dc.title', value: 'A' }] };
    const html = '<html><head><meta name="citation_title" content="A"></head></html>';
    const http = answering((url) => {
      if (url.startsWith('https://hdl.handle.net/')) return reply(200, html, 'text/html');
      if (url === 'https://old.example.org/rest/handle/99999/12?expand=metadata,bitstreams,parentCollection') return reply(200, flat);
      if (url.includes('/handle/') && !url.includes('/rest/')) return reply(200, html, 'text/html');
      return reply(404, '', 'text/html');
    });
    const world = { tools: { http, now: () => new Date(start), report: () => {} } };
    const given = await run(world, {
      items: ['https://old.example.org/handle/99999/12', 'https://older.example.org/jspui/handle/99999/13'],
    });
    expect(given.map((page) => 'format' in page && page.format)).toEqual(['dspace-json', 'html-meta']);
  });

  test('that are shown to members only are passed over', async () => {
    const http = answering((url) => (url.includes('/core/items/') ? reply(401, { status: 401 }) : reply(200, { _links: {} })));
    const said: string[] = [];
    const world = { tools: { http, now: () => new Date(start), report: (message: string) => said.push(message) } };
    const given = await run(world, { url: 'https://r.example.org/', items: ['5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61'] });
    expect(given).toEqual([{ checkpoint: expect.anything() }]);
    expect(said).toEqual(['5e0b1c52-7b1d-4f0e-9a51-1d2c3b4a5f61: the repository does not show it to everybody']);
  });
});

test('a handle is looked up', async () => {
  const world = await lay();
  const found: FetchedPage[] = [];
  const settings = dspace.config.parse({ url: world.sandbox.url });
  for await (const page of dspace.lookup?.(settings, [{ scheme: 'handle', value: '99999/102' }], world.tools) ?? []) found.push(page);
  expect(handlesIn(found)).toEqual(['99999/102']);
});
