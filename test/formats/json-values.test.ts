import { expect, test } from 'vitest';
import { parseJson, splitJsonValues } from '../../src/formats/json-values.ts';

async function* piecesOf(text: string, size: number): AsyncIterable<{ text: string; repairs: number }> {
  for (let at = 0; at < text.length; at += size) yield { text: text.slice(at, at + size), repairs: 0 };
}

async function valuesOf(text: string, size: number, lists?: readonly string[]): Promise<string[]> {
  const values: string[] = [];
  for await (const { text: value, whole } of splitJsonValues(piecesOf(text, size), lists)) values.push(whole ? value : `${value}…`);
  return values;
}

test.each([
  ['[]', []],
  ['', []],
  ['[{"a":1},\n {"b":[2,{"c":3}]}]', ['{"a":1}', '{"b":[2,{"c":3}]}']],
  ['{"a":[1]}', ['{"a":[1]}']],
  ['{"a":1}\n{"b":2}', ['{"a":1}', '{"b":2}']],
  ['{"total":2,"items":[{"a":1},{"b":2}],"more":{"c":[3]}}', ['{"a":1}', '{"b":2}']],
  ['{"items" : [ ]}', []],
  ['{"deep":{"items":[1]}}', ['{"deep":{"items":[1]}}']],
  ['[{"a":"]}\\"{["},{"b":"\\\\"}]', ['{"a":"]}\\"{["}', '{"b":"\\\\"}']],
  ['[1,"two",null,{"a":1}]', ['1', '"two"', 'null', '{"a":1}']],
  ['[{"a":1},{"b":', ['{"a":1}', '{"b":…']],
  ['[{"a":"x', ['{"a":"x…']],
  ['words {"a":1}', ['words', '{"a":1}']],
  ['}}]],', []],
])('%j is cut into its records, whatever the pieces', async (text, expected) => {
  for (const size of [1, 3, 1000]) expect(await valuesOf(text, size)).toEqual(expected);
});

test.each([
  ['{"status":"ok","message":{"total-results":2,"items":[{"a":1},{"b":[2]}],"query":{}},"x":[3]}', ['{"a":1}', '{"b":[2]}']],
  ['{"message":{"items":{"items":[1]}}}', ['{"message":{"items":{"items":[1]}}}']],
  ['{"message":{"a":{"b":[1]},"items":[{"c":1}]}}', ['{"c":1}']],
  ['{"other":{"items":[1]}}', ['{"other":{"items":[1]}}']],
  ['{"data":[{"a":1}],"meta":{"total":1}}', ['{"a":1}']],
  ['{"a":1,"b":{"data":[1]}}', ['{"a":1,"b":{"data":[1]}}']],
  ['{"message":{"items":[{"a":1},{"b"', ['{"a":1}', '{"b"…']],
  ['{"message":{"items":[]}}\n{"message":{"items":[{"a":1}]}}', ['{"a":1}']],
])('%j is cut at the lists that are named', async (text, expected) => {
  for (const size of [1, 3, 1000]) expect(await valuesOf(text, size, ['message.items', 'data'])).toEqual(expected);
});

test('what nests deeper than records do is not parsed', () => {
  expect(parseJson(`${'['.repeat(101)}${']'.repeat(101)}`)).toBeUndefined();
  expect(parseJson(`"${'['.repeat(101)}"`)).toBe('['.repeat(101));
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(parseJson('{')).toBeUndefined();
});
