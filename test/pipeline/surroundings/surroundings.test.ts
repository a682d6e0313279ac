import { afterEach, beforeEach, expect, test } from 'vitest';
import { keyText } from '../../../src/model/work.ts';
import { arrivalOf } from '../../../src/pipeline/arrival.ts';
import { takeIn } from '../../../src/pipeline/intake.ts';
import { lookAtArrival } from '../../../src/pipeline/surroundings/looked-at.ts';
import { surroundings } from '../../../src/pipeline/surroundings/surroundings.ts';
import { openSqliteStore } from '../../../src/store/sqlite/open.ts';
import type { Store } from '../../../src/store/store.ts';

let store: Store;
const now = () => new Date('2026-02-03T00:00:00Z');
beforeEach(async () => {
  store = await openSqliteStore(':memory:');
});
afterEach(() => store.close());

const titles = ['Herring at dawn', 'Ropes and their makers', 'Four songs of the whale', 'Barnacles', 'An oar for the left hand'];

/** A row of an export that gives each the same DOI. */
const row = (number: number) =>
  arrivalOf(
    { authority: 'file:rows', id: `${number}` },
    {
      source: 'rows',
      sourceId: `${number}`,
      title: titles[number] ?? '',
      identifiers: [{ scheme: 'doi', value: '10.5555/all' }],
    },
  );

async function bring(...numbers: readonly number[]): Promise<void> {
  const run = await store.beginRun({ source: 'desk', fetcher: 'files', request: {}, startedAt: now().toISOString() });
  await takeIn(store, run, 'desk', { arrivals: numbers.map(row), failures: [], payloads: [] });
}

const names = (numbers: readonly number[]) => numbers.map((number) => keyText(row(number).key));
const near = async (happening: Parameters<typeof surroundings>[1], crowd: number) => {
  const { judged, told, changed, namesOf } = await surroundings(store, happening, crowd);
  const metBy = changed.map((each) => namesOf(each).includes('doi:10.5555/all'));
  return { judged: [...judged].sort(), told: told.map(({ a, b }) => [a, b]).sort(), metBy };
};
test('a name brings a newcomer together with everybody who carries it', async () => {
  await bring(0, 1, 2);
  expect(await near({ changed: [lookAtArrival(row(3))] }, 4)).toEqual({
    judged: names([3]),
    told: [0, 1, 2].map((each) => [`file:rows/${each}`, 'file:rows/3']),
    metBy: [],
  });
});

test('with one record more than a name can bear, all that it brought together are judged without it', async () => {
  await bring(0, 1, 2);
  expect(await near({ changed: [lookAtArrival(row(3))] }, 3)).toEqual({
    judged: names([0, 1, 2, 3]),
    told: [],
    metBy: [false, false, false],
  });
  await bring(3);
  expect(await near({ changed: [lookAtArrival(row(4))] }, 3)).toEqual({ judged: names([4]), told: [], metBy: [] });
});

test('with one record less, they are judged by it again', async () => {
  await bring(0, 1, 2, 3);
  expect(await near({ gone: [row(3).key] }, 3)).toEqual({ judged: names([0, 1, 2]), told: [], metBy: [true, true, true] });
});
