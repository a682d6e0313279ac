import { expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import type { VocabularyFile } from '../../src/model/vocabulary-entry.ts';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';
import { settleHeadings } from '../../src/vocabularies/settle-headings.ts';
import { noVocabularies } from '../../src/vocabularies/vocabulary.ts';

const mesh: VocabularyFile = {
  ...{ name: 'mesh', vocabulary: 'mesh', language: 'en', part: 'descriptors' },
  entries: [
    { ui: 'D001859', preferred: 'Bone Neoplasms', entryTerms: ['Bone Cancer'] },
    { ui: 'D006801', preferred: 'Humans', entryTerms: [] },
  ],
};
const vocabularies = combineVocabularies([mesh]);
const of = (more: Partial<BibliographicRecord>): BibliographicRecord => ({ source: 'ris', sourceId: 'desk.ris#1', ...more });

test('headings without identifier get it, with those of their qualifiers, and flags as they were sent', () => {
  const record = of({
    headings: [
      { vocabulary: 'mesh', term: 'bone cancer', major: false, qualifiers: [{ term: 'secondary', major: true }] },
      { vocabulary: 'mesh', term: 'Bone Neoplasms/therapy' },
      { vocabulary: 'mesh', ui: 'D000001', term: 'Humans' },
      { vocabulary: 'lcsh', term: 'Humans' },
      { vocabulary: 'mesh', term: 'Sea Quakes' },
      { vocabulary: 'mesh', term: 'Human' },
    ],
  });
  const bone = { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms' };
  expect(settleHeadings(record, vocabularies)).toEqual({
    ...record,
    headings: [
      { ...bone, asGiven: 'bone cancer', major: false, qualifiers: [{ ui: 'Q000556', term: 'secondary', major: true }] },
      { ...bone, qualifiers: [{ ui: 'Q000628', term: 'therapy' }] },
      { vocabulary: 'mesh', ui: 'D000001', term: 'Humans' },
      { vocabulary: 'lcsh', term: 'Humans' },
      { vocabulary: 'mesh', term: 'Sea Quakes' },
      { vocabulary: 'mesh', ui: 'D006801', term: 'Humans', asGiven: 'Human' },
    ],
    findings: [
      expect.objectContaining({ code: 'heading-not-in-vocabulary', path: 'headings[4].term', raw: 'Sea Quakes' }),
      expect.objectContaining({ code: 'heading-likely', path: 'headings[5].term', raw: 'Human' }),
    ],
  });
});

test('keywords with a star or a qualifier that are descriptors become headings, others stay an author’s', () => {
  const keywords = [
    { term: 'Bone Neoplasms/secondary*' },
    { term: 'Humans' },
    { term: 'Bone Neoplasms', major: true },
    { term: 'radium/therapy' },
    { term: 'Humans/tide', language: 'en' },
    { term: 'Bone Neoplasms/therapy', owner: 'inspec' },
  ];
  expect(settleHeadings(of({ keywords }), vocabularies)).toEqual(
    of({
      headings: [
        {
          vocabulary: 'mesh',
          ui: 'D001859',
          term: 'Bone Neoplasms',
          asGiven: 'Bone Neoplasms/secondary*',
          qualifiers: [{ ui: 'Q000556', term: 'secondary', major: true }],
        },
        { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms', major: true },
      ],
      keywords: [keywords[1], keywords[3], keywords[4], keywords[5]] as NonNullable<BibliographicRecord['keywords']>,
    }),
  );
});

test('terms that others mark with a star, and entry terms with a qualifier, stay keywords', () => {
  const embase = [{ term: 'humans', major: true }, { term: 'bone cancer/dt [Drug Therapy]' }, { term: 'Bone Neoplasms/therapy' }];
  const psycinfo = [{ term: 'Tidal Depression', major: true }, { term: 'Humans', major: true }, { term: '*Bone Neoplasms/therapy' }];
  const author = [{ term: 'bone cancer/genetics' }, { term: 'Bone Cancer/genetics' }, { term: 'bone neoplasms/genetics' }];
  for (const keywords of [embase, psycinfo, author]) {
    const record = of({ keywords });
    expect(settleHeadings(record, vocabularies)).toBe(record);
  }
});

test('descriptors that records have taught are not all that there are: a star of another name says nothing of the thesaurus', () => {
  const taught = combineVocabularies([], [{ ui: 'D006801', term: 'Humans' }]);
  const keywords = [
    { term: 'Humans', major: true },
    { term: 'Bone Neoplasms', major: true },
  ];
  expect(settleHeadings(of({ keywords }), taught)).toEqual(
    of({ headings: [{ vocabulary: 'mesh', ui: 'D006801', term: 'Humans', major: true }], keywords: keywords.slice(1) }),
  );
});

test('without a vocabulary, and where there is nothing to settle, the record stays the same', () => {
  const record = of({ headings: [{ vocabulary: 'mesh', term: 'Sea Quakes' }], keywords: [{ term: '*Humans' }] });
  expect(settleHeadings(record, noVocabularies)).toBe(record);
  const settled = of({ headings: [{ vocabulary: 'mesh', ui: 'D006801', term: 'Humans' }] });
  expect(settleHeadings(settled, vocabularies)).toBe(settled);
  const known = of({
    headings: [{ vocabulary: 'mesh', term: 'Sea Quakes' }],
    findings: [{ code: 'heading-not-in-vocabulary', severity: 'info', message: 'known', path: 'headings[0].term' }],
  });
  expect(settleHeadings(known, vocabularies)).toBe(known);
});
