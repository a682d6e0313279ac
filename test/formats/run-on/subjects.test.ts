import { expect, test } from 'vitest';
import { Draft } from '../../../src/formats/run-on/draft.ts';
import { readPage } from '../../../src/formats/run-on/run-on.ts';
import { placeSubjects } from '../../../src/formats/run-on/subjects.ts';
import { noVocabularies, type Vocabularies } from '../../../src/vocabularies/vocabulary.ts';

test('DeCS terms have the language that all of them together speak, even «Radio», which alone could be any', () => {
  const text = 'AdultHumansMaleAntígeno prostáticoFosfatasa alcalinaNeoplasias de la próstataRadioReirradiación';
  const draft = new Draft(text);
  placeSubjects(draft, [{ kind: 'terms', start: 0, end: text.length, confidence: 0.9, rivals: [] }], noVocabularies);
  expect(draft.headings).toEqual([
    { vocabulary: 'mesh', term: 'Adult' },
    { vocabulary: 'mesh', term: 'Humans' },
    { vocabulary: 'mesh', term: 'Male' },
    { vocabulary: 'decs', language: 'es', term: 'Antígeno prostático' },
    { vocabulary: 'decs', language: 'es', term: 'Fosfatasa alcalina' },
    { vocabulary: 'decs', language: 'es', term: 'Neoplasias de la próstata' },
    { vocabulary: 'decs', language: 'es', term: 'Radio' },
    { vocabulary: 'decs', language: 'es', term: 'Reirradiación' },
  ]);
});

const oneDescriptor: Vocabularies = {
  ...noVocabularies,
  longestName: 'Bone Neoplasms'.length,
  lookup: (term) => (term === 'Bone Neoplasms' ? [{ vocabulary: 'mesh', ui: 'D001859', term }] : []),
};

test.each([
  [
    'MeSH: Moss Gardens; Fog',
    {
      headings: [
        { vocabulary: 'mesh', term: 'Moss Gardens' },
        { vocabulary: 'mesh', term: 'Fog' },
      ],
    },
  ],
  [
    'DeCS:\nJardines de Musgo\nNiebla',
    {
      headings: [
        { vocabulary: 'decs', term: 'Jardines de Musgo' },
        { vocabulary: 'decs', term: 'Niebla' },
      ],
    },
  ],
  ['Palabras clave: Humans, Adult, Bone Neoplasms', { keywords: [{ term: 'Humans' }, { term: 'Adult' }, { term: 'Bone Neoplasms' }] }],
  [
    'Materia: Adult; Bone Neoplasms',
    {
      headings: [
        { vocabulary: 'mesh', term: 'Adult' },
        { vocabulary: 'mesh', term: 'Bone Neoplasms', ui: 'D001859' },
      ],
    },
  ],
])('the terms behind a label belong to its list: %j', (line, expected) => {
  const page = `Título: Crecimiento del musgo en pueblos\nAutores: Doe, Ana; Roe, Luis\nFecha de publicación: 2020\n${line}\n`;
  const { headings, keywords } = readPage(page, oneDescriptor);
  expect({ ...(headings && { headings }), ...(keywords && { keywords }) }).toEqual(expected);
});
