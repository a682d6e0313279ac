import { describe, expect, it } from 'vitest';
import { findQuantities } from '../../../../src/normalizers/endpoints/quantities/find-quantities.ts';
import { tokenize } from '../../../../src/normalizers/endpoints/tokens.ts';
import { processorTime } from '../../../processor-time.ts';

const quantities = (text: string) => findQuantities(text, tokenize(text));

describe('quantities of hostile text', () => {
  it.each([
    ['numbers without end', '1 2 3 4 '.repeat(25_000)],
    ['names of intervals without bounds', '95% CI '.repeat(30_000)],
    ['brackets that never close', '(12 ['.repeat(30_000)],
    ['shares and commas', '12%, and '.repeat(30_000)],
    ['effects without values', 'hazard ratio for '.repeat(30_000)],
    ['ratios that could go on', 'HR 0.5 (0.4-0.6) and 0.7 (0.6-0.8), '.repeat(8_000)],
    ['follow-up and months', 'follow-up of 12 months '.repeat(15_000)],
    ['P values', 'P < .01, '.repeat(25_000)],
    ['number words', 'two thousand and three hundred '.repeat(15_000)],
    ['reductions', 'reduced by 12% in T1 (HR: '.repeat(15_000)],
  ])('are found in time that grows with the text: %s', (_, text) => {
    const half = text.slice(0, text.length / 2);
    const [small, large] = [processorTime(() => quantities(half)), processorTime(() => quantities(text))];
    expect(large).toBeLessThan(Math.max(400, small * 3.5));
  });
});
