import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { biblatex, bibtex } from '../../../src/formats/bibtex/bibtex.ts';
import type { Format, WriteContext } from '../../../src/formats/format.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, bibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

const vocabularies = combineVocabularies([]);

async function read(text: string, format: Format = bibtex): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  for await (const record of format.read([Buffer.from(text)], { name: 'x.bib', vocabularies, journals: noJournals })) records.push(record);
  return records;
}

async function write(records: readonly BibliographicRecord[], format: Format = bibtex, context: WriteContext = {}): Promise<string> {
  let text = '';
  for await (const piece of format.write?.(records, context) ?? []) text += piece;
  return text;
}

const keysIn = (text: string): (string | undefined)[] => [...text.matchAll(/^@\w+\{([^,]*),$/gm)].map(([, key]) => key);
const titled = (title: string, fields: Partial<BibliographicRecord> = {}): BibliographicRecord => ({
  source: 'ris',
  sourceId: title,
  title,
  ...fields,
});

describe('the key of an entry', () => {
  test('is the one that the library has given, else the record’s own if it came from a .bib file, else made of the record', async () => {
    const own = titled('Own', { source: 'biblatex', sourceId: 'Own:2001/x' });
    const given: WriteContext = { citationKey: ({ title }) => (title === 'Given' ? 'given2000' : undefined) };
    expect(keysIn(await write([titled('Given'), own, titled('Made')], bibtex, given))).toEqual(['given2000', 'Own:2001/x', 'anonmade']);
  });

  test('is told apart by a letter from the same key before it', async () => {
    expect(keysIn(await write([titled('Bone'), titled('Bone'), titled('Bone')], biblatex))).toEqual(['anonbone', 'anonbonea', 'anonboneb']);
  });

  test('holds no sign that ends it, whatever the file it came from had', async () => {
    const odd = ['a b', 'a,b', 'ä', '{', 'a"b', '%a', 'a\\b'].map((sourceId) => titled('Odd', { source: 'bibtex', sourceId }));
    for (const key of keysIn(await write(odd))) expect(key).toMatch(/^[A-Za-z0-9]+$/);
  });
});

describe('what is written', () => {
  test('is the same each time, in ASCII for BibTeX and in Unicode for BibLaTeX, with line feeds', async () => {
    const record = titled('Über die DNA', {
      type: 'thesis',
      contributors: [{ role: 'author', family: 'Žák', given: 'Jiří' }],
      issued: { year: 2017, month: 10, day: 3 },
      publisher: 'Univerzita',
      languages: ['de'],
      labels: ['a % b'],
    });
    const text = await write([record]);
    expect(text).toBe(
      [
        '@phdthesis{zak2017dna,',
        "  author = {{\\v{Z}}{\\'a}k, Ji{\\v{r}}{\\'i}},",
        '  title = {{\\"U}ber die {DNA}},',
        '  year = {2017},',
        '  month = oct,',
        '  day = {3},',
        '  school = {Univerzita},',
        '  language = {german},',
        '  groups = {a \\% b},',
        '  verba = {refmill: {"fields":{"sourceId":"\\u00dcber die DNA"},"over":{"sourceId":"93e17b50"}}}',
        '}',
        '',
        '',
      ].join('\n'),
    );
    expect(await write([record])).toBe(text);
    expect(await write([record], biblatex)).toContain('  author = {Žák, Jiří},\n  title = {Über die {DNA}},\n  date = {2017-10-03},');
  });

  test('comes back, though its texts be made of braces, quotes and commands', async () => {
    const letters = fc.constantFrom(...'abc ABC 12 {}\\"%$&#_~^\'`-–,;=@()éøα²…文\n'.split(''), ' and ', '\\u', 'others');
    const text = fc
      .string({ unit: letters, minLength: 1, maxLength: 20 })
      .map((one) => one.trim())
      .filter((one) => one !== '');
    const optional = { requiredKeys: ['source', 'sourceId'] as ('source' | 'sourceId')[] };
    const person = fc.oneof(
      fc.record({ role: fc.constantFrom('author' as const, 'editor' as const), family: text, given: text }),
      fc.record({ role: fc.constant('author' as const), collective: text }),
      fc.record({
        role: fc.constantFrom('translator' as const, 'investigator' as const),
        family: text,
        orcid: fc.constant('0000-0002-1825-0097'),
      }),
    );
    const record = fc.record(
      {
        source: fc.constant('nbib'),
        sourceId: text,
        type: fc.constantFrom(
          'article-journal' as const,
          'book' as const,
          'webpage' as const,
          'map' as const,
          'article-newspaper' as const,
        ),
        title: text,
        contributors: fc.array(person, { minLength: 1, maxLength: 4 }),
        issued: fc.record(
          { year: fc.integer({ min: 1000, max: 2999 }), month: fc.integer({ min: 1, max: 12 }) },
          { requiredKeys: ['year'] },
        ),
        container: fc.record({ title: text, volume: text, issue: text, pages: text }, { requiredKeys: ['title'] }),
        keywords: fc.array(fc.record({ term: text }), { minLength: 1, maxLength: 3 }),
        notes: fc.array(text, { minLength: 1, maxLength: 3 }),
        labels: fc.array(text, { minLength: 1, maxLength: 2 }),
        publisher: text,
        abstracts: fc.array(fc.record({ sections: fc.array(fc.record({ text }), { minLength: 1, maxLength: 2 }) }), {
          minLength: 1,
          maxLength: 2,
        }),
      },
      optional,
    );
    await fc.assert(
      fc.asyncProperty(record, fc.constantFrom(bibtex, biblatex), async (one, format) => {
        const back = await read(await write([one as BibliographicRecord], format), format);
        const carried = back.map(({ source: _, findings: __, unplaced: ___, ...rest }) => rest);
        const { source: _, ...expected } = one as BibliographicRecord;
        const plain = (given: Partial<BibliographicRecord>) =>
          JSON.parse(
            JSON.stringify({
              ...given,
              issued: { ...given.issued, raw: undefined },
              container: { ...given.container, pagesAsGiven: undefined },
            }),
          );
        expect(carried.map(plain)).toEqual([plain(expected)]);
      }),
      { seed: 8, numRuns: 250 },
    );
  });
});

describe('what is read', () => {
  test('stands in several blocks on one line, in any letters', async () => {
    const records = await read('@Book{a,title="A",}@BOOK(b,Title={B})text@misc{c,TITLE={C}}');
    expect(records.map(({ sourceId, title }) => [sourceId, title])).toEqual([
      ['a', 'A'],
      ['b', 'B'],
      ['c', 'C'],
    ]);
  });

  test('is no entry behind a per cent sign, nor in a comment', async () => {
    expect(
      await read('%@book{a, title={A}}\n@comment{@book{b, title={B}}}\n@comment{\n@book{c,\n title={C}\n}\n}\nme@example.org {x}'),
    ).toEqual([]);
  });

  test('inherits of a parent that inherits itself, but not in a circle', async () => {
    const circle = '@book{a, crossref={b}, title={A}}@book{b, crossref={a}, publisher={P}}@book{c, crossref={c}}';
    expect((await read(circle)).map(({ publisher }) => publisher)).toEqual(['P', 'P', undefined]);
  });
});

const megabyte = 1_048_576;
const doubling = ['@string{a0 = "0123456789"}', ...Array.from({ length: 60 }, (_, at) => `@string{a${at + 1} = a${at} # a${at}}`)].join(
  '\n',
);

describe('hostile files end soon and give records', () => {
  test.each([
    ['abbreviations that double', `${doubling}\n@book{x, title = a60 # a60 # a60}`],
    ['abbreviations in heaps', `@string{a = "${'a'.repeat(5000)}"}\n@book{x, title = ${'a # '.repeat(60_000)}a}`],
    ['many abbreviations', Array.from({ length: 40_000 }, (_, at) => `@string{a${at} = "${at}"}`).join('\n')],
    ['entries without an end', '@book{a,\n'.repeat(30_000)],
    ['fields without an end', `@book{a,\n${'title = {\n'.repeat(60_000)}`],
    ['quotes without an end', `@book{a,\n${'title = "\n'.repeat(60_000)}`],
    ['quotes that nothing closes', `@book{a,\n title = ${'"x" y '.repeat(60_000)}`],
    ['braces', `@book{a, title = ${'{'.repeat(megabyte)}`],
    ['closed braces', `@book{a, title = ${'{'.repeat(megabyte / 2)}${'}'.repeat(megabyte / 2)}}`],
    ['closing braces', `@book{a, title = {x}${'}'.repeat(megabyte)}`],
    ['equal signs', `@book{a, ${'='.repeat(megabyte)}}`],
    ['hashes', `@book{a, title = ${'# '.repeat(megabyte / 2)}}`],
    ['at signs', '@'.repeat(megabyte)],
    ['at signs with letters', '@a '.repeat(megabyte / 3)],
    ['commas', `@book{a, author = {${','.repeat(megabyte)}}}`],
    ['names', `@book{a, author = {${'A and '.repeat(100_000)}B}}`],
    ['blanks in names', `@book{a, author = {A${' '.repeat(megabyte)}B}}`],
    [
      'blanks in every field',
      `@book{a, ${['title', 'date', 'pages', 'doi', 'url', 'issn', 'keywords', 'note', 'month', 'language', 'abstract', 'eprint'].map((name) => `${name} = {a${' '.repeat(100_000)}b}`).join(', ')}}`,
    ],
    [
      'one word in every field',
      `@book{a, ${['title', 'date', 'pages', 'doi', 'url', 'issn', 'keywords', 'note', 'year', 'language', 'abstract', 'eprint', 'author', 'volume'].map((name) => `${name} = {${'a1-'.repeat(40_000)}}`).join(', ')}}`,
    ],
    ['parents in a chain', Array.from({ length: 5000 }, (_, at) => `@book{a${at}, crossref = {a${at + 1}}, title = {t}}`).join('\n')],
    [
      'parents in heaps',
      `${Array.from({ length: 300 }, (_, at) => `@xdata{x${at}, note${at} = {${'n'.repeat(1000)}}, xdata = {${Array.from({ length: 300 }, (__, to) => `x${to}`).join(',')}}}`).join('\n')}${'@book{b, xdata = {x1,x2,x3}}\n'.repeat(1000)}`,
    ],
    ['fields', `@book{a, ${'a = 1, '.repeat(100_000)}}`],
  ])(
    'of %s',
    async (_, text) => {
      const start = performance.now();
      const records = await read(text);
      expect(performance.now() - start).toBeLessThan(10_000);
      for (const record of records.slice(0, 50)) expect(bibliographicRecord.safeParse(record).success).toBe(true);
      expect(JSON.stringify(records).length).toBeLessThan(60 * megabyte);
    },
    60_000,
  );
});

test('a key without its comma is a key, and the field behind it a field', async () => {
  expect(await read('@article{roe2010 title = {Slow tides}, year = 2010}')).toMatchObject([
    { sourceId: 'roe2010', title: 'Slow tides', issued: { year: 2010 } },
  ]);
});

test.each(['ix + 246', '9pp.'])('%s is no place in the book and stays where it can be seen', async (pages) => {
  const [record] = await read(`@book{roe, title = {Tides}, pages = {${pages}}}`);
  expect(record?.container).toBeUndefined();
  expect(record).toMatchObject({ unplaced: [{ field: 'pages', value: pages }], findings: [{ code: 'field-unplaced', raw: pages }] });
});

test('a file of strings and settings alone is no defect, a letter is', async () => {
  expect(await read('@string{ann = "Annals of Tides"}\n@comment{jabref-meta: databaseType:bibtex;}\n')).toEqual([]);
  expect(await read('Dear colleague, the references follow.')).toMatchObject([{ findings: [{ code: 'record-unreadable' }] }]);
});
