import { expect, test } from 'vitest';
import { zonedTime } from '../../src/commands/zoned-time.ts';

test.each([
  ['2026-03-29T00:59:59Z', 'Europe/Madrid', '2026-03-29 01:59:59 +01:00'],
  ['2026-03-29T01:00:00Z', 'Europe/Madrid', '2026-03-29 03:00:00 +02:00'],
  ['2026-01-01T03:30:00Z', 'America/St_Johns', '2026-01-01 00:00:00 -03:30'],
  ['2026-01-01T03:30:00Z', 'UTC', '2026-01-01 03:30:00 +00:00'],
])('%s is shown by the clocks of %s as %s', (moment, zone, shown) => {
  expect(zonedTime(new Date(moment), zone)).toBe(shown);
});

test('without a zone the clocks are those of the machine, and their offset says so', () => {
  const moment = new Date('2026-01-01T03:30:00Z');
  const shown = zonedTime(moment);
  expect(new Date(shown.replace(' ', 'T').replace(' ', '')).getTime()).toBe(moment.getTime());
});
