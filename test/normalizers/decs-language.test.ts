import { expect, test } from 'vitest';
import { decsLanguage } from '../../src/normalizers/decs-language.ts';

test.each<[string[], string | undefined]>([
  [['Calicreínas', 'Neoplasias óseas', 'Reirradiación', 'Radio'], 'es'],
  [['Neoplasias Ósseas', 'Reirradiação', 'Rádio'], 'pt'],
  [['Bone Neoplasms', 'Radium', 'Re-Irradiation'], undefined],
  [['Radio'], undefined],
  [['Reirradiación', 'Reirradiação'], undefined],
  [[], undefined],
])('%j', (terms, language) => {
  expect(decsLanguage(terms)).toBe(language);
});
