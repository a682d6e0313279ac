import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { formats } from '../../src/formats/registry.ts';
import { packageRoot } from '../../src/package-root.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

let folder: string;
let store: string[];

beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
});

const ingestLibrary = () => refmill(['ingest', fixture('pubmed-xml', 'sandbox-library'), '--format', 'pubmed-xml', ...store]);

test('taking the same file in twice changes nothing the second time, and says so', async () => {
  const file = fixture('pubmed-xml', 'sandbox-library', 'input.xml');
  const first = await refmill(['ingest', file, ...store]);
  expect([first.code, first.stdout]).toEqual([0, expect.stringMatching(/^files \(run 1\): 14 fetched: 14 new/)]);
  const second = await refmill(['ingest', file, ...store]);
  expect([second.code, second.stdout]).toEqual([0, 'files (run 2): 14 fetched: 14 unchanged; nothing changed\n']);
  const { stdout } = await refmill(['runs', '--json', ...store]);
  expect(jsonLines(stdout)).toMatchObject([
    { id: 2, outcome: 'complete', counts: { fetched: 14, new: 0, changed: 0, unchanged: 14 } },
    { id: 1, outcome: 'complete', counts: { fetched: 14, new: 14 } },
  ]);
});

test('the same publication from PubMed and a repository is one work that tells where each value came from', async () => {
  await refmill([
    'ingest',
    fixture('pubmed-xml', 'sandbox-library', 'input.xml'),
    fixture('dim', 'sandbox-repository', 'input.xml'),
    ...store,
  ]);
  const { stdout } = await refmill(['show', 'doi:10.5555/jir.2021.0101', '--json', ...store]);
  const [work] = jsonLines(stdout) as [
    { id: string; provenance: Record<string, string[]>; members: { key: { authority: string; id: string } }[] },
  ];
  expect(work.members.map(({ key }) => `${key.authority}/${key.id}`)).toEqual(['pubmed/99000001', 'hdl:99999/99999/101']);
  expect(work.provenance.title).toEqual(expect.arrayContaining(['pubmed/99000001']));
  const page = await refmill(['show', 'pmid:99000001', ...store]);
  expect(page.stdout).toContain('Records: 2');
  expect(page.stdout).toMatch(/^HANDLE {7}99999\/101 {2}\[2\]$/m);
});

test('a work is found by whatever name somebody has at hand', async () => {
  await ingestLibrary();
  const names = [
    'pmid:99000001',
    '99000001',
    'PMID: 99000001',
    'https://pubmed.ncbi.nlm.nih.gov/99000001/',
    'pubmed/99000001',
    '10.5555/jir.2021.0101',
    'https://doi.org/10.5555/JIR.2021.0101',
    'PMC99000101',
  ];
  const ids = await Promise.all(names.map(async (name) => (await refmill(['show', name, ...store])).stdout.split('\n')[0]));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^W\d+$/);
  expect((await refmill(['show', '99000099', ...store])).code).toBe(2);
});

