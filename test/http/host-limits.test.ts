import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createHostLimits } from '../../src/http/host-limits.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const limits = () => createHostLimits({ perSecond: { 'a.example.org': 3 }, otherwise: 5, now: () => new Date(), sleep });

describe('host limits', () => {
  it('let no second hold more requests to a host than agreed, whoever sends them', async () => {
    const shared = limits();
    const started: number[] = [];
    const begin = Date.now();
    const all = Array.from({ length: 8 }, () => shared.run('a.example.org', async () => void started.push(Date.now() - begin)));
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(all);
    for (const start of started) expect(started.filter((other) => other >= start && other < start + 1000).length).toBeLessThanOrEqual(3);
    expect(started).toHaveLength(8);
  });

  it('hold a host, and that host alone, for as long as it asked', async () => {
    const shared = limits();
    const begin = Date.now();
    shared.hold('a.example.org', 7000);
    const there = shared.run('a.example.org', async () => Date.now() - begin);
    const elsewhere = shared.run('b.example.org', async () => Date.now() - begin);
    await vi.advanceTimersByTimeAsync(8000);
    expect(await there).toBe(7000);
    expect(await elsewhere).toBe(0);
  });

  it('take less than one a second, parts of one, and hosts however they are written', async () => {
    const shared = createHostLimits({
      perSecond: { 'A.example.org': 0.5, 'b.example.org': 2.5 },
      otherwise: 5,
      now: () => new Date(),
      sleep,
    });
    const begin = Date.now();
    const startsAt = (host: string, requests: number) =>
      Promise.all(Array.from({ length: requests }, () => shared.run(host, async () => Date.now() - begin)));
    const all = Promise.all([startsAt('a.example.org', 3), startsAt('b.example.org', 5)]);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await all).toEqual([
      [0, 2000, 4000],
      [0, 0, 800, 800, 1600],
    ]);
  });

  it('keep a pause between requests that want one, whoever sends them', async () => {
    const shared = limits();
    const begin = Date.now();
    const task = () => sleep(300).then(() => Date.now() - begin);
    const all = Promise.all(Array.from({ length: 3 }, () => shared.run('a.example.org', task, { pauseMs: 1000 })));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await all).toEqual([300, 1300, 2300]);
    expect(await shared.run('b.example.org', async () => Date.now() - begin)).toBe(10_000);
  });

  it('give up waiting in the queue when aborted', async () => {
    const shared = limits();
    const controller = new AbortController();
    const first = Array.from({ length: 3 }, () => shared.run('a.example.org', async () => {}));
    const late = shared.run('a.example.org', async () => {}, { signal: controller.signal });
    const outcome = expect(late).rejects.toThrow('stopped by the user');
    controller.abort(new Error('stopped by the user'));
    await outcome;
    await Promise.all(first);
  });
});
