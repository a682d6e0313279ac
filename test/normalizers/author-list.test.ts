import { expect, test } from 'vitest';
import { readAuthorList } from '../../src/normalizers/author-list.ts';

/** `Family|Given|Suffix` a name, `=Group` a group. */
const written = (text: string): string[] =>
  readAuthorList(text).names.map(({ name }) =>
    'collective' in name ? `=${name.collective}` : [name.family, name.given, name.suffix].filter((part) => part !== undefined).join('|'),
  );

test.each([
  ['Vancouver', 'Tellen JA, Doe B, van der Berg C.', ['Tellen|JA', 'Doe|B', 'van der Berg|C']],
  ['Vancouver with a suffix', 'Tellen JA Jr, Doe B 3rd', ['Tellen|JA|Jr', 'Doe|B|3rd']],
  ['Vancouver with points', 'Tellen J. A., Doe B. & Roe C.', ['Tellen|J. A.', 'Doe|B.', 'Roe|C.']],
  ['Vancouver in capitals', 'TELLEN J, VAN DER BERG C', ['TELLEN|J', 'VAN DER BERG|C']],
  ['APA', "Tellen, J. A., Doe, B., & O'Neil-Brown, C.", ['Tellen|J. A.', 'Doe|B.', "O'Neil-Brown|C."]],
  ['APA with a suffix', 'Tellen, J. A., III, & Doe, B., Jr.', ['Tellen|J. A.|III', 'Doe|B.|Jr.']],
  ['MLA and Chicago', 'Tellen, John A., Jane Doe, and Mary Roe', ['Tellen|John A.', 'Doe|Jane', 'Roe|Mary']],
  ['Chicago with initials', 'Tellen, J A, B Doe, C Roe', ['Tellen|J A', 'Doe|B', 'Roe|C']],
  ['Harvard', 'Tellen, J.A. and Doe, B.', ['Tellen|J.A.', 'Doe|B.']],
  ['IEEE', 'J. A. Tellen, B. van Doe, and C. Roe', ['Tellen|J. A.', 'van Doe|B.', 'Roe|C.']],
  ['ACS', 'Tellen, J.-P.; Doe, B.', ['Tellen|J.-P.', 'Doe|B.']],
  ['ABNT', 'SILVANE, J. A.; SOUZETE NETO, M.', ['SILVANE|J. A.', 'SOUZETE NETO|M.']],
  ['full names, given first', 'John Tellen, Jane Q. Doe and Mary Roe', ['Tellen|John', 'Doe|Jane Q.', 'Roe|Mary']],
  ['full names, family first', 'Tellen John, Doe Jane', ['Tellen|John', 'Doe|Jane']],
  ['a single inverted name with two surnames', 'Tellón Márquez, Gabriel José', ['Tellón Márquez|Gabriel José']],
  ['two surnames and initials', 'Tellón Márquez G, Pereda Ruiz A.', ['Tellón Márquez|G', 'Pereda Ruiz|A']],
  ['initials and two surnames', 'G. Tellón Márquez, A. Pereda Ruiz', ['Tellón Márquez|G.', 'Pereda Ruiz|A.']],
  ['family names alone', 'Tellen, Doe, & Roe', ['Tellen', 'Doe', 'Roe']],
  ['a Spanish conjunction, and one inside a name', 'Tellón G y Ortegal y Gassón J', ['Tellón|G', 'Ortegal y Gassón|J']],
  ['an Italian conjunction', 'Telloni M, Bianchini G e Verdoni L', ['Telloni|M', 'Bianchini|G', 'Verdoni|L']],
  ['a French conjunction', 'Jean-Pierre Tellon et Marie Duboux', ['Tellon|Jean-Pierre', 'Duboux|Marie']],
  ['initials that are a suffix elsewhere', 'Tellen JR, Doe SR.', ['Tellen|JR', 'Doe|SR']],
  ['Roman numbers that are initials', 'Tellen II, Doe VI', ['Tellen|II', 'Doe|VI']],
  ['a group before a person in initials', 'TELLEN Collaboration, J. Doe', ['=TELLEN Collaboration', 'Doe|J.']],
  ['capitals that mark the family name', 'TEL Wei-Ming, DOE Na', ['TEL|Wei-Ming', 'DOE|Na']],
  ['short Chinese names in capitals', 'LI Y, WU JM', ['LI|Y', 'WU|JM']],
  ['a Korean name, family first', 'Jeong Tae Yeol', ['Jeong|Tae Yeol']],
  ['Cyrillic', 'Теллин И. И., Доев П.', ['Теллин|И. И.', 'Доев|П.']],
  ['a group behind persons', 'Tellen J, Doe B; TELLEN Study Group', ['Tellen|J', 'Doe|B', '=TELLEN Study Group']],
  ['persons for a group', 'Tellen J, for the TELLEN Investigators', ['Tellen|J', '=TELLEN Investigators']],
  [
    'a group with a conjunction',
    'Tellen Society and Association for the Study of Tell',
    ['=Tellen Society', '=Association for the Study of Tell'],
  ],
  ['a body known by its initials', 'WHO', ['=WHO']],
  ['blanks lost and misplaced', 'Tellen ,D .A.,DoeB.A.and Roe,M.E.', ['Tellen|D.A.', 'Doe|B.A.', 'Roe|M.E.']],
  ['a hyphen at the end of a line', 'M. Tel- len, King- YuenNg', ['Tellen|M.', 'Ng|King-Yuen']],
  ['persons without separators', 'Tellen J. Doe B. Roe C.', ['Tellen|J.', 'Doe|B.', 'Roe|C.']],
  ['letters in the wrong encoding', 'TellhÃ¡k E, Doe B', ['TellhÃ¡k|E', 'Doe|B']],
])('reads %s: %s', (_, text, expected) => {
  const list = readAuthorList(text);
  expect(written(text)).toEqual(expected);
  expect([list.incomplete, list.role, list.rest]).toEqual([false, undefined, []]);
});

