import { expect, test } from 'vitest';
import { comparePlaces } from '../../../src/dedupe/compare/places.ts';
import { placeForm } from '../../../src/dedupe/profile/place-form.ts';
import type { Container } from '../../../src/model/container.ts';

const compared = (a: Container, b: Container, years: readonly number[] = []) =>
  comparePlaces(
    placeForm({ source: 'ris', sourceId: '1', container: a }),
    placeForm({ source: 'ris', sourceId: '2', container: b }),
    years,
  );

test.each<[what: string, a: Container, b: Container, expected: object]>([
  [
    'a range twice',
    { volume: '12', pages: '221-228' },
    { volume: '12', pages: '221-228' },
    { volume: 'agree', pages: 'agree', alone: true },
  ],
  ['the first page alone', { volume: '12', pages: '221' }, { volume: '12', pages: '221-228' }, { pages: 'agree', alone: false }],
  ['a supplement in the volume', { volume: '12 (Suppl 3)' }, { volume: '12', issue: 'Suppl 3' }, { volume: 'agree', issue: 'agree' }],
  ['a scrap of an issue as volume', { volume: '1)' }, { volume: '53', issue: 'SUPPL. 1' }, { volume: 'unknown' }],
  ['the issue as volume', { volume: '3' }, { volume: '53', issue: '3' }, { volume: 'unknown' }],
  ['pages of a supplement without their letter', { pages: 'S72' }, { pages: '72' }, { pages: 'agree' }],
  ['two letters', { pages: 'S72' }, { pages: 'P72' }, { pages: 'differ' }],
  ['the number of the article beside pages', { articleNumber: 'c1804' }, { pages: '1014' }, { pages: 'unknown', otherPage: true }],
  ['pages ahead of print', { pages: '1-10' }, { pages: '221-228' }, { pages: 'unknown', otherPage: false }],
  ['one end wrong', { pages: '221-228' }, { pages: '220-228' }, { pages: 'unknown' }],
  ['other pages', { volume: '12', pages: '221-228' }, { volume: '13', pages: '7-9' }, { volume: 'differ', pages: 'differ' }],
  ['how many pages a thesis has beside the page of its abstract', { pagesAsGiven: '215 p' }, { pages: '1524' }, { pages: 'differ' }],
  ['no pages at all', { pagesAsGiven: 'N.PAG' }, { pages: '7-9' }, { pages: 'unknown' }],
])('%s', (_, a, b, expected) => {
  expect(compared(a, b)).toMatchObject(expected);
  expect(compared(b, a)).toMatchObject(expected);
});

test('the year in place of the volume contradicts none', () => {
  expect(compared({ volume: '2017' }, { volume: '53' }, [2017]).volume).toBe('unknown');
  expect(compared({ volume: '2016' }, { volume: '53' }, [2019]).volume).toBe('differ');
});
