import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexiconOf, wordParts } from '../../../src/formats/run-on/lexicon.ts';
import { readSubjectList } from '../../../src/formats/run-on/subject-list.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';
import { readVocabulary } from '../../../src/vocabularies/read.ts';
import { noVocabularies, type Vocabularies } from '../../../src/vocabularies/vocabulary.ts';

const folder = path.resolve(import.meta.dirname, '../../../fixtures/vocabularies');
const loaded = combineVocabularies(readdirSync(folder).map((name) => readVocabulary(name, readFileSync(path.join(folder, name), 'utf8'))));

function cut(text: string, vocabularies: Vocabularies, prose = ''): string[] {
  const lexicon = lexiconOf([prose], [], vocabularies);
  const terms = readSubjectList({ text, start: 0, end: text.length, vocabularies, lexicon });
  return terms.map(({ start, end, list }) => `${list}: ${text.slice(start, end)}`);
}

describe('glued subject terms', () => {
  test('are cut by the vocabulary, and the next list begins where the alphabet does', () => {
    expect(cut('MossPrickly dewAdultBone neoplasmsHumans', loaded)).toEqual([
      'keywords: Moss',
      'keywords: Prickly dew',
      'mesh: Adult',
      'mesh: Bone neoplasms',
      'mesh: Humans',
    ]);
  });

  test('keep commas and capitals that belong to a heading', () => {
    expect(cut('Aged, 80 and overMice, inbred C57BLProstatic neoplasms, castration-resistantRNARNA, messenger', loaded)).toEqual([
      'mesh: Aged, 80 and over',
      'mesh: Mice, inbred C57BL',
      'mesh: Prostatic neoplasms, castration-resistant',
      'mesh: RNA',
      'mesh: RNA, messenger',
    ]);
  });

  test('end where the vocabulary says so when nothing else shows it', () => {
    expect(cut('Microbial sensitivity testsbeta-Lactamases', loaded)).toEqual([
      'mesh: Microbial sensitivity tests',
      'mesh: beta-Lactamases',
    ]);
  });

  test('in small letters are cut by the words of the page', () => {
    const prose = 'Dew falls on moss. Prickly dew and invented moss were counted; a garden survey followed.';
    expect(cut('garden surveyinvented mossprickly dew', noVocabularies, prose)).toEqual([
      'keywords: garden survey',
      'keywords: invented moss',
      'keywords: prickly dew',
    ]);
  });

  test('without a vocabulary are cut at capitals, and check tags tell the headings', () => {
    expect(cut('DewMoss gardensAdultFemaleHumansMale', noVocabularies)).toEqual([
      'keywords: Dew',
      'keywords: Moss gardens',
      'mesh: Adult',
      'mesh: Female',
      'mesh: Humans',
      'mesh: Male',
    ]);
  });

  test('in a stretch that is too long for a list are cut at plain borders', () => {
    expect(cut('MossDew'.repeat(1000), noVocabularies)).toHaveLength(2000);
  });
});

describe('terms that nothing but a hint separates', () => {
  test.each([
    ['before a Greek letter', 'Invented factorβ-Mossin', 'the invented factor', ['Invented factor', 'β-Mossin']],
    ['before the first part of a compound', 'amber acetylationanti-dewing', 'the acetylation', ['amber acetylation', 'anti-dewing']],
    ['before a word of the page', 'powdery mossletsurvey', 'a survey', ['powdery mosslet', 'survey']],
    [
      'in no order',
      'vivid mossstone wallsgarden dewamber fern',
      'vivid moss, stone walls, garden dew, amber fern',
      ['vivid moss', 'stone walls', 'garden dew', 'amber fern'],
    ],
  ])('%s', (_, text, prose, wanted) => {
    expect(cut(text, noVocabularies, prose)).toEqual(wanted.map((term) => `keywords: ${term}`));
  });
});

test('a list in alphabetical order reads back, whatever its terms, given their vocabulary', () => {
  const syllable = fc.constantFrom('mo', 'lu', 'ra', 'ti', 'ske', 'vun', 'dor', 'pel', 'gri');
  const word = fc.array(syllable, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(''));
  const term = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ').replace(/^./, (first) => first.toUpperCase()));
  const list = fc.uniqueArray(term, { minLength: 2, maxLength: 12 }).map((terms) => terms.sort());
  fc.assert(
    fc.property(list, (terms) => {
      const rows = terms.map((each, index) => `D${String(900000 + index)}\t${each}\tZ01`).join('\n');
      const vocabulary = combineVocabularies([readVocabulary('invented.tsv', `ui\tname\ttrees\n${rows}\n`)]);
      expect(cut(terms.join(''), vocabulary)).toEqual(terms.map((each) => `mesh: ${each}`));
    }),
    { seed: 5, numRuns: 60 },
  );
});

describe('a run of letters', () => {
  const lexicon = lexiconOf(
    ['The virus and multiple sclerosis; KCC2 and excitability. A translational word. mRNA'],
    ['NASA'],
    noVocabularies,
  );
  const parts = (run: string) => wordParts(run, lexicon).map(({ start, end }) => run.slice(start, end));
  test.each([
    ['virusmultiple', ['virus', 'multiple']],
    ['KCC2excitability', ['KCC2', 'excitability']],
    ['sclerosis', ['sclerosis']],
    ['posttranslational', ['posttranslational']],
    ['mRNAvirus', ['mRNA', 'virus']],
    ['unknownstuff', ['unknownstuff']],
  ])('%s falls apart into %j', (run, wanted) => {
    expect(parts(run)).toEqual(wanted);
  });
});
