import { expect, test } from 'vitest';
import { compareNames } from '../../../src/dedupe/compare/names.ts';
import { nameForms } from '../../../src/dedupe/profile/name-form.ts';

type Written = readonly (readonly [family: string, given?: string])[];

const forms = (names: Written) =>
  nameForms({
    source: 'ris',
    sourceId: '1',
    contributors: names.map(([family, given]) => ({ role: 'author' as const, family, ...(given === undefined ? {} : { given }) })),
  });
const first = (a: Written, b: Written) => compareNames(forms(a), forms(b)).first;

test.each<[expected: string, a: Written, b: Written]>([
  ['agree', [['Méndez Vidal', 'María J']], [['Mendez', 'M.']]],
  ['agree', [['van der Berg', 'J']], [['Berg', 'J. van der']]],
  ['agree', [['Mac Donald', 'Ann']], [['Macdonald', 'A']]],
  ['agree', [['Müller', 'P']], [['Mueller', 'P']]],
  ['agree', [['Quillfeather', 'P']], [['Quilfeather', 'P']]],
  ['agree', [['Li', 'Wei']], [['Wei', 'Li']]],
  ['agree', [['Ostrel', 'John A']], [['J', 'Ostrel']]],
  ['agree', [['MÃ©ndez', 'J']], [['Méndez', 'J']]],
  ['agree', [['Doe J.', 'Roe R., Poe P., Moe M.']], [['Doe', 'J']]],
  [
    'moved',
    [
      ['Doe', 'J'],
      ['Roe', 'R'],
    ],
    [
      ['Roe', 'R'],
      ['Doe', 'J'],
    ],
  ],
  ['differ', [['Wang', 'J']], [['Wang', 'L']]],
  ['differ', [['Doe', 'J']], [['Roe', 'R']]],
  ['unknown', [['Doe', 'J']], []],
])('first authors %s: %j | %j', (expected, a, b) => {
  expect(first(a, b)).toBe(expected);
  expect(first(b, a)).toBe(expected);
});

test('a list that was cut is compared as far as it goes', () => {
  const whole: Written = [
    ['Doe', 'J'],
    ['Roe', 'R'],
    ['Poe', 'P'],
  ];
  expect(compareNames(forms(whole), forms(whole.slice(0, 2)))).toEqual({ first: 'agree', matched: 2, compared: 2 });
});
