import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIdentifiers } from '../../src/normalizers/find-identifiers.ts';

const settings = { seed: 5, numRuns: 300 };

const digits = (least: number, most = least) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${least - 1},${most - 1}}$`));

/** Values of every scheme, each with the writings in which running text may carry it. */
const written = fc.oneof(
  fc
    .tuple(
      fc.stringMatching(/^[a-z0-9]{1,8}(?:[._-][a-z0-9]{2,8}){0,2}$/),
      fc.constantFrom('doi:', 'DOI: ', 'https://doi.org/', 'http://dx.doi.org/', '', 'info:doi/'),
    )
    .map(([suffix, label]) => ({
      scheme: 'doi',
      value: `10.5555/${suffix}`,
      text: `${label}10.5555/${suffix}`,
    })),
  fc
    .tuple(
      digits(1, 8),
      fc.constantFrom(
        'PMID: ',
        'PMID',
        'PubMed PMID: ',
        'https://pubmed.ncbi.nlm.nih.gov/',
        'info:pmid/',
        'https://europepmc.org/article/MED/',
      ),
    )
    .map(([value, label]) => ({
      scheme: 'pmid',
      value,
      text: `${label}${value}`,
    })),
  fc
    .tuple(
      digits(3, 8),
      fc.constantFrom('', 'PMCID: ', 'https://www.ncbi.nlm.nih.gov/pmc/articles/', 'https://pmc.ncbi.nlm.nih.gov/articles/'),
      fc.constantFrom('', '.1', '.2'),
    )
    .map(([number, label, version]) => ({ scheme: 'pmcid', value: `PMC${number}`, text: `${label}PMC${number}${version}` })),
  fc
    .tuple(digits(5, 5), digits(1, 6), fc.constantFrom('hdl:', 'http://hdl.handle.net/', 'https://repository.example.org/handle/'))
    .map(([prefix, name, label]) => ({
      scheme: 'handle',
      value: `${prefix}/${name}`,
      text: `${label}${prefix}/${name}`,
    })),
  fc.tuple(digits(5, 5), fc.stringMatching(/^[a-z0-9]{1,9}$/), fc.constantFrom('', 'https://n2t.net/')).map(([naan, name, label]) => ({
    scheme: 'ark',
    value: `ark:/${naan}/${name}`,
    text: `${label}ark:/${naan}/${name}`,
  })),
  fc
    .tuple(digits(7, 7), fc.constantFrom('NCT0', 'NCT 0'))
    .map(([number, label]) => ({ scheme: 'trial', value: `NCT0${number}`, text: `${label}${number}` })),
);

test('identifiers in any writing are read back out of running text, in their order', () => {
  fc.assert(
    fc.property(
      fc.array(written, { minLength: 1, maxLength: 5 }),
      fc.constantFrom('; ', ', ', ' ', '. See ', ' («', '\n'),
      (all, separator) => {
        const text = `Sample J. ${all.map((each) => each.text).join(separator)}.`;
        expect(findIdentifiers(text).map(({ scheme, value }) => ({ scheme, value }))).toEqual(
          all.map(({ scheme, value }) => ({ scheme, value })),
        );
      },
    ),
    settings,
  );
});

const fragments = [
  '10.5555/',
  'https://',
  'doi.org/',
  'PMID: ',
  'PMC',
  'ISSN ',
  'ISBN ',
  '978',
  '-',
  ' ',
  'X',
  '1',
  '99000001',
  'hdl:',
  'ark:/',
  'orcid.org/',
  '0000-0002-',
  'arXiv:',
  'NCT0',
  '(',
  ')',
  '<',
  '?a=b',
  '[doi]',
  'é',
  '￾',
  '😀',
];

test('of any text whatever the spans stand in order, none overlaps, and what stands there is what was found', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(fc.constantFrom(...fragments), { maxLength: 30 }).map((parts) => parts.join('')),
      ),
      (text) => {
        let free = 0;
        for (const { start, end, raw, value } of findIdentifiers(text)) {
          expect(start).toBeGreaterThanOrEqual(free);
          expect(end).toBeGreaterThan(start);
          expect(raw).toBe(text.slice(start, end));
          expect(value).not.toBe('');
          free = end;
        }
      },
    ),
    { ...settings, numRuns: 1000 },
  );
});
