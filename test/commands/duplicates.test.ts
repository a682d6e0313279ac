import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyFolder, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: readonly string[];
const entry = (id: string, title: string, more = '') =>
  `TY  - JOUR\nID  - ${id}\nTI  - ${title}\nPY  - 2020\nJO  - J Tides\n${more}ER  - \n`;
const list =
  entry('a', 'Coffee and sleep in invented mice', 'AU  - Okafor, B\nVL  - 3\n') +
  entry('b', 'Radium at the turn of the century', 'AU  - Lindqvist, C\nVL  - 3\nIS  - 2\n') +
  entry('c', 'Kelp forests of the outer banks', 'AU  - Haddad, D\nVL  - 4\n');
const named = (id: string) => `file:list.ris/${id}`;

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
  await writeFile(path.join(folder, 'list.ris'), list);
  await refmill(['ingest', path.join(folder, 'list.ris'), ...store]);
});

const duplicates = (...args: string[]) => refmill(['duplicates', ...args, ...store]);
const given = async (name: string, text: string) => {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return file;
};
const exported = async () => jsonLines((await duplicates('export')).stdout);

describe('who decides', () => {
  test('is whom the option names, else the environment, else nobody', async () => {
    await duplicates('merge', named('a'), named('b'), '--who', ' Mara Vos ', '--reason', 'the same trial');
    await refmill(['duplicates', 'merge', named('a'), named('c'), ...store], { REFMILL_WHO: 'A. Quill', USER: 'somebody' });
    await refmill(['duplicates', 'merge', named('b'), named('c'), ...store], { USER: 'somebody' });
    expect(await exported()).toEqual([
      { a: named('a'), b: named('b'), verdict: 'same', who: 'Mara Vos', at: expect.any(String), reasons: ['the same trial'] },
      { a: named('a'), b: named('c'), verdict: 'same', who: 'A. Quill', at: expect.any(String), reasons: [] },
      { a: named('b'), b: named('c'), verdict: 'same', at: expect.any(String), reasons: [] },
    ]);
    const { stdout } = await refmill(['show', 'W1', ...store]);
    expect(stdout).toMatch(/^ {2}\[1\] and \[2\] same, by Mara Vos on \d{4}-\d\d-\d\d: the same trial$/m);
    expect(stdout).toMatch(/^ {2}\[2\] and \[3\] same, by a person on \d{4}-\d\d-\d\d, without a reason$/m);
  });

  test('is never an e-mail address', async () => {
    const option = await duplicates('merge', named('a'), named('b'), '--who', 'mara@example.org');
    expect([option.code, option.stderr]).toEqual([2, expect.stringContaining('--who is a name or initials, not an e-mail address')]);
    const variable = await refmill(['duplicates', 'merge', named('a'), named('b'), ...store], { REFMILL_WHO: 'mara@example.org' });
    expect([variable.code, variable.stderr]).toEqual([2, expect.stringContaining('REFMILL_WHO: is a name or initials')]);
    expect(variable.stderr).not.toContain('mara@');
    expect(await exported()).toEqual([]);
  });
});

