import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, expect, test } from 'vitest';
import { emptyFolder, fixture, refmill } from './refmill.ts';

let folder: string;
let store: string;
beforeEach(async () => {
  folder = await emptyFolder();
  store = path.join(folder, 'refmill.db');
  const text = [
    { id: 'kelp', title: 'Kelp and sleep', year: 2019 },
    { id: 'tide', title: 'Tides in bone', year: 2021 },
  ].map(
    ({ id, title, year }) =>
      `TY  - JOUR\nID  - ${id}\nAU  - Quill, Edith\nTI  - ${title}\nPY  - ${year}\nJO  - Journal of tides\nDO  - 10.5555/${id}\nER  - \n`,
  );
  await writeFile(path.join(folder, 'desk.ris'), text.join('\n'));
  await refmill(['ingest', path.join(folder, 'desk.ris'), '--store', store]);
});

const exported = (...args: string[]) => refmill(['export', ...args, '--store', store]);

test('a style alone prints text', async () => {
  expect(await exported('--style', 'nlm')).toEqual({
    code: 0,
    stdout:
      '1. Quill E. Tides in bone. Journal of Tides. 2021. doi: 10.5555/tide.\n2. Quill E. Kelp and sleep. Journal of Tides. 2019. doi: 10.5555/kelp.\n',
    stderr: '2 works exported\n',
  });
});

test('a work list is printed in its own order, and says what the library has not got', async () => {
  const ids = path.join(folder, 'ids.txt');
  await writeFile(ids, '# for the committee\nW1\n\ndoi:10.5555/TIDE\nhttps://doi.org/10.5555/kelp\npmid:99000077\n');
  const { code, stdout, stderr } = await exported('--style', 'nlm', '--ids', ids);
  expect(stdout.split('\n').map((line) => line.slice(0, 25))).toEqual(['1. Quill E. Kelp and slee', '2. Quill E. Tides in bone', '']);
  expect(stderr).toBe('line 6: the library has no work pmid:99000077\n2 works exported\n');
  expect(code).toBe(3);
});

test('a work list comes from standard input too, by citation keys', async () => {
  const { stdout } = await refmill(['export', '--style', 'nlm', '--ids', '-', '--store', store], {}, undefined, [
    Buffer.from('quill2019kelp\n'),
  ]);
  expect(stdout).toBe('1. Quill E. Kelp and sleep. Journal of Tides. 2019. doi: 10.5555/kelp.\n');
});

test('files are printed without a library', async () => {
  const { code, stdout, stderr } = await refmill([
    'export',
    '--from',
    path.join(folder, 'desk.ris'),
    '--format',
    'markdown',
    '--style',
    'apa',
  ]);
  expect([code, stderr]).toEqual([0, '2 records exported\n']);
  expect(stdout).toContain(
    'Quill, E. (2019). Kelp and sleep. *Journal of Tides*. [https://doi.org/10.5555/kelp](<https://doi.org/10.5555/kelp>)',
  );
  expect((await refmill(['convert', path.join(folder, 'desk.ris'), '--style', 'apa', '--order', 'found'])).stdout).toContain(
    'Quill, E. (2019).',
  );
});

test('the same library gives the same Word file', async () => {
  const [one, two] = [path.join(folder, 'one.docx'), path.join(folder, 'two.docx')];
  await exported('--format', 'docx', '--style', 'ama', '-o', one);
  await exported('--format', 'docx', '--style', 'ama', '-o', two);
  const bytes = await readFile(one);
  expect(bytes.equals(await readFile(two))).toBe(true);
  expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain('Tides in bone');
});

test('data has the keys by which documents cite works, and from a library that may only be read the same ones', async () => {
  const before = await exported('--format', 'csl-json');
  expect((JSON.parse(before.stdout) as { id: string }[]).map(({ id }) => id)).toEqual(['quill2021tides', 'quill2019kelp']);
  await chmod(store, 0o444);
  await chmod(folder, 0o555);
  try {
    expect(await exported('--format', 'csl-json')).toEqual(before);
  } finally {
    await chmod(folder, 0o755);
  }
});

