import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchers } from '../../src/fetchers/registry.ts';
import { createHttpClient } from '../../src/http/client.ts';
import { harvest } from '../../src/pipeline/harvest.ts';
import { openLibrary } from '../../src/pipeline/library.ts';
import { badHabits } from '../../src/sandbox/bad-habits.ts';
import { type SandboxOptions, startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder } from '../commands/refmill.ts';
import { rounds } from '../rounds.ts';
import { contentsOf } from '../store/contents.ts';
import { type FetcherHarness, harnessOf } from './fetcher-harness.ts';

const start = Date.parse('2026-02-03T10:00:00Z');
const day = 86_400_000;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** A library that is filled from a sandbox, on a clock that waiting moves. */
async function place(fetcher: (typeof fetchers)[number], harness: FetcherHarness, options: SandboxOptions) {
  let time = start;
  const now = () => new Date(time);
  const sandbox = await startSandbox({ ...harness.sandbox, now, ...options });
  const library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  const http = createHttpClient({
    allowPrivateHosts: [new URL(sandbox.url).host],
    otherwisePerSecond: 10_000,
    maxBytes: 4_000_000,
    now,
    sleep: async (ms) => {
      time += ms;
    },
    random: () => 0.5,
  });
  closing.push(
    () => sandbox.close(),
    () => http.close(),
    () => library.close(),
  );
  const config = fetcher.config.parse(harness.settings(sandbox, 'S3cretKey99', await emptyFolder()));
  const held: NonNullable<Parameters<typeof harvest>[1]['tools']['held']> = async function* (scheme, { after = '' } = {}) {
    yield* (harness.held?.[scheme] ?? []).filter((value) => value > after).toSorted();
  };
  return {
    sandbox,
    library,
    at(when: number) {
      time = Math.max(time, when);
    },
    run: () =>
      harvest(library, { source: 'tried', fetcher, config, request: {}, tools: { http, now, held, report: () => undefined }, threads: 0 }),
  };
}

const runs = rounds(80, 200);

/** What lies on this disk has no service whose habits could be bad. */
const remote = await Promise.all(fetchers.map(async (fetcher) => ({ id: fetcher.id, fetcher, harness: await harnessOf(fetcher.id) })));

describe.each(remote.filter(({ harness }) => !harness.local))('the fetcher $id', ({ fetcher, harness }) => {
  it(`makes the same library in ${runs} runs whatever bad habits its service has`, async () => {
    const fair = await place(fetcher, harness, {});
    const foul = await place(fetcher, harness, { bad: badHabits.filter((habit) => !harness.immune.includes(habit)), seed: 20260203 });
    let failed = 0;
    for (let run = 0; run < runs; run++) {
      for (const { sandbox, at, run: harvestOnce } of [fair, foul]) {
        at(start + run * day);
        if (run % 5 === 4) sandbox.touch(harness.sample, new Date(start + run * day - day / 2).toISOString().replace('.000', ''));
        if (run === Math.round(runs * 0.75) && harness.deletions)
          sandbox.remove(harness.sample, new Date(start + run * day - day / 4).toISOString().replace('.000', ''));
        const { error } = await harvestOnce();
        if (error !== undefined) failed += 1;
      }
    }
    // The service was away for too long in the last run of all, perhaps: the next one makes up for it.
    for (let more = 0; more < 10 && (await foul.run()).error !== undefined; more++) failed += 1;
    // Locations hold the addresses at which the two sandboxes are.
    const contents = async ({ library, sandbox }: typeof fair) =>
      (await contentsOf(library.store)).map((line) => line.replaceAll(new URL(sandbox.url).host, 'sandbox'));
    const [inFair, inFoul] = [await contents(fair), await contents(foul)];
    expect(inFair.length).toBeGreaterThan(2);
    expect(inFoul.filter((line) => !inFair.includes(line)).map((line) => line.slice(0, 500))).toEqual([]);
    expect(inFoul.length).toBe(inFair.length);
    expect(failed).toBeLessThan(runs);
    // What is asked in rounds of many days is struck in them alone.
    const struck = Object.values(foul.sandbox.struck).reduce((sum, times) => sum + times, 0);
    expect(struck).toBeGreaterThan(harness.again === 'nothing' ? runs / 20 : runs / 2);
  });
});
