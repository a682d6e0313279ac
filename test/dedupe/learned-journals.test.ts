import { expect, test } from 'vitest';
import { resolve } from '../../src/dedupe/cluster.ts';
import type { Entry } from '../../src/dedupe/entry.ts';
import type { Container } from '../../src/model/container.ts';

const entry = (id: string, title: string, container: Container): Entry => ({
  key: { authority: 'file:x', id },
  record: { source: 'ris', sourceId: id, title, contributors: [{ role: 'author', family: 'Ostrel' }], issued: { year: 2020 }, container },
});
const issn = ['1234-5679'];
const tides = 'Radium and tides of the heart';
const pair = [
  entry('1', tides, { title: 'Zhurnal prilivov', volume: '3', pages: '12' }),
  entry('2', tides, { title: 'Tidal journal', volume: '4', pages: '12' }),
];
const teaching = ['Zhurnal prilivov', 'Tidal journal'].flatMap((title, at) =>
  [0, 1].map((number) =>
    entry(`${title}${number}`, `Quite another matter, number ${at}${number}`, { title, issn, volume: '9', pages: `${at}${number}0` }),
  ),
);
const groupOf = (records: readonly Entry[]) =>
  resolve({ records, decisions: [] })
    .groups.find((group) => group.length > 1)
    ?.map(({ key }) => key.id);

test('two names of one journal are learned from other records that write them with one ISSN', () => {
  expect(groupOf(pair)).toBeUndefined();
  expect(groupOf([...pair, ...teaching])).toEqual(['1', '2']);
});

test('one record alone teaches nothing', () => {
  expect(groupOf([...pair, ...teaching.filter((_, at) => at % 2 === 0)])).toBeUndefined();
});
