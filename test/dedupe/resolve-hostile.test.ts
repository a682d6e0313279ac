import { describe, expect, test } from 'vitest';
import { resolve } from '../../src/dedupe/cluster.ts';
import { decidePair } from '../../src/dedupe/decide.ts';
import type { Entry } from '../../src/dedupe/entry.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { processorTime } from '../processor-time.ts';

const record = (fields: Partial<BibliographicRecord>): BibliographicRecord => ({ source: 'ris', sourceId: '1', ...fields });
const entries = (count: number, fields: (at: number) => Partial<BibliographicRecord>): readonly Entry[] =>
  Array.from({ length: count }, (_, at) => ({
    key: { authority: 'file:made.ris', id: String(at) },
    record: record({ ...fields(at), sourceId: String(at) }),
  }));
const groupsOf = (records: readonly Entry[]): number => resolve({ records, decisions: [] }).groups.length;

const longTitles = ['radium ', 'radium1 ', 'a', '1 ', 'part 2 ', '[', '(', ': ', 'α', 'ü', '&amp;', 'iv ', '. '].map((piece) => [piece]);

test.each(longTitles)('titles of 100 kB of nothing but %j are compared in no time to speak of', (piece) => {
  const title = piece.repeat(100_000 / piece.length);
  const [a, b] = [record({ title }), record({ title: `${title}x` })];
  expect(processorTime(() => decidePair(a, b))).toBeLessThan(400);
  expect(processorTime(() => groupsOf(entries(20, (at) => ({ title: `${title}${at % 2}`, issued: { year: 2020 } }))))).toBeLessThan(4_000);
});

test('abstracts, journals and pages of 100 kB take no time to speak of', () => {
  for (const piece of ['radium ', '1-', 'J. ', 'S1 ', '(', 'Suppl ']) {
    const text = piece.repeat(100_000 / piece.length);
    const container = { title: text, abbreviation: text, volume: text, issue: text, pages: text, pagesAsGiven: text, articleNumber: text };
    const made = entries(10, (at) => ({
      title: 'Tidal radium in bone metastases',
      container: { ...container, volume: `${at}${text}` },
      abstracts: [{ sections: [{ text }] }],
    }));
    expect([piece, processorTime(() => groupsOf(made)) < 3_000]).toEqual([piece, true]);
  }
});

test('ten thousand authors are compared in time that grows with their number', () => {
  const authors = (count: number, shift: number) =>
    Array.from({ length: count }, (_, at) => ({ role: 'author' as const, family: `Tellen${(at * 7 + shift) % count}`, given: 'A B' }));
  const pair = (count: number) =>
    [0, 1].map((shift) => record({ title: 'Tidal radium', contributors: authors(count, shift) })) as [
      BibliographicRecord,
      BibliographicRecord,
    ];
  const [few, many] = [pair(2_500), pair(10_000)];
  const short = processorTime(() => decidePair(...few));
  expect(processorTime(() => decidePair(...many))).toBeLessThan(Math.max(250, short * 10));
});

/** One work, and many: what a person meant cannot be told, but time must not grow with the square of their number. */
const crowds: Readonly<Record<string, (at: number) => Partial<BibliographicRecord>>> = {
  'identical records': () => ({
    title: 'Tidal radium in bone metastases: the TIDE trial',
    contributors: [{ role: 'author', family: 'Tellen', given: 'A' }],
    issued: { year: 2020 },
    container: { title: 'Annals of tides', volume: '12', pages: '101-109' },
    identifiers: [{ scheme: 'doi', value: '10.5555/tide.1' }],
  }),
  'records titled «Editorial» with nothing else': () => ({ title: 'Editorial' }),
  'records of nothing at all': () => ({}),
  'records of one DOI and other titles': (at) => ({
    title: `Abstract ${at} of many`,
    identifiers: [{ scheme: 'doi', value: '10.5555/all' }],
  }),
  'records of one journal, volume and page': (at) => ({
    title: `Letter ${at}`,
    issued: { year: 2020 },
    container: { title: 'Annals of tides', volume: '12', pages: '101' },
  }),
  'articles of one author in one year': (at) => ({
    title: `Tidal radium in metastases of bone, report number ${at}`,
    contributors: [{ role: 'author', family: 'Tellen', given: 'A' }],
    issued: { year: 2020 },
  }),
};

describe.each(Object.entries(crowds))('5,000 %s', (_, fields) => {
  test('take time in proportion to their number', () => {
    const [fewer, many] = [entries(1_250, fields), entries(5_000, fields)];
    groupsOf(fewer);
    const short = processorTime(() => groupsOf(fewer));
    // Four times as many: the square of it would be sixteen times as long.
    expect(processorTime(() => groupsOf(many))).toBeLessThan(Math.max(1_500, short * 10));
  });
});

test('a hundred identical records are one work, and «Editorial» is not taken for that of another year', () => {
  expect(groupsOf(entries(100, crowds['identical records'] as (at: number) => Partial<BibliographicRecord>))).toBe(1);
  const editorials = entries(3, (at) => ({
    title: 'Editorial',
    issued: { year: 2014 + 2 * at },
    container: { title: 'Annals of tides', volume: String(at + 1) },
  }));
  expect(groupsOf(editorials)).toBe(3);
});
