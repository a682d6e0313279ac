import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { emptyFolder, fixture, refmill } from './refmill.ts';

let folder: string;
let store: readonly string[];
beforeEach(async () => {
  folder = await emptyFolder();
  store = ['--store', path.join(folder, 'refmill.db')];
});

const mesh = fixture('vocabularies', 'mesh-descriptors.tsv');
const jsonOf = (stdout: string): unknown[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

test('a vocabulary that is imported is listed, and importing it again changes nothing', async () => {
  const first = await refmill(['vocabulary', 'import', 'mesh', mesh, ...store]);
  expect(first).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^MeSH \(en\): \d+ descriptors, 0 entry terms; from mesh-descriptors\.tsv, /),
  });
  const packed = path.join(folder, 'desc2025.tsv.gz');
  await writeFile(packed, gzipSync(await readFile(mesh)));
  await refmill(['vocabulary', 'import', 'MeSH', packed, ...store]);
  await refmill(['vocabulary', 'import', 'mesh', mesh, ...store]);
  await refmill(['vocabulary', 'import', 'decs', fixture('vocabularies', 'decs-spanish.tsv'), ...store]);
  const listed = jsonOf((await refmill(['vocabulary', 'list', '--json', ...store])).stdout);
  expect(listed).toMatchObject([
    { vocabulary: 'decs', languages: ['es'], part: 'descriptors', file: 'decs-spanish.tsv' },
    { vocabulary: 'mesh', languages: ['en'], part: 'descriptors', year: '2025', file: 'desc2025.tsv.gz' },
    { vocabulary: 'mesh', languages: ['en'], part: 'descriptors', file: 'mesh-descriptors.tsv' },
  ]);
});

test('a term is looked up by any of its names and by its identifier', async () => {
  await refmill(['vocabulary', 'import', 'mesh', mesh, ...store]);
  await refmill(['vocabulary', 'import', 'mesh', fixture('vocabularies', 'mesh-entry-terms.tsv'), ...store]);
  const rna = { match: 'exact', vocabulary: 'mesh', ui: 'D012333', term: 'RNA, Messenger', language: 'en', trees: expect.any(Array) };
  for (const name of ['messenger rna', 'D012333', 'RNA, MESSENGER'])
    expect(jsonOf((await refmill(['vocabulary', 'lookup', name, '--json', ...store])).stdout)).toEqual([rna]);
  expect((await refmill(['vocabulary', 'lookup', 'SC', ...store])).stdout).toBe('Q000556  secondary  (qualifier of MeSH)\n');
  expect(await refmill(['vocabulary', 'lookup', 'no such thing', ...store])).toMatchObject({
    code: 0,
    stdout: '',
    stderr: 'no such thing: no vocabulary of the library has a descriptor of that name\n',
  });
});

test.each([
  ['another vocabulary', ['emtree', mesh], 'there is no vocabulary emtree to import; known are mesh, decs'],
  ['a file of the other kind', ['decs', mesh], 'mesh-descriptors.tsv: this is MeSH, not DeCS: import it as mesh'],
  ['a file that is not there', ['mesh', '/nowhere/desc.xml'], '/nowhere/desc.xml: no such file or folder'],
  ['what is no vocabulary', ['mesh', fixture('ris', 'about.md')], ''],
])('%s is wrong usage', async (_, args, message) => {
  const { code, stderr } = await refmill(['vocabulary', 'import', ...args, ...store]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('a broken file changes nothing of what was loaded', async () => {
  await refmill(['vocabulary', 'import', 'mesh', mesh, ...store]);
  const before = (await refmill(['vocabulary', 'list', ...store])).stdout;
  const broken = path.join(folder, 'mesh-descriptors.tsv');
  await writeFile(broken, `${await readFile(mesh, 'utf8')}\nD999999\t\t\n`);
  const { code, stderr } = await refmill(['vocabulary', 'import', 'mesh', broken, ...store]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^refmill: mesh-descriptors\.tsv, line \d+: D999999 has no name\n$/)]);
  expect((await refmill(['vocabulary', 'list', ...store])).stdout).toBe(before);
});

const page = `TY  - JOUR
TI  - Tides of radium
PY  - 2020
DO  - 10.5555/tides
KW  - *Bone Neoplasms/secondary
KW  - radium
ER  - 
`;
const bone = { vocabulary: 'mesh', ui: 'D001859', term: 'Bone Neoplasms', major: true, qualifiers: [{ ui: 'Q000556', term: 'secondary' }] };

test('what is read gets its identifiers from the library’s vocabulary: by read, ingest, and by replay what was there before', async () => {
  const file = path.join(folder, 'desk.ris');
  await writeFile(file, page);
  await refmill(['ingest', file, ...store]);
  const headingsOf = (record: unknown) => (record as { headings?: unknown }).headings;
  expect(jsonOf((await refmill(['read', file, ...store])).stdout).map(headingsOf)).toEqual([undefined]);
  await refmill(['vocabulary', 'import', 'mesh', mesh, ...store]);
  expect(jsonOf((await refmill(['read', file, ...store])).stdout).map(headingsOf)).toEqual([[bone]]);
  expect((await refmill(['replay', ...store])).stdout).toContain('1 changed, 0 unchanged');
  expect((await refmill(['replay', ...store])).stdout).toContain('0 changed, 1 unchanged');
  const [work] = jsonOf((await refmill(['show', 'W1', '--json', ...store])).stdout) as { citation: { headings: unknown } }[];
  expect(work?.citation.headings).toEqual([bone]);
  expect((await refmill(['read', file, '--store', path.join(folder, 'none.db')])).code).toBe(2);
});

test('descriptors of PubMed’s records are known without any import', async () => {
  const xml = `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>99000077</PMID><Article><ArticleTitle>Bones</ArticleTitle></Article><MeshHeadingList><MeshHeading><DescriptorName UI="D001859" MajorTopicYN="N">Bone Neoplasms</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle></PubmedArticleSet>`;
  await writeFile(path.join(folder, 'pubmed.xml'), xml);
  await writeFile(path.join(folder, 'desk.ris'), page);
  await refmill(['ingest', path.join(folder, 'pubmed.xml'), ...store]);
  expect((await refmill(['vocabulary', 'list', ...store])).stderr).toContain('1 descriptors of MeSH are known from PubMed’s records');
  const [record] = jsonOf((await refmill(['read', path.join(folder, 'desk.ris'), ...store])).stdout);
  expect(record).toMatchObject({ headings: [bone], keywords: [{ term: 'radium' }] });
});
