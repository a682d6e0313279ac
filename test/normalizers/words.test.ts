import { describe, expect, test } from 'vitest';
import { readItemType } from '../../src/normalizers/item-type.ts';
import { readLanguage } from '../../src/normalizers/language.ts';
import { readAccess, readLicence } from '../../src/normalizers/rights.ts';
import { findTrialIds, readTrialId } from '../../src/normalizers/trial-id.ts';
import { foldWhitespace } from '../../src/normalizers/whitespace.ts';

test.each([
  ['eng', 'en'],
  ['en_US', 'en'],
  ['English', 'en'],
  ['English (US)', 'en'],
  ['inglés', 'en'],
  ['anglais', 'en'],
  ['Englisch', 'en'],
  ['español', 'es'],
  ['Spanish; Castilian', 'es'],
  ['fre', 'fr'],
  ['fra', 'fr'],
  ['cze', 'cs'],
  ['čeština', 'cs'],
  ['scr', 'hr'],
  ['zh-CN', 'zh'],
  ['日本語', 'ja'],
  ['nhi', 'nhi'],
  ['und', undefined],
  ['mul', undefined],
  ['zxx', undefined],
  ['Klingonisch', undefined],
])('readLanguage %s', (text, expected) => {
  expect(readLanguage(text)).toBe(expected);
});

describe('readLicence', () => {
  test.each([
    ['http://creativecommons.org/licenses/by-nc/4.0/', { license: 'CC-BY-NC-4.0' }],
    ['https://creativecommons.org/licenses/by-nc-nd/3.0/es/', { license: 'CC-BY-NC-ND-3.0' }],
    ['http://creativecommons.org/licenses/by-nc-nd/3.0/igo/', { license: 'CC-BY-NC-ND-3.0-IGO' }],
    ['https://creativecommons.org/licenses/by/3.0/us/deed.en', { license: 'CC-BY-3.0-US' }],
    ['http://creativecommons.org/licenses/by-nd-nc/1.0/', { license: 'CC-BY-NC-ND-1.0' }],
    ['http://creativecommons.org/publicdomain/zero/1.0/', { license: 'CC0-1.0' }],
    ['https://creativecommons.org/publicdomain/mark/1.0/', { license: 'CC-PDM-1.0' }],
    ['https://www.gnu.org/licenses/gpl-3.0.html', { license: 'GPL-3.0-only' }],
    ['https://www.example.org/userlicense/1.0/', {}],
  ])('keeps the address %s', (url, expected) => {
    expect(readLicence(url)).toEqual({ ...expected, url });
  });

  test.each([
    ['Attribution-NonCommercial 4.0 International', { license: 'CC-BY-NC-4.0' }],
    ['Atribución-NoComercial-SinDerivadas 3.0 España', { license: 'CC-BY-NC-ND-3.0' }],
    ['Attribution-NonCommercial-ShareAlike 4.0', { license: 'CC-BY-NC-SA-4.0' }],
    ['CC BY-NC-ND 4.0', { license: 'CC-BY-NC-ND-4.0' }],
    ['CC0 1.0 Universal', { license: 'CC0-1.0' }],
    ['MIT License', { license: 'MIT' }],
    ['GPL-3.0-or-later', { license: 'GPL-3.0-or-later' }],
    ['GNU General Public License v3.0', { license: 'GPL-3.0-only' }],
    ['GNU GPL v2', { license: 'GPL-2.0-only' }],
    ['LGPL-2.1', { license: 'LGPL-2.1-only' }],
    ['EUPL-1.2', { license: 'EUPL-1.2' }],
    ['Open Government Licence v2.0', { license: 'OGL-UK-2.0' }],
    ['Namensnennung - Weitergabe unter gleichen Bedingungen 4.0', { license: 'CC-BY-SA-4.0' }],
    ['Attribution - Partage dans les Mêmes Conditions 3.0 France', { license: 'CC-BY-SA-3.0' }],
    ['Creative Commons Zero v1.0 Universal', { license: 'CC0-1.0' }],
    ['by-nc-nd', {}],
    ['Apache License 2.0', { license: 'Apache-2.0' }],
    ['Creative Commons Attribution 4.0, which permits non-commercial use', { license: 'CC-BY-4.0' }],
    ['Attribution 3.0 Unported (CC BY 3.0)', { license: 'CC-BY-3.0' }],
    ['Creative Commons Attribution', {}],
    ['All rights reserved', {}],
  ])('keeps the name %s', (name, expected) => {
    expect(readLicence(name)).toEqual({ ...expected, name });
  });

  test('takes the address out of a sentence', () => {
    expect(readLicence('Open access under the CC BY license (http://creativecommons.org/licenses/by/4.0/).')).toEqual({
      license: 'CC-BY-4.0',
      url: 'http://creativecommons.org/licenses/by/4.0/',
    });
  });

  test.each(['© 2017 Sample Press', 'open access', 'Attribution of risk rose 3.0 fold'])('%s is no licence', (text) => {
    expect(readLicence(text)).toBeUndefined();
  });
});