test('a person separates what the rules merged, takes it back, and merges what they did not', async () => {
  await refmill([
    'ingest',
    fixture('pubmed-xml', 'sandbox-library', 'input.xml'),
    fixture('dim', 'sandbox-repository', 'input.xml'),
    ...store,
  ]);
  const pair = ['pubmed/99000001', 'hdl:99999/99999/101'];
  const worksOf = async (id: string) =>
    (jsonLines((await refmill(['show', id, '--json', ...store])).stdout)[0] as { members: unknown[] }).members.length;

  const separated = await refmill(['duplicates', 'separate', ...pair, '--reason', 'another trial', ...store]);
  expect([separated.code, separated.stdout]).toEqual([0, expect.stringMatching(/^separate works now: W\d+, W\d+\n$/)]);
  expect(await worksOf('pmid:99000001')).toBe(1);

  // The decision outlives a new run over the same records.
  await refmill(['ingest', fixture('dim', 'sandbox-repository', 'input.xml'), ...store]);
  expect(await worksOf('pmid:99000001')).toBe(1);

  expect((await refmill(['runs', '--limit', '2', ...store])).stdout).toContain(
    '\n      pubmed/99000001 and hdl:99999/99999/101: different\n',
  );

  const undone = await refmill(['duplicates', 'undo', ...pair, ...store]);
  expect([undone.code, undone.stdout]).toEqual([0, expect.stringMatching(/^one work now: W\d+\n$/)]);
  expect(await worksOf('pmid:99000001')).toBe(2);
  expect((await refmill(['duplicates', 'undo', ...pair, ...store])).code).toBe(2);

  const merged = await refmill(['duplicates', 'merge', 'pubmed/99000001', 'pubmed/99000002', ...store]);
  expect(merged.stdout).toMatch(/^one work now: W\d+\n$/);
  expect(await worksOf('pmid:99000002')).toBe(4);
});

test('duplicates alone lists what was merged, and a list marks what was retracted', async () => {
  await refmill([
    'ingest',
    fixture('pubmed-xml', 'sandbox-library', 'input.xml'),
    fixture('dim', 'sandbox-repository', 'input.xml'),
    ...store,
  ]);
  const { code, stdout, stderr } = await refmill(['duplicates', ...store]);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/^\d works are described by several records\n$/)]);
  expect(stdout).toMatch(/^ {7}\[1\] pubmed\/99000001\n {7}\[2\] hdl:99999\/99999\/101\n {7}\[2\] and \[1\] same, by rule: /m);
  expect((await refmill(['search', '--limit', '0', ...store])).stderr).toBe('17 works found\n');
  expect((await refmill(['search', 'pmid:99000004', ...store])).stdout).toMatch(/^W\d+ .* {2}\[RETRACTED\]\n$/);
});

test('of several files those that fit a format come in, and the others are named', async () => {
  const table = path.join(folder, 'table.csv');
  await writeFile(table, 'a,b\n1,2\n');
  const list = fixture('pubmed-xml', 'sandbox-library', 'input.xml');
  const { code, stdout, stderr } = await refmill(['ingest', table, list, ...store]);
  expect([code, stdout, stderr]).toEqual([
    3,
    expect.stringContaining('14 new'),
    expect.stringContaining('table.csv: its content fits no known format; passed over'),
  ]);
  expect((await refmill(['ingest', table, ...store])).code).toBe(2);
  const forced = await refmill(['ingest', table, '--format', 'RIS', ...store]);
  expect(forced.code).toBe(3);
  expect(forced.stderr).toMatch(/^1 could not be read: see .refmill runs \d+.\n$/);
});

test('the ledger says of each run what it was asked for and why it stopped, and doctor speaks of the last one alone', async () => {
  const file = path.join(folder, 'table.csv');
  await writeFile(file, 'a,b\n1,2\n');
  await refmill(['ingest', file, ...store]);
  expect((await refmill(['runs', ...store])).stdout).toMatch(
    /failed {7}files: 0 fetched\n {6}table\.csv; stopped: table\.csv: its content/,
  );
  expect((await refmill(['doctor', ...store])).stdout).toContain('run 1 of files failed');
  await ingestLibrary();
  expect((await refmill(['doctor', ...store])).stdout).not.toContain('failed');
});

