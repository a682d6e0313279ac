import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Entry } from '../../src/dedupe/entry.ts';
import { merge } from '../../src/dedupe/merge.ts';
import { valuePaths } from '../../src/model/provenance.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../src/model/record.ts';
import { type Citation, keyText } from '../../src/model/work.ts';
import { foldToWord } from '../../src/normalizers/fold.ts';

const words = (...some: string[]) => fc.constantFrom(...some);
const optional: { requiredKeys: never[] } = { requiredKeys: [] };
const list = <T>(element: fc.Arbitrary<T>) => fc.array(element, { minLength: 1, maxLength: 3 });

const title = words(
  'Effects of tides: a cohort',
  'Effects of tides',
  'EFFECTS OF TIDES',
  '[Effects of tides].',
  'Mareas',
  'Effects of tid',
  'Tides…',
);
const person = fc.record(
  {
    role: words('author', 'editor'),
    family: words('Quill', 'QUILL', 'Moor', 'Ødegård', 'Odegard'),
    given: words('A', 'Ada', 'A B', 'Ben'),
  },
  { requiredKeys: ['role', 'family'] },
);
const container = fc.record(
  {
    title: words('Ann Tides', 'Annals of tides', 'ANNALS OF TIDES'),
    volume: words('1', '2'),
    issue: words('1', '2'),
    pages: words('221', '221-228', '1-8'),
    articleNumber: words('e1', 'e2'),
  },
  optional,
);

const citation = fc.record(
  {
    title,
    type: words('article', 'document', 'article-journal'),
    publisher: words('Harbour Press', 'HARBOUR PRESS', 'Other'),
    contributors: list(person),
    issued: fc.record({ year: fc.integer({ min: 2018, max: 2020 }), month: fc.constantFrom(1, 2) }, { requiredKeys: ['year'] }),
    dates: fc.record({ electronic: words('2018', '2018-04-01'), accepted: words('2017', '2017-02') }, optional),
    container,
    identifiers: list(fc.record({ scheme: words('doi', 'pmid', 'handle'), value: words('10.5555/1', '99000001', '99999/1') })),
    headings: list(
      fc.record(
        { vocabulary: words('mesh', 'decs'), term: words('Tides', 'Sleep'), ui: words('D1', 'D2'), major: fc.boolean() },
        { requiredKeys: ['vocabulary', 'term'] },
      ),
    ),
    keywords: list(fc.record({ term: words('tides', 'Sleep', 'moon', 'MOON') })),
    labels: list(words('seen', 'Seen', 'read')),
    abstracts: list(
      fc.record({
        language: words('en', 'es'),
        sections: list(fc.record({ text: words('Forty slept.', 'Forty slept…', 'Thirty slept well.') })),
      }),
    ),
  },
  optional,
) as unknown as fc.Arbitrary<Citation>;

const entry = fc
  .tuple(words('pubmed', 'crossref', 'hdl:1', 'file:a', 'file:b', 'elsewhere'), fc.integer({ min: 1, max: 4 }), citation, fc.boolean())
  .map(([authority, id, said, deleted]): Entry => {
    const record = {
      source: authority,
      sourceId: `${id}`,
      ...(deleted && id === 4 ? { deleted: true } : {}),
      ...said,
    } as BibliographicRecord;
    return { key: { authority, id: `${id}` }, record };
  });
const entries = fc.uniqueArray(entry, { minLength: 1, maxLength: 6, selector: ({ key }) => keyText(key) });

const runs = { seed: 20_260_105, numRuns: 400 };

test('the order of the records changes nothing', () => {
  fc.assert(
    fc.property(entries, fc.infiniteStream(fc.nat()), (records, random) => {
      const shuffled = records.map((each) => ({ each, at: random.next().value as number })).sort((a, b) => a.at - b.at);
      expect(JSON.stringify(merge(shuffled.map(({ each }) => each)))).toBe(JSON.stringify(merge(records)));
    }),
    runs,
  );
});

test('every identifier, heading, keyword and label of every record is in the work, and names the record', () => {
  fc.assert(
    fc.property(entries, (records) => {
      const { citation: merged, provenance } = merge(records);
      for (const { key, record } of records) {
        const has = <T>(field: string, of: readonly T[] | undefined, same: (element: T) => boolean) =>
          (of ?? []).some((element, at) => same(element) && provenance[`${field}[${at}]`]?.includes(keyText(key)));
        for (const { scheme, value } of record.identifiers ?? [])
          expect(has('identifiers', merged.identifiers, (each) => each.scheme === scheme && each.value === value)).toBe(true);
        for (const { vocabulary, term } of record.headings ?? [])
          expect(
            has('headings', merged.headings, (each) => each.vocabulary === vocabulary && foldToWord(each.term) === foldToWord(term)),
          ).toBe(true);
        for (const label of record.labels ?? []) expect(has('labels', merged.labels, (each) => each === label)).toBe(true);
        for (const { term } of record.keywords ?? []) {
          const asHeading = (merged.headings ?? []).some((each) => foldToWord(each.term) === foldToWord(term));
          expect(asHeading || has('keywords', merged.keywords, (each) => foldToWord(each.term) === foldToWord(term))).toBe(true);
        }
      }
    }),
    runs,
  );
});

test('every value names records of the work, and no other path is told of', () => {
  fc.assert(
    fc.property(entries, (records) => {
      const { citation: merged, provenance } = merge(records);
      const names = new Set(records.map(({ key }) => keyText(key)));
      expect(Object.keys(provenance)).toEqual(valuePaths(merged));
      for (const keys of Object.values(provenance)) {
        expect(keys.length).toBeGreaterThan(0);
        expect(new Set(keys).size).toBe(keys.length);
        for (const key of keys) expect(names.has(key)).toBe(true);
      }
      expect(bibliographicRecord.safeParse({ source: 'refmill', sourceId: 'W1', ...merged }).error?.issues).toBeUndefined();
    }),
    runs,
  );
});

test('a copy of a record adds nothing but its name, and what records say together they say again', () => {
  fc.assert(
    fc.property(entry, (one) => {
      const copy = { key: { authority: one.key.authority, id: 'copy' }, record: one.record };
      const { citation: alone } = merge([one, copy]);
      const again: Entry = { key: one.key, record: { source: one.record.source, sourceId: one.record.sourceId, ...alone } };
      expect(merge([again, { ...again, key: copy.key }]).citation).toEqual(alone);
    }),
    runs,
  );
});
