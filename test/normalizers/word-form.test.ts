import { expect, test } from 'vitest';
import { singular, wordForm } from '../../src/normalizers/word-form.ts';

test.each([
  ['events', 'event'],
  ['biopsies', 'biopsy'],
  ['dies', 'die'],
  ['loss', 'loss'],
  ['sepsis', 'sepsis'],
  ['status', 'status'],
  ['gas', 'gas'],
  ['s', 's'],
  ['', ''],
])('the singular of “%s” is “%s”', (word, one) => {
  expect(singular(word)).toBe(one);
});

test.each([
  ['haemorrhages', 'hemorrhage'],
  ['hospitalisations', 'hospitalization'],
  ['tumours', 'tumor'],
  ['tumor', 'tumor'],
  ['death', 'death'],
])('“%s” is compared as “%s”', (word, form) => {
  expect(wordForm(word)).toBe(form);
});