test('what the rules cannot tell waits for a person, with the command that decides', async () => {
  const file = path.join(folder, 'doubt.ris');
  const entry = (id: string, title: string, page: number) =>
    `TY  - JOUR\nID  - ${id}\nAU  - Vos, P\nTI  - ${title}\nPY  - 2020\nSP  - ${page}\nDO  - 10.5555/doubt.1\nER  - \n`;
  await writeFile(
    file,
    entry('a', 'Tides and coastal erosion in an invented bay', 1) + entry('b', 'Tides and coastal flooding in an invented bay', 31),
  );
  await refmill(['ingest', file, ...store]);
  const { stdout, stderr } = await refmill(['duplicates', 'review', ...store]);
  expect(stdout).toContain("refmill duplicates merge 'file:doubt.ris/a' 'file:doubt.ris/b'");
  expect(stderr).toContain('1 pair waits for a decision');
  expect(jsonLines((await refmill(['duplicates', 'review', '--json', ...store])).stdout)).toMatchObject([
    { works: ['W1', 'W2'], decision: { verdict: 'review' } },
  ]);
  await refmill(['duplicates', 'separate', 'file:doubt.ris/a', 'file:doubt.ris/b', ...store]);
  expect((await refmill(['duplicates', 'review', ...store])).stderr).toContain('0 pairs wait for a decision');
});

test('a merged work still answers to its old id', async () => {
  await ingestLibrary();
  await refmill(['duplicates', 'merge', 'W1', 'W2', ...store]);
  const { stdout } = await refmill(['show', 'W2', ...store]);
  expect(stdout).toMatch(/^W1 \(W2 was merged into it\)/);
});

test('export writes a list that reads back, the same bytes each time, and nothing half', async () => {
  await ingestLibrary();
  const file = path.join(folder, 'list.ris');
  expect((await refmill(['export', '--format', 'ris', '-o', file, ...store])).code).toBe(0);
  const bytes = await readFile(file);
  await refmill(['export', '--format', 'ris', '-o', file, ...store]);
  expect(await readFile(file)).toEqual(bytes);
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([]);
  const read = await refmill(['read', file]);
  expect(jsonLines(read.stdout)).toHaveLength(14);
  expect((await refmill(['export', '--format', 'ris', '-o', path.join(folder, 'no', 'folder.ris'), ...store])).code).toBe(1);
});

test('read shows records in input order and keeps nothing', async () => {
  const { code, stdout } = await refmill(['read', fixture('pubmed-xml', 'sandbox-library', 'input.xml')]);
  expect(code).toBe(0);
  expect(jsonLines(stdout)).toHaveLength(14);
  expect(await readdir(folder)).toEqual([]);
});

test('a record that cannot be read costs exit code 3, and every other record is there', async () => {
  const { code, stdout } = await refmill(['ingest', fixture('pubmed-xml', 'broken-in-the-middle', 'input.xml'), ...store]);
  expect([code, stdout]).toEqual([3, expect.stringMatching(/failed/)]);
  const run = await refmill(['runs', '1', ...store]);
  expect(run.stdout).toContain('could not be read: input.xml#');
});

