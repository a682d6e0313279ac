import { expect, test } from 'vitest';
import type { Decision } from '../../../src/model/work.ts';
import type { GatheredRecord } from '../../../src/pipeline/dedupe-files/gathered-record.ts';
import { groupLines, relatedPairs } from '../../../src/pipeline/dedupe-files/group-lines.ts';

const gathered = (id: string): GatheredRecord => {
  const key = { authority: 'file:a.ris', id };
  const record = { source: 'ris', sourceId: id };
  return { key, libraryKey: key, id, input: 'a.ris', record, whole: () => record };
};
const [one, two, three, four, five] = ['1', '2', '3', '4', '5'].map(gathered) as [
  GatheredRecord,
  GatheredRecord,
  GatheredRecord,
  GatheredRecord,
  GatheredRecord,
];
const groups = [[one, two], [three], [four], [five]];
const kin = (a: string, b: string, of: 'a' | 'b'): Decision => ({
  a: `file:a.ris/${a}`,
  b: `file:a.ris/${b}`,
  verdict: 'different',
  by: 'rule',
  reasons: ['one is a preprint'],
  relation: { kind: 'preprint', of },
});
const records = new Map([one, two, three, four, five].map((each) => [`file:a.ris/${each.id}`, each]));
const pairs = relatedPairs([kin('2', '3', 'b'), kin('3', '5', 'a')], records);
const lines = (related: 'keep' | 'group') => [...groupLines(groups, pairs, related)].map((line) => JSON.parse(line));

test('related publications stay apart and are told behind the groups, the preprint first', () => {
  expect(lines('keep')).toEqual([
    { ids: ['1', '2'] },
    { ids: [], related: ['3', '2'], kind: 'preprint' },
    { ids: [], related: ['3', '5'], kind: 'preprint' },
  ]);
});

test('on demand all that belongs together is one group', () => {
  expect(lines('group')).toEqual([{ ids: ['1', '2', '3', '5'] }]);
});