test.each([
  ['http://purl.org/coar/access_right/c_abf2', 'open'],
  ['info:eu-repo/semantics/embargoedAccess', 'embargoed'],
  ['Acceso abierto', 'open'],
  ['accès restreint', 'restricted'],
  ['metadata only access', 'metadata'],
  ['closedAccess', 'closed'],
  ['open_access', 'open'],
  ['offener Zugang', 'open'],
  ['accés obert', 'open'],
  ['Zugang unter Embargo', 'embargoed'],
  ['accesso soggetto a embargo', 'embargoed'],
  ['Restringido', 'restricted'],
  ['geschlossener Zugang', 'closed'],
  ['acesso apenas aos metadados', 'metadata'],
  ['constructor', undefined],
  ['Sample', undefined],
])('readAccess %s', (text, expected) => {
  expect(readAccess(text)).toBe(expected);
});

test.each([
  ['http://purl.org/coar/resource_type/c_6501', 'article-journal'],
  ['info:eu-repo/semantics/doctoralThesis', 'thesis'],
  ['Clinical Trial, Phase III', 'article-journal'],
  ['Artículo', 'article-journal'],
  ['rigorózní práce', 'thesis'],
  ['Article de périodique', 'article-journal'],
  ['JOUR', 'article-journal'],
  ['Book Chapter', 'chapter'],
  ['Preprint', 'article'],
  ['http://purl.org/coar/resource_type/c_18co', 'graphic'],
  ['http://purl.org/coar/resource_type/c_18cp', 'paper-conference'],
  ['http://purl.org/coar/resource_type/QH80-2R4E/', 'software'],
  ['articolo in rivista', 'article-journal'],
  ['capítol de llibre', 'chapter'],
  ['thèse de doctorat', 'thesis'],
  ['dissertação de mestrado', 'thesis'],
  ['Konferenzveröffentlichung', 'paper-conference'],
  ['informe tècnic', 'report'],
  ['conjunto de dados', 'dataset'],
  ['recensione', 'review-book'],
  ['peer-review', 'review'],
  ["Research Support, Non-U.S. Gov't", undefined],
  ['Sample', undefined],
])('readItemType %s', (text, expected) => {
  expect(readItemType(text)).toBe(expected);
});

test('trial registrations are found even where words are glued to them', () => {
  const text = 'registrationNCT01990001 and ISRCTN99900001; EudraCT 2012-099001-25, ChiCTR-TRC-12999001';
  expect(findTrialIds(text).map(({ registry, id, start, end }) => [registry, id, text.slice(start, end)])).toEqual([
    ['ClinicalTrials.gov', 'NCT01990001', 'NCT01990001'],
    ['ISRCTN', 'ISRCTN99900001', 'ISRCTN99900001'],
    ['EudraCT', '2012-099001-25', '2012-099001-25'],
    ['ChiCTR', 'ChiCTR-TRC-12999001', 'ChiCTR-TRC-12999001'],
  ]);
  expect(readTrialId('https://clinicaltrials.gov/study/nct01990001')).toEqual({ registry: 'ClinicalTrials.gov', id: 'NCT01990001' });
  expect(readTrialId('NCT01990001, NCT01990002')).toBeUndefined();
  expect(readTrialId('GSE13286')).toBeUndefined();
});

test('foldWhitespace leaves single blanks', () => {
  expect(foldWhitespace('  a\u00a0\n\t b\u200bc ')).toBe('a b c');
});
