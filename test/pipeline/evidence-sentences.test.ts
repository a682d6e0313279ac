import { expect, test } from 'vitest';
import type { Result } from '../../src/model/endpoint.ts';
import type { Citation } from '../../src/model/work.ts';
import { evidenceSentences } from '../../src/pipeline/evidence-sentences.ts';

const result = (evidence: string, start?: number): Result => ({
  kind: 'arm',
  evidence,
  ...(start === undefined ? {} : { start, end: start + evidence.length }),
});

const abstracts: NonNullable<Citation['abstracts']> = [
  { other: true, language: 'es', sections: [{ text: 'Murieron 7. Fin.' }] },
  {
    language: 'en',
    sections: [
      { label: 'AIM', text: 'To test lamps vs. candles.' },
      { label: 'RESULTS', text: 'Of 9 lamps, 3 fell. Of 9 candles, 4 fell.' },
    ],
  },
];

test('a sentence is found by the offsets of the evidence, with the number’s place in it', () => {
  const text = 'AIM: To test lamps vs. candles. RESULTS: Of 9 lamps, 3 fell. Of 9 candles, 4 fell.';
  const sentenceOf = evidenceSentences({ abstracts });
  expect(sentenceOf(result('9', text.indexOf('9 candles')))).toEqual({ text: 'Of 9 candles, 4 fell.', start: 3, end: 4 });
  expect(sentenceOf(result('3 fell', text.indexOf('3 fell')))?.text).toMatch(/Of 9 lamps, 3 fell\.$/);
});

test('offsets that belong to another abstract give the one place that has the evidence, or none', () => {
  const sentenceOf = evidenceSentences({ abstracts });
  expect(sentenceOf(result('4 fell', 2))?.text).toBe('Of 9 candles, 4 fell.');
  expect(sentenceOf(result('7', 900))?.text).toBe('Murieron 7.');
  expect(sentenceOf(result('9', 2))).toBeUndefined();
  expect(sentenceOf(result('12', 2))).toBeUndefined();
  expect(sentenceOf({ kind: 'arm', start: 5, end: 9 })).toBeUndefined();
});
