import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSurelyKept } from '../../../src/formats/reference-fields/kept/surely-kept.ts';
import { residueOf } from '../../../src/formats/residue.ts';
import { ris } from '../../../src/formats/ris/ris.ts';
import { dateKinds } from '../../../src/model/dates.ts';
import { identifierSchemes } from '../../../src/model/identifier.ts';
import { noJournals } from '../../../src/model/journals.ts';
import { type BibliographicRecord, itemTypes } from '../../../src/model/record.ts';
import { relationTypes } from '../../../src/model/relation.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';
import { rounds } from '../../rounds.ts';

/** What means something to a reader of references, wherever it stands. */
const scraps = [
  ...['Owl', 'tides', 'Ødegård', 'van der', 'A', 'B.', 'II', 'Jr', 'et al', 'and', 'Anonymous', 'NA', 'nan', 'IEEE', 'i', 'x', 'é'],
  ...[
    '12',
    '28',
    '1438',
    '12-15',
    '1438-49',
    'e12',
    'S5-S9',
    'CD001234',
    '0123',
    '2(3)',
    'v. 4',
    '2020',
    '2020/01/02',
    '1-1',
    'xi',
    '4-Aug',
  ],
  ...[
    '10.5555/abc',
    'doi:10.5555/abc',
    'PMC123',
    '99000001',
    'WOS:000123456789',
    'L123456789',
    'NCT01234567',
    '2000-2459',
    '9783899422412',
  ],
  ...[
    'MeSH: Owls',
    'Grant: a | b',
    'Dates: received 2020',
    'Copyright',
    'Keyword owner: NLM',
    'PII: S1',
    'refmill: {"fields":{}}',
    '[D006801]',
  ],
  ...['BACKGROUND:', 'Results:', 'P < 0.05', '<i>in vitro</i>', '&amp;', 'R & D', 'https://example.org/a.pdf', 'https://doi.org/10.5555/x'],
  ...[',', ', ', ';', '; ', '/', '*', '-', '(', ')', '|', ' | ', '.', ':', ': ', "'", '\n', '  - ', 'TI  - ', 'a,b,c,d', '[3]', '=', '  '],
];
const text = fc
  .array(fc.constantFrom(...scraps), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom(parts.join(''), parts.join(' ')))
  .filter((value) => value.trim() !== '');
const word = fc.constantFrom(
  'Owls',
  'Tide',
  'Bone Neoplasms',
  'NA',
  'kinase,tau',
  'DNA, Ancient',
  'growth & development',
  'metabolism',
  'a;b',
  '*x',
  'x/y',
);
const flag = fc.boolean();

/** Some of the fields, each with a value or not at all. */
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) => fc.record(fields, { requiredKeys: [] });
const list = <T>(of: fc.Arbitrary<T>, maxLength = 3) => fc.array(of, { minLength: 1, maxLength });
const year = fc.integer({ min: 1900, max: 2030 });
const ui = fc.constantFrom('D006801', 'Q000556', 'x1');

const person = fc.record(
  {
    role: fc.constantFrom('author', 'author', 'author', 'editor', 'advisor', 'other'),
    family: fc.oneof(word, text),
    given: fc.oneof(fc.constantFrom('A', 'A. B.', 'Mary', 'II', 'SSC'), text),
    orcid: fc.constantFrom('0000-0002-2212-1255', 'x'),
    affiliations: list(fc.record({ name: text }), 2),
  },
  { requiredKeys: ['role', 'family', 'given'] },
);
const group = fc.record({
  role: fc.constantFrom('author', 'editor'),
  collective: fc.oneof(text, fc.constantFrom('WHO', 'The Owl Group', 'Owls and Tides')),
});

