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
  ['王小明', { family: '王', given: '小明' }],
  ['欧阳小明', { family: '欧阳', given: '小明' }],
  ['鈴木一', { family: '鈴木', given: '一' }],
  ['김철수', { family: '김', given: '철수' }],
  ['남궁철수', { family: '남궁', given: '철수' }],
  ['山田 太郎', { family: '山田', given: '太郎' }],
  ['吾輩猫', { family: '吾輩猫' }],
  ['ジョン・テレン', { family: 'テレン', given: 'ジョン' }],
  ['约翰·特伦', { family: '特伦', given: '约翰' }],
  ['Теллин И. И.', { family: 'Теллин', given: 'И. И.' }],
  ['И. И. Теллин', { family: 'Теллин', given: 'И. И.' }],
  ['VAN DER BERG J', { family: 'VAN DER BERG', given: 'J' }],
  ['J VAN DER BERG', { family: 'VAN DER BERG', given: 'J' }],
  ['BERG, JAN VAN DER', { family: 'VAN DER BERG', given: 'JAN' }],
  ['Smith LA', { family: 'Smith', given: 'LA' }],
  ['TELLEN Wei-Ming', { family: 'TELLEN', given: 'Wei-Ming' }],
  ['Wei-Ming TELLEN', { family: 'TELLEN', given: 'Wei-Ming' }],
  ['TELLEN DUBOIS Marie', { family: 'TELLEN DUBOIS', given: 'Marie' }],
  ['Marie TELLEN DUBOIS', { family: 'TELLEN DUBOIS', given: 'Marie' }],
  ['AJM Tellen', { family: 'Tellen', given: 'AJM' }],
  ['JHAM Tellen', { family: 'Tellen', given: 'JHAM' }],
  ['TELL Marie', { family: 'TELL', given: 'Marie' }],
  ['Nguyen Van An', { family: 'Nguyen', given: 'Van An' }],
  ['Trần Thị Bình', { family: 'Trần', given: 'Thị Bình' }],
  ['María de los Ángeles Tellón', { family: 'Tellón', given: 'María de los Ángeles' }],
  ['María de la Cruz', { family: 'de la Cruz', given: 'María' }],
  ['Ana dos Tellos e Silva', { family: 'dos Tellos e Silva', given: 'Ana' }],
  ['SOUZETE NETO, M.', { family: 'SOUZETE NETO', given: 'M.' }],
  ['Tellen Jr, JA', { family: 'Tellen', given: 'JA', suffix: 'Jr' }],
  ['Tellen Jr JA', { family: 'Tellen', given: 'JA', suffix: 'Jr' }],
  ['Tellen III SB', { family: 'Tellen', given: 'SB', suffix: 'III' }],
  ['Tellen, B. V.', { family: 'Tellen', given: 'B. V.' }],
  ['Alexander V. Tellen', { family: 'Tellen', given: 'Alexander V.' }],
  ['Tellen, MD', { family: 'Tellen', given: 'MD' }],
  ['J. St. Tellen', { family: 'St. Tellen', given: 'J.' }],
  ['Jón Tellsson', { family: 'Tellsson', given: 'Jón' }],
  ['Tellsdóttir A', { family: 'Tellsdóttir', given: 'A' }],
  ["O'Tellen JA", { family: "O'Tellen", given: 'JA' }],
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
  ['王小明', '王, 小明', true],
  ['吾輩猫', '吾輩, 猫', true],
  ['TELLEN, JOHN', 'Tellen, Jane', false],
  ['TELLEN, JOHN', 'Tellen, John', true],
  ['Tellen JA Jr', 'Tellen, J. A., II', true],
  ['Tellen JA Jr', 'Tellen JA Sr', false],
  ['Tellen JA 3rd', 'Tellen JA II', false],
  ['VAN DER BERG J', 'van der Berg, Jan', true],
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
