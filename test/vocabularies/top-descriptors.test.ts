import { expect, test } from 'vitest';
import { readVocabulary } from '../../src/vocabularies/read.ts';

const treesOf = (text: string) =>
  Object.fromEntries(readVocabulary('mesh.tsv', text).entries.map(({ preferred, trees }) => [preferred, trees]));

test('descriptors at the top of the trees have their numbers where a table leaves them out', () => {
  expect(treesOf('ui\tname\ttrees\nD009369\tNeoplasms\t\nD001859\tBone Neoplasms\tC04.588.149\nD003813\tDentistry\tH02.163\n')).toEqual({
    Neoplasms: ['C04'],
    'Bone Neoplasms': ['C04.588.149'],
    // Nothing of E06 is in the table.
    Dentistry: ['H02.163'],
  });
});

test('a table that has numbers of the top is taken as it is', () => {
  expect(treesOf('ui\tname\ttrees\nD009369\tNeoplasms\t\nD000001\tWater Bodies\tC04\n')).toEqual({
    Neoplasms: undefined,
    'Water Bodies': ['C04'],
  });
});
