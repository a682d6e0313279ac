import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { put } from './putting.ts';

/** Few words, so that queries find something, and each with an ending or a diacritic that another one lacks. */
const words = ['tide', 'tides', 'tidal', 'ebb', 'Ébb', 'sea', 'seas', 'salt', 'shore', 'shores'];
const plain = (word: string): string => word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((some) => some.join(' '));
const drawn = fc.sample(fc.record({ title: text, abstract: text, year: fc.integer({ min: 2001, max: 2006 }) }), { seed: 31, numRuns: 60 });
const records = drawn.map(
  ({ title, abstract, year }, at): BibliographicRecord => ({
    source: 'desk',
    sourceId: `${at}`,
    title,
    abstracts: [{ sections: [{ text: abstract }] }],
    issued: { year },
  }),
);

type Drawn = (typeof drawn)[number];
interface Asked {
  readonly query: string;
  /** What it should find, looked at record by record. */
  readonly finds: (record: Drawn) => boolean;
}

const inTexts = (record: Drawn, field: string): readonly string[][] =>
  (field === 'title' ? [record.title] : field === 'abstract' ? [record.abstract] : [record.title, record.abstract]).map((each) =>
    each.split(' ').map(plain),
  );
const field = fc.constantFrom('title', 'abstract', 'title-abstract');
const word = fc.constantFrom(...words);
const leaf: fc.Arbitrary<Asked> = fc.oneof(
  fc.tuple(field, word).map(
    ([name, asked]): Asked => ({
      query: `${name}:${asked}`,
      finds: (record) => inTexts(record, name).some((each) => each.includes(plain(asked))),
    }),
  ),
  fc.tuple(field, fc.constantFrom('tid', 'se', 'shor')).map(
    ([name, asked]): Asked => ({
      query: `${name}:${asked}*`,
      finds: (record) => inTexts(record, name).some((each) => each.some((one) => one.startsWith(asked))),
    }),
  ),
  fc.tuple(field, word, word).map(
    ([name, a, b]): Asked => ({
      query: `${name}:"${a} ${b}"`,
      finds: (record) => inTexts(record, name).some((each) => each.some((one, at) => one === plain(a) && each[at + 1] === plain(b))),
    }),
  ),
  fc
    .tuple(fc.constantFrom('title', 'abstract'), word, word, fc.nat({ max: 2 }))
    // The index takes a word for near itself.
    .filter(([, a, b]) => plain(a) !== plain(b))
    .map(
      ([name, a, b, most]): Asked => ({
        query: `${name}:(${a} NEAR/${most} ${b})`,
        finds: (record) =>
          inTexts(record, name).some((each) =>
            each.some(
              (one, at) =>
                one === plain(a) && each.some((other, there) => there !== at && other === plain(b) && Math.abs(there - at) - 1 <= most),
            ),
          ),
      }),
    ),
  fc
    .tuple(fc.integer({ min: 2001, max: 2006 }), fc.nat({ max: 3 }))
    .map(([from, more]): Asked => ({ query: `year:${from}..${from + more}`, finds: ({ year }) => year >= from && year <= from + more })),
);
const { asked } = fc.letrec<{ asked: Asked }>((tie) => ({
  asked: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc
      .tuple(tie('asked'), tie('asked'))
      .map(([a, b]): Asked => ({ query: `(${a.query} AND ${b.query})`, finds: (record) => a.finds(record) && b.finds(record) })),
    fc
      .tuple(tie('asked'), tie('asked'))
      .map(([a, b]): Asked => ({ query: `(${a.query} OR ${b.query})`, finds: (record) => a.finds(record) || b.finds(record) })),
    fc
      .tuple(tie('asked'), tie('asked'))
      .map(([a, b]): Asked => ({ query: `(${a.query} NOT ${b.query})`, finds: (record) => a.finds(record) && !b.finds(record) })),
  ),
}));

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  await put(store, records, { source: 'desk' });
});
afterAll(() => store.close());

test('a library finds what a look at every record finds', async () => {
  await fc.assert(
    fc.asyncProperty(asked, async ({ query, finds }) => {
      const { works } = await store.search(parseQuery(query), { offset: 0, limit: 100, sort: 'added' });
      const found = works.map(({ id }) => Number(id.slice(1)) - 1).sort((a, b) => a - b);
      expect(found).toEqual(drawn.flatMap((record, at) => (finds(record) ? [at] : [])));
    }),
    { seed: 32, numRuns: 200 },
  );
});
