import { expect, test } from 'vitest';
import { packJson, unpackJson } from '../../../src/store/card/packed-json.ts';

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
