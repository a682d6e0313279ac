import { expect, test } from 'vitest';
import { initialsOf, readPersonName, sameWriting } from '../../src/normalizers/person-name.ts';

test.each([
  ['Tellen Karlsson, C', { family: 'Tellen Karlsson', given: 'C' }],
  ['van der Berg J', { family: 'van der Berg', given: 'J' }],
  ['Berg, J van der', { family: 'van der Berg', given: 'J' }],
  ['de la Cruz-Hernández, M. J.', { family: 'de la Cruz-Hernández', given: 'M. J.' }],
  ['Smith, J, Jr.', { family: 'Smith', given: 'J', suffix: 'Jr.' }],
  ['Smith, Jr., J', { family: 'Smith', given: 'J', suffix: 'Jr.' }],
  ['Smith JA 3rd', { family: 'Smith', given: 'JA', suffix: '3rd' }],
  ['Smith, John A., III', { family: 'Smith', given: 'John A.', suffix: 'III' }],
  ['Hunt, V', { family: 'Hunt', given: 'V' }],
  ['Devi Prasad, V.', { family: 'Devi Prasad', given: 'V.' }],
  ['Méndez Vidal MJ', { family: 'Méndez Vidal', given: 'MJ' }],
  ['Gil SS.', { family: 'Gil', given: 'SS.' }],
  ['Ivanov YuA', { family: 'Ivanov', given: 'YuA' }],
  ['Dupont J.-P.', { family: 'Dupont', given: 'J.-P.' }],
  ['SMITH JA', { family: 'SMITH', given: 'JA' }],
  ['J R REES', { family: 'REES', given: 'J R' }],
  ['J. A. Smith Jr.', { family: 'Smith', given: 'J. A.', suffix: 'Jr.' }],
  ['Vincent van Gogh', { family: 'van Gogh', given: 'Vincent' }],
  ['Eric Van Cutsem', { family: 'Van Cutsem', given: 'Eric' }],
  ['José Ortega y Gasset', { family: 'Ortega y Gasset', given: 'José' }],
  ['Dr. John Smith, MD, PhD', { family: 'Smith', given: 'John' }],
  ['Novák, Jan, 1950-', { family: 'Novák', given: 'Jan' }],
  ['Huang, Z.H. (z@mail.example.org)', { family: 'Huang', given: 'Z.H.' }],
  ['王, 小明', { family: '王', given: '小明' }],
  ['王，小明', { family: '王', given: '小明' }],
  ['王小明', { family: '王小明' }],
  ['Wiyono', { family: 'Wiyono' }],
  ['PROSTVAC Study Group', { collective: 'PROSTVAC Study Group' }],
  ['Ministry of Health, Spain', { collective: 'Ministry of Health, Spain' }],
  ['Grupo Español de Ensayos', { collective: 'Grupo Español de Ensayos' }],
  ['Group, J', { family: 'Group', given: 'J' }],
])('reads %s', (text, expected) => {
  expect(readPersonName(text)).toEqual(expected);
});

test.each(['', 'et al.', ' ; ', '***'])('gives no name for %j', (text) => {
  expect(readPersonName(text)).toBeUndefined();
});

test.each([
  ['Mary Jane', 'MJ'],
  ['M J', 'MJ'],
  ['M.J.', 'MJ'],
  ['MJ', 'MJ'],
  ['Jean-Pierre', 'JP'],
  ['J.-P.', 'JP'],
  ['MARIA', 'M'],
  ['María de los Ángeles', 'MÁ'],
  ['ʻAbd al-Rahman', 'AR'],
  ['Sh', 'Sh'],
])('initialsOf %s', (given, expected) => {
  expect(initialsOf(given)).toBe(expected);
});

test.each([
  ['Mendez Vidal, M J', 'Méndez Vidal MJ', true],
  ['Müller, H', 'Mueller H', true],
  ['Tellen Karlsson, C', 'Tellen-Karlsson C', true],
  ['van der Berg J', 'Berg, J', true],
  ['Smith, John', 'Smith JA', true],
  ['Smith, John', 'Smith, Jane', false],
  ['Smith J', 'Smith K', false],
  ['PROSTVAC Study Group', 'Prostvac study group', true],
])('sameWriting of %s and %s is %s', (a, b, expected) => {
  expect(sameWriting(a, b)).toBe(expected);
  expect(sameWriting(b, a)).toBe(expected);
});

test('sameWriting takes contributors as well as text', () => {
  expect(sameWriting({ family: 'Mendez Vidal', given: 'Maria Jose' }, 'Méndez Vidal MJ')).toBe(true);
});

test('the initials of usual given names are those that any given names have', () => {
  const words = ['Mary', 'J', 'Jo', 'Sh', 'Sha', 'MJ', 'de', 'Ann', 'McA', 'É', 'X'];
  for (const one of words) {
    for (const two of words) {
      // A closing point keeps the name from being a usual one, and says nothing.
      expect([one, two, initialsOf(`${one} ${two}`)]).toEqual([one, two, initialsOf(`${one} ${two}.`)]);
      expect(initialsOf(one)).toBe(initialsOf(`${one}.`));
    }
  }
});
