import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { emptyFolder, refmill } from '../../commands/refmill.ts';

let sandbox: Sandbox;
let folder: string;
beforeEach(async () => {
  sandbox = await startSandbox({ generated: 3, pageSize: 5 });
  folder = await emptyFolder();
});
afterEach(() => sandbox.close());

/** Harvests the sandbox's PubMed with a configuration that has these lists written afterwards (JSON is YAML). */
async function harvested(exports: readonly object[]) {
  const config = path.join(folder, 'refmill.yaml');
  const settings = {
    allowPrivateHosts: [new URL(sandbox.url).host],
    sources: [{ id: 'pubmed', fetcher: 'pubmed', query: 'generated OR radium', baseUrl: sandbox.urlOf('pubmed') }],
    searches: [
      { id: 'bones', query: 'mesh:"Bone Neoplasms"' },
      { id: 'radium', query: 'saved:bones title:radium' },
    ],
    afterwards: { exports },
  };
  await writeFile(config, JSON.stringify(settings));
  return refmill(['harvest', '--config', config, '--store', path.join(folder, 'refmill.db')]);
}
const inFolder = (file: string) => path.join(folder, file);
const written = (file: string) => readFile(inFolder(file), 'utf8');

test('a harvest ends with its lists, each in its style and format, of a query, of a saved search, and of a query that names one', async () => {
  const { code, stderr } = await harvested([
    { search: 'bones', style: 'vancouver', links: ['pmid'], file: inFolder('bones.txt') },
    { query: 'saved:radium', style: 'apa', format: 'html', groupBy: 'year', file: inFolder('lists/radium.html') },
    { query: 'saved:bones', style: 'ama', format: 'docx', file: inFolder('bones.docx') },
    { search: 'bones', format: 'biblatex', file: inFolder('bones.bib') },
  ]);
  expect(code, stderr).toBe(0);
  const text = await written('bones.txt');
  expect(text).toMatch(/^1\. .+ PMID: \d+\.$/m);
  expect(stderr).toContain(`wrote ${inFolder('bones.txt')}: ${text.trim().split('\n').length} work`);
  expect(await written('lists/radium.html')).toMatch(/<h\d[^>]*>\d{4}<\/h\d>/);
  const word = unzipSync(await readFile(inFolder('bones.docx')))['word/document.xml'];
  const [, title] = /^1\. [^.]+\. ([^.?]+)/.exec(text) ?? [];
  expect(title).toBeDefined();
  expect(word && strFromU8(word)).toContain(title);
  expect(await written('bones.bib')).toMatch(/^@article\{\w+,$/m);
});

test('a list of a style that there is not is refused before anything is fetched', async () => {
  const { code, stderr } = await harvested([{ query: '', style: 'vancuver', file: inFolder('all.txt') }]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(`the list ${inFolder('all.txt')}: `)]);
  expect(stderr).toContain('vancuver');
  expect(sandbox.requests).toHaveLength(0);
});
