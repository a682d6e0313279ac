import { expect, test } from 'vitest';
import { nameIdentifier } from '../../../src/formats/oai-pmh/name-identifier.ts';

test.each<[string, string | undefined, object | undefined]>([
  ['0000-0002-1825-0097', 'ORCID', { scheme: 'orcid', value: '0000-0002-1825-0097' }],
  ['https://orcid.org/0000-0002-1825-0097', undefined, { scheme: 'orcid', value: '0000-0002-1825-0097' }],
  ['https://isni.org/isni/0000000121032683', undefined, { scheme: 'isni', value: '0000000121032683' }],
  ['0000 0001 2103 2683', 'ISNI', { scheme: 'isni', value: '0000000121032683' }],
  ['https://ror.org/04qxnmv42', 'ROR', { scheme: 'ror', value: '04qxnmv42' }],
  ['grid.9999.5', 'GRID', { scheme: 'grid', value: 'grid.9999.5' }],
  ['https://doi.org/10.13039/501100099999', 'Crossref Funder ID', { scheme: 'doi', value: '10.13039/501100099999' }],
  ['http://dx.doi.org/10.13039/501100099999', undefined, { scheme: 'doi', value: '10.13039/501100099999' }],
  ['https://viaf.org/viaf/99', undefined, undefined],
  ['99000123', 'Scopus Author ID', undefined],
  ['unknown', 'ISNI', undefined],
  ['10.5555/an-article', undefined, undefined],
])('%s of the scheme %s', (value, scheme, expected) => {
  expect(nameIdentifier(value, scheme)).toEqual(expected);
});
