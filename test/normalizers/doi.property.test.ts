import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDoi } from '../../src/normalizers/doi.ts';

const suffixes = fc.stringMatching(/^[a-z0-9]{1,6}(?:[._/-][a-z0-9]{1,8}){0,3}$/);
const dois = fc.tuple(fc.integer({ min: 1000, max: 99999 }), suffixes).map(([prefix, suffix]) => `10.${prefix}/${suffix}`);
const wrappings = [
  (doi: string) => `doi: ${doi}`,
  (doi: string) => `DOI:${doi.toUpperCase()}.`,
  (doi: string) => `https://doi.org/${doi}`,
  (doi: string) => `http://dx.doi.org/${encodeURIComponent(doi)}`,
  (doi: string) => `(doi:${doi}),`,
  (doi: string) => `<a href="https://doi.org/${doi}">${doi}</a>`,
];

test('a DOI is read out of whatever it is wrapped in', () => {
  fc.assert(
    fc.property(dois, fc.constantFrom(...wrappings), (doi, wrap) => {
      expect(readDoi(wrap(doi))).toBe(doi);
    }),
    { seed: 5, numRuns: 500 },
  );
});
