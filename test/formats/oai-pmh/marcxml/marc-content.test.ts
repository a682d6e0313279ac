import { describe, expect, test } from 'vitest';
import { marcContent } from '../../../../src/formats/oai-pmh/marcxml/marc-content.ts';
import { marcTable } from '../../../../src/formats/oai-pmh/marcxml/marc-table.ts';
import { noJournals } from '../../../../src/model/journals.ts';
import { noVocabularies } from '../../../../src/vocabularies/vocabulary.ts';
import { parseXml } from '../../../../src/xml/parse.ts';

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A field a line: tag, two indicators (`#` is a blank), subfields with `$`: `650 12 $aPain$xtherapy`. `=LDR` and control fields hold what follows. */
function contentOf(lines: string) {
  const fields = lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, tag = '', rest = ''] = /^\s*(\S+)\s(.*)$/.exec(line) ?? [];
      if (tag === 'LDR') return `<leader>${escaped(rest)}</leader>`;
      if (tag.startsWith('00')) return `<controlfield tag="${tag}">${escaped(rest)}</controlfield>`;
      const [indicators = '##', ...subfields] = rest.split('$');
      const [ind1 = ' ', ind2 = ' '] = indicators.replace(/#/g, ' ');
      const inside = subfields.map((each) => `<subfield code="${each[0]}">${escaped(each.slice(1))}</subfield>`);
      return `<datafield tag="${tag}" ind1="${ind1}" ind2="${ind2}">${inside.join('')}</datafield>`;
    });
  const xml = `<record xmlns="http://www.loc.gov/MARC21/slim">${fields.join('')}</record>`;
  return marcContent(parseXml(xml), { name: 'test', vocabularies: noVocabularies, journals: noJournals });
}

test('the table names every tag once', () => {
  const tags = marcTable.flatMap((row) => row.tags.split(' '));
  expect(tags.filter((tag, at) => tags.indexOf(tag) !== at || !/^\d[\dX]{2}$/.test(tag))).toEqual([]);
});

