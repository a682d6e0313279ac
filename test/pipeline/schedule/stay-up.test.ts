import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunOutcome } from '../../../src/model/run.ts';
import { type Library, openLibrary } from '../../../src/pipeline/library.ts';
import { type StayingUp, stayUp } from '../../../src/pipeline/schedule/stay-up.ts';
import type { Source } from '../../../src/pipeline/sources.ts';
import { emptyFolder } from '../../commands/refmill.ts';

let library: Library;
let time: number;
let stop: AbortController;
const now = () => new Date(time);
const minute = 60_000;

beforeEach(async () => {
  library = await openLibrary(path.join(await emptyFolder(), 'refmill.db'));
  time = Date.parse('2026-03-10T00:30:00Z');
  stop = new AbortController();
});
afterEach(() => library.close());

const source = (id: string, schedule: string): Source => ({
  id,
  schedule,
  fetcher: { id: 'pages', title: '', config: z.unknown(), example: '', announcesDeletions: false, async *fetch() {} },
  config: {},
  request: {},
});

/** A clock that naps move: everything that is ready to happen has happened before it goes on. */
async function sleep(ms: number, until?: AbortSignal): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
  if (!until?.aborted) time += ms;
}

async function ledger(id: string, outcome: RunOutcome, minutes = 0): Promise<void> {
  const run = await library.store.beginRun({ source: id, fetcher: 'pages', request: {}, startedAt: now().toISOString() });
  for (let passed = 0; passed < minutes; passed++) await sleep(minute / 4);
  await library.store.endRun(run, { outcome, endedAt: now().toISOString() });
}

const stay = (sources: readonly Source[], harvest: StayingUp['harvest'], more: Partial<StayingUp> = {}) =>
  stayUp({ store: library.store, sources, timezone: 'UTC', parallel: 2, now, signal: stop.signal, sleep, harvest, ...more });

test('every source is harvested at its times, those that were never harvested at once', async () => {
  const seen: string[] = [];
  await stay([source('hourly', '0 * * * *'), source('nightly', '0 3 * * *')], async ({ id }) => {
    seen.push(`${id} ${now().toISOString().slice(11, 16)}`);
    await ledger(id, 'complete');
    if (seen.length === 6) stop.abort();
  });
  expect(seen).toEqual(['hourly 00:30', 'nightly 00:30', 'hourly 01:00', 'hourly 02:00', 'hourly 03:00', 'nightly 03:00']);
});

test('no source overlaps with itself, no more than wanted run together, and those under way are waited for at the end', async () => {
  const active = new Set<string>();
  let [most, ended, twice] = [0, 0, 0];
  const sources = ['a', 'b', 'c'].map((id) => source(id, '* * * * *'));
  await stay(sources, async ({ id }) => {
    if (active.has(id)) twice++;
    active.add(id);
    most = Math.max(most, active.size);
    await ledger(id, 'complete', 5);
    active.delete(id);
    if (++ended === 9) stop.abort();
  });
  expect([most, twice, active.size]).toEqual([2, 0, 0]);
});

test('a source that fails is left alone for a while, and the others are not', async () => {
  const seen: string[] = [];
  await stay([source('bad', '0 * * * *'), source('good', '*/15 * * * *')], async ({ id }) => {
    seen.push(`${id} ${now().toISOString().slice(11, 16)}`);
    await ledger(id, id === 'bad' ? 'failed' : 'complete');
    if (seen.length === 7) stop.abort();
  });
  expect(seen.filter((each) => each.startsWith('bad'))).toEqual(['bad 00:30', 'bad 00:40', 'bad 01:00']);
});

test('a source that another process harvests is asked for again, but not without a pause', async () => {
  const times: number[] = [];
  await stay([source('busy', '0 * * * *')], async () => {
    times.push(time);
    if (times.length === 3) stop.abort();
  });
  expect(times.slice(1).map((each, at) => each - (times[at] ?? 0))).toEqual([30_000, 30_000]);
});

test('what the harvest of a source throws ends it all, after the others have stopped', async () => {
  let whole = false;
  const staying = stay([source('fault', '0 * * * *'), source('other', '0 * * * *')], async ({ id }) => {
    if (id === 'fault') throw new Error('the disk is full');
    await ledger(id, 'complete', 2);
    whole = true;
  });
  await expect(staying).rejects.toThrow('the disk is full');
  expect(whole).toBe(true);
});
