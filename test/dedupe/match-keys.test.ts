import { expect, test } from 'vitest';
import { matchKeys } from '../../src/dedupe/match-keys.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';

const whole: BibliographicRecord = {
  source: 'ris',
  sourceId: '1',
  title: 'Tidal radium in metastatic bone disease of older sailors: a randomised trial',
  contributors: ['Ostrel', 'Quill', 'Marsh'].map((family) => ({ role: 'author' as const, family, given: 'A' })),
  issued: { year: 2021 },
  container: { title: 'Tides', volume: '12', pages: '221-228' },
};

const shared = (changes: Partial<BibliographicRecord>): number => {
  const keys = new Set(matchKeys(whole));
  return matchKeys({ ...whole, ...changes }).filter((key) => keys.has(key)).length;
};

test.each<[what: string, changes: Partial<BibliographicRecord>]>([
  ['another title', { title: 'Radio mareal en marineros mayores' }],
  [
    'slips of the pen',
    { title: 'Tidal radium in metastatik bone disease of older sailosr: a randomised trial', container: {}, contributors: [] },
  ],
  [
    'no subtitle, nothing else',
    { title: 'Tidal radium in metastatic bone disease of older sailors', container: {}, contributors: [], issued: {} },
  ],
  ['another year and no pages', { issued: { year: 2022 }, container: { title: 'Tides' } }],
  ['other authors in another order', { title: 'x', container: {}, contributors: [...(whole.contributors ?? [])].reverse() }],
])('a record is found in spite of %s', (_, changes) => {
  expect(shared(changes)).toBeGreaterThan(0);
});

test('strangers share no key, and what says nothing but a title is found by it', () => {
  expect(shared({ title: 'Coffee and sleep in mice', contributors: [], container: {}, issued: { year: 2001 } })).toBe(0);
  expect(matchKeys({ source: 'ris', sourceId: '2', title: 'Tides' })).toEqual(['e|tides']);
  expect(matchKeys({ source: 'ris', sourceId: '3' })).toEqual([]);
});
