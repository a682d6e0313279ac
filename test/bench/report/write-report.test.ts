import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { barChart } from '../../../bench/report/bar-chart.ts';
import { apart, figure } from '../../../bench/report/figures.ts';
import { lineChart } from '../../../bench/report/line-chart.ts';
import { markdownTable } from '../../../bench/report/markdown-table.ts';
import { performancePage } from '../../../bench/report/page.ts';
import { ninetyFifth } from '../../../bench/report/sections/searching.ts';
import { reportFiles, writeReport } from '../../../bench/report/write-report.ts';
import { results } from '../../../bench/results.ts';
import { packageRoot } from '../../../src/package-root.ts';
import { emptyFolder } from '../../commands/refmill.ts';

const expected = path.join(packageRoot, 'test/bench/report/expected');
const docs = path.join(packageRoot, 'docs');

const resultsIn = async (folder: string) =>
  results.parse(JSON.parse(await readFile(path.join(folder, 'performance/results.json'), 'utf8')));

/** Files of a folder by the names of others. */
async function filesIn(folder: string, names: readonly string[]): Promise<Record<string, string>> {
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)));
}

test('figures of a run give the page, its pictures and the figures again, to the letter', async () => {
  const folder = await emptyFolder();
  const taken = await resultsIn(expected);
  await writeReport(folder, taken);
  const names = Object.keys(reportFiles(taken));
  expect(names).toEqual([
    'performance.md',
    ...['results.json', 'reading.svg', 'stages.svg', 'library.svg', 'growth.svg', 'memory.svg'].map((name) => `performance/${name}`),
  ]);
  expect(await filesIn(folder, names)).toEqual(await filesIn(expected, names));
});

test('the page of the documentation is what the report makes of its figures (npm run bench -- report)', async () => {
  const files = reportFiles(await resultsIn(docs));
  expect(await filesIn(docs, Object.keys(files))).toEqual(files);
});

test('programs that are not installed are named with the reason, and what hangs on them is left out', async () => {
  const taken = await resultsIn(expected);
  const without = {
    ...taken,
    reading: taken.reading.map((each) => ({ ...each, times: { ...each.times, gunzip: null } })),
    ingesting: taken.ingesting.map((each) => ({
      ...each,
      others: each.others.map((other) => ({ ...other, measured: { why: 'not installed' } })),
    })),
  };
  const page = reportFiles(without)['performance.md'] ?? '';
  expect(page).toContain('| A library of 100,000 records, in times of `gunzip \\| xtract -strict` | not measured | at most 2 |');
  expect(page).toContain('| zlib in Node, made records | 593 | 66,667 | 1.00 | ± 3 % |');
  expect(page).not.toContain('| gunzip, made records');
  expect(page).toContain('as a share of the speed of zlib in Node | 0.120 | at least 0.3 of gunzip |');
  expect(page).toContain('|  | MB/s | records/s | share of zlib in Node | spread |');
  expect(page).toContain('gunzip is the program (not measured: not installed)');
  expect(page).toContain('| 10,000 | unpacks | not installed |  |  |  |');
});

test('of older figures the page says what was measured otherwise', async () => {
  const taken = await resultsIn(expected);
  const older = results.parse({
    ...taken,
    reading: taken.reading.map(({ asInFormat: _, ...each }) => each),
    sqliteCopy: { ...taken.sqliteCopy, foreignKeys: undefined },
    resolving: { ...taken.resolving, dois: undefined },
  });
  const page = performancePage(older);
  expect(page).toContain('kept the path of each element besides');
  expect(page).toContain('one transaction each, no foreign keys checked.');
  expect(page).toContain('telling duplicates, checking foreign keys, and the start');
  expect(page).toContain('That one has DOIs in all of its records, the other in 75 %');
});

test('abstracts that were read for endpoints have their section and their line at the head; older figures have neither', async () => {
  const taken = await resultsIn(expected);
  const time = (median: number) => ({ median, lowest: median, highest: median * 1.1, tries: 3 });
  const figures = { abstracts: 600, units: 960_000, endpoints: 3000, results: 4200, matches: 4800 };
  const times = { whole: time(0.4), tokens: time(0.05), expressions: time(0.02) };
  const page = performancePage(results.parse({ ...taken, extracting: { ...figures, times } }));
  expect(page).toContain('| Abstracts read for endpoints and results, a second | 1,500 | at least 1,000 |');
  expect(page).toContain('600 abstracts of trials of 1,600 characters on average');
  expect(page).toContain('| plain expressions | 8.00 matches | 30,000 | 33.3 | 1.00 | ± 10 % |');
  expect(page).toContain('| tokens alone |  | 12,000 | 83.3 | 2.50 | ± 10 % |');
  expect(page).toContain('| endpoints and results | 5.00 endpoints, 7.00 results | 1,500 | 667 | 20.0 | ± 10 % |');
  expect(performancePage(taken)).not.toContain('Endpoints and results');
});