const fields = {
  type: fc.constantFrom(...itemTypes),
  title: text,
  vernacularTitle: text,
  datestamp: fc.constantFrom('2020-01-02', '2020-01-02T03:04:05Z', 'yesterday'),
  languages: list(fc.constantFrom('en', 'de', 'xx', 'und')),
  contributors: list(fc.oneof(person, person, group)),
  issued: some({
    year,
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    endMonth: fc.integer({ min: 1, max: 12 }),
    season: fc.constant('Winter'),
    raw: fc.constantFrom('2020', 'Winter 2020', '2020 Nov-Dec', 'in press'),
  }),
  dates: fc.dictionary(fc.constantFrom(...dateKinds), fc.constantFrom('2020', '2020-01-02', '2020-01-02T06:00', 'soon'), {
    minKeys: 1,
    maxKeys: 3,
  }),
  container: some({
    ...{
      title: fc.oneof(word, text),
      abbreviation: fc.oneof(word, text),
      volume: text,
      issue: text,
      nlmId: fc.constantFrom('100002590', 'x y'),
    },
    ...{
      pages: text,
      articleNumber: text,
      pagesAsGiven: text,
      collectionTitle: text,
      issn: list(fc.constantFrom('2000-2459', '0100-0705', '1'), 2),
    },
  }),
  identifiers: list(
    fc.record({
      scheme: fc.constantFrom(...identifierSchemes),
      value: fc.oneof(fc.constantFrom('10.5555/x', '99000001', 'PMC123', '012'), text),
    }),
  ),
  abstracts: list(
    fc.record(
      {
        language: fc.constantFrom('en', 'de'),
        sections: list(fc.record({ label: fc.constantFrom('AIMS', 'Results', 'x'), text }, { requiredKeys: ['text'] })),
        copyright: text,
      },
      { requiredKeys: ['sections'] },
    ),
    2,
  ),
  publicationTypes: list(fc.oneof(text, word)),
  headings: list(
    fc.record(
      {
        ...{
          vocabulary: fc.constantFrom('mesh', 'mesh', 'mesh', 'emtree', 'other'),
          term: word,
          ui,
          major: flag,
          kind: fc.constantFrom('Geographic', 'x'),
          language: fc.constantFrom('es'),
        },
        qualifiers: list(fc.record({ term: word.map((term) => term.toLowerCase()), ui, major: flag }, { requiredKeys: ['term'] }), 2),
      },
      { requiredKeys: ['vocabulary', 'term'] },
    ),
  ),
  keywords: list(fc.record({ term: fc.oneof(word, text), major: flag, owner: fc.constantFrom('NLM', 'KIE') }, { requiredKeys: ['term'] })),
  chemicals: list(
    fc.record({ name: fc.oneof(word, text), ui, registryNumber: fc.constantFrom('0', 'EC 1.1.-', 'x]') }, { requiredKeys: ['name'] }),
  ),
  grants: list(some({ id: text, acronym: word, agency: text, country: word })),
  relations: list(
    fc.record({ type: fc.constantFrom(...relationTypes), pmid: fc.constantFrom('99000001'), note: text }, { requiredKeys: ['type'] }),
  ),
  accessions: list(
    fc.record({
      database: fc.constantFrom('Web of Science', 'Embase', 'PubMed', 'Scopus', 'Ours'),
      value: fc.oneof(text, fc.constantFrom('L123456', '2-s2.0-1', '7')),
    }),
    2,
  ),
  locations: list(
    fc.record(
      {
        url: fc.constantFrom(
          'https://example.org/a',
          'https://example.org/a.pdf',
          'https://doi.org/10.5555/x',
          'ftp://x',
          'https://hdl.handle.net/99999/1',
        ),
        kind: fc.constantFrom('pdf', 'full-text', 'landing'),
      },
      { requiredKeys: ['url'] },
    ),
  ),
  isbn: list(fc.constantFrom('9783899422412', '3899422410', 'x'), 2),
  labels: list(text),
  place: text,
  publisher: text,
  edition: text,
};

/** Few fields at a time: what one of them does to another is seen, and most records are surely kept or not for one reason. */
const record = fc
  .subarray(Object.keys(fields) as (keyof typeof fields)[], { minLength: 1, maxLength: 4 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fields[name] as fc.Arbitrary<unknown>]))))
  .map((some) => ({ source: 'made', sourceId: 'W7', ...some }) as BibliographicRecord);

async function throughRis(given: BibliographicRecord): Promise<{ written: string; back: BibliographicRecord | undefined }> {
  let written = '';
  for await (const piece of ris.write?.([given]) ?? []) written += piece;
  const context = { name: 'made.ris', vocabularies: noVocabularies, journals: noJournals };
  for await (const back of ris.read([Buffer.from(written)], context)) return { written, back };
  return { written, back: undefined };
}

test('every record comes back from RIS as it was, and what is surely kept without a note of refmill’s', async () => {
  let sure = 0;
  await fc.assert(
    fc.asyncProperty(record, async (given) => {
      const { written, back } = await throughRis(given);
      expect(back).toBeDefined();
      expect(back && residueOf(given, back)).toBeUndefined();
      if (!isSurelyKept(given)) return;
      sure += 1;
      expect(written).not.toContain('N1  - refmill: ');
    }),
    { seed: 8, numRuns: rounds(5000, 200_000) },
  );
  expect(sure).toBeGreaterThan(500);
});
