import { describe, expect, it } from 'vitest';
import { findArms } from '../../../src/normalizers/endpoints/arms.ts';
import { readDocument } from '../../../src/normalizers/endpoints/document.ts';

/** The arms of a text as `name (n)`, controls with a star; and what each sentence mentions. */
function read(text: string) {
  const document = readDocument(text, 'point');
  const table = findArms(document);
  return {
    arms: table.arms.map(({ name, n, control }) => `${name}${n === undefined ? '' : `: ${n}`}${control ? '*' : ''}`),
    sets: table.sets,
    mentions: document.sentences.map((sentence) =>
      table
        .mentions(sentence)
        .map(({ arm, from, to }) => `${arm} ${text.slice(sentence.tokens[from]?.start, sentence.tokens[to - 1]?.end)}`),
    ),
    orders: document.sentences.map((sentence) => table.orderAt(sentence)),
  };
}

describe('the arms of a study', () => {
  it('are those that patients were assigned to, with doses cut off and controls last', () => {
    expect(
      read(
        'METHODS: Adults with tension headache were randomly assigned (1:1) to receive matching placebo or oral lumetrigan 40 mg twice daily for 12 weeks. ' +
          'RESULTS: Pain ceased in 41% of the lumetrigan group and 28% of the placebo group. Lumetrigan-treated patients slept longer than those given placebo in this placebo-controlled trial. Both groups gained weight.',
      ),
    ).toEqual({
      arms: ['lumetrigan', 'placebo*'],
      sets: [[0, 1]],
      mentions: [
        ['1 placebo', '0 lumetrigan'],
        ['0 lumetrigan group', '1 placebo group'],
        ['0 Lumetrigan-treated', '1 placebo'],
        ['-1 Both groups'],
      ],
      orders: [
        [1, 0],
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    });
  });

  it('take counts from brackets, and keep regimens that share drugs apart', () => {
    expect(
      read(
        'METHODS: Women were randomly assigned (1:1:1) to velpatinib (VEL) plus OST plus FUL (n = 90), OST plus FUL (n = 88), or VEL plus FUL (n = 91). ' +
          'RESULTS: Median survival was 12 v 9 months with VEL plus OST plus FUL versus OST plus FUL.',
      ),
    ).toMatchObject({
      arms: ['velpatinib (VEL) plus OST plus FUL: 90', 'OST plus FUL: 88', 'VEL plus FUL: 91'],
      mentions: [
        ['0 velpatinib (VEL) plus OST plus FUL', '1 OST plus FUL', '2 VEL plus FUL'],
        ['0 VEL plus OST plus FUL', '1 OST plus FUL'],
      ],
    });
  });

  it('are two sets in a factorial trial', () => {
    expect(
      read(
        'METHODS: Using a 2-by-2 factorial design, we assigned 800 patients to receive colestane or saline and 5 days of oral brivitol or oral placebo.',
      ),
    ).toMatchObject({
      arms: ['colestane', 'saline*', 'brivitol', 'placebo*'],
      sets: [
        [0, 1],
        [2, 3],
      ],
    });
  });

  it('put the arm behind a comparison last in the order', () => {
    expect(
      read(
        'METHODS: Patients were randomized to ostavir or darnafil. RESULTS: Compared with darnafil, ostavir reduced deaths (12% vs 9%). Falls were rare (2% vs 1%).',
      ).orders,
    ).toEqual([
      [0, 1],
      [0, 1],
      [0, 1],
    ]);
  });

  it('are none in a text that tells of none', () => {
    expect(read('We describe the anatomy of the greater horned weevil.')).toEqual({ arms: [], sets: [], mentions: [[]], orders: [[]] });
  });
});

describe('hostile text', () => {
  it('of ten thousand groups is read in time, and ten arms at most come of it', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => `Pain fell in the x${index} group versus the y${index} arm. `).join('');
    const document = readDocument(text, 'point');
    const before = process.cpuUsage().user;
    const table = findArms(document);
    for (const sentence of document.sentences) table.mentions(sentence);
    expect(table.arms.length).toBeLessThanOrEqual(10);
    expect((process.cpuUsage().user - before) / 1000).toBeLessThan(3000);
  });
});