test.each([
  'et al.',
  'et al',
  'et. al',
  '[et al.]',
  'and others',
  'and 12 others',
  '& al.',
  'y col.',
  'y cols.',
  'e cols.',
  'et coll.',
  'u. a.',
  'u.a.',
  'i in.',
  'a kol.',
  'и др.',
  '…',
  '...',
])('%s says that the list goes on, with and without a comma', (more) => {
  for (const text of [`Tellen E, Doe Y ${more}`, `Tellen E, Doe Y, ${more}`]) {
    expect(written(text)).toEqual(['Tellen|E', 'Doe|Y']);
    expect(readAuthorList(text)).toMatchObject({ incomplete: true, rest: [] });
  }
});

test('behind «et al.» stands a group, or what does not belong to the list', () => {
  const text = 'Tellen E, Doe Y, et al. Members of the Tellen Study Group. Slow Tides of Tellen';
  const list = readAuthorList(text);
  expect(written(text)).toEqual(['Tellen|E', 'Doe|Y', '=Members of the Tellen Study Group']);
  expect(list.rest.map(({ start, end }) => text.slice(start, end))).toEqual(['Slow Tides of Tellen']);
});

test('the dots of APA stand before the last author', () => {
  expect(written('Tellen, J., Doe, B., . . . Roe, C.')).toEqual(['Tellen|J.', 'Doe|B.', 'Roe|C.']);
  expect(readAuthorList('Tellen, J., Doe, B., . . . Roe, C.').incomplete).toBe(true);
});

test.each([
  ['王小明，李四等', ['王|小明', '李|四'], true],
  ['山田 太郎, 鈴木 花子', ['山田|太郎', '鈴木|花子'], false],
  ['김철수, 이영희 외 2명', ['김|철수', '이|영희'], true],
])('reads names without capitals: %s', (text, expected, incomplete) => {
  expect(written(text)).toEqual(expected);
  expect(readAuthorList(text)).toMatchObject({ incomplete, rest: [] });
});

test.each([
  ['Tellen, J., & Doe, B. (Eds.)', 'editor'],
  ['J. Tellen and B. Doe (eds.)', 'editor'],
  ['Tellen J, Doe B, editors.', 'editor'],
  ['Tellen, J. und Doe, B. (Hrsg.)', 'editor'],
  ['TELLEN, J.; DOE, B. (Orgs.)', 'editor'],
  ['Tellen J, Doe B, trans.', 'translator'],
])('%s says what they are', (text, role) => {
  const list = readAuthorList(text);
  expect(list.names.map(({ name }) => 'family' in name && name.family.toLowerCase())).toEqual(['tellen', 'doe']);
  expect([list.role, list.rest]).toEqual([role, []]);
});

test('offsets are those of the names as written', () => {
  const text = 'Tellen ,J .A., Doe, B., Jr., & the TELLEN Study Group.';
  expect(readAuthorList(text).names.map(({ start, end }) => text.slice(start, end))).toEqual([
    'Tellen ,J .A.',
    'Doe, B., Jr.',
    'TELLEN Study Group',
  ]);
});

test('what is no name is kept as rest', () => {
  const text = '1. Dr. John Tellen, MD, Jane Doe (2005)';
  const list = readAuthorList(text);
  expect(written(text)).toEqual(['Tellen|John', 'Doe|Jane']);
  expect(list.rest.map(({ start, end }) => text.slice(start, end))).toEqual(['1', 'Dr.', 'MD', '(2005)']);
});

test.each(['———', '______.', '---', ''])('%j names nobody and leaves nothing', (text) => {
  expect(readAuthorList(text)).toEqual({ names: [], incomplete: false, rest: [] });
});

test('an anonymous work has no author', () => {
  expect(readAuthorList('Anonymous.')).toMatchObject({ names: [], rest: [{ start: 0, end: 9 }] });
});

test('a digit of two UTF-16 units is kept as any other', () => {
  expect(readAuthorList('Doe J 𝟡').rest).toEqual([{ start: 6, end: 8 }]);
});
