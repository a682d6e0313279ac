import { expect, test } from 'vitest';
import { isOtherNumber, isSameNumber, printedNumber } from '../../src/claims/printed-number.ts';

const written = (text: string) => printedNumber(Number(text.replace(',', '.')), text);

test.each([
  ['0.70', 'hazard ratio, 0.70; 95% CI, 0.58 to 0.83', 0.7, 2],
  ['a middle dot', 'HR 0·70 (0·58–0·83)', 0.7, 2],
  ['a decimal comma', 'mediana 14,90 meses', 14.9, 2],
  ['thousands', 'in 1,204 of 2,000', 1204, 0],
  ['a minus', 'changed by −3.20 points', -3.2, 2],
])('a number has the decimals that the text prints it with: %s', (_name, evidence, value, decimals) => {
  expect(printedNumber(value, evidence)).toMatchObject({ value: Math.abs(value), decimals, found: true });
});

test('without its text a number has the decimals that are left of it', () => {
  expect(printedNumber(0.7)).toEqual({ value: 0.7, decimals: 1, digits: 1, found: false });
  expect(printedNumber(0.7, 'no number')).toMatchObject({ decimals: 1, found: false });
});

test.each([
  ['0.7', '0.70'],
  ['0.7', '0.695'],
  ['0.70', '0.695'],
  ['43', '43.2'],
  ['15', '14.9'],
])('%s is %s, rounded', (a, b) => {
  expect(isSameNumber(written(a), written(b))).toBe(true);
  expect(isSameNumber(written(b), written(a))).toBe(true);
  expect(isOtherNumber(written(a), written(b))).toBe(false);
});

test.each([
  ['0.70', '0.80'],
  ['0.70', '0.71'],
  ['14.9', '13.9'],
  ['43', '45.2'],
])('%s is not %s, whatever was rounded', (a, b) => {
  expect(isSameNumber(written(a), written(b))).toBe(false);
  expect(isOtherNumber(written(a), written(b))).toBe(true);
  expect(isOtherNumber(written(b), written(a))).toBe(true);
});

test.each([
  ['digits that were cut', '0.69', '0.698'],
  ['a round number', '70', '68'],
])('neither the same nor another: %s', (_name, a, b) => {
  expect(isSameNumber(written(a), written(b))).toBe(false);
  expect(isOtherNumber(written(a), written(b))).toBe(false);
});