describe('in bulk', () => {
  test.each([
    ['tabs', `${named('a')}\t${named('b')}\n\n${named('b')}\t${named('c')}\n`],
    ['commas', `"${named('a')}", ${named('b')}\r\n${named('b')},W3\r\n`],
    ['blanks', `W1 W2\n${named('b')} ${named('c')}\n`],
    ['JSON', `{"a":"${named('a')}","b":"W2"}\n{"records":["W2","${named('c')}"],"reason":"one trial"}\n`],
    [
      'lines of the queue',
      `{"works":["W1","W2"],"decision":{"a":"${named('a')}","b":"W2","verdict":"review"}}\n{"decision":{"a":"W2","b":"W3"}}\n`,
    ],
  ])('a list in %s is decided, and undone at once', async (_, text) => {
    const file = await given('pairs.txt', text);
    const rehearsal = await duplicates('merge', '--from', file, '--dry-run');
    expect([rehearsal.code, rehearsal.stdout, rehearsal.stderr]).toEqual([
      0,
      `${named('a')}\t${named('b')}\n${named('b')}\t${named('c')}\n`,
      '2 pairs would be merged\n',
    ]);
    const { code, stdout, stderr } = await duplicates('merge', '--from', file, '--reason', 'listed');
    expect([code, stdout, stderr]).toEqual([0, '2 pairs merged (run 2)\n', '`refmill duplicates undo --run 2` takes all of it back\n']);
    expect((await refmill(['show', 'W3', ...store])).stdout).toContain('W1 (W3 was merged into it)');
    expect((await exported()).map((each) => (each as { reasons: unknown }).reasons)).toEqual([
      ['listed'],
      [text.includes('one trial') ? 'one trial' : 'listed'],
    ]);
    expect((await duplicates('undo', '--run', '2')).stdout).toBe('2 pairs of run 2 taken back\n');
    expect((await refmill(['search', '--limit', '0', ...store])).stderr).toBe('3 works found\n');
    expect((await refmill(['runs', ...store])).stdout).toMatch(
      /user: 2 pairs decided\n {6}run 2: undo\n.*user: 2 pairs decided\n {6}.*pairs\.txt: same\n/,
    );
  });

  test('a list comes on standard input as well, and separates', async () => {
    await duplicates('merge', 'W1', 'W2', 'W3');
    const args = ['duplicates', 'separate', '--from', '-', ...store];
    const { stdout } = await refmill(args, {}, undefined, [Buffer.from(`${named('a')} ${named('b')} ${named('c')}\n`)]);
    expect(stdout).toBe('3 pairs separated (run 3)\n');
    expect((await refmill(['runs', '--limit', '1', ...store])).stdout).toContain('standard input: different');
  });

  test.each([
    ['W1\n', 'line 1: names one record only'],
    ['W1 W2\nW1 W99\n', 'line 2: W99: the library has no such work or record'],
    ['W1 W2\nW3 W3\n', 'line 2: W3 and W3 are one and the same record'],
    ['{"a":"W1"}\n', 'line 1: names no two records'],
    ['{"a":"W1"\n', 'line 1: is no JSON'],
    ['{"a":"W1","b":"W2","verdict":"different"}\n', 'line 1: says “different”: `refmill duplicates import`'],
  ])('a list with a fault decides nothing: %j', async (text, words) => {
    const { code, stderr } = await duplicates('merge', '--from', await given('pairs.txt', text));
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(await exported()).toEqual([]);
  });

  test.each([
    [[], 'name what to merge'],
    [['W1', 'W2', '--where', 'same doi'], 'name what to merge'],
    [['W1', 'W2', '--dry-run'], '--dry-run goes with --from or --where'],
    [['W1'], 'two works or records'],
    [['--where', 'alike titles'], 'a condition begins with same'],
    [['--from', 'nowhere.txt'], 'nowhere.txt: cannot be read'],
  ])('%j is refused', async (args, words) => {
    const { code, stderr } = await duplicates('merge', ...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
  });

  test('a rule that holds for nothing says so', async () => {
    expect((await duplicates('merge', '--where', 'same doi')).stdout).toBe(
      'nothing to do: the rule holds for no pair of the review queue\n',
    );
    expect((await duplicates('undo', '--run', '1')).stderr).toContain('nothing that run 1 decided is in force');
    expect((await duplicates('undo', '--run', '99')).stderr).toContain('there is no run 99');
    expect((await refmill(['undo', '99', ...store])).code).toBe(2);
  });
});

test('two works stand side by side in 80 columns, and in JSON whole', async () => {
  await duplicates('separate', 'W1', 'W2', '--reason', 'other substances');
  const { stdout } = await duplicates('show', 'W1', named('b'));
  expect(stdout).toMatch(
    /^ {15}\[1\] W1, file:list\.ris\/a +\[2\] file:list\.ris\/b\n≠ Title {8}\{Coffee and sleep in invented +\{Radium at the turn of the\n {15}mice\} +century\}\n/,
  );
  expect(stdout).toContain('\n= the same in all: Published: J Tides, 2020');
  expect(stdout).toContain('≠ Place        volume 3                         volume 3, {issue 2}\n');
  expect(stdout).toMatch(/different, by a person on [\d-]+:\s+other\s+substances/);
  expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  const [told] = jsonLines((await duplicates('show', 'W1', 'W2', '--json')).stdout) as { fields: object[]; decisions: object[] }[];
  expect(told?.fields).toContainEqual({
    label: 'Place',
    agreement: 'different',
    values: ['volume 3', 'volume 3, issue 2'],
    differing: [[], ['issue 2']],
  });
  expect(told?.decisions).toMatchObject([{ verdict: 'different', by: 'user' }]);
  expect((await duplicates('show', 'W1')).stderr).toContain('W1 is described by one record alone');
  await duplicates('merge', 'W1', 'W2', 'W3');
  expect((await duplicates('show', 'W1')).stdout).toMatch(
    /^ {2}\[1\] file:list\.ris\/a\n {2}\[2\] .*\n {2}\[3\] .*\n≠ Title\n {2}\[1\] \{/,
  );
});

test('the log tells of a record what was decided, also when the record is gone', async () => {
  await duplicates('merge', 'W1', 'W2', '--who', 'MV');
  await duplicates('separate', named('a'), named('b'));
  const about = await duplicates('log', named('a'));
  expect(about.stdout).toMatch(
    /^ {3}2 {2}file:list\.ris\/a and file:list\.ris\/b same, by MV on [\d-]+, without a reason \[until [\d-]+\]\n {3}3 {2}.* different, by a person on/,
  );
  expect(about.stderr).toBe('2 decisions, 1 in force\n');
  expect((await duplicates('log', named('c'))).stderr).toBe('0 decisions, 0 in force\n');
  expect(jsonLines((await duplicates('log', '--run', '2', '--json')).stdout)).toMatchObject([{ verdict: 'same', who: 'MV', run: 2 }]);
  await refmill(['undo', '1', ...store]);
  expect((await duplicates('log', named('a'))).stderr).toBe('2 decisions, 1 in force\n');
  expect((await duplicates('log', 'W77')).code).toBe(2);
});

test('decisions go to another library and hold there, told where the two disagree', async () => {
  const elsewhere = ['--store', path.join(folder, 'other.db')];
  await duplicates('merge', named('a'), named('b'), '--reason', 'one trial');
  await duplicates('separate', named('b'), named('c'));
  await duplicates('undo', named('b'), named('c'));
  const file = path.join(folder, 'decisions.jsonl');
  const written = await duplicates('export', '-o', file);
  expect([written.stdout, written.stderr]).toEqual(['', `2 decisions written to ${file}\n`]);
  expect(jsonLines(await readFile(file, 'utf8'))).toMatchObject([
    { verdict: 'same' },
    { verdict: 'different', undoneAt: expect.any(String) },
  ]);

  await writeFile(path.join(folder, 'coffee.ris'), entry('x', 'Another one'));
  await refmill(['ingest', path.join(folder, 'coffee.ris'), ...elsewhere]);
  const first = await refmill(['duplicates', 'import', file, ...elsewhere]);
  expect([first.code, first.stdout, first.stderr]).toEqual([
    0,
    '2 decisions (run 2): 1 in force now, 1 kept in the log only\n',
    '1 about records that are not here: they hold when the records come\n',
  ]);
  await refmill(['ingest', path.join(folder, 'list.ris'), ...elsewhere]);
  expect((await refmill(['show', 'file:list.ris/b', ...elsewhere])).stdout).toMatch(/^W2\n/);
  expect((await refmill(['duplicates', 'import', file, ...elsewhere])).stdout).toContain(': 2 known before\n');

  await refmill(['duplicates', 'separate', named('a'), named('b'), '--who', 'Ada', ...elsewhere]);
  const back = await refmill(['duplicates', 'export', ...elsewhere]);
  const told = await refmill(['duplicates', 'import', '-', ...store], {}, undefined, [Buffer.from(back.stdout)]);
  expect(told.stdout).toMatch(/^was {2}: file:list\.ris\/a and .* same, by a person on .*: one trial\nis {3}: .* different, by Ada on /);
  expect(told.stderr).toContain('1 pair was decided otherwise here: the later decision holds');
  expect((await refmill(['search', '--limit', '0', ...store])).stderr).toBe('3 works found\n');
});

test.each([
  ['{"a":"x/1","b":"x/2","verdict":"maybe"}\n', 'line 1: verdict: must be one of same, different'],
  ['\n{"a":"x/1"\n', 'line 2: is no JSON'],
  ['', 'there is no decision in it'],
])('a file that is none of decisions is refused: %j', async (text, words) => {
  const { code, stderr } = await duplicates('import', await given('broken.jsonl', text));
  expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
});
