import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inspect } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { AnyFetcher, Fetched, FetchTools, HeldIdentifiers } from '../../src/fetchers/fetcher.ts';
import { fetchers } from '../../src/fetchers/registry.ts';
import { createHttpClient } from '../../src/http/client.ts';
import type { Checkpoint } from '../../src/model/run.ts';
import { packageRoot } from '../../src/package-root.ts';
import { badHabits } from '../../src/sandbox/bad-habits.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { services } from '../../src/sandbox/services.ts';
import type { FetcherHarness } from './fetcher-harness.ts';

const harnesses = Object.fromEntries(
  await Promise.all(
    fetchers.map(async ({ id }) => {
      const { harness } = (await import(`../fetchers/${id}/harness.ts`)) as { harness: FetcherHarness };
      return [id, harness] as const;
    }),
  ),
);

const secret = 'S3cretKey99';
const start = Date.parse('2026-02-03T10:00:00Z');
const days = (count: number) => count * 86_400_000;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A sandbox and a client on one clock, which waiting moves and nothing else. */
async function lay(harness: FetcherHarness, options: SandboxOptions = {}) {
  let time = start;
  const now = () => new Date(time);
  const pass = (ms: number) => {
    time += ms;
  };
  const sandbox = await startSandbox({ ...harness.sandbox, now, ...options });
  const said: string[] = [];
  const http = createHttpClient({
    allowPrivateHosts: [new URL(sandbox.url).host],
    otherwisePerSecond: 10_000,
    maxBytes: 4_000_000,
    now,
    sleep: async (ms) => pass(ms),
    random: () => 0.5,
    report: (message) => said.push(message),
  });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
  );
  const held: HeldIdentifiers = async function* (scheme, { after = '' } = {}) {
    yield* (harness.held?.[scheme] ?? []).filter((value) => value > after).toSorted();
  };
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-source-'));
  await harness.local?.prepare(folder);
  const library = new Set<string>();
  async function* given() {
    yield* [...library].toSorted();
  }
  const tools: FetchTools = { http, now, report: (message) => said.push(message), held, given, folder: `${folder}.files` };
  const touch = async (at: number) => {
    if (harness.local) await harness.local.touch(folder);
    else sandbox.touch(harness.sample, new Date(at).toISOString().replace('.000', ''));
  };
  // The bytes of files that were read, as the ledger has them.
  const read = new Set<string>();
  return { sandbox, tools, said, pass, folder, library, touch, read };
}

interface Harvest {
  readonly pages: Fetched[];
  /** The ids of each page, in its order; with `-` those that are gone. */
  readonly listed: string[][];
  readonly ids: Set<string>;
  readonly last: Checkpoint | undefined;
}

/** One run, stopped after so many pages: what a kill leaves is the checkpoint of the last page that was stored. */
async function run(
  fetcher: AnyFetcher,
  harness: FetcherHarness,
  world: Awaited<ReturnType<typeof lay>>,
  from?: Checkpoint,
  pagesAtMost = 1000,
): Promise<Harvest> {
  const config = fetcher.config.parse(harness.settings(world.sandbox, secret, world.folder));
  const pages: Fetched[] = [];
  const listed: string[][] = [];
  let last = from;
  // The store keeps checkpoints as JSON.
  const stored = from === undefined ? undefined : (JSON.parse(JSON.stringify(from)) as Checkpoint);
  for await (const page of fetcher.fetch(config, stored, world.tools)) {
    if ('path' in page && page.once) {
      const bytes = await readFile(page.path, 'base64');
      if (world.read.has(bytes)) continue;
      world.read.add(bytes);
    }
    const ids = await idsIn(page, harness);
    pages.push(page);
    listed.push(ids);
    for (const id of ids) if (id.startsWith('-')) world.library.delete(id.slice(1));
    for (const id of ids) if (!id.startsWith('-')) world.library.add(id);
    if ('settled' in page) await page.settled?.('read');
    if (page.checkpoint) last = page.checkpoint;
    if (pages.length >= pagesAtMost) break;
  }
  return { pages, listed, last, ids: new Set(listed.flat()) };
}