describe('what a field says', () => {
  test.each<[string, object]>([
    ['020 ## $a3-7815-2123-X', { isbn: ['378152123X'] }],
    ['022 ## $a0923-7534$l1569-8041', { container: { issn: ['0923-7534', '1569-8041'] } }],
    ['024 3# $a9783161484100', { isbn: ['9783161484100'] }],
    ['024 7# $a99999/7$2hdl', { identifiers: [{ scheme: 'handle', value: '99999/7' }] }],
    ['024 8# $a99000041', { unplaced: [{ field: '024$a', value: '99000041' }] }],
    ['035 ## $9arXiv$aoai:arXiv.org:2101.01234', { unplaced: [{ field: '035$a', value: 'oai:arXiv.org:2101.01234' }] }],
    ['035 ## $9SPIRES$aX-1', { accessions: [{ database: 'SPIRES', value: 'X-1' }] }],
    ['041 0# $aeng$afre', { languages: ['en', 'fr'] }],
    ['041 0# $aengfre', { languages: ['en', 'fr'] }],
    ['100 0# $aVoltaire.', { contributors: [{ role: 'author', family: 'Voltaire' }] }],
    ['100 3# $aFamily Made-up', { contributors: [{ role: 'author', family: 'Made-up', given: 'Family' }] }],
    ['700 1# $aLeer, Eva$eÜbersetzer$4trl', { contributors: [{ role: 'translator', family: 'Leer', given: 'Eva' }] }],
    [
      '700 1# $aLeer, Eva & Leer, Karl$4edt',
      {
        contributors: [
          { role: 'editor', family: 'Leer', given: 'Eva' },
          { role: 'editor', family: 'Leer', given: 'Karl' },
        ],
      },
    ],
    ['710 2# $aInvented Fund$4fnd', { grants: [{ agency: 'Invented Fund' }] }],
    ['720 2# $aInvented Data Bank', { contributors: [{ role: 'author', collective: 'Invented Data Bank' }] }],
    ['246 18 $aSpine', { titles: [{ kind: 'spine', text: 'Spine' }] }],
    ['264 #1 $aNowhere ;$aElsewhere :$bPress,$c2016.', { place: 'Nowhere', publisher: 'Press', issued: { year: 2016, raw: '2016' } }],
    [
      '264 #3 $aNowhere$bPrinter',
      {
        unplaced: [
          { field: '264$a', value: 'Nowhere' },
          { field: '264$b', value: 'Printer' },
        ],
      },
    ],
    ['300 ## $a12-19', { container: { pagesAsGiven: '12-19', pages: '12-19' } }],
    ['500 ## $aA remark.$5XX', { notes: ['A remark.'] }],
    [
      '502 ## $aThesis (M.Sc.)$bM.Sc.$cNowhere University$d2011',
      { type: 'thesis', publisher: 'Nowhere University', issued: { year: 2011, raw: '2011' } },
    ],
    ['506 1# $aRestricted', { rights: { access: 'restricted' } }],
    ['520 ## $aShort.$bLong.', { abstracts: [{ sections: [{ text: 'Short. Long.' }] }] }],
    ['520 1# $aA fine book.', { notes: ['A fine book.'] }],
    ['524 ## $aLeer E. Empty. 2011', { citationAsGiven: 'Leer E. Empty. 2011' }],
    [
      '536 ## $aInvented Fund$cF-1$cF-2',
      {
        grants: [
          { id: 'F-1', agency: 'Invented Fund' },
          { id: 'F-2', agency: 'Invented Fund' },
        ],
      },
    ],
    [
      '650 12 $aPain$xtherapy$vCase Reports',
      {
        headings: [{ vocabulary: 'mesh', term: 'Pain', major: true, qualifiers: [{ term: 'therapy' }] }],
        unplaced: [{ field: '650$v', value: 'Case Reports' }],
      },
    ],
    ['650 #7 $aSchmerz$2gnd$0(DE-588)4053042-5', { headings: [{ vocabulary: 'gnd', ui: '4053042-5', term: 'Schmerz' }] }],
    ['650 #4 $aPain', { keywords: [{ term: 'Pain' }] }],
    [
      '650 #0 $aPain$0http://id.loc.gov/authorities/subjects/sh85096746',
      { headings: [{ vocabulary: 'lcsh', ui: 'sh85096746', term: 'Pain' }] },
    ],
    ['651 #0 $aUtopia$xHistory.', { headings: [{ vocabulary: 'lcsh', term: 'Utopia--History', kind: 'Geographic' }] }],
    ['691 ## $aLocal words', { keywords: [{ term: 'Local words' }] }],
    [
      '773 0# $tJournal$q28:10<2464',
      { type: 'article-journal', container: { title: 'Journal', volume: '28', issue: '10', pagesAsGiven: '2464', pages: '2464' } },
    ],
    [
      '773 0# $tBook$dNowhere : Press, 2010.',
      { type: 'chapter', container: { title: 'Book' }, place: 'Nowhere', publisher: 'Press', issued: { year: 2010, raw: '2010' } },
    ],
    ['780 02 $tOld journal', { relations: [{ type: 'Related', asGiven: 'supersedes', note: 'Old journal' }] }],
    [
      '765 0# $tUrtitel$x1569-8041',
      {
        relations: [
          { type: 'TranslationOf', asGiven: 'original language', identifiers: [{ scheme: 'issn', value: '1569-8041' }], note: 'Urtitel' },
        ],
      },
    ],
    ['787 08 $iRetraction of:$tEmpty', { relations: [{ type: 'RetractionOf', asGiven: 'Retraction of', note: 'Empty' }] }],
    ['856 4# $uhttps://example.org/x$qapplication/pdf', { locations: [{ url: 'https://example.org/x', kind: 'pdf' }] }],
    ['856 42 $uhttps://doi.org/10.5555/other', { locations: [{ url: 'https://doi.org/10.5555/other', kind: 'landing' }] }],
    ['856 4# $uwww.example.org/no scheme', { unplaced: [{ field: '856$u', value: 'www.example.org/no scheme' }] }],
    ['980 ## $aARTICLE', { type: 'article-journal', publicationTypes: ['ARTICLE'] }],
  ])('%s', (line, content) => {
    expect(contentOf(line)).toMatchObject(content);
  });

  test('a subfield that no row takes stays under tag and code, once', () => {
    expect(contentOf('245 10 $aPain$h[sound]$h[disc]')).toMatchObject({
      unplaced: [
        { field: '245$h', value: '[sound]' },
        { field: '245$h', value: '[disc]' },
      ],
      findings: [{ code: 'field-unplaced', path: 'unplaced[0]', message: '245$h has no place in the record (2 values)' }],
    });
  });

  test('leader and fixed fields are kept whole, a repeated one too', () => {
    expect(contentOf('LDR 00000nam a2200000 a 4500\n001 7\n008 first\n008 second').unplaced).toEqual([
      { field: 'leader', value: '00000nam a2200000 a 4500' },
      { field: '008', value: 'first' },
      { field: '008', value: 'second' },
    ]);
  });

  test('names of objects that every table has from its prototype are unknown words', () => {
    expect(contentOf('024 7# $ax$2constructor\n650 #7 $ay$2toString\n700 1# $aLeer, Eva$4valueOf')).toMatchObject({
      accessions: [{ database: 'constructor', value: 'x' }],
      keywords: [{ term: 'y', owner: 'toString' }],
      contributors: [{ role: 'other', roleAsGiven: 'valueOf', family: 'Leer' }],
    });
  });
});

