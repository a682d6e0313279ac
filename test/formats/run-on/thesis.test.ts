import { describe, expect, test } from 'vitest';
import { readPage } from '../../../src/formats/run-on/run-on.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

const czech =
  'Práce se zabývá vymyšleným mechem, který roste na severní straně kamenných zdí. Popisuje pokusy s vodou a se světlem, které byly vedeny ve ' +
  'třech zahradách. Výsledky ukazují, že mech je odolný a že se přizpůsobuje. Klíčová slova: vymyšlený mech, vzorek P450';
const english =
  'The thesis deals with an invented moss that grows on the northern side of stone walls. It describes trials with water and with light that were ' +
  'led in the three gardens. The results of the trials show that the moss is hardy and that it adapts. Key words: invented moss, sample P450';
const file = (name: string) => `${name}: 1000 bytes, checksum: 00112233445566778899aabbccddeeff (MD5)`;
const provenance = `Made available in DSpace on 2017-04-20T12:52:19Z (GMT). No. of bitstreams: 2\n${file('BPTX_2009_2_99999_0_175349_0_63582.pdf')}\n${file('thumbnail.png')}`;

/** A thesis as its repository's xoai has it, flattened: advisor, opponent, author first; degree, programme, grade and both abstracts once more at the end. */
const page = [
  ...['Vedoucí, Marie', 'Oponentová, Věra', 'Autorová, Lucie', '2017-04-20T12:52:19Z', '2017-04-20T12:52:19Z', '2010'],
  ...['http://hdl.handle.net/99999/26677', '63582', '001274326', czech, english, provenance],
  ...['Department of Mosses', 'Katedra mechů', 'Faculty of Gardens', 'Zahradnická fakulta', 'Čeština', 'cs_CZ'],
  ...['Univerzita Vymyšlená, Zahradnická fakulta', 'stone walls', 'vymyšlený mech'],
  ...['Vymyšlený mech a jeho odolnost', 'Invented moss and its hardiness', 'bakalářská práce', '2010', '2010-06-15', 'Bc.', 'bakalářské'],
  ...['Zahradnictví', 'Gardening', 'Zahradnictví', 'Gardening', 'Velmi dobře', 'Very good', 'bakalářská práce'],
  ...['Zahradnická fakulta::Katedra mechů', 'Faculty of Gardens::Department of Mosses', 'ZahF', 'Zahradnictví', 'Gardening'],
  ...[czech, english, 'Praha', 'Univerzita Vymyšlená, Zahradnická fakulta, Katedra mechů'],
].join('');

describe('a thesis with its degree, its grade and two of everything', () => {
  const record = readPage(page, noVocabularies);

  test('has the last of the names as its author', () => {
    expect(record.contributors?.map(({ role, family }) => [role, family])).toEqual([
      ['other', 'Vedoucí'],
      ['other', 'Oponentová'],
      ['author', 'Autorová'],
    ]);
  });

  test('has its title, and the translation behind it', () => {
    expect([record.title, record.titles]).toEqual([
      'Vymyšlený mech a jeho odolnost',
      [{ kind: 'translated', text: 'Invented moss and its hardiness' }],
    ]);
  });

  test('has each abstract once, cut where the language changes', () => {
    expect(record.abstracts?.map(({ sections }) => sections.map(({ text }) => text).join(' '))).toEqual([czech, english]);
  });

  test('has a handle without the numbers behind it: one is in the name of a file, one is padded with zeros', () => {
    expect(record.identifiers).toEqual([{ scheme: 'handle', value: '99999/26677' }]);
    expect(record.unplaced?.filter(({ field }) => field === 'number').map(({ value }) => value)).toEqual(['63582', '001274326']);
  });

  test('has its language by name and by code, and its type', () => {
    expect([record.languages, record.type]).toEqual([['cs'], 'thesis']);
  });

  test('has no degree, programme, grade or faculty among its keywords', () => {
    expect(record.keywords?.map(({ term }) => term)).toEqual(['stone walls', 'vymyšlený mech']);
    expect(record.unplaced?.filter(({ field }) => field === 'degree, programme and grade').map(({ value }) => value)).toContain(
      'Bc.bakalářskéZahradnictvíGardeningZahradnictvíGardeningVelmi dobřeVery goodbakalářská práce',
    );
  });
});

test('a page that begins with the title of a thesis has its author first', () => {
  const text =
    'Invented Moss on Stone WallsAuthor, AnneAdvisor, BrianThis thesis is about a moss that was invented. It grows on walls and it is green.' +
    '2023-11-02T20:16:10Z2023-11-02T20:16:10Z2023-09Thesishttps://hdl.handle.net/99999/152786';
  expect(readPage(text, noVocabularies).contributors?.map(({ role, family }) => [role, family])).toEqual([
    ['author', 'Author'],
    ['other', 'Advisor'],
  ]);
});

test('the size of a file behind a handle is no part of it', () => {
  const text =
    'Invented MossDoe, Jane2011-05-09T19:30:09Z2011-05-09T19:30:09Z2011-05-09http://hdl.handle.net/99999/6279245241266 bytesapplication/zip';
  expect(readPage(text, noVocabularies).identifiers).toEqual([{ scheme: 'handle', value: '99999/62792' }]);
});
