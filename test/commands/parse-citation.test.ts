import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BibliographicRecord, bibliographicRecord } from '../../src/model/record.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { emptyFolder, fixture, jsonLines, refmill } from './refmill.ts';

const iron = 'Vandermock J. Ferritin alone is no good selector for intravenous iron. Imag Heart Fail Rep. 2022;6(8):512-3.';
const tide = 'Ardoin MJ, Bexley C. Tidal mud and the people who walk on it. Lantern. 2019;3(2):221-8.';

let sandbox: Sandbox;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox();
  folder = await emptyFolder();
});
afterEach(() => sandbox.close());

/** Nowhere near a library, unless one is named. */
const parse = (args: readonly string[], stdin: Iterable<string> = [], environment: NodeJS.ProcessEnv = {}) =>
  refmill(
    ['parse-citation', ...args],
    { REFMILL_STORE: path.join(folder, 'nothing.db'), ...environment },
    new AbortController().signal,
    [...stdin].map((each) => Buffer.from(each)),
  );
const records = (text: string) => jsonLines(text).map((value) => bibliographicRecord.parse(value));
const codes = ({ findings = [] }: BibliographicRecord) => findings.map(({ code }) => code);

async function libraryWithArticles(): Promise<string> {
  const store = path.join(folder, 'refmill.db');
  const { code } = await refmill(['ingest', fixture('pubmed-xml', 'sandbox-library', 'input.xml'), '--store', store]);
  expect([0, 3]).toContain(code);
  return store;
}

async function configuration(lookups: readonly { fetcher: string; baseUrl: string }[]): Promise<string> {
  const file = path.join(folder, 'refmill.yaml');
  const listed = lookups.map(({ fetcher, baseUrl }) => `  - { fetcher: ${fetcher}, baseUrl: '${baseUrl}' }\n`).join('');
  await writeFile(file, `allowPrivateHosts: ['127.0.0.1']\nlimits: { requestsPerSecond: { '127.0.0.1': 1000 } }\nlookups:\n${listed}`);
  return file;
}

test('the argument is one citation', async () => {
  const { code, stdout } = await parse([iron]);
  expect(code).toBe(0);
  expect(records(stdout)).toMatchObject([
    {
      source: 'citation-string',
      sourceId: 'argument#1',
      title: 'Ferritin alone is no good selector for intravenous iron',
      issued: { year: 2022 },
      container: { volume: '6' },
      citationAsGiven: iron,
    },
  ]);
});

test('a line that is no UTF-8 says how it was read', async () => {
  const { stdout } = await refmill(['parse-citation'], { REFMILL_STORE: path.join(folder, 'nothing.db') }, new AbortController().signal, [
    Buffer.from('Müller K, Roe A. Tidal mud and the people. Lantern. 2019;3(2):221-8.\n', 'latin1'),
  ]);
  const [record] = records(stdout);
  expect(record?.citationAsGiven).toMatch(/^Müller/);
  expect(record && codes(record)).toContain('characters-repaired');
});

test('standard input gives exactly one line for each of its lines, whatever stands there', async () => {
  const lines = [iron, '', '   ', tide, '\u0000\u0007', 'x'.repeat(50_000), '{"a": 1}', '«', iron];
  // Chunks that end in the midst of lines and characters.
  const bytes = Buffer.from(`${lines.join('\n')}\r\n`);
  const chunks = Array.from({ length: Math.ceil(bytes.length / 777) }, (_, at) => bytes.subarray(at * 777, (at + 1) * 777));
  const { code, stdout } = await refmill(['parse-citation', '--store', await libraryWithArticles()], {}, undefined, chunks);
  expect(code).toBe(0);
  const read = records(stdout);
  expect(read.map(({ sourceId }) => sourceId)).toEqual(lines.map((_, at) => `stdin#${at + 1}`));
  expect(codes(read[1] as BibliographicRecord)).toEqual(['record-unreadable']);
  expect(read[8]?.title).toBe(read[0]?.title);
});

test('nothing of a line that is too long is lost', async () => {
  const long = `${iron} ${'mud '.repeat(10_000)}end`;
  const [read] = records((await parse([], [long])).stdout);
  expect(read?.unplaced?.at(-1)).toMatchObject({ value: expect.stringMatching(/mud end$/), end: long.length });
  expect(codes(read as BibliographicRecord)).toContain('reading-unplaced');
});

