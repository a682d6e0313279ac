import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCitation } from '../../../src/normalizers/citation-string/read-citation.ts';
import { type Cited, styles } from './styles.ts';

const families = [
  'Arbelo',
  'Quist',
  'Tolland',
  'Ugarte-Lima',
  'van der Meer',
  'Castellane',
  'Brandvold',
  'Ríos',
  'Nakahara',
  'Okonjo',
  'Lindqvist',
  'Moravec',
  'O’Dell',
];
const givens = ['Teresa', 'Karl', 'Bea Lynn', 'Ines', 'Marcus J', 'Yuki', 'Ola', 'Per', 'Ana Lucia', 'Jan'];
const subjects = [
  'nightly tea',
  'shared walking',
  'a short course of oral zinc',
  'early discharge letters',
  'low-dose vitamin K',
  'home visits by nurses',
];
const effects = [
  'Effects of',
  'Long-term outcomes after',
  'Costs and benefits of',
  'A randomised trial of',
  'Patients’ views of',
  'Adherence to',
];
const people = [
  'in older adults',
  'in children with mild asthma',
  'after hip fracture',
  'among shift workers: a cohort study',
  'in primary care',
  'in 2,040 women',
];
const journals: readonly (readonly [string, string])[] = [
  ['Journal of Invented Medicine', 'J Invent Med'],
  ['Annals of Imaginary Surgery', 'Ann Imag Surg'],
  ['European Journal of Waiting', 'Eur J Wait'],
  ['Clinical Patience', 'Clin Patience'],
  ['Archives of Quiet Nursing', 'Arch Quiet Nurs'],
];

const cited: fc.Arbitrary<Cited> = fc
  .record({
    authors: fc.uniqueArray(fc.record({ family: fc.constantFrom(...families), given: fc.constantFrom(...givens) }), {
      minLength: 2,
      maxLength: 5,
      selector: ({ family }) => family,
    }),
    title: fc.tuple(fc.constantFrom(...effects), fc.constantFrom(...subjects), fc.constantFrom(...people)).map((parts) => parts.join(' ')),
    names: fc.constantFrom(...journals),
    year: fc.integer({ min: 1961, max: 2024 }),
    month: fc.integer({ min: 1, max: 12 }),
    volume: fc.integer({ min: 1, max: 400 }),
    issue: fc.integer({ min: 1, max: 12 }),
    first: fc.integer({ min: 1, max: 2800 }),
    pages: fc.integer({ min: 1, max: 20 }),
    doi: fc.stringMatching(/^[a-z]{2,6}\.\d{4,6}$/).map((suffix) => `10.5555/${suffix}`),
    pmid: fc.integer({ min: 99_000_001, max: 99_999_999 }).map(String),
  })
  .map(({ names: [journal, abbreviation], pages, ...rest }) => ({ ...rest, journal, abbreviation, last: rest.first + pages }));

describe.each(Object.entries(styles))('%s', (name, write) => {
  test('what is written in the style is read back', () => {
    fc.assert(
      fc.property(cited, (publication) => {
        const text = write(publication);
        const { title, contributors, container, issued, identifiers } = readCitation(text);
        const printed = publication.authors.slice(0, name === 'mla' ? 1 : undefined).map(({ family }) => family);
        const says = (value: number) => new RegExp(`(?<!\\d)${value}(?!\\d)`).test(text);
        expect({
          text,
          title: title?.replace(/[.,]$/, ''),
          authors: contributors?.map(({ family }) => family),
          journal: container?.abbreviation ?? container?.title,
          volume: container?.volume,
          pages: container?.pages,
          year: issued?.year,
          doi: identifiers?.find(({ scheme }) => scheme === 'doi')?.value,
        }).toEqual({
          text,
          title: publication.title,
          authors: printed,
          journal: text.includes(publication.journal) ? publication.journal : publication.abbreviation,
          volume: `${publication.volume}`,
          pages: `${publication.first}-${publication.last}`,
          year: says(publication.year) ? publication.year : undefined,
          doi: text.includes(publication.doi) ? publication.doi : undefined,
        });
      }),
      { seed: 5, numRuns: 25 },
    );
  });
});
