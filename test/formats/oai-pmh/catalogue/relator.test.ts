import { expect, test } from 'vitest';
import { readRelator } from '../../../../src/formats/oai-pmh/catalogue/relator.ts';

test.each([
  ['aut', 'author'],
  ['http://id.loc.gov/vocabulary/relators/edt', 'editor'],
  ['Thesis advisor.', 'advisor'],
  ['Herausgeber', 'editor'],
  ['Übersetzerin', 'translator'],
  ['vedoucí práce', 'advisor'],
  ['pbl', 'publisher'],
  ['Funder', 'funder'],
  ['prf', undefined],
  ['constructor', undefined],
  ['', undefined],
])('the role %s is that of %s', (word, part) => {
  expect(readRelator(word)).toBe(part);
});
