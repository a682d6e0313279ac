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

/** The values that the reading got wrong, as `field: read`. */
function wrong(name: string, publication: Cited): string[] {
  const text = styles[name]?.(publication) ?? '';
  const { title, contributors, container, issued, identifiers } = readCitation(text);
  const printed = publication.authors.slice(0, name === 'mla' ? 1 : undefined).map(({ family }) => family);
  const pairs: Record<string, readonly [unknown, unknown]> = {
    title: [publication.title, title?.replace(/[.,]$/, '')],
    authors: [printed.join('; '), contributors?.map(({ family }) => family).join('; ')],
    journal: [
      text.includes(publication.journal) ? publication.journal : publication.abbreviation,
      container?.abbreviation ?? container?.title,
    ],
    volume: [`${publication.volume}`, container?.volume],
    pages: [`${publication.first}-${publication.last}`, container?.pages],
    year: [publication.year, issued?.year],
    doi: [text.includes(publication.doi) ? publication.doi : undefined, identifiers?.find(({ scheme }) => scheme === 'doi')?.value],
  };
  return Object.entries(pairs).flatMap(([field, [expected, got]]) => (expected === got ? [] : [`${field}: ${String(got)} in ${text}`]));
}

/** Weights that were learned are right most of the time, and how often is what is held: seven values of each of a hundred citations in each style. */
const sample = fc.sample(cited, { seed: 5, numRuns: 100 });

describe.each(Object.keys(styles))('%s', (name) => {
  test('what is written in the style is read back, but for a few values of a hundred', () => {
    const mistakes = sample.flatMap((publication) => wrong(name, publication));
    expect({ share: mistakes.length / (sample.length * 7), mistakes }).toSatisfy(({ share }: { share: number }) => share <= 0.02);
  });
});