test.each<[string, string[], string]>([
  ['a file that is not there', ['read', 'nowhere.xml'], 'refmill: nowhere.xml: no such file or folder'],
  ['an unknown format', ['read', fixture('ris'), '--format', 'riss'], 'no format is called riss; known are pubmed-xml'],
  ['a format that cannot be written', ['convert', fixture('ris'), '--to', 'pubmed-xml'], 'pubmed-xml can be read but not written'],
  ['an unknown command', ['serach', 'x'], "unknown command 'serach'"],
  ['an unknown option', ['read', 'x', '--fromat', 'ris'], "unknown option '--fromat'"],
  ['a value given twice', ['search', '--sort', 'newest', '--sort', 'oldest'], '--sort was given twice, and takes one value'],
  ['a value given twice, once in short', ['export', '--format', 'ris', '-o', 'a.ris', '--output', 'b.ris'], '--output was given twice'],
  ['a number given twice', ['duplicates', 'review', '--limit', '1', '--limit', '2'], '--limit was given twice'],
  ['a setting given twice', ['harvest', 'pubmed', '--query', 'a', '--query', 'b'], '--query was given twice'],
  ['a library given twice', ['search', '--store', 'a.db', '--store', 'b.db'], '--store was given twice'],
  ['a broken query', ['search', '(bone'], 'this bracket is never closed'],
  ['a work that is not there', ['show', 'W99'], 'W99: the library has no such work'],
  ['a source that is not configured', ['harvest', 'nightly'], 'refmill.yaml has no source nightly'],
  ['nothing to harvest', ['harvest'], 'there is no source'],
  ['a setting that the fetcher does not have', ['harvest', 'pubmed', '--url', 'https://example.org/'], 'url: pubmed has no such setting'],
  ['a private address that was not allowed', ['harvest', 'oai-pmh', '--url', 'http://127.0.0.1:9/oai'], 'allow'],
  [
    'a fetcher that is not told what to fetch',
    ['harvest', 'pubmed'],
    "say what to ask pubmed for: refmill harvest pubmed --query 'radium-223'",
  ],
  ['a date that is none', ['harvest', 'pubmed', '--query', 'x', '--since', 'yesterday'], 'since: a date is written 2024-01-31'],
  ['an address that is none', ['harvest', 'oai-pmh', '--url', 'example.org'], 'url: is no web address (https://…)'],
  [
    'a list in a format that there is not',
    ['convert', fixture('ris'), '--to', 'word'],
    `no format is called word; those to write are text, html, markdown, docx, ${formats
      .filter(({ write }) => write)
      .map(({ id }) => id)
      .join(', ')}`,
  ],
  ['a run that is not there', ['runs', 'yesterday'], 'there is no run yesterday; `refmill runs` lists them'],
  ['an option that is no number', ['search', '--limit', 'many'], '--limit takes a whole number from 0 to 100000, not many'],
])('%s is wrong usage and says what to do', async (_, args, message) => {
  const needsStore = ['search', 'show', 'harvest', 'runs'].includes(args[0] ?? '');
  if (needsStore) await ingestLibrary();
  const { code, stderr } = await refmill([...args, ...(needsStore ? store : [])]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test.each([['search', 'x'], ['show', 'W1'], ['runs'], ['duplicates'], ['export', '--format', 'ris']])(
  '%s finds no library where there is none, and makes none',
  async (...args) => {
    const { code, stderr } = await refmill([...args, ...store]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('refmill.db: there is no library; `refmill ingest`')]);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('a store that is something else is left alone', async () => {
  const file = path.join(folder, 'letter.txt');
  await writeFile(file, 'Dear librarian,\n'.repeat(400));
  const { code, stderr } = await refmill(['search', 'x', '--store', file]);
  expect([code, stderr]).toEqual([2, expect.stringContaining('letter.txt')]);
  expect(await readFile(file, 'utf8')).toBe('Dear librarian,\n'.repeat(400));
});

test('init writes a configuration once and never over another', async () => {
  const file = path.join(folder, 'refmill.yaml');
  expect((await refmill(['init', file])).code).toBe(0);
  const written = await readFile(file, 'utf8');
  expect((await refmill(['init', file])).code).toBe(2);
  expect(await readFile(file, 'utf8')).toBe(written);
});

test('doctor finds nothing wrong with a good library and says what is wrong with a bad one', async () => {
  await ingestLibrary();
  const well = await refmill(['doctor', '--json', ...store]);
  expect(well.code).toBe(0);
  expect(jsonLines(well.stdout).filter((each) => (each as { state: string }).state === 'wrong')).toEqual([]);
});

test('every command has help that ends well, and the list names them all', async () => {
  const { code, stdout } = await refmill(['--help']);
  expect(code).toBe(0);
  const names = [...stdout.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name).filter((name) => name !== 'help');
  const program = await readFile(path.join(packageRoot, 'src/commands/program.ts'), 'utf8');
  expect(names).toEqual([...program.matchAll(/^ {2}([a-z]+): async/gm)].map(([, name]) => name));
  for (const name of names)
    expect(await refmill([name ?? '', '--help'])).toMatchObject({ code: 0, stdout: expect.stringContaining(`Usage: refmill ${name}`) });
});