describe('the kind of publication', () => {
  test.each([
    ['LDR 00000nam a2200000 a 4500', 'book'],
    ['LDR 00000nab a2200000 a 4500', 'article-journal'],
    ['LDR 00000naa a2200000 a 4500', 'chapter'],
    ['LDR 00000cas a2200000 a 4500', 'periodical'],
    ['LDR 00000nem a2200000 a 4500', 'map'],
    ['LDR 00000nmm a2200000 a 4500\n008 131110r20151752xx ||||||||a||||||||ger d', 'dataset'],
    ['LDR 00000nmm a2200000 a 4500', undefined],
    ['LDR 00000njm a2200000 a 4500\n042 ## $adc', undefined],
    ['LDR 00000nam a2200000 a 4500\n655 #7 $aThesis.$2x', 'thesis'],
    ['LDR 00000nam a2200000 a 4500\n773 0# $tJournal$x1569-8041', 'article-journal'],
    ['LDR 00000nam a2200000 a 4500\n655 #7 $aConference proceedings$2x', 'book'],
    ['655 #7 $aConference paper$2x', 'paper-conference'],
    ['LDR short', undefined],
  ])('%s', (lines, type) => {
    expect(contentOf(lines).type).toBe(type);
  });
});

describe('the date of publication', () => {
  test.each<[string, object | undefined]>([
    ['260 ## $c[1982?]', { year: 1982, raw: '[1982?]' }],
    ['260 ## $c1912-1917.', { year: 1912, endYear: 1917, raw: '1912-1917' }],
    ['008 e 20040503', undefined],
    ['008 040601e20040503xx ', { year: 2004, month: 5, day: 3, raw: '20040503' }],
    ['008 040601c20049999xx ', { year: 2004, raw: '2004' }],
    ['260 ## $c19??\n008 040601s1985    xx ', { year: 1985, raw: '19??' }],
    ['046 ## $k2012-09-11', { year: 2012, month: 9, day: 11, raw: '2012-09-11' }],
    ['260 ## $c2012\n046 ## $k2012', { year: 2012, raw: '2012' }],
    ['773 0# $tJ$gVol. 3 (1999)', { year: 1999, raw: '1999' }],
    ['260 ## $csoon', { raw: 'soon' }],
  ])('%s', (lines, issued) => {
    expect(contentOf(lines).issued).toEqual(issued);
  });

  test('another date than the one that was taken stays unplaced', () => {
    expect(contentOf('260 ## $c2012\n046 ## $k2010').unplaced).toEqual([{ field: '046$k', value: '2010' }]);
  });
});

describe('what a person did whom no relator tells', () => {
  test.each([
    ['Eva Leer ; with drawings by Karl Niemand', 'author'],
    ['Karl Niemand ; edited by Eva Leer', 'editor'],
    ['Karl Niemand ; traducción de Eva Leer', 'translator'],
    ['Karl Niemand ; foreword by Eva Leer', 'other'],
    ['Karl Niemand', 'other'],
  ])('%s', (statement, role) => {
    const content = contentOf(`100 1# $aNiemand, Karl\n245 10 $aPain /$c${statement}\n700 1# $aLeer, Eva`);
    expect(content.contributors?.[1]?.role).toBe(role);
  });

  test('without a statement all are authors', () => {
    expect(contentOf('100 1# $aNiemand, Karl\n700 1# $aLeer, Eva').contributors?.[1]?.role).toBe('author');
  });
});
