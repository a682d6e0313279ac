import { expect, it } from 'vitest';
import { tokenize } from '../../../src/normalizers/endpoints/tokens.ts';

const numbersOf = (text: string) => tokenize(text).flatMap(({ spelled, value }) => (spelled ? [value] : []));

it('reads numbers in words, with hyphens, hundreds and thousands', () => {
  expect(numbersOf('forty-one of three hundred fifty-five, two hundred and six, and one thousand two hundred; seven')).toEqual([
    41, 355, 206, 1200, 7,
  ]);
});

it('takes no other word for a number, though it be the name of a property', () => {
  expect(numbersOf('constructor toString valueOf seventy-fold one-third a single')).toEqual([]);
});
