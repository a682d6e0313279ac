import { describe, expect, test } from 'vitest';
import { type Row, RowSplitter } from '../../../src/formats/csv/row-splitter.ts';
import type { TextLine } from '../../../src/formats/text-lines.ts';

function rowsOf(text: string, delimiter = ',', columns?: number): Row[] {
  const splitter = new RowSplitter(delimiter, columns);
  const lines = text.split('\n').map((one, at): TextLine => ({ text: one, number: at + 1, cut: false, repairs: 0 }));
  return [...lines.flatMap((line) => splitter.push(line)), ...splitter.end()];
}

const cellsOf = (text: string, delimiter?: string, columns?: number) => rowsOf(text, delimiter, columns).map(({ cells }) => cells);

describe('rows of a delimited file', () => {
  test.each([
    ['a,b,', [['a', 'b', '']]],
    ['"a, b","say ""yes""",c', [['a, b', 'say "yes"', 'c']]],
    [
      '"a\nb",c\nd,e',
      [
        ['a\nb', 'c'],
        ['d', 'e'],
      ],
    ],
    ['"the so-called "dry" eye",b', [['the so-called "dry" eye', 'b']]],
    ['="0012",="4/3/2024",x', [['0012', '4/3/2024', 'x']]],
    ['a "word" inside,5" disks', [['a "word" inside', '5" disks']]],
    ['a, "b, c" ,d', [['a', 'b, c', 'd']]],
    ['"","",x', [['', '', 'x']]],
    [
      'a,b\n\n,,\n-----\n c,d',
      [
        ['a', 'b'],
        [' c', 'd'],
      ],
    ],
  ])('%j', (text, cells) => {
    expect(cellsOf(text)).toEqual(cells);
  });

  test('a mark that nobody closes is text, and the rows below it stay rows', () => {
    expect(cellsOf('1,"never closed\n2,b\n3,c', ',', 2)).toEqual([
      ['1', '"never closed'],
      ['2', 'b'],
      ['3', 'c'],
    ]);
  });

  test('a file that ends inside a cell gives what there is of it, and says so', () => {
    expect(rowsOf('1,"first line\nsecond, of the abstract\nthird', ',', 3)).toEqual([
      { cells: ['1', 'first line\nsecond, of the abstract\nthird'], line: 3, repairs: 0, cut: true },
    ]);
  });

  test('with tabs a row that has its columns only without marks has no marks', () => {
    expect(cellsOf('"Dry" eyes\tx\t"a; b"\n"y\tz\tq', '\t', 3)).toEqual([
      ['"Dry" eyes', 'x', 'a; b'],
      ['"y', 'z', 'q'],
    ]);
  });

  test('a mark that opens a cell of more than a megabyte does not swallow the file', () => {
    const rows = cellsOf(`1,"open\n${'2,two\n'.repeat(300_000)}`, ',', 2);
    expect(rows.length).toBe(300_001);
    expect(rows.slice(0, 2)).toEqual([
      ['1', '"open'],
      ['2', 'two'],
    ]);
  });

  test.each([
    ['marks', '"'.repeat(2_000_000)],
    ['delimiters', ','.repeat(2_000_000)],
    ['cells that open again and again', '"a,"a'.repeat(400_000)],
    ['lines that open again and again', ',"x\n'.repeat(200_000)],
    ['blanks before marks', `${'" '.repeat(500_000)}x`],
  ])('takes linear time for %s', (_, text) => {
    const started = process.cpuUsage();
    rowsOf(text, ',', 2);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(3000);
  });
});
