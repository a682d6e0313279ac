import { expect, test } from 'vitest';
import { differingPaths } from '../../src/model/differing-paths.ts';

test.each([
  ['the same in another order', { a: 1, b: [{ c: 2, d: 3 }] }, { b: [{ d: 3, c: 2 }], a: 1 }, []],
  ['a value', { title: 'Old' }, { title: 'New' }, [{ path: 'title', before: 'Old', after: 'New' }]],
  [
    'what came and what went',
    { a: 1 },
    { b: 2 },
    [
      { path: 'a', before: 1 },
      { path: 'b', after: 2 },
    ],
  ],
  [
    'within an object',
    { container: { volume: '1', issue: '2' } },
    { container: { volume: '3', issue: '2' } },
    [{ path: 'container.volume', before: '1', after: '3' }],
  ],
  ['within a list of as many', { k: ['a', { t: 'b' }, 'c'] }, { k: ['a', { t: 'x' }, 'c'] }, [{ path: 'k[1].t', before: 'b', after: 'x' }]],
  ['an element in front', { k: ['b', 'c'] }, { k: ['a', 'b', 'c'] }, [{ path: 'k[0]', after: 'a' }]],
  ['an element less', { k: ['a', 'b', 'c'] }, { k: ['a', 'c'] }, [{ path: 'k[1]', before: 'b' }]],
  [
    'several, some of them the same',
    { k: ['a', 'b', 'c', 'd'] },
    { k: ['x', 'b', 'd'] },
    [
      { path: 'k[0]', before: 'a' },
      { path: 'k[2]', before: 'c' },
      { path: 'k[0]', after: 'x' },
    ],
  ],
  ['another kind of value', { a: [1] }, { a: { b: 1 } }, [{ path: 'a', before: [1], after: { b: 1 } }]],
])('%s', (_, before, after, paths) => {
  expect(differingPaths(before, after)).toEqual(paths);
});

test('an order that alone changed is told element by element', () => {
  expect(differingPaths(['a', 'b'], ['b', 'a'])).toEqual([
    { path: '[0]', before: 'a', after: 'b' },
    { path: '[1]', before: 'b', after: 'a' },
  ]);
});
