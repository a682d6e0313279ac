import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { combineVocabularies } from '../../src/vocabularies/combine.ts';
import { readVocabulary } from '../../src/vocabularies/read.ts';
import { noVocabularies } from '../../src/vocabularies/vocabulary.ts';

const folder = path.resolve(import.meta.dirname, '../../fixtures/vocabularies');
const read = (name: string) => readVocabulary(name, readFileSync(path.join(folder, name), 'utf8'));
const all = combineVocabularies(['mesh-entry-terms.tsv', 'mesh-descriptors.tsv', 'decs-spanish.tsv'].map(read));

describe('vocabularies joined', () => {
  test.each([
    ['Bone neoplasms', 'Bone Neoplasms', 'D001859'],
    ['PROSTATIC NEOPLASMS, CASTRATION-RESISTANT', 'Prostatic Neoplasms, Castration-Resistant', 'D064129'],
    ['messenger rna', 'RNA, Messenger', 'D012333'],
  ])('find %s whatever its case, by name or entry term, in any order of the files', (term, name, ui) => {
    expect(all.lookup(term)).toMatchObject([{ vocabulary: 'mesh', ui, term: name }]);
  });

  test('find a Spanish name beside an English one, and tell them apart by diacritics', () => {
    expect(all.lookup('Neoplasias óseas')).toEqual([{ vocabulary: 'decs', ui: '1884', term: 'Neoplasias Óseas', language: 'es' }]);
    expect(all.lookup('Neoplasias oseas')).toEqual([]);
    expect(all.lookup('radio')).toMatchObject([{ vocabulary: 'decs' }]);
  });

  test('say which kinds are loaded and how long a name may be', () => {
    expect([all.has('mesh'), all.has('decs'), all.has('emtree')]).toEqual([true, true, false]);
    expect(all.longestName).toBe('neoplasias prostáticas resistentes a la castración'.length + 3);
  });

  test('of qualifiers alone, or of another language than English, do not know what MeSH lacks', () => {
    const entries = [{ ui: 'Q000556', preferred: 'secondary', entryTerms: [] }];
    const qualifiers = { name: 'qual2025.xml', vocabulary: 'mesh', language: 'en', part: 'qualifiers', entries } as const;
    const french = { ...qualifiers, name: 'fredesc2025.xml', language: 'fr', part: 'descriptors' } as const;
    expect(combineVocabularies([qualifiers, french]).has('mesh')).toBe(false);
    expect(combineVocabularies([qualifiers, read('mesh-descriptors.tsv')]).has('mesh')).toBe(true);
  });

  test('know the words that names are made of', () => {
    expect([all.hasWord?.('Sensitivity'), all.hasWord?.('castración'), all.hasWord?.('moss')]).toEqual([true, true, false]);
  });

  test('let entry terms stand for themselves where their descriptors are not loaded', () => {
    expect(combineVocabularies([read('mesh-entry-terms.tsv')]).lookup('messenger rna')).toEqual([
      { vocabulary: 'mesh', ui: 'D012333', term: 'Messenger RNA', language: 'en' },
    ]);
  });

  test('are nothing when there are none', () => {
    expect(combineVocabularies([])).toBe(noVocabularies);
  });
});
