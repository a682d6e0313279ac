import { describe, expect, test } from 'vitest';
import { decisionInWords } from '../../src/export/decision-in-words.ts';
import { type Comparison, sideBySide } from '../../src/export/side-by-side.ts';
import { wrapped } from '../../src/export/wrapped.ts';

const words = (number: number, word = 'tide') => Array.from({ length: number }, (_, at) => `${word}${at}`).join(' ');
const same = (text: string) => [{ text, differs: false }];
const pair: Omit<Comparison, 'fields'> = {
  sides: [
    { name: 'pubmed/99000001', work: 'W1', records: ['pubmed/99000001'] },
    { name: 'W2', work: 'W2', records: ['file:desk/7'] },
  ],
  decisions: [],
  doubt: 0.5,
};

describe('side by side', () => {
  test('marks say how values stand to each other, and what agrees comes last', () => {
    const lines = sideBySide({
      ...pair,
      fields: [
        { label: 'Title', agreement: 'spelling', values: [same('Tídes.'), same('TIDES')] },
        { label: 'Language', agreement: 'one-sided', values: [undefined, same('en')] },
        { label: 'Journal', agreement: 'same', values: [same('J Tides'), same('J Tides')] },
      ],
    });
    expect(lines).toEqual([
      '               [1] pubmed/99000001              [2] W2, file:desk/7',
      '~ Title        Tídes.                           TIDES',
      '+ Language     -                                en',
      '',
      '= the same in all: Journal: J Tides',
      '',
      '≠ differs, ~ differs in spelling, + not all say it; {words} are not in the other',
    ]);
  });

  test('of long values the words around what differs are shown, and no line is longer than the terminal', () => {
    const value = (word: string) => [
      { text: words(100), differs: false },
      { text: word, differs: true },
      { text: words(100), differs: false },
    ];
    const lines = sideBySide({
      ...pair,
      fields: [{ label: 'A label beyond all measure', agreement: 'different', values: [value('erosion'), value('floods')] }],
    });
    expect(lines.join('\n')).toMatch(/… tide95 tide96 tide97 tide98 +… tide95/);
    expect(lines.join('\n')).toContain('{erosion}');
    expect(lines.length).toBeLessThan(12);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
    const alone = sideBySide({ ...pair, fields: [{ label: 'Abstract', agreement: 'one-sided', values: [same(words(500)), undefined] }] });
    expect(alone.join('\n')).toContain('…');
    expect(alone.length).toBeLessThan(14);
  });

  test('a text is broken between words, and a word only where it is longer than a line', () => {
    expect(wrapped('one two  three', 7)).toEqual(['one two', 'three']);
    expect(wrapped('https://repository.example.org', 12)).toEqual(['https://repo', 'sitory.examp', 'le.org']);
    expect(wrapped('', 5)).toEqual([]);
  });
});

test.each([
  [{ relation: { kind: 'preprint', of: 'b' } }, 'x/1 and y/2 different (y/2 is the preprint of x/1), by rule: titles'],
  [{ relation: { kind: 'erratum', of: 'a' } }, 'x/1 and y/2 different (x/1 is an erratum of y/2), by rule: titles'],
  [{ relation: { kind: 'part' } }, 'x/1 and y/2 different (two parts), by rule: titles'],
  [{ by: 'user', reasons: [] }, 'x/1 and y/2 different, by a person, without a reason'],
  [
    { by: 'user', who: 'MV', at: '2026-02-01T09:00:00.000Z', undoneAt: '2026-02-03T09:00:00.000Z' },
    'x/1 and y/2 different, by MV on 2026-02-01: titles [until 2026-02-03]',
  ],
] as const)('a decision in words: %j', (more, expected) => {
  expect(decisionInWords({ a: 'x/1', b: 'y/2', verdict: 'different', by: 'rule', reasons: ['titles'], ...more })).toBe(expected);
});