test('a pasted list is split first; labels go to the records, what is no citation is said', async () => {
  const list = `References\n\n1. ${tide}\n2. Vandermock J. Ferritin alone is no good\nselector for intravenous iron. Imag Heart Fail Rep. 2022;6(8):512-3.\n`;
  for (const outcome of [await parse(['--list'], [list]), await parse(['--list', list])]) {
    expect(outcome.code).toBe(0);
    expect(records(outcome.stdout).map(({ labels, title }) => [labels, title])).toEqual([
      [['1'], 'Tidal mud and the people who walk on it'],
      [['2'], 'Ferritin alone is no good selector for intravenous iron'],
    ]);
    expect(outcome.stderr).toBe('no citation: References\n');
  }
  expect(await parse(['--list'], ['\n'])).toMatchObject({ code: 0, stdout: '' });
});

test('a library completes the journals that it knows, and says so; without one nothing is missed', async () => {
  const store = await libraryWithArticles();
  const [completed] = records((await parse([iron, '--store', store])).stdout);
  expect(completed?.container).toMatchObject({ abbreviation: 'Imag Heart Fail Rep', title: 'Imaginary heart failure reports' });
  expect(codes(completed as BibliographicRecord)).toContain('completed-from-library');
  const [bare] = records((await parse([iron])).stdout);
  expect(codes(bare as BibliographicRecord)).not.toContain('completed-from-library');
  expect(await parse([iron, '--store', path.join(folder, 'other.db')])).toMatchObject({ code: 2, stdout: '' });
});

test('what is printed can be ingested, and a verified citation joins the article that it names', async () => {
  const store = await libraryWithArticles();
  const lookups = [{ fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') }];
  const config = await configuration(lookups);
  const { code, stdout } = await parse(['--verify', '--config', config], [`${iron}\n${tide}\n`]);
  expect(code).toBe(0);
  const [verified, unknown] = records(stdout);
  expect(verified?.identifiers).toEqual(expect.arrayContaining([{ scheme: 'pmid', value: '99000008' }]));
  expect(codes(verified as BibliographicRecord)).toContain('citation-verified');
  expect(codes(unknown as BibliographicRecord)).toContain('citation-not-found');
  const file = path.join(folder, 'references.jsonl');
  await writeFile(file, stdout);
  expect(await refmill(['ingest', file, '--store', store])).toMatchObject({ code: 0 });
  const shown = await refmill(['show', 'pmid:99000008', '--store', store]);
  expect(shown.stdout).toContain('stdin#1');
});

test('nothing is sent anywhere without --verify', async () => {
  const config = await configuration([{ fetcher: 'pubmed', baseUrl: sandbox.urlOf('pubmed') }]);
  await parse(['--config', config], [`${iron}\n`]);
  expect(sandbox.requests).toEqual([]);
});

test('a service that is not there is said once; the lines come all the same, and the exit code tells', async () => {
  const config = await configuration([
    { fetcher: 'pubmed', baseUrl: new URL('/gone/', sandbox.url).href },
    { fetcher: 'crossref', baseUrl: sandbox.urlOf('crossref') },
  ]);
  const { code, stdout, stderr } = await parse(['--verify', '--config', config], [`${iron}\n${iron}\n${tide}\n`]);
  expect(code).toBe(1);
  const read = records(stdout);
  expect(read.map((record) => codes(record).filter((each) => each.startsWith('citation-')))).toEqual([
    ['citation-verified'],
    ['citation-verified'],
    ['citation-unverified'],
  ]);
  expect(stderr.match(/pubmed could not be asked/g)).toHaveLength(1);
});

test('says what to do when a file is given for a citation, and when standard input holds none', async () => {
  const file = path.join(folder, 'references.txt');
  await writeFile(file, iron);
  const given = await parse(['--list', file]);
  expect(given).toMatchObject({ code: 2, stdout: '' });
  expect(given.stderr).toContain(`${file} is a file, not a citation; give it on standard input: refmill parse-citation --list < ${file}`);
  for (const options of [[], ['--list']]) {
    expect(await parse(options, ['%PDF-1.4\n1 0 obj'])).toMatchObject({ code: 2, stdout: '' });
    expect(await parse(options, [])).toMatchObject({ code: 0, stdout: '', stderr: 'no citation: standard input is empty\n' });
  }
});
