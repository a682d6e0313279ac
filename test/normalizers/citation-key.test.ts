import { describe, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { citationKeyOf, DistinctKeys } from '../../src/normalizers/citation-key.ts';

const record = (fields: Partial<BibliographicRecord>): BibliographicRecord => ({ source: 'test', sourceId: 'test#1', ...fields });
const by = (family: string, title: string, year?: number): BibliographicRecord =>
  record({ contributors: [{ role: 'author', family, given: 'A' }], title, ...(year ? { issued: { year } } : {}) });
const byGroup = (collective: string, title: string): BibliographicRecord =>
  record({ contributors: [{ role: 'author', collective }], title, issued: { year: 2017 } });

describe('the key by which documents cite a work', () => {
  test.each([
    ['the usual parts', by('Sartor', 'Bone metastases and survival', 2017), 'sartor2017bone'],
    ['small words in front', by('Ito', 'On the effects of a second dose', 2020), 'ito2020effects'],
    ['small words in Spanish', by('Ibáñez', 'Los efectos de la vacuna', 2011), 'ibanez2011efectos'],
    ['small words in French', by('Lefèvre', 'L’évolution des soins', 2009), 'lefevre2009evolution'],
    ['a title of small words only', by('Orr', 'To be or to do', 2001), 'orr2001to'],
    ['a title of one word', by('Poe', 'Sepsis.', 1999), 'poe1999sepsis'],
    ['a title of one number', by('Orwell', '1984', 1949), 'orwell19491984'],
    ['a number in front', by('Kim', '10-year survival', 2018), 'kim2018year'],
    ['a title in brackets', by('Abe', '[Treatment of pain]', 1988), 'abe1988treatment'],
    ['particles, which belong to the name', by('van der Berg', 'Hips', 2014), 'vanderberg2014hips'],
    ['apostrophes and hyphens', by('O’Brien-Díaz', 'Knees', 2014), 'obriendiaz2014knees'],
    ['letters that are two in ASCII', by('Møller Weiß', 'Æther', 2003), 'mollerweiss2003aether'],
    ['no year', by('Sartor', 'Bone metastases'), 'sartorbone'],
    ['no title', record({ contributors: [{ role: 'author', family: 'Sartor' }], issued: { year: 2017 } }), 'sartor2017'],
    ['no author', record({ title: 'The bone', issued: { year: 2017 } }), 'anon2017bone'],
    [
      'an editor alone',
      record({ contributors: [{ role: 'editor', family: 'Nunn' }], title: 'Surgery', issued: { year: 2005 } }),
      'nunn2005surgery',
    ],
    [
      'an author behind an editor',
      record({
        contributors: [
          { role: 'editor', family: 'Nunn' },
          { role: 'author', family: 'Ross' },
        ],
        title: 'Veins',
      }),
      'rossveins',
    ],
    ['a group', byGroup('PROSTVAC Study Group', 'Vaccines'), 'prostvac2017vaccines'],
    ['a group with an article', byGroup('The World of Care Alliance', 'Vaccines'), 'world2017vaccines'],
    ['a group that begins with a digit', byGroup('3D Consortium', 'Vaccines'), 'anon3d2017vaccines'],
    ['Cyrillic', by('Щербаков', 'О лечении', 2010), 'shcherbakov2010lechenii'],
    ['Greek', by('Παπαδόπουλος', 'Ψυχή', 2010), 'papadopoulos2010psychi'],
    [
      'Han with a translated title',
      record({ ...by('王', '骨转移', 2016), titles: [{ kind: 'translated', text: 'Bone spread' }] }),
      'anon2016bone',
    ],
    ['Han alone', by('王', '骨转移', 2016), 'anon2016'],
    ['Han without a year', record({ ...by('王', '骨转移'), identifiers: [{ scheme: 'pmid', value: '99000001' }] }), 'anonpmid99000001'],
    ['nothing but a DOI', record({ identifiers: [{ scheme: 'doi', value: '10.5555/ab.c' }] }), 'anondoi105555abc'],
    ['nothing but the id', record({ sourceId: 'references.ris#3' }), 'anonreferencesris3'],
    ['nothing at all in ASCII', record({ sourceId: '文献' }), 'anon'],
    ['endless words', by('x'.repeat(5000), 'y'.repeat(5000), 2000), `${'x'.repeat(30)}2000${'y'.repeat(30)}`],
  ])('of %s', (_, given, key) => {
    expect(citationKeyOf(given)).toBe(key);
    expect(key).toMatch(/^[a-z][a-z0-9]*$/);
  });

  test('is told apart from keys that are taken by letters behind it', () => {
    const keys = new DistinctKeys();
    const given = Array.from({ length: 30 }, () => keys.take('poe1999'));
    expect(given.slice(0, 3)).toEqual(['poe1999', 'poe1999a', 'poe1999b']);
    expect(given.slice(26)).toEqual(['poe1999z', 'poe1999aa', 'poe1999ab', 'poe1999ac']);
  });

  test('is never given twice, though a record brings along what another one would be given', () => {
    const keys = new DistinctKeys();
    const given = ['poe1999a', 'poe1999', 'poe1999', 'poe1999a'].map((key) => keys.take(key));
    expect(given).toEqual(['poe1999a', 'poe1999', 'poe1999b', 'poe1999aa']);
  });
});
