import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Misconfigured } from '../../src/model/errors.ts';
import { readVocabulary } from '../../src/vocabularies/read.ts';

const fixture = (name: string) =>
  readVocabulary(name, readFileSync(path.resolve(import.meta.dirname, '../../fixtures/vocabularies', name), 'utf8'));

describe('a vocabulary file', () => {
  test('of MeSH descriptors gives names and tree numbers', () => {
    const { vocabulary, language, entries } = fixture('mesh-descriptors.tsv');
    expect({ vocabulary, language }).toEqual({ vocabulary: 'mesh', language: 'en' });
    expect(entries.find(({ ui }) => ui === 'D001859')).toEqual({
      ui: 'D001859',
      preferred: 'Bone Neoplasms',
      entryTerms: [],
      trees: ['C04.588.149', 'C05.116.231'],
    });
    expect(entries.find(({ ui }) => ui === 'D005260')).toEqual({ ui: 'D005260', preferred: 'Female', entryTerms: [] });
  });

  test('of MeSH entry terms has no preferred names', () => {
    const { vocabulary, entries } = fixture('mesh-entry-terms.tsv');
    expect(vocabulary).toBe('mesh');
    expect(entries.every(({ preferred, entryTerms }) => preferred === undefined && entryTerms.length === 1)).toBe(true);
  });

  test('of DeCS gives the language of its header and all synonyms, and the capitals of the descriptor as it is printed', () => {
    const { vocabulary, language, entries } = fixture('decs-spanish.tsv');
    expect({ vocabulary, language }).toEqual({ vocabulary: 'decs', language: 'es' });
    expect(entries.find(({ ui }) => ui === '1884')).toEqual({
      ui: '1884',
      preferred: 'Neoplasias Óseas',
      entryTerms: ['Cáncer de Hueso', 'Cáncer Óseo', 'Neoplasias Óseas'],
    });
  });

  test.each([
    ['descriptors without header', 'D000328\tAdult\tM01.060.116\nD005260\tFemale\t\n', 'preferred'],
    ['ui and name, each ui once', 'D000328\tAdult\nD005260\tFemale\n', 'preferred'],
    ['ui and term, a ui twice', 'D012333\tmRNA\nD012333\tPoly(A) RNA\n', 'entryTerms'],
    ['with a byte order mark and CRLF', '\uFEFFui\tname\r\nD000328\tAdult\r\n', 'preferred'],
  ])('is told by its shape: %s', (_, text, field) => {
    const [first] = readVocabulary('x', text).entries;
    expect(Object.keys(first ?? {})).toContain(field);
    expect(first?.preferred ?? first?.entryTerms[0]).toMatch(/^(Adult|mRNA)$/);
    expect(first?.preferred === undefined).toBe(field === 'entryTerms');
  });

  test.each(['', 'just some words\n', 'id,name\n1,Adult\n'])('that is none stops with the name of the file: %j', (text) => {
    expect(() => readVocabulary('notes.txt', text)).toThrow(Misconfigured);
    expect(() => readVocabulary('notes.txt', text)).toThrow(/notes\.txt/);
  });
});
