import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arrivalOf } from '../../src/pipeline/arrival.ts';
import { matches } from '../../src/pipeline/matches.ts';
import { parseQuery } from '../../src/search/parse.ts';
import { printQuery } from '../../src/search/print.ts';
import type { Query } from '../../src/search/query.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';
import { chapter, mouseArticle, tideArticle } from './library.ts';
import { put } from './putting.ts';

const records = [tideArticle, mouseArticle, chapter];

/** Things that a query may ask of the library of the tests: some are found, some are not. */
const leaves = [
  ...[
    'radium',
    'survival',
    'coffee',
    'sea',
    'nothing',
    'metasta*',
    'met*sis',
    'metastasis~',
    '"bone metastases"',
    'title:sleep',
    'abstract:placebo',
  ],
  ...[
    'author:vidal',
    'first-author:"Vidal J"',
    'last-author:quill',
    'exact-journal:"Sleepless letters"',
    'journal:oncology',
    'page:101',
    'volume:12',
  ],
  ...[
    'mesh:"Bone Neoplasms"',
    'mesh:D006801',
    'major:"Bone Neoplasms"',
    'mesh:"Bone Neoplasms"/secondary',
    'qualifier:secondary',
    'mesh:bone*',
  ],
  ...[
    'year:2018..2020',
    'year:2021',
    'date:2021-04',
    'date:2018-06..',
    'type:chapter',
    'type:"clinical trial"',
    'language:es',
    'has:abstract',
    'has:doi',
  ],
  ...[
    'retracted:no',
    'pmid:99000002',
    'doi:10.5555/tide.1',
    'endpoint:survival',
    'result:"HR < 0.8"',
    'finding:doi-*',
    'any:pubmed',
    'trial:NCT99000001',
  ],
  ...['radium NEAR/3 placebo', '(mice OR coffee) NEAR/9 sleep', 'text-word:"alpha emitters"', 'accession:NCT99000001', 'source:desk'],
];

const leaf: fc.Arbitrary<Query> = fc.constantFrom(...leaves.map((text) => parseQuery(text)));
const { query } = fc.letrec<{ query: Query }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('query'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), part: tie('query') }),
  ),
}));

let store: Store;
beforeAll(async () => {
  store = await openSqliteStore(':memory:');
  await put(store, records, { source: 'desk' });
});
afterAll(() => store.close());

test('a library finds by its sets and by SQL alone the same works', async () => {
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const { works, total } = await store.search(asked, { offset: 0, limit: 9, sort: 'added' });
      const ids = works.map(({ id }) => id).sort();
      expect(total).toBe(ids.length);
      expect((await store.recent(asked, 9)).map(({ id }) => id).sort()).toEqual(ids);
    }),
    { seed: 20, numRuns: 200 },
  );
});

test('records are chosen before they come into a library by what they would be found by in it', async () => {
  const arrivals = records.map((record) => arrivalOf({ authority: record.source, id: record.sourceId }, record));
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const chosen = await matches(printQuery(await store.exploded(asked)), arrivals, 'desk');
      const { works } = await store.search(asked, { offset: 0, limit: 9, sort: 'added' });
      expect(arrivals.flatMap((each, at) => (chosen.has(each) ? [`W${at + 1}`] : []))).toEqual(works.map(({ id }) => id).sort());
    }),
    { seed: 23, numRuns: 30 },
  );
});

test('what a query is printed as is read as the same query', () => {
  fc.assert(
    fc.property(query, (asked) => {
      const read = parseQuery(printQuery(asked));
      expect(parseQuery(printQuery(read))).toEqual(read);
    }),
    { seed: 21, numRuns: 400 },
  );
});

test('every order has the works that are found, and facets count no more than there are', async () => {
  await fc.assert(
    fc.asyncProperty(query, fc.constantFrom('relevance', 'newest', 'oldest', 'title', 'author', 'journal'), async (asked, sort) => {
      const page = (offset: number, limit: number) => store.search(asked, { offset, limit, sort });
      const whole = (await page(0, 9)).works.map(({ id }) => id);
      const single = await Promise.all([0, 1, 2, 3].map((at) => page(at, 1)));
      expect(single.flatMap(({ works }) => works.map(({ id }) => id))).toEqual(whole);
      for (const { values } of await store.facets(asked, 9))
        for (const { count } of values) expect(count).toBeLessThanOrEqual(whole.length);
    }),
    { seed: 22, numRuns: 60 },
  );
});
