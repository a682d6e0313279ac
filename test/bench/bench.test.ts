import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { performancePage } from '../../bench/report/page.ts';
import { results } from '../../bench/results.ts';
import { packageRoot } from '../../src/package-root.ts';
import { emptyFolder } from '../commands/refmill.ts';

const bench = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(packageRoot, 'dist/bench/bench.js'), ...args], { encoding: 'utf8' });

test('a run measures everything, writes its figures and leaves nothing else behind', async () => {
  const folder = await emptyFolder();
  const file = path.join(folder, 'figures.json');
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      path.join(packageRoot, 'dist/bench/bench.js'),
      '--sizes',
      '100,200',
      '--sample',
      '20',
      '--made-only',
      '--tries',
      '1',
      '--results',
      file,
    ],
    { encoding: 'utf8', env: { ...process.env, TMPDIR: folder } },
  );
  expect([status, stderr]).toEqual([0, expect.stringContaining(`figures: ${file}`)]);
  const taken = results.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(taken.reading[0]).toMatchObject({ sample: 'made records', records: 20, asInFormat: true });
  expect(taken.ingesting.map(({ records }) => records)).toEqual([100, 200]);
  for (const { xmlBytes, packedBytes, storeBytes, peakBytes } of taken.ingesting) {
    expect(packedBytes).toBeLessThan(xmlBytes / 4);
    expect(storeBytes).toBeGreaterThan(packedBytes / 10);
    expect(peakBytes).toBeGreaterThan(2e7);
  }
  expect(taken.sqliteCopy).toMatchObject({ records: 100, rows: expect.any(Number), foreignKeys: true });
  expect(taken.sqliteCopy.words).toBeGreaterThan(100 * 50);
  const searches = taken.searching.flatMap((each) => ('first' in each ? [each] : []));
  expect(searches.length).toBeGreaterThanOrEqual(20);
  // Among so few records there may be none that has women or children, or two words near each other.
  const about = [
    'a frequent word',
    'a rare word',
    'a phrase',
    'an author',
    'a heading',
    'years',
    'a journal',
    'an identifier',
    'a descriptor',
  ];
  expect(searches.filter(({ kind, found }) => about.includes(kind) && found === 0).map(({ query }) => query)).toEqual([]);
  expect(searches.filter(({ first, again }) => first.sql && again.sql).length).toBe(7);
  expect(searches.map(({ first, again }) => [first.together.tries, again.together.tries])).toEqual(searches.map(() => [1, 5]));
  expect(searches.every(({ first }) => first.together.median >= Math.max(first.search.median, first.facets.median))).toBe(true);
  expect(taken.exporting.works).toBe(100);
  expect(taken.exporting.formats.map(({ format, bytes }) => [format, bytes > 10_000])).toEqual([
    ['ris', true],
    ['csl-json', true],
    ['jsonl', true],
  ]);
  expect(taken.exporting.program?.wall.median).toBeGreaterThan(taken.exporting.formats[0]?.time.lowest ?? Infinity);
  expect(taken.extracting?.results).toBeGreaterThan(taken.extracting?.abstracts ?? Infinity);
  expect(taken.resolving.dois).toBe(1);
  expect(taken.resolving.reviews).toBeGreaterThan(3);
  expect(taken.matching?.growth.map(({ records, counts }) => [records >= 100, counts.pairs > 20])).toEqual([
    [true, true],
    [true, true],
  ]);
  expect(taken.matching?.damaged.counts.found).toBeGreaterThan(10);
  expect(performancePage(taken)).not.toMatch(/NaN|Infinity|undefined/);
  expect(readdirSync(folder)).toEqual(['figures.json']);
}, 180_000);

test('telling copies of one publication is measured by itself too, and put into figures that were taken before', async () => {
  const file = path.join(await emptyFolder(), 'figures.json');
  copyFileSync(path.join(packageRoot, 'test/bench/report/expected/performance/results.json'), file);
  const { status, stderr } = bench('matching', '--made-only', '--sizes', '100,300', '--results', file);
  expect([status, stderr]).toEqual([0, expect.stringContaining(`figures: ${file}`)]);
  const { matching, ...others } = results.parse(JSON.parse(readFileSync(file, 'utf8')));
  expect(matching?.growth.map(({ records }) => records >= 100)).toEqual([true, true]);
  expect(others.machine.cpu).toBe('Example CPU 3000');
});

test('generate writes a file of the size and shares that were asked for, and says so', async () => {
  const file = path.join(await emptyFolder(), 'made.xml');
  const { status, stderr } = bench('generate', '--records', '3', '--seed', '5', '--first-pmid', '77', '--share', 'abstracts=0', '-o', file);
  expect([status, stderr]).toEqual([0, expect.stringMatching(/made\.xml: 3 records, 0\.0 MB of XML\n$/)]);
  const text = readFileSync(file, 'utf8');
  expect(text.match(/<PMID Version="1">\d+<\/PMID>\n {6}<DateCompleted>/g)).toHaveLength(3);
  expect(text).toContain('<PMID Version="1">77</PMID>');
  expect(text).not.toContain('<Abstract>');
});

test.each([[['--help']], [['-h']], [['--full', '--help']], [['generate', '--help']], [['report', '-h']]])(
  '%j prints every option and does nothing',
  (args) => {
    const { status, stdout, stderr } = bench(...args);
    expect([status, stderr]).toEqual([0, '']);
    const named = new Set(stdout.match(/--[a-z-]+(?= )/g));
    const options = [
      'full',
      'sizes',
      'sample',
      'made-only',
      'seed',
      'tries',
      'results',
      'output',
      'records',
      'first-pmid',
      'share',
      'help',
    ];
    expect(options.filter((option) => !named.has(`--${option}`))).toEqual([]);
    expect(stdout).toMatch(/report[\s\S]*matching[\s\S]*generate/);
  },
);

test.each([
  [['generate', '--records', '3'], 'name the file to write'],
  [['generate', '--records', 'many', '-o', 'x.xml'], 'records takes a whole number, not many'],
  [['generate', '--share', 'cats=0.5', '-o', 'x.xml'], 'not cats=0.5'],
  [['generate', '--share', 'mesh=1.5', '-o', 'x.xml'], 'not mesh=1.5'],
  [['--sizes', '500,100'], 'rising numbers'],
  [['--fast'], "Unknown option '--fast'"],
  [['--fast'], '--help names all options'],
])('%j is refused with what is wrong with it', (args, message) => {
  const { status, stderr } = bench(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining(message)]);
  expect(existsSync('x.xml')).toBe(false);
});
