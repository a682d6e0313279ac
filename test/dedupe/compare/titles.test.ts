import { describe, expect, test } from 'vitest';
import { compareTitleForms } from '../../../src/dedupe/compare/titles.ts';
import { titleForms } from '../../../src/dedupe/profile/title-form.ts';

const forms = (title: string) => titleForms({ source: 'ris', sourceId: '1', title });
const likeness = (a: string, b: string) => compareTitleForms(forms(a), forms(b)).likeness;

describe('two titles are', () => {
  test.each([
    ['same', 'Radium for two: a phase II trial', 'RADIUM FOR 2: A PHASE 2 TRIAL.'],
    ['same', 'Post-stroke radium in anaemia', 'Poststroke radium in anemia'],
    ['same', 'Radium in bone disease', '[Radium in bone disease]. [Polish]'],
    ['same', 'Radium in bone disease', 'Radium in bone disease. [Review] [45 refs]'],
    ['same', 'TGF-β in bone', 'TGF-&beta; in bone'],
    ['same', 'TGF-β in bone', 'TGF-beta in bone'],
    ['same', 'Radium & bone', 'Radium and bone'],
    ['same', 'Radium in <i>Mus musculus</i>', 'Radium in Mus musculus'],
    ['same', 'Radium bei Müttern', 'Radium bei MÃ¼ttern'],
    ['same', 'Radium an der Küste = Radium on the coast', 'Radium on the coast'],
    ['near', 'Radium treatment of metastatic bone disease', 'Radium treatmnet of metastatic bone diseases'],
    ['near', 'Preface', 'Prefaace'],
    ['part', 'Radium in bone disease: a randomised trial', 'Radium in bone disease'],
    ['part', 'Radium in metastatic bone disease of older people', 'Radium in metastatic bone disease of ol'],
    ['part', 'Effects of radium in metastatic bone disease', 'of radium in metastatic bone disease'],
    ['more', 'Radium in bone disease of the elderly', 'Radium in severe bone disease of the frail elderly'],
    ['numbered', 'Radium in bone disease: a phase 2 trial', 'Radium in bone disease: a phase 3 trial'],
    ['numbered', 'Interleukin-6 in bone disease', 'Interleukin-8 in bone disease'],
    ['other', 'Radium in bone disease of adults', 'Radium in bone disease of children'],
    ['other', 'Hypertension after radium in bone disease', 'Hypotension after radium in bone disease'],
    ['other', 'Radium with calcium in bone disease', 'Radium without calcium in bone disease'],
    ['different', 'Radium in bone disease', 'Coffee and sleep in mice'],
    ['unknown', 'Radium in bone disease', ''],
  ])('%s: %s | %s', (expected, a, b) => {
    expect(likeness(a, b)).toBe(expected);
    expect(likeness(b, a)).toBe(expected);
  });
});

test('titles in two languages say so', () => {
  const translated = (a: string, b: string) => compareTitleForms(forms(a), forms(b)).translated;
  expect(translated('Kosten der Radiumtherapie bei Frauen', 'Cost of the radium therapy in women')).toBe(true);
  expect(translated('Стоимость терапии', 'Cost of therapy')).toBe(true);
  expect(translated('Cost of the radium therapy in women', 'Safety of the radium therapy in men')).toBe(false);
});
