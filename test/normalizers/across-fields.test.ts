import { describe, expect, test } from 'vitest';
import { makeFinding } from '../../src/model/finding.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { normalizeRecord } from '../../src/normalizers/across-fields.ts';
import { readCitationAuthors } from '../../src/normalizers/citation-authors.ts';

const bare: BibliographicRecord = { source: 'sample', sourceId: '1' };

test('a record without anything to do comes back as it is', () => {
  expect(normalizeRecord({ ...bare, title: 'Slow tides' })).toEqual({ ...bare, title: 'Slow tides' });
});

test('repeats go, and what pointed at a list still points at the same element', () => {
  const record: BibliographicRecord = {
    ...bare,
    languages: ['en', 'es', 'en'],
    container: { issn: ['2041-1723', '2041-1723'] },
    identifiers: [
      { scheme: 'doi', value: '10.5555/a' },
      { value: '10.5555/a', scheme: 'doi' },
      { scheme: 'pmid', value: '99000001' },
    ],
    keywords: [{ term: 'Harbours' }, { term: 'Harbours', language: 'en' }, { term: 'Harbours' }, { term: 'Tides' }],
    spans: [
      { path: 'keywords[2]', start: 0, end: 8 },
      { path: 'keywords[3]', start: 9, end: 14 },
    ],
    findings: [makeFinding('identifier-malformed', 'odd', { path: 'identifiers[2].value' })],
  };
  expect(normalizeRecord(record)).toEqual({
    ...bare,
    languages: ['en', 'es'],
    container: { issn: ['2041-1723'] },
    identifiers: [
      { scheme: 'doi', value: '10.5555/a' },
      { scheme: 'pmid', value: '99000001' },
    ],
    keywords: [{ term: 'Harbours' }, { term: 'Harbours', language: 'en' }, { term: 'Tides' }],
    spans: [
      { path: 'keywords[0]', start: 0, end: 8 },
      { path: 'keywords[2]', start: 9, end: 14 },
    ],
    findings: [makeFinding('identifier-malformed', 'odd', { path: 'identifiers[1].value' })],
  });
});

test('pages are written out from the given ones where the reader did not', () => {
  expect(normalizeRecord({ ...bare, container: { pagesAsGiven: '221-8' } }).container).toEqual({ pagesAsGiven: '221-8', pages: '221-228' });
  expect(normalizeRecord({ ...bare, container: { pagesAsGiven: 'e12' } }).container).toEqual({ pagesAsGiven: 'e12', articleNumber: 'e12' });
  expect(normalizeRecord({ ...bare, container: { pagesAsGiven: '24 p.' } }).container).toEqual({ pagesAsGiven: '24 p.' });
});

describe('a second spelling in the citation', () => {
  const record: BibliographicRecord = {
    ...bare,
    title: 'Slow tides in small harbours.',
    contributors: [
      { role: 'author', family: 'Ardelle', given: 'Olga' },
      { role: 'author', family: 'Mendez Vidal', given: 'M J' },
      { role: 'author', family: 'Tellen Karlsson', given: 'C' },
      { role: 'author', family: 'VAN DEN BERG', given: 'J.' },
    ],
    citationAsGiven:
      'Ardelle O, Méndez Vidal MJ, Tellen-Karlsson C, van den Berg J, et al. Slow tides in small harbours. J Shore Stud. 2017;28:1-9',
  };

  test('is kept beside the first where letters differ, not where points, capitals or initials do', () => {
    const normal = normalizeRecord(record);
    expect(normal.contributors?.map(({ asGiven }) => asGiven)).toEqual([undefined, ['Méndez Vidal MJ'], ['Tellen-Karlsson C'], undefined]);
    expect(normal.findings).toEqual([
      makeFinding('author-spelling-differs', 'Mendez Vidal, M J is written Méndez Vidal MJ in the citation', {
        path: 'contributors[1]',
        raw: 'Méndez Vidal MJ',
      }),
      makeFinding('author-spelling-differs', 'Tellen Karlsson, C is written Tellen-Karlsson C in the citation', {
        path: 'contributors[2]',
        raw: 'Tellen-Karlsson C',
      }),
    ]);
  });

  test('is not taken from another author of nearly the same name', () => {
    const people: BibliographicRecord = {
      ...bare,
      contributors: [
        { role: 'author', family: 'Tellner', given: 'A' },
        { role: 'author', family: 'Téllner', given: 'A B' },
      ],
      citationAsGiven: 'Téllner AB, Tellner A, Ardelle O. Slow tides. J Shore Stud. 2017',
    };
    expect(normalizeRecord(people)).toEqual(people);
  });

  test('is noted once: the stage is idempotent', () => {
    const once = normalizeRecord(record);
    expect(normalizeRecord(once)).toEqual(once);
  });
});

test.each([
  ['Ardelle O, Heintz D, et al. Slow tides. J Shore Stud. 2017', ['Ardelle O', 'Heintz D']],
  ['Ardelle, O. A., & Heintz, D. (2017). Slow tides. Shore, 4, 1-9.', ['Ardelle, O. A.', 'Heintz, D.']],
  ['1. Ardelle O, Heintz DM. Slow tides. J Shore Stud. 2017', ['Ardelle O', 'Heintz DM']],
  ['Deitz, Robin, Kool, Twan and Tedder, Russ. 2019. "Slow tides." Shore 4.', ['Deitz, Robin', 'Kool, Twan', 'Tedder, Russ']],
  ['Ardelle, Olga; Heintz, Dora. Slow tides. Shore 4 (2017)', ['Ardelle, Olga', 'Heintz, Dora']],
  ['Olga Ardelle, Dora Heintz & Wim van den Berg: Slow tides. Shore 4', ['Olga Ardelle', 'Dora Heintz', 'Wim van den Berg']],
  ['Ardelle O, Heintz DM, on page 7 of many, Slow tides. Shore 4', undefined],
  ['Slow tides. J Shore Stud. 2017;28:1-9', undefined],
])('readCitationAuthors of %s', (citation, expected) => {
  expect(readCitationAuthors(citation, 'Slow tides')?.map(({ written }) => written)).toEqual(expected);
});