test('of searches asked first and again the page tells how many are soon answered, and the 95th percentile', async () => {
  const taken = await resultsIn(expected);
  const time = (ms: number) => ({ median: ms / 1000, lowest: ms / 1000, highest: (ms / 1000) * 1.1, tries: 3 });
  const times = (search: number, facets: number, sql?: number) => ({
    search: time(search),
    facets: time(facets),
    together: time(search + facets),
    ...(sql === undefined ? {} : { sql: time(sql) }),
  });
  const questions = Array.from({ length: 20 }, (_, at) => ({
    kind: `kind ${at}`,
    query: at === 0 ? '' : `word${at}`,
    found: 1_000 * at,
    first: times(at, 30, at === 1 ? undefined : 4),
    again: times(at, 1, at === 1 ? undefined : 2),
  }));
  const slow = { kind: 'a strategy', query: '#1 a|b\n#2 NOT #1', found: 1_234, first: times(600, 300), again: times(1, 49) };
  const page = performancePage(results.parse({ ...taken, searching: [...questions, slow] }));
  expect(page).toContain('| asked first | 20 of 21 | 49.0 | 900 |\n| asked again | 20 of 21 | 20.0 | 50.0 |');
  expect(page).toContain(
    '| Searches of a library of 100,000 records with their facets, asked first: the 95th percentile | 49.0 ms | below 50 ms |',
  );
  expect(page).toContain('| The same, asked again | 20.0 ms | below 50 ms |');
  expect(page).toContain('| kind 0 | (none) | 0 | 30.0 | 30.0 | 1.00 | 4.00 | 2.00 | 0 | ± 10 % |');
  expect(page).toContain('| kind 1 | `word1` | 1,000 | 31.0 | 30.0 | 2.00 |  |  |  | ± 10 % |');
  expect(page).toContain('| kind 8 | `word8` | 8,000 | 38.0 | 30.0 | 9.00 | 4.00 | 2.00 | 2.00 | ± 10 % |');
  expect(page).toContain('| a strategy | `#1 a\\|b`<br>`#2 NOT #1` | 1,234 | 900 | 300 | 50.0 |');
  expect(page).not.toContain('was not measured');
});

test('of searches in older figures the page says that asking first was not measured, and counts them where they had facets', async () => {
  const taken = await resultsIn(expected);
  expect(performancePage(taken)).toContain('what each took when it was asked first was not measured.\n\n|');
  expect(performancePage(taken)).not.toContain('95th percentile');
  const [first] = taken.searching;
  if (!first || !('refmill' in first)) throw new Error('the figures are not older ones');
  const older = results.parse({ ...taken, searching: [{ ...first, facets: { ...first.refmill, median: 0.01 } }] });
  expect(performancePage(older)).toContain('0 of 1 take less than 50 ms with their facets.');
});

test('exporting is told for ten thousand works, and where others were exported the page says that this is calculated', async () => {
  const taken = await resultsIn(expected);
  expect(performancePage(taken)).toContain('| `--format ris` | 37.0 | 2,000 | 5.00 | 5.00 | ± 0 % |');
  expect(performancePage(taken)).not.toContain('is calculated from these');
  const spread = (median: number) => ({ median, lowest: median, highest: median, tries: 1 });
  const page = performancePage(
    results.parse({ ...taken, exporting: { ...taken.exporting, works: 4_000, program: { wall: spread(2.5), cpu: spread(3) } } }),
  );
  expect(page).toContain('What 10,000 works take is calculated from these 4,000, as if each took the same.');
  expect(page).toContain('| `--format ris` | 37.0 | 800 | 12.5 | 5.00 | ± 0 % |');
  expect(page).toContain('of all 4,000 works takes 2.50 s by the clock and 3.00 s of the processor, the start of the program included.');
  expect(page).toContain('| 10,000 works exported as RIS, one core (calculated from 4,000) | 12.5 s | at most 1 s |');
  expect(performancePage(taken)).toContain('| 10,000 works exported as RIS, one core | 5.00 s | at most 1 s |');
});

