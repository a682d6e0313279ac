import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { judgeCitation } from '../../../src/pipeline/verify-citation/judge-citation.ts';

const found: BibliographicRecord = {
  source: 'pubmed-xml',
  sourceId: '99000001',
  title: 'Lanterns after 12 weeks of tidal mud: a phase 2 trial in older adults.',
  contributors: [
    { role: 'author', family: 'Méndez Ardoin', given: 'Maria José', initials: 'MJ' },
    { role: 'author', family: 'Bexley', given: 'C' },
  ],
  issued: { year: 2017 },
  container: { title: 'Annals of fictional bone', volume: '28', issue: '10', pages: '221-228' },
  identifiers: [
    { scheme: 'pmid', value: '99000001' },
    { scheme: 'doi', value: '10.5555/afb.28.221' },
  ],
};

const cited = (more: Partial<BibliographicRecord>): BibliographicRecord => ({
  source: 'citation-string',
  sourceId: 'argument#1',
  title: 'Lanterns after 12 weeks of tidal mud: a phase 2 trial in older adults',
  contributors: [{ role: 'author', family: 'Mendez Ardoin', given: 'M J' }],
  issued: { year: 2017 },
  container: { abbreviation: 'Ann Fict Bone', volume: '28', pages: '221-8' },
  ...more,
});

const outcome = (more: Partial<BibliographicRecord>) => judgeCitation(cited(more), found).outcome;
const without = (...keys: (keyof BibliographicRecord)[]): BibliographicRecord => {
  const left: Partial<BibliographicRecord> = { ...cited({}) };
  for (const key of keys) delete left[key];
  return left as BibliographicRecord;
};

test.each<[string, Partial<BibliographicRecord>]>([
  ['everything as it is, pages in short form, initials with blanks', {}],
  ['the year before, online first', { issued: { year: 2016 } }],
  ['without its subtitle', { title: 'Lanterns after 12 weeks of tidal mud' }],
  ['another issue', { container: { volume: '28', issue: '9', pages: '221-228' } }],
  ['the first page alone', { container: { volume: '28', pages: '221' } }],
  ['numbers as words', { title: 'Lanterns after twelve weeks of tidal mud: a phase II trial in older adults' }],
])('agrees: %s', (_what, more) => {
  expect(outcome(more)).toBe('agrees');
});

test.each<[string, Partial<BibliographicRecord>, string]>([
  [
    'another figure',
    { title: 'Lanterns after 24 weeks of tidal mud: a phase 2 trial in older adults' },
    'the titles tell two publications apart',
  ],
  [
    'another phase',
    { title: 'Lanterns after 12 weeks of tidal mud: a phase 3 trial in older adults' },
    'the titles tell two publications apart',
  ],
  ['a figure too few', { title: 'Lanterns after weeks of tidal mud: a phase 2 trial in older adults' }, 'figures in the titles differ'],
  ['two years apart', { issued: { year: 2015 } }, 'year 2017, not 2015'],
  ['another volume', { container: { volume: '82', pages: '221-8' } }, 'volume 28, not 82'],
  ['another first page', { container: { volume: '28', pages: '212-8' } }, 'pages 221-228, not 212-8'],
  [
    'another first author',
    { contributors: [{ role: 'author', family: 'Bexley', given: 'C' }] },
    'first author Méndez Ardoin Maria José, not Bexley C',
  ],
  [
    'other initials',
    { contributors: [{ role: 'author', family: 'Mendez Ardoin', given: 'R' }] },
    'first author Méndez Ardoin Maria José, not Mendez Ardoin R',
  ],
  ['another DOI', { identifiers: [{ scheme: 'doi', value: '10.5555/other.1' }] }, 'DOIs differ'],
  [
    'an erratum of it',
    { title: 'Erratum: Lanterns after 12 weeks of tidal mud: a phase 2 trial in older adults' },
    'the titles tell two publications apart',
  ],
])('contradicts: %s', (_what, more, reason) => {
  const verdict = judgeCitation(cited(more), found);
  expect(verdict.outcome).toBe('contradicts');
  expect(verdict.reasons).toContain(reason);
});

test('a title alone is not enough; with an author or a year and a place it is', () => {
  expect(judgeCitation(without('contributors', 'issued', 'container'), found).outcome).toBe('unsure');
  expect(judgeCitation(without('issued', 'container'), found).outcome).toBe('agrees');
  expect(judgeCitation(without('contributors'), found).outcome).toBe('agrees');
});

test('a title with the year alone is not enough, nor a title of three words with its author', () => {
  expect(judgeCitation(without('contributors', 'container'), found).outcome).toBe('unsure');
  const editorial = (container: NonNullable<BibliographicRecord['container']>) =>
    judgeCitation(cited({ title: 'Editorial', container }), { ...found, title: 'Editorial' }).outcome;
  expect(editorial({ abbreviation: 'Other J' })).toBe('unsure');
  expect(editorial({ abbreviation: 'Ann Fict Bone', volume: '28' })).toBe('agrees');
});

test.each<[string, Partial<BibliographicRecord>, Partial<BibliographicRecord>]>([
  ['a preprint, not the article', { type: 'article-journal' }, { type: 'article', container: { title: 'medRxiv' } }],
  ['the article, not the preprint', { type: 'article', container: { title: 'medRxiv' } }, { type: 'article-journal' }],
  ['a notice about it', { container: { abbreviation: 'Ann Fict Bone' } }, { publicationTypes: ['Published Erratum'] }],
])('another publication of the same title and authors: %s', (reason, mine, theirs) => {
  const verdict = judgeCitation(cited(mine), { ...found, ...theirs });
  expect(verdict.outcome).toBe('contradicts');
  expect(verdict.reasons).toContain(reason);
});

test('a preprint that the citation names by its DOI is what it means', () => {
  const identifiers = [{ scheme: 'doi' as const, value: '10.5555/preprint.1' }];
  const preprint: BibliographicRecord = { ...found, type: 'article', container: { title: 'medRxiv' }, identifiers };
  expect(judgeCitation(cited({ type: 'article-journal', identifiers }), preprint).outcome).toBe('agrees');
});

test('without a title author, year, volume and first page must all agree', () => {
  expect(judgeCitation(without('title'), found).outcome).toBe('agrees');
  expect(judgeCitation(without('title', 'contributors'), found).outcome).toBe('unsure');
  expect(judgeCitation({ ...without('title'), container: { volume: '28' } }, found).outcome).toBe('other');
});

test('an identifier agrees only with the publication that the rest describes', () => {
  const identifiers = [{ scheme: 'pmid' as const, value: '99000001' }];
  expect(judgeCitation({ source: 'citation-string', sourceId: 'argument#1', identifiers }, found).outcome).toBe('agrees');
  expect(judgeCitation(cited({ identifiers, title: 'How the thaw came' }), found).outcome).toBe('contradicts');
});

test('what shares nothing is another publication', () => {
  expect(judgeCitation(cited({ title: 'How the thaw came', container: { volume: '3', pages: '4' } }), found).outcome).toBe('other');
});
