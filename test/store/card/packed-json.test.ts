import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { normalizeRecord } from '../../../src/normalizers/across-fields.ts';
import { isKnownReading } from '../../../src/normalizers/endpoints/known-readings.ts';
import { packJson, packRecord, unpackJson } from '../../../src/store/card/packed-json.ts';

const record = {
  source: 'pubmed-xml',
  sourceId: '99000001',
  title: 'Ødegård’s tides',
  languages: ['en'],
  contributors: [{ role: 'author', family: 'Quill' }],
};

test('what is packed is unpacked to the same', () => {
  for (const value of [record, {}, [], { text: 'x'.repeat(100_000), odd: '\u0000\ud83d\ude00' }])
    expect(unpackJson(packJson(value))).toEqual(value);
});

test('stores that were written long ago stay readable: the dictionary must never change', () => {
  const stored = '0123228c2d2d41be839478d0703b3c232535fdf0d2a294470d338b154a325352918b58524213eeb6c0d2cc9c1ca5dad85a00';
  expect(unpackJson(Buffer.from(stored, 'hex'))).toEqual(record);
});

test('a small record takes less than half of its JSON', () => {
  expect(packJson(record).length).toBeLessThan(JSON.stringify(record).length / 2);
});

test('an unknown packing is named', () => {
  expect(() => unpackJson(Buffer.of(9, 1, 2))).toThrow('unknown packing (9)');
});

test('of a record that is unpacked it is known whether its endpoints were read from its abstract or stated', () => {
  const text =
    'The primary endpoint was overall survival. Overall survival was longer with tidalin (hazard ratio, 0.71; 95% CI, 0.58 to 0.87).';
  const read = normalizeRecord({ source: 'made', sourceId: '1', abstracts: [{ sections: [{ text }] }] });
  const stated = structuredClone(read);
  expect(read.endpoints).toBeDefined();
  for (const [given, known] of [[read, true] as const, [stated, false] as const]) {
    const back = unpackJson<BibliographicRecord>(packRecord(given));
    expect(back).toEqual(read);
    expect(isKnownReading(back)).toBe(known);
    // What is packed once more still is.
    expect(isKnownReading(unpackJson<BibliographicRecord>(packRecord(back)))).toBe(known);
  }
});
