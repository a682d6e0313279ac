import { describe, expect, test } from 'vitest';
import { readArk } from '../../src/normalizers/ark.ts';
import { readArxiv } from '../../src/normalizers/arxiv.ts';
import { readIsbn, readIssn, readOrcid } from '../../src/normalizers/check-digits.ts';
import { readHandle } from '../../src/normalizers/handle.ts';
import { readIdentifier } from '../../src/normalizers/identifier.ts';
import { readPmcid, readPmid } from '../../src/normalizers/pubmed-ids.ts';
import { readRor } from '../../src/normalizers/ror.ts';

test.each([
  ['99000001', '99000001'],
  ['PMID: 99000001', '99000001'],
  ['PMID99000001', '99000001'],
  ['99000001 [PMID]', '99000001'],
  ['https://pubmed.ncbi.nlm.nih.gov/99000001/', '99000001'],
  ['http://www.ncbi.nlm.nih.gov/pubmed/99000001?dopt=Abstract', '99000001'],
  ['123456789', undefined],
  ['PMC9900001', undefined],
  ['0', undefined],
])('readPmid %s', (text, expected) => {
  expect(readPmid(text)).toBe(expected);
});

test.each([
  ['PMC9900001', 'PMC9900001'],
  ['PMCID: PMC9900001.1', 'PMC9900001'],
  ['https://pmc.ncbi.nlm.nih.gov/articles/PMC9900001/pdf/main.pdf', 'PMC9900001'],
  ['pmc9900001', 'PMC9900001'],
  ['9900001', undefined],
])('readPmcid %s', (text, expected) => {
  expect(readPmcid(text)).toBe(expected);
});

test.each([
  ['99999/11628', '99999/11628'],
  ['http://hdl.handle.net/99999/11628', '99999/11628'],
  ['hdl:20.500.99999/103772', '20.500.99999/103772'],
  ['https://repository.example.org/xmlui/handle/99999/11628?show=full', '99999/11628'],
  ['https://repository.example.org/bitstream/handle/99999/11628/a.pdf?sequence=1', '99999/11628'],
  ['oai:repository.example.org:99999/11628', '99999/11628'],
  ['2017/10', undefined],
  ['12/15', undefined],
  ['10.5555/abc', undefined],
  // DSpace’s prefix for whoever has none: the same number is another item in each repository.
  ['http://repository.example.org/handle/123456789/12', undefined],
  ['oai:repository.example.org:123456789/12', undefined],
  ['1234567890/12', '1234567890/12'],
])('readHandle %s', (text, expected) => {
  expect(readHandle(text)).toBe(expected);
});

describe('identifiers with check digits keep a mistyped value and say so', () => {
  test.each([
    ['20411723 (ISSN)', { value: '2041-1723', valid: true }],
    ['ISSN: 2434-561x', { value: '2434-561X', valid: true }],
    ['2041–1723 (Electronic)', { value: '2041-1723', valid: true }],
    ['2041-1724', { value: '2041-1724', valid: false }],
    ['9783161484100', undefined],
    ['ABCDEFG', undefined],
  ])('readIssn %s', (text, expected) => {
    expect(readIssn(text)).toEqual(expected);
  });

  test.each([
    ['978-3-16-148410-0 (hbk)', { value: '9783161484100', valid: true }],
    ['978‑3‑16‑148410‑0', { value: '9783161484100', valid: true }],
    ['ISBN 3-16-148410-X', { value: '316148410X', valid: true }],
    ['9783161484101', { value: '9783161484101', valid: false }],
    ['12345', undefined],
  ])('readIsbn %s', (text, expected) => {
    expect(readIsbn(text)).toEqual(expected);
  });

  test.each([
    '0000-0002-1825-0097',
    '0000000218250097',
    'http://orcid.org/0000000218250097',
    'https://orcid.org/0000-0002-1825-0097 (corresponding)',
    'https://orcid.org/0000-0002-1825-0097?lang=es',
  ])('readOrcid %s', (text) => {
    expect(readOrcid(text)).toEqual({ value: '0000-0002-1825-0097', valid: true });
  });

  test('an ORCID iD with a wrong check digit', () => {
    expect(readOrcid('0000-0002-1825-0098')).toEqual({ value: '0000-0002-1825-0098', valid: false });
    expect(readOrcid('0000-0002-1825')).toBeUndefined();
  });
});

test('arXiv, ARK and ROR come out of their addresses', () => {
  expect(['arXiv:2101.01234v2', 'https://arxiv.org/pdf/hep-th/9901001', '10.48550/arXiv.2101.01234', '12.5'].map(readArxiv)).toEqual([
    '2101.01234',
    'hep-th/9901001',
    '2101.01234',
    undefined,
  ]);
  expect(['https://example.org/ark:/12345/x8.', 'ark:12345/x8', 'bark'].map(readArk)).toEqual([
    'ark:/12345/x8',
    'ark:/12345/x8',
    undefined,
  ]);
  expect(['https://ror.org/04qxnmv42', '04qxnmv42', 'room'].map(readRor)).toEqual(['04qxnmv42', '04qxnmv42', undefined]);
});

test.each([
  ['10.5555/abc', { scheme: 'doi', value: '10.5555/abc' }],
  ['https://doi.org/10.5555/ABC', { scheme: 'doi', value: '10.5555/abc' }],
  ['PMC9900001', { scheme: 'pmcid', value: 'PMC9900001' }],
  ['PMID: 99000001', { scheme: 'pmid', value: '99000001' }],
  ['http://hdl.handle.net/99999/1', { scheme: 'handle', value: '99999/1' }],
  ['oai:repository.example.org:99999/1', { scheme: 'oai', value: 'oai:repository.example.org:99999/1' }],
  ['2041-1723', { scheme: 'issn', value: '2041-1723' }],
  ['urn:isbn:9783161484100', { scheme: 'isbn', value: '9783161484100' }],
  ['0000-0002-1825-0097', { scheme: 'orcid', value: '0000-0002-1825-0097' }],
  ['99000001', undefined],
  ['see 10.5555/abc', undefined],
  ['https://www.example.org/x', undefined],
  ['Sample Press', undefined],
] as const)('readIdentifier takes %s for what it can only be', (text, expected) => {
  expect(readIdentifier(text)).toEqual(expected);
});

test('with a hint the named scheme alone is read', () => {
  expect(readIdentifier('99000001', 'pmid')).toEqual({ scheme: 'pmid', value: '99000001' });
  expect(readIdentifier('9900001', 'pmcid')).toEqual({ scheme: 'pmcid', value: 'PMC9900001' });
  expect(readIdentifier('S0006-291X(75)1', 'pii')).toEqual({ scheme: 'pii', value: 'S0006-291X(75)1' });
  expect(readIdentifier('none', 'doi')).toBeUndefined();
});
