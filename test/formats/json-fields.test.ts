import { expect, test } from 'vitest';
import type { Drafting } from '../../src/formats/drafting.ts';
import { JsonFields } from '../../src/formats/json-fields.ts';
import { unplaceRest } from '../../src/formats/unplaced-rest.ts';

const fieldsOf = (text: string): JsonFields => new JsonFields(JSON.parse(text) as Record<string, unknown>);

test('what is taken is gone, what is another kind of value than was asked for stays', () => {
  const fields = fieldsOf('{"title":" A lamp ","year":2024,"list":["a",7,"",null,{"b":1}],"open":"Y","seen":true,"odd":"?"}');
  expect(fields.text('title')).toBe('A lamp');
  expect(fields.text('year')).toBe('2024');
  expect(fields.texts('list')).toEqual(['a', '7']);
  expect(fields.flag('open', { Y: true })).toBe(true);
  expect(fields.flag('seen')).toBe(true);
  expect(fields.flag('odd', { Y: true })).toBeUndefined();
  expect(fields.text('missing')).toBeUndefined();
  expect(fields.rest()).toEqual({ list: [null, null, { b: 1 }], odd: '?' });
});

test('lists of objects keep the place of what is left in them, and one object stands for a list of one', () => {
  const fields = fieldsOf('{"people":[{"name":"A","rank":1},{"name":"B"},"C"],"one":{"name":"D","rank":2},"inner":{"x":{"y":1,"z":2}}}');
  expect(fields.list('people').map((each) => each.text('name'))).toEqual(['A', 'B']);
  expect(fields.list('one').map((each) => each.text('name'))).toEqual(['D']);
  expect(fields.fields('inner')?.fields('x')?.text('y')).toBe('1');
  expect(fields.list('nobody')).toEqual([]);
  expect(fields.rest()).toEqual({ people: [{ rank: 1 }, null, 'C'], one: { rank: 2 }, inner: { x: { z: 2 } } });
});

test('nothing is nothing, zero and false are something, and every name is a name', () => {
  const fields = fieldsOf('{"a":null,"b":"","c":[],"d":{"e":[{}]},"count":0,"open":false,"__proto__":{"x":1},"constructor":"y"}');
  expect(fields.text('toString')).toBeUndefined();
  expect(fields.text('constructor')).toBe('y');
  expect(JSON.stringify(fields.rest())).toBe('{"count":0,"open":false,"__proto__":{"x":1}}');
});

test('a value is given back, or dropped because it is said elsewhere', () => {
  const fields = fieldsOf('{"doi":"none","id":"1","again":"1"}');
  fields.giveBack('doi', fields.text('doi'));
  fields.drop('id', 'again');
  expect(fields.peek('doi')).toBe('none');
  expect(fields.rest()).toEqual({ doi: 'none' });
  fields.drop('doi');
  expect(fields.rest()).toBeUndefined();
});

test('what is left is kept, and one finding names what nobody expected', () => {
  const drafting: Drafting = { draft: {}, findings: [] };
  unplaceRest(
    drafting,
    { count: 3, topics: [{ id: 'T1' }], people: [{ rank: 1, born: 1970 }, null], glow: 'dim' },
    new Set(['count', 'topics', 'people.rank']),
  );
  expect(drafting.draft.unplaced).toEqual([
    { field: 'count', value: '3' },
    { field: 'topics', value: '[{"id":"T1"}]' },
    { field: 'people', value: '[{"rank":1,"born":1970},null]' },
    { field: 'glow', value: 'dim' },
  ]);
  expect(drafting.findings.map(({ message }) => message)).toEqual(['No field of its own for people.born, glow']);
});

test('a record of thousands of unknown fields is told in a sentence', () => {
  const drafting: Drafting = { draft: {}, findings: [] };
  unplaceRest(drafting, Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`f${index}`, 1])), new Set());
  expect(drafting.draft.unplaced).toHaveLength(5000);
  expect(drafting.findings[0]?.message).toMatch(/f19 and 4980 more$/);
});
