import { expect, test } from 'vitest';
import { type HarvestRun, noCounts, type RunOutcome } from '../../../src/model/run.ts';
import { nextDue } from '../../../src/pipeline/schedule/next-due.ts';

const run = (outcome: RunOutcome, startedAt: string, endedAt = startedAt): HarvestRun => ({
  id: 1,
  source: 's',
  fetcher: 'pubmed',
  startedAt,
  endedAt,
  outcome,
  counts: noCounts,
  request: {},
});

const nightly = { pattern: '0 3 * * *', timezone: 'UTC' };
const at = (time: string) => new Date(`2026-03-10T${time}Z`);
const due = (runs: readonly HarvestRun[], now: Date, schedule = nightly) => nextDue(schedule, runs, now).toISOString();

test('a source that was never harvested is due at once', () => {
  expect(nextDue(nightly, [], at('12:00:00')).getTime()).toBeLessThanOrEqual(at('12:00:00').getTime());
});

test('after a whole run it is due when its time comes round next, and from then on until it is done', () => {
  const runs = [run('complete', '2026-03-10T03:00:05Z')];
  expect(due(runs, at('12:00:00'))).toBe('2026-03-11T03:00:00.000Z');
  expect(due(runs, new Date('2026-03-17T12:00:00Z'))).toBe('2026-03-11T03:00:00.000Z');
});

test('a run of a year that has not come yet, when the clock was wrong, keeps it from nothing', () => {
  const wrong = run('complete', '2031-01-01T00:00:00Z');
  expect(due([wrong], at('12:00:00'))).toBe('1970-01-01T00:00:00.000Z');
  expect(due([wrong, run('complete', '2026-03-10T03:00:05Z')], at('12:00:00'))).toBe('2026-03-11T03:00:00.000Z');
  expect(due([run('complete', '2026-03-10T12:30:00Z')], at('12:00:00'))).toBe('2026-03-11T03:00:00.000Z');
});

test('a run that passed files over is done as well', () => {
  expect(due([run('partial', '2026-03-10T03:00:05Z')], at('12:00:00'))).toBe('2026-03-11T03:00:00.000Z');
});

test('a time that comes round twice while nobody is there is made up for once', () => {
  const missed = [run('complete', '2026-03-07T03:00:00Z')];
  expect(nextDue(nightly, missed, at('12:00:00')).getTime()).toBeLessThan(at('12:00:00').getTime());
  expect(due([run('complete', '2026-03-10T12:00:00Z'), ...missed], at('12:01:00'))).toBe('2026-03-11T03:00:00.000Z');
});

test('an interrupted run leaves it due; one that runs as well', () => {
  const before = run('complete', '2026-03-09T03:00:00Z');
  expect(due([run('interrupted', '2026-03-10T03:00:00Z'), before], at('03:00:10'))).toBe('2026-03-10T03:00:00.000Z');
  expect(due([run('running', '2026-03-10T03:00:00Z'), before], at('03:00:10'))).toBe('2026-03-10T03:00:00.000Z');
});

test.each([
  [1, '2026-03-10T03:20:00.000Z'],
  [2, '2026-03-10T03:30:00.000Z'],
  [3, '2026-03-10T03:50:00.000Z'],
  [9, '2026-03-10T09:10:00.000Z'],
])('after %i failures in a row it waits longer and longer', (failures, expected) => {
  const runs = Array.from({ length: failures }, () => run('failed', '2026-03-10T03:00:00Z', '2026-03-10T03:10:00Z'));
  expect(due([...runs, run('complete', '2026-03-09T03:00:00Z')], at('03:11:00'))).toBe(expected);
});

test('a failure before the last whole run counts no more, and throttling waits like a failure', () => {
  const runs = [
    run('throttled', '2026-03-10T03:00:00Z', '2026-03-10T03:10:00Z'),
    run('complete', '2026-03-09T03:00:00Z'),
    run('failed', '2026-03-08T03:00:00Z'),
  ];
  expect(due(runs, at('03:11:00'))).toBe('2026-03-10T03:20:00.000Z');
});

test('its next time ends the wait after a failure', () => {
  const hourly = { pattern: '0 * * * *', timezone: 'UTC' };
  const failed = Array.from({ length: 6 }, () => run('failed', '2026-03-10T03:50:00Z', '2026-03-10T03:55:00Z'));
  expect(due([...failed, run('complete', '2026-03-09T03:00:00Z')], at('03:56:00'), hourly)).toBe('2026-03-10T04:00:00.000Z');
});

test('times are those of the zone, through the change of clocks', () => {
  const madrid = { pattern: '30 2 * * *', timezone: 'Europe/Madrid' };
  expect(due([run('complete', '2026-03-28T01:30:00Z')], new Date('2026-03-30T00:00:00Z'), madrid)).toBe('2026-03-29T01:00:00.000Z');
  expect(due([run('complete', '2026-03-29T01:30:01Z')], new Date('2026-03-30T00:00:00Z'), madrid)).toBe('2026-03-30T00:30:00.000Z');
});

test('a pattern that comes round no more leaves it alone', () => {
  const once = { pattern: '2026-03-10T03:00:00', timezone: 'UTC' };
  expect(nextDue(once, [run('complete', '2026-03-10T03:00:01Z')], at('12:00:00')).getTime()).toBeGreaterThan(at('12:00:00').getTime());
});
