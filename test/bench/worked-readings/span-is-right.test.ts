import { expect, test } from 'vitest';
import { spanIsRight } from '../../../bench/worked-readings/span-is-right.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';

const record: Partial<BibliographicRecord> = {
  title: 'A title',
  languages: ['en'],
  contributors: [
    { role: 'author', family: 'Roe', given: 'M A' },
    { role: 'author', family: 'Sample', given: 'Linda' },
  ],
  headings: [{ vocabulary: 'mesh', term: 'Bone Neoplasms', asGiven: 'Bone neoplasms' }],
  identifiers: [{ scheme: 'doi', value: '10.5555/abc' }],
};

test.each([
  ['contributors[0]', { authors: ['Roe, M A', 'de Sample, Linda'] }, true],
  ['contributors[1]', { authors: ['Roe, M A', 'de Sample, Linda'] }, false],
  ['contributors[0]', {}, undefined],
  ['title', { title: 'A  title' }, true],
  ['headings[0]', { keywords: [], mesh: ['Bone neoplasms'] }, true],
  ['headings[0]', { keywords: ['Bone'], mesh: [] }, false],
  ['identifiers[0].value', { doi: '10.5555/ABC' }, true],
  ['identifiers[0].value', { doi: null }, false],
  ['languages[0]', { language: 'eng' }, true],
  ['notes[0]', { title: 'A title' }, undefined],
] as const)('%s of a page of which %o is known', (path, known, isRight) => {
  expect(spanIsRight(path, record, known)).toBe(isRight);
});