/** Ids in what a source gave, those of gone records with `-` before them. */
async function idsIn(page: Fetched, { idsOf }: FetcherHarness): Promise<string[]> {
  if ('path' in page) {
    const bytes = await readFile(page.path);
    return idsOf((page.path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  }
  const read = 'format' in page ? idsOf(new TextDecoder().decode(page.payload.bytes)) : [];
  return [...read, ...(page.gone ?? []).map(({ key }) => `-${key.id}`)];
}

const isComplete = (page: Fetched) => 'complete' in page && page.complete === true;
const urlOf = (page: Fetched) => ('path' in page ? page.url : page.payload?.url);

it('every folder in fetchers/ is in the registry, and every fetcher has its stand-in in the sandbox', () => {
  const folder = path.join(packageRoot, 'src/fetchers');
  const folders = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'fetcher.ts')));
  expect(fetchers.map(({ id }) => id).sort()).toEqual(folders.sort());
  expect(fetchers.map(({ id }) => id)).toEqual(expect.arrayContaining(services.map(({ id }) => id)));
});

describe.each(fetchers.map((fetcher) => ({ id: fetcher.id, fetcher })))('the fetcher $id', ({ id, fetcher }) => {
  const harness = harnesses[id] as FetcherHarness;

  it('brings every record, in several pages, and says when a listing was full only if its service allows that', async () => {
    const world = await lay(harness);
    const { pages, ids } = await run(fetcher, harness, world);
    expect(ids.size).toBe(harness.size);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.at(-1)?.checkpoint).toBeDefined();
    expect(pages.filter(isComplete)).toEqual(harness.completes ? [pages.at(-1)] : []);
    for (const page of pages.filter((each) => 'format' in each && 'payload' in each))
      expect(page.payload).toMatchObject({
        // Some pause between their pages.
        fetchedAt: expect.stringMatching(/^2026-02-03T10:00:\d\d\.000Z$/),
        mediaType: expect.toBeOneOf([...harness.mediaTypes]),
      });
  });

  it.skipIf(harness.again !== 'changes' && harness.again !== 'additions')(
    'asks in a second run only for what is new, with some overlap',
    async () => {
      const world = await lay(harness);
      const first = await run(fetcher, harness, world);
      const none = await run(fetcher, harness, world, first.last);
      expect([...none.ids]).toEqual([]);
      world.pass(days(30));
      await world.touch(start + days(29));
      const second = await run(fetcher, harness, world, first.last);
      expect([...second.ids]).toEqual([harness.sample]);
      expect(second.pages.some(isComplete)).toBe(false);
      const again = await run(fetcher, harness, world, second.last);
      expect(again.listed.filter((ids) => ids.length > 0)).toEqual(
        harness.again === 'additions' ? [] : second.listed.filter((ids) => ids.length > 0),
      );
    },
  );

  it.skipIf(harness.again === 'changes' || harness.again === 'additions')(
    'asks in a later run for everything again, once that is due',
    async () => {
      const world = await lay(harness);
      const first = await run(fetcher, harness, world);
      const soon = await run(fetcher, harness, world, first.last);
      expect(soon.ids).toEqual(harness.again === 'everything' ? first.ids : new Set());
      world.pass(days(400));
      const second = await run(fetcher, harness, world, soon.last);
      expect(second.ids).toEqual(first.ids);
    },
  );

  it('goes on from the checkpoint of any page, and the whole is there; such a run is never called complete if it saw only a part', async () => {
    const world = await lay(harness);
    const whole = await run(fetcher, harness, world);
    for (let pagesAtMost = 1; pagesAtMost <= whole.pages.length; pagesAtMost++) {
      world.read.clear();
      const before = await run(fetcher, harness, world, undefined, pagesAtMost);
      const asked = world.sandbox.requests.length;
      const after = await run(fetcher, harness, world, before.last);
      expect(new Set([...before.ids, ...after.ids])).toEqual(whole.ids);
      expect(world.sandbox.requests.length - asked).toBeLessThanOrEqual(whole.pages.length + 4);
      if (after.ids.size < harness.size) expect(after.pages.some(isComplete)).toBe(false);
    }
  });

  it('ends although it is stopped after every single page', async () => {
    const world = await lay(harness);
    const ids = new Set<string>();
    let last: Checkpoint | undefined;
    for (let runs = 1; runs <= 20 && ids.size < harness.size; runs++) {
      const part = await run(fetcher, harness, world, last, 1);
      for (const id of part.ids) ids.add(id);
      last = part.last;
    }
    expect(ids.size).toBe(harness.size);
  });

  it.skipIf(harness.again !== 'changes' && harness.again !== 'additions')(
    'misses nothing that is changed while it is stopped in the middle',
    async () => {
      const world = await lay(harness);
      const before = await run(fetcher, harness, world, undefined, 2);
      world.pass(days(3));
      await world.touch(start + days(2));
      const after = await run(fetcher, harness, world, before.last);
      world.pass(days(1));
      const later = await run(fetcher, harness, world, after.last);
      expect(new Set([...before.ids, ...after.ids]).size).toBe(harness.size);
      expect([...after.ids, ...later.ids]).toContain(harness.sample);
    },
  );

  it.each([
    { nonsense: true },
    { request: 'of another source', finishedUntil: '2026-01-01' },
    { request: 'of another source', finishedUntil: '2026-01-01T00:00:00.000Z' },
  ])('starts from the beginning, and says so, with a checkpoint that is not its own: %j', async (checkpoint) => {
    const world = await lay(harness);
    const { ids } = await run(fetcher, harness, world, checkpoint);
    expect(ids.size).toBe(harness.size);
    expect(world.said.join()).toMatch(/starting from the beginning/);
  });

  it.skipIf(!harness.deletions)('brings a deletion as such', async () => {
    const world = await lay(harness);
    const first = await run(fetcher, harness, world);
    world.pass(days(30));
    world.sandbox.remove(harness.sample, new Date(start + days(29)).toISOString().replace('.000', ''));
    const second = await run(fetcher, harness, world, first.last);
    expect([...second.ids]).toEqual([`-${harness.sample}`]);
  });

  it.skipIf(harness.local)('reports trouble to the end when the service stays away, and calls nothing complete', async () => {
    const world = await lay(harness);
    const whole = await run(fetcher, harness, world);
    const config = fetcher.config.parse(harness.settings(world.sandbox, secret, world.folder));
    const pages: Fetched[] = [];
    const failing = (async () => {
      for await (const page of fetcher.fetch(config, undefined, world.tools)) {
        pages.push(page);
        await world.sandbox.close();
      }
    })();
    await expect(failing).rejects.toMatchObject({ kind: 'unavailable' });
    expect(pages.length).toBeLessThan(whole.pages.length);
    expect(pages.some(isComplete)).toBe(false);
  });

  it('stops when told to', async () => {
    const world = await lay(harness);
    const config = fetcher.config.parse(harness.settings(world.sandbox, secret, world.folder));
    const controller = new AbortController();
    const running = (async () => {
      for await (const _ of fetcher.fetch(config, undefined, { ...world.tools, signal: controller.signal }))
        controller.abort(new Error('stopped by the user'));
    })();
    await expect(running).rejects.toThrow('stopped by the user');
  });

  describe.each(harness.local ? [] : badHabits.filter((habit) => !harness.immune.includes(habit)))('in face of %s', (habit) => {
    it('brings the same records as without, shows no secret, and waits instead of failing', async () => {
      const sound = await lay(harness);
      const whole = await run(fetcher, harness, sound);
      const world = await lay(harness, { bad: [habit] });
      const spoilt = await run(fetcher, harness, world);
      expect(spoilt.ids).toEqual(whole.ids);
      expect(world.sandbox.struck[habit]).toBeGreaterThan(0);
      expect(inspect([spoilt.last, spoilt.pages.map(urlOf), world.said], { depth: 9, maxStringLength: null })).not.toContain(secret);
      expect(world.sandbox.requests.length).toBeLessThan(5 * sound.sandbox.requests.length + 20);
    });

    it('goes on after a stop all the same', async () => {
      const world = await lay(harness, { bad: [habit] });
      const before = await run(fetcher, harness, world, undefined, 2);
      const after = await run(fetcher, harness, world, before.last);
      expect(new Set([...before.ids, ...after.ids]).size).toBe(harness.size);
    });
  });

  it.skipIf(harness.local)('brings the same records in face of all bad habits at once', async () => {
    const world = await lay(harness, { bad: badHabits, pageSize: 1 });
    const { ids } = await run(fetcher, harness, world);
    expect(ids.size).toBe(harness.size);
    expect(Object.keys(world.sandbox.struck).length).toBeGreaterThanOrEqual(harness.immune.length > 0 ? 5 : 10);
  });

  it.skipIf(harness.local)('shows no secret when it fails', async () => {
    const world = await lay(harness);
    await world.sandbox.close();
    const error = await run(fetcher, harness, world).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(inspect([error, world.said], { depth: 9 })).not.toContain(secret);
  });
});
