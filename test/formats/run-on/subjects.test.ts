import { expect, test } from 'vitest';
import { Draft } from '../../../src/formats/run-on/draft.ts';
import { placeSubjects } from '../../../src/formats/run-on/subjects.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

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
