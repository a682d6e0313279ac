import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchers } from '../../src/fetchers/registry.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { replay } from '../../src/pipeline/replay/replay.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { contentsOf } from '../store/contents.ts';
import { dumpOf } from '../store/dump.ts';
import { harnessOf } from './fetcher-harness.ts';

const start = Date.parse('2026-02-03T10:00:00Z');
const day = 86_400_000;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const sources = await Promise.all(fetchers.map(async (fetcher) => ({ id: fetcher.id, fetcher, harness: await harnessOf(fetcher.id) })));

describe.each(sources)('what the fetcher $id brings', ({ fetcher, harness }) => {
  /** A library that is filled from a sandbox, on a clock that waiting moves. */
  async function lay() {
    let time = start;
    const now = () => new Date(time);
    const sandbox = await startSandbox({ ...harness.sandbox, now });
    const library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
    const http = createHttpClient({
      allowPrivateHosts: [new URL(sandbox.url).host],
      otherwisePerSecond: 10_000,
      now,
      sleep: async (ms) => {
        time += ms;
      },
    });
    closing.push(
      () => sandbox.close(),
      () => http.close(),
      () => library.close(),
    );
    const folder = await emptyFolder();
    await harness.local?.prepare(folder);
    const config = fetcher.config.parse(harness.settings(sandbox, 'S3cretKey99', folder));
    const held: NonNullable<Parameters<typeof harvest>[1]['tools']['held']> = async function* (scheme, { after = '' } = {}) {
      yield* (harness.held?.[scheme] ?? []).filter((value) => value > after).toSorted();
    };
    const touch = async () => {
      time += 400 * day;
      if (harness.local) await harness.local.touch(folder);
      else sandbox.touch(harness.sample, new Date(time - day / 2).toISOString().replace('.000', ''));
    };
    const run = async (fromStart = false) => {
      const tools = { http, now, held, report: () => undefined };
      const report = await harvest(library, { source: 'tried', fetcher, config, request: {}, tools, threads: 0, fromStart });
      expect(report.error).toBeUndefined();
      return report;
    };
    return { library, now, touch, run };
  }

  it('is read from the archive as it was read from the service', async () => {
    const { library, now, touch, run } = await lay();
    await run();
    await touch();
    await run();
    const before = await dumpOf(library.store);
    for (const dryRun of [true, false]) {
      const report = await replay(library, { now, threads: 0, dryRun });
      expect(report).toMatchObject({ counts: { changed: 0, deleted: 0, failed: 0 }, lost: [], faults: [], unknown: 0 });
      expect(report.counts.unchanged).toBeGreaterThan(0);
    }
    expect(await dumpOf(library.store)).toEqual(before);
  });

  it('is taken back, run by run, and comes again', async () => {
    const { library, now, touch, run } = await lay();
    const { store } = library;
    const first = await run();
    const before = [await dumpOf(store), await store.checkpoint('tried')];
    await touch();
    const second = await run();
    const after = await contentsOf(store);
    await undo(store, { run: second.run, now });
    expect([await dumpOf(store), await store.checkpoint('tried')]).toEqual(before);
    await undo(store, { run: first.run, now });
    expect(await store.status()).toMatchObject({ records: 0, works: 0, problems: [] });
    expect(await store.checkpoint('tried')).toBeUndefined();
    await run();
    expect((await contentsOf(store)).length).toBe(after.length);
  });
});