test.each<[string[], string]>([
  [[], 'name a format'],
  [['--format', 'ris', '--style', 'apa'], 'style has no meaning for ris'],
  [['--style', 'apa', '--group-by', 'colour'], 'group-by takes heading, year, journal, type, study, tag, not colour'],
  [['--style', 'apa', '--links', 'doi,isbn'], 'links takes all, doi, pmid, pmcid, url, not isbn'],
  [['--style', 'apa', '--order', 'up'], 'order takes style, found, author, year, not up'],
  [['--format', 'pdf'], 'no format is called pdf; those to write are text, html, markdown, docx,'],
  [['kelp', '--style', 'apa', '--ids', 'x'], 'give one of them'],
])('%j is refused', async (args, message) => {
  const { code, stdout, stderr } = await exported(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
});

test('the names of all styles are listed', async () => {
  const { code, stdout } = await refmill(['export', '--style', 'list']);
  expect(code).toBe(0);
  expect(stdout).toContain('\nama\tAmerican Medical Association 11th edition\n');
});

test('a page of a library’s fixture is printed as HTML', async () => {
  const { stdout } = await refmill(['export', '--from', fixture('pubmed-xml', 'ordinary-article', 'input.xml'), '--format', 'html']);
  expect(stdout).toMatch(/^<!DOCTYPE html>\n<html lang="en-US">[\s\S]*<p class="reference" id="\d+"><span class="number">1\.<\/span> /);
});

test.each(['bibtex', 'biblatex'])('%s cites by the key that the library gave, not by one made for this list alone', async (format) => {
  await writeFile(
    path.join(folder, 'winter.ris'),
    'TY  - JOUR\nID  - winter\nAU  - Quill, Edith\nTI  - Kelp under ice\nPY  - 2019\nJO  - Journal of tides\nDO  - 10.5555/winter\nER  - \n',
  );
  await refmill(['ingest', path.join(folder, 'winter.ris'), '--store', store]);
  const { stdout } = await exported('title:ice', '--format', format);
  expect(/^@article\{(.+),$/m.exec(stdout)?.[1]).toBe('quill2019kelpa');
});

test('what a work is related to stands behind it, also what the library found, and in lists of data', async () => {
  const shared =
    'TY  - JOUR\nAU  - Quill, Edith\nAU  - Reef, Jane\nAU  - Shoal, Karl\nTI  - Lanterns against fog in harbours of the north: a randomised trial\n';
  const text = [
    `${shared}ID  - early\nPY  - 2020\nJO  - medRxiv\nDO  - 10.1101/2020.99.01.99000001\nER  - \n`,
    `${shared}ID  - late\nPY  - 2020\nJO  - Journal of tides\nVL  - 9\nSP  - 1\nEP  - 8\nDO  - 10.5555/lantern\nER  - \n`,
  ];
  await writeFile(path.join(folder, 'lanterns.ris'), text.join('\n'));
  await refmill(['ingest', path.join(folder, 'lanterns.ris'), '--store', store]);
  const { stdout } = await exported('lanterns', '--style', 'nlm', '--related');
  const cited = 'Quill E, Reef J, Shoal K. Lanterns against fog in harbours of the north: a randomised trial.';
  expect(stdout.split('\n')).toEqual([
    `1. ${cited} Journal of Tides. 2020;9:1-8. doi: 10.5555/lantern. Preprint: ${cited} medRxiv. 2020. doi: 10.1101/2020.99.01.99000001.`,
    `2. ${cited} medRxiv. 2020. doi: 10.1101/2020.99.01.99000001. Preprint of: ${cited} Journal of tides. 2020;9:1-8. doi: 10.5555/lantern.`,
    '',
  ]);
  const data = await exported('lanterns', '--format', 'jsonl', '--related');
  expect(data.stdout.split('\n').flatMap((line) => (line ? (JSON.parse(line).relations ?? []) : []))).toMatchObject([
    { type: 'PreprintIn', identifiers: [{ scheme: 'doi', value: '10.1101/2020.99.01.99000001' }] },
    { type: 'PreprintOf', identifiers: [{ scheme: 'doi', value: '10.5555/lantern' }] },
  ]);
  expect((await exported('lanterns', '--style', 'nlm')).stdout).not.toContain('Preprint');
});