test('copies of one publication have their sections, their lines at the head and their picture; older figures have none', async () => {
  const taken = await resultsIn(expected);
  const counts = { pairs: 2_000, found: 1_950, falsePairs: 1 };
  const size = (records: number, cpu: number) => ({
    records,
    publications: records / 2,
    wall: cpu,
    cpu,
    peakBytes: records * 8_000,
    compared: records * 12,
    counts,
  });
  const files = reportFiles(
    results.parse({
      ...taken,
      matching: {
        takenOn: '2026-02-01',
        damaged: {
          ...{ records: 2_000, publications: 950, counts, reviews: { pairs: 6, records: 10 } },
          byDamage: { 'DOI lost': { pairs: 200, found: 190 }, none: { pairs: 50, found: 50 }, 'title cut': { pairs: 100, found: 80 } },
          bySeverity: { none: { pairs: 50, found: 50 }, heavy: { pairs: 400, found: 350 } },
          byFamily: { parts: { pairs: 47, falsePairs: 1 }, strangers: { pairs: 0, falsePairs: 0 } },
        },
        growth: [size(10_000, 2), size(100_000, 22)],
        labelled: [
          {
            name: 'copper',
            records: 1_000,
            counts,
            removable: 200,
            removed: 199,
            lost: 0,
            wall: { median: 0.8, lowest: 0.7, highest: 0.9, tries: 3 },
          },
        ],
      },
    }),
  );
  const page = files['performance.md'] ?? '';
  expect(page).toContain('| Copies of one publication found among damaged records: recall | 0.9750 | at least 0.95 |');
  expect(page).toContain('| The same: precision | 0.9995 | at least 0.999 |');
  expect(page).toContain('| 100,000 records resolved | 22.0 s, 800 MB | below 60 s and 1 GB |');
  expect(page).toContain('6 pairs of 10\nrecords (0.500 %) are left to a person.');
  expect(page).toContain('| heavy: six to nine | 400 | 0.8750 |');
  expect(page).toContain(
    '| kind of damage | pairs | recall |\n| --- | ---: | ---: |\n| title cut | 100 | 0.8000 |\n| DOI lost | 200 | 0.9500 |\n\n',
  );
  expect(page).toContain('| parts | 47 | 1 |\n| strangers | all others | 0 |');
  expect(page).toContain('core seconds grow with the records to the power of 1.04.');
  expect(page).toContain('| 100,000 | 22.0 | 22.0 | 220 | 800 | 12.0 | 0.9750 | 0.9995 |');
  expect(page).toContain('| copper | 1,000 | 0.9750 | 1 | 0.995 / 0 | 0.993 / 0 | 0.980 / 0 | 1.000 / 0 | 0.800 |');
  expect(files['performance/resolving.svg']).toContain('n log n at 100,000');
  const older = reportFiles(taken);
  expect(older['performance.md']).not.toContain('Copies of one publication');
  expect(Object.keys(older)).not.toContain('performance/resolving.svg');
});

describe('figures', () => {
  test.each([
    [0, '0'],
    [1 / 0, '–'],
    [0.01234, '0.0123'],
    [0.123456, '0.123'],
    [1.999, '2.00'],
    [12.34, '12.3'],
    [123.4, '123'],
    [12_345.6, '12,346'],
    [1_234_567, '1,234,567'],
  ])('%d is written %s', (value, written) => {
    expect(figure(value)).toBe(written);
  });

  test('the 95th percentile is the least that 95 of 100 do not exceed', () => {
    const upTo = (last: number) => Array.from({ length: last }, (_, at) => last - at);
    expect([1, 2, 19, 20, 21, 100].map((last) => ninetyFifth(upTo(last)))).toEqual([1, 2, 19, 19, 20, 95]);
  });

  test('how far tries lie apart is the farthest from their median', () => {
    expect(apart({ median: 2, lowest: 1.9, highest: 2.3, tries: 3 })).toBe('± 15 %');
    expect(apart({ median: 2, lowest: 2, highest: 2, tries: 1 })).toBe('one try');
  });
});

test('what would end a cell of a table, or an element of a picture, is written out', () => {
  expect(markdownTable(['', 'a'], [['x | y', '1']])).toBe('|  | a |\n| --- | ---: |\n| x \\| y | 1 |');
  expect(barChart('a < b', 's', [{ label: '"c" & d', value: 1, ours: true }])).toContain('>&quot;c&quot; &amp; d</text>');
});

test('a line of one point and one of a million records keep within their picture', () => {
  for (const points of [
    [[10_000, 3]],
    [
      [10_000, 3],
      [1_000_000, 3.4],
    ],
  ] as const) {
    const svg = lineChart({ title: 't', unit: 's', points });
    const places = [...svg.matchAll(/ (?:x|cx)="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.min(...places)).toBeGreaterThanOrEqual(16);
    expect(Math.max(...places)).toBeLessThanOrEqual(690);
  }
});
