import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { normalizeRecord } from '../../../src/normalizers/across-fields.ts';
import { isKnownReading } from '../../../src/normalizers/endpoints/known-readings.ts';

const text =
  'METHODS: The primary endpoint was overall survival. RESULTS: Overall survival was longer with tidalin than with placebo (hazard ratio, 0.71; 95% CI, 0.58 to 0.87; P = 0.001).';
const bare: BibliographicRecord = { source: 'made', sourceId: '1', abstracts: [{ sections: [{ text }] }] };
const read = normalizeRecord(bare);

test('what was read of an abstract is known to be, beside that abstract or another with the same words', () => {
  expect(read.endpoints?.length).toBeGreaterThan(0);
  expect(read.results?.length).toBeGreaterThan(0);
  expect(isKnownReading(read)).toBe(true);
  const entitled: BibliographicRecord = { ...read, title: 'Tides' };
  expect(isKnownReading(entitled)).toBe(true);
  expect(isKnownReading({ ...read, abstracts: [{ language: 'en', sections: [{ text }] }] })).toBe(true);
});

test('beside other words, without an abstract, or when one of the lists was changed it is not', () => {
  const { abstracts: _no, ...withoutAbstract } = read;
  const { results: _none, ...withoutResults } = read;
  expect(isKnownReading({ ...read, abstracts: [{ sections: [{ text: `${text} More.` }] }] })).toBe(false);
  expect(isKnownReading({ ...read, abstracts: [{ other: true, sections: [{ text }] }] })).toBe(false);
  expect(isKnownReading(withoutAbstract)).toBe(false);
  expect(isKnownReading(withoutResults)).toBe(false);
  expect(isKnownReading({ ...read, endpoints: [...(read.endpoints ?? [])] })).toBe(false);
});

test('what the source states is no reading, whatever it says', () => {
  const stated = normalizeRecord({ ...bare, endpoints: read.endpoints?.map((endpoint) => ({ ...endpoint })) ?? [] });
  expect(stated.results).toBeUndefined();
  expect(isKnownReading(stated)).toBe(false);
  expect(isKnownReading(bare)).toBe(false);
});
