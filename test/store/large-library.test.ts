import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { put } from './putting.ts';

/** More works than are looked at one by one. */
const count = 5200;

const records = Array.from(
  { length: count },
  (_, at): BibliographicRecord => ({
    source: 'desk',
    sourceId: `${at}`,
    type: at % 3 === 0 ? 'chapter' : 'article-journal',
    title: at % 40 === 0 ? `Tides of ${at}` : `Water of ${at}`,
    keywords: [{ term: 'tides' }],
    languages: at % 5 === 0 ? ['en', 'es'] : ['en'],
    ...(at % 7 === 0 ? {} : { issued: { year: 2000 + (at % 20) } }),
    container: { title: at % 2 === 0 ? 'PORT one' : 'Port ONE' },
    headings: [
      { vocabulary: 'mesh', term: 'Seas' },
      ...(at % 4 === 0 ? [{ vocabulary: 'decs' as const, term: 'Seas' }] : [{ vocabulary: 'mesh' as const, term: 'Lakes' }]),
    ],
  }),
);

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  for (let at = 0; at < count; at += 1300) await put(store, records.slice(at, at + 1300));
}, 60_000);
afterAll(() => store.close());

const ids = async (query: string, sort: 'relevance' | 'newest' | 'oldest', offset: number, limit: number) =>
  (await store.search(parseQuery(query), { offset, limit, sort })).works.map(({ citation }) => Number(citation.title?.split(' ').at(-1)));

test('facets of thousands of works are counted as those of few are', async () => {
  const facets = Object.fromEntries((await store.facets(parseQuery('water OR tides'), 3)).map(({ field, values }) => [field, values]));
  const where = (holds: (record: BibliographicRecord, at: number) => boolean) => records.filter(holds).length;
  expect(facets).toEqual({
    year: [2001, 2002, 2003].map((year) => ({ value: `${year}`, count: where(({ issued }) => issued?.year === year) })),
    journal: [{ value: 'Port ONE', count }],
    heading: [
      { value: 'Seas', count },
      { value: 'Lakes', count: where((_, at) => at % 4 !== 0) },
    ],
    source: [{ value: 'desk', count }],
    type: [
      { value: 'article-journal', count: where(({ type }) => type === 'article-journal') },
      { value: 'chapter', count: where(({ type }) => type === 'chapter') },
    ],
    access: [],
    language: [
      { value: 'en', count },
      { value: 'es', count: where((_, at) => at % 5 === 0) },
    ],
  });
  const few = await store.facets(parseQuery('water pmid:1 OR title:"tides of 40"'), 3);
  expect(few.find(({ field }) => field === 'heading')?.values).toEqual([{ value: 'Seas', count: 1 }]);
});

test('most works are counted as right as half of them', async () => {
  const types = async (query: string) => (await store.facets(parseQuery(query), 3)).find(({ field }) => field === 'type')?.values;
  for (const [query, holds] of [
    ['title:water', (at: number) => at % 40 !== 0],
    ['language:en NOT language:es', (at: number) => at % 5 !== 0],
  ] as const) {
    const chapters = records.filter(({ type }, at) => holds(at) && type === 'chapter').length;
    const articles = records.filter(({ type }, at) => holds(at) && type !== 'chapter').length;
    expect(await types(query)).toEqual([
      { value: 'article-journal', count: articles },
      { value: 'chapter', count: chapters },
    ]);
  }
});

test('pages of thousands of works follow one another by date', async () => {
  const newest = records.map((record, at) => ({ year: record.issued?.year ?? 0, at })).sort((a, b) => b.year - a.year || b.at - a.at);
  expect(await ids('tides', 'newest', 0, 5)).toEqual(newest.slice(0, 5).map(({ at }) => at));
  expect(await ids('tides', 'newest', count - 3, 5)).toEqual(newest.slice(-3).map(({ at }) => at));
  const dated = newest.filter(({ year }) => year > 0).sort((a, b) => a.year - b.year || a.at - b.at);
  expect(await ids('tides', 'oldest', 100, 5)).toEqual(dated.slice(100, 105).map(({ at }) => at));
  expect((await ids('tides', 'oldest', count - 2, 5)).every((at) => at % 7 === 0)).toBe(true);
});

test('of thousands of works those with the word in the title come first', async () => {
  const titled = records.flatMap((_, at) => (at % 40 === 0 ? [at] : []));
  const first = await ids('tides', 'relevance', 0, titled.length);
  expect(first.toSorted((a, b) => a - b)).toEqual(titled);
  const next = await ids('tides', 'relevance', titled.length, 50);
  expect(next.every((at) => at % 40 !== 0)).toBe(true);
  expect(await ids('tides', 'relevance', titled.length - 2, 4)).toEqual([...first.slice(-2), ...next.slice(0, 2)]);
});

test('a language is nothing to be relevant by: what it finds stands by date', async () => {
  expect(await ids('language:en', 'relevance', 0, 30)).toEqual(await ids('language:en', 'newest', 0, 30));
});

test('of several words the rarer one in the title comes first, and pages of equal works follow by date', async () => {
  const first = await ids('tides OR water', 'relevance', 0, 140);
  const titled = records.flatMap((_, at) => (at % 40 === 0 ? [at] : []));
  expect(first.slice(0, titled.length).toSorted((a, b) => a - b)).toEqual(titled);
  const newest = (await ids('title:water', 'newest', 0, 10)).filter((at) => at % 40 !== 0);
  expect(first.slice(titled.length, titled.length + 10)).toEqual(newest);
});

test('what is written is found at once, whatever was counted before', async () => {
  await put(store, [{ ...(records[1] as BibliographicRecord), sourceId: 'late', languages: ['fr'], title: 'Tides, later' }]);
  const languages = (await store.facets(parseQuery(''), 9)).find(({ field }) => field === 'language')?.values;
  expect(languages?.at(-1)).toEqual({ value: 'fr', count: 1 });
  expect((await store.search(parseQuery('language:fr'), { offset: 0, limit: 1, sort: 'relevance' })).total).toBe(1);
});
