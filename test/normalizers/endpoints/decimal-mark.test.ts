import { describe, expect, it } from 'vitest';
import { decimalMark } from '../../../src/normalizers/endpoints/decimal-mark.ts';
import { tokenize } from '../../../src/normalizers/endpoints/tokens.ts';
import { processorTime } from '../../processor-time.ts';

describe('the mark of decimals', () => {
  it.each([
    ['La anemia se corrigió en el 74,7 % frente al 56,0 % (p < 0,001).', 'comma'],
    ['Ein Delir trat bei 21,2 % und 29,0 % auf (Differenz −7,8).', 'comma'],
    ['A mediana foi de 9 meses (p=0,02).', 'comma'],
    ['We enrolled 1,475 patients in 12 hospitals and 2,204 in 30 others.', 'point'],
    ['Response was seen in 12.5% of 1,204 patients (P=0.03); doses 1,2,3.', 'point'],
    ['Levels of 1,25-dihydroxyvitamin D and of 2,3-diol rose in both groups.', 'point'],
    ['The interval was 0·58 (0·45–0·75).', 'point'],
    ['Cohorts 1,2 and 3,4 were pooled.', 'point'],
    ['', 'point'],
  ])('of “%s” is a %s', (text, mark) => {
    expect(decimalMark(text)).toBe(mark);
  });

  it('is found in time that grows with the text', () => {
    expect(processorTime(() => decimalMark('0,'.repeat(100_000)))).toBeLessThan(500);
    expect(processorTime(() => decimalMark('12,3 '.repeat(50_000)))).toBeLessThan(500);
  });
});

describe('numbers that blanks part', () => {
  const numbers = (text: string) => tokenize(text).flatMap(({ kind, value }) => (kind === 'number' ? [value] : []));
  it.each([
    ['prescribed at 3712 of 10 905 consultations', [3712, 10905]],
    ['during 541 302 person-years', [541302]],
    ['patients with type 2 345 times', [2, 345]],
    ['reduced , by 7 . 1 mm Hg ( 27 . 9 % ) and 0 . 14 at 09 : 00 .', [7.1, 27.9, 0.14, 9, 0]],
    ['in 2019. 345 patients', [2019, 345]],
  ] as const)('of “%s”', (text, values) => {
    expect(numbers(text)).toEqual(values);
  });
});
