import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../src/model/canonical-json.ts';

/** What it is by definition, slower: the hashes of the records in every library were made with it. */
const byDefinition = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';

const fixtures = new URL('../../fixtures/', import.meta.url);
const expectations = readdirSync(fixtures)
  .flatMap((format) => readdirSync(new URL(`${format}/`, fixtures)).map((name) => `${format}/${name}/expected.json`))
  .filter((path) => existsSync(new URL(path, fixtures)));

test.each(expectations)('%s has the text that it had in every library', (path) => {
  const value: unknown = JSON.parse(readFileSync(new URL(path, fixtures), 'utf8'));
  expect(canonicalJson(value)).toBe(byDefinition(value));
});

test.each<[unknown]>([
  [undefined],
  [null],
  [0],
  [-0],
  [1e21],
  [Number.NaN],
  [Number.POSITIVE_INFINITY],
  [true],
  [''],
  ['"\\/\b\f\n\r\t\0\x7F\u2028é𝔐'],
  ['\uD800 and \uDC00'],
  [[]],
  [{}],
  [[undefined, null, [], {}]],
  [{ b: 1, a: undefined, c: null }],
  [{ a: undefined }],
  [{ b: { d: 1, c: [{ z: 1, y: 2 }] }, a: 1 }],
  [{ a: { c: 1, b: [{ z: 1, y: 2 }] }, b: 1 }],
  [{ a: [{ y: 1, z: 2 }], b: { c: {} } }],
  [{ b: 1, 10: 2, 9: 3, a: 4, '01': 5, '-1': 6 }],
  [{ '"': 1, '\n': 2, é: 3, Z: 4, a: 5, '\u{1D510}': 6, '\uFFFD': 7 }],
  [JSON.parse('{"b":1,"__proto__":{"y":1,"x":2},"a":{"__proto__":null}}')],
  [JSON.parse('{"__proto__":{"y":1,"x":2},"a":1}')],
  [Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`k${(at * 37) % 60}`, at]))],
  [(() => 1) as unknown],
  [{ a: () => 1, b: [() => 1, Symbol('x')] }],
])('%j has one text', (value) => {
  expect(canonicalJson(value)).toBe(byDefinition(value));
});

test('what was put together in another order has the same text, and nothing is changed by asking', () => {
  const value = { b: [{ d: 1, c: 2 }], a: { f: 1, e: 2 } };
  expect(canonicalJson(value)).toBe('{"a":{"e":2,"f":1},"b":[{"c":2,"d":1}]}');
  expect(canonicalJson({ a: { e: 2, f: 1 }, b: [{ c: 2, d: 1 }] })).toBe(canonicalJson(value));
  expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":{"f":1,"e":2}}');
});
