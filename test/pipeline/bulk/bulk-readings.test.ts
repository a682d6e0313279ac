import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pubmedXml } from '../../../src/formats/pubmed-xml/pubmed-xml.ts';
import { bulkReadings } from '../../../src/pipeline/bulk/bulk-readings.ts';
import { type ReadingThreads, startReadingThreads } from '../../../src/pipeline/bulk/reading-threads.ts';
import { inputFiles } from '../../../src/pipeline/input.ts';
import { readFileRecords } from '../../../src/pipeline/read.ts';
import { type Reading, readings } from '../../../src/pipeline/readings.ts';
import type { Selection } from '../../../src/pipeline/selection.ts';
import { emptyFolder, fixture } from '../../commands/refmill.ts';
import { articleSources, head, pubmedFile, tail } from '../large-file.ts';

let threads: ReadingThreads;
let folder: string;
beforeAll(async () => {
  threads = startReadingThreads(2);
  folder = await emptyFolder();
});
afterAll(() => threads.close());

/** All that a reading says, worked out. */
const told = (reading: Reading) => {
  if ('failure' in reading) return reading;
  const { key, hash, sought, record, card, payload, place } = reading.arrival;
  const { packed, ...found } = card;
  return { key, hash, sought, record, packed: Buffer.from(packed).toString('base64'), ...found, payload, place };
};

async function all(read: AsyncGenerator<Reading>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const reading of read) found.push(told(reading));
  return found;
}

const articles = articleSources(360);
const inTheMiddle = (odd: string) => head + articles.slice(0, 250).join('') + odd + articles.slice(250).join('') + tail;

const files: Record<string, string | Uint8Array> = {
  'regular.xml': pubmedFile(360, { deletion: true }),
  'regular.xml.gz': gzipSync(pubmedFile(360)),
  'comment.xml': inTheMiddle('<!-- </PubmedArticle><PubmedArticle> -->'),
  'stray.xml': inTheMiddle('The server is tired.'),
  'unfinished.xml': inTheMiddle('<PubmedArticle><MedlineCitation><PMID>5</PMID>'),
  'broken.xml': inTheMiddle('<PubmedArticle><MedlineCitation><PMID>5</MedlineCitation></PubmedArticle>'),
  'nameless.xml': inTheMiddle(
    '<PubmedArticle><MedlineCitation><Article><ArticleTitle>No id</ArticleTitle></Article></MedlineCitation></PubmedArticle>',
  ),
  'wrong-bytes.xml': Buffer.concat([
    Buffer.from(head + articles.slice(0, 300).join('')),
    Buffer.from([0xff, 0xfe, 0x0c]),
    Buffer.from(articles.slice(300).join('') + tail),
  ]),
  'deletion-within.xml': inTheMiddle(
    '<PubmedArticle><MedlineCitation><PMID>5</PMID><DeleteCitation><PMID>6</PMID></DeleteCitation></PubmedArticle>',
  ),
  'empty-within.xml': inTheMiddle('<PubmedArticle><PubmedArticle/></PubmedArticle ><PubmedArticle Status="x"></PubmedArticle>'),
  'deleted-first.xml': pubmedFile(360).replace(
    '<PubmedArticleSet>',
    '<PubmedArticleSet><DeleteCitation><PMID>91000007</PMID></DeleteCitation>',
  ),
  'text-first.xml': pubmedFile(360).replace('<PubmedArticleSet>', '<PubmedArticleSet>The server is tired.'),
  'cut.xml': pubmedFile(360).slice(0, -5000),
  'cut.xml.gz': gzipSync(pubmedFile(360)).subarray(0, -3000),
  'utf16.xml': Buffer.from(`\uFEFF${pubmedFile(20)}`, 'utf16le'),
  'one.xml': `${head}${articles[0]}${tail}`,
  'none.xml': `${head}${tail}`,
};

const fixtures = ['book-and-chapter', 'broken-in-the-middle', 'deletions', 'everything', 'ordinary-article', 'sandbox-library'];

test.each([...Object.keys(files), ...fixtures])(
  'a file read in threads gives what it gives when it is read in one go: %s',
  async (name) => {
    const content = files[name];
    const file = content === undefined ? fixture('pubmed-xml', name, 'input.xml') : path.join(folder, name);
    if (content !== undefined) await writeFile(file, content);
    const [input] = await inputFiles([file]);
    if (!input) throw new Error('no file');
    const provenience = { format: pubmedXml, holder: 'desk', source: 'desk', payload: 'ab'.repeat(32) };
    const inOneGo = await all(readings((own) => readFileRecords(input, pubmedXml, own), provenience));
    const cut = { ...provenience, cutBetween: pubmedXml.cutBetween ?? { names: [], endedBy: [] } };
    const inThreads = await all(bulkReadings(input, cut, threads, { selection: {} }));
    expect(inThreads.length).toBe(inOneGo.length);
    expect(inThreads).toEqual(inOneGo);
  },
);

test('a selection loses nothing of a file that breaks off', async () => {
  const file = path.join(folder, 'cut-and-selected.xml.gz');
  await writeFile(file, gzipSync(pubmedFile(360)).subarray(0, -3000));
  const [input] = await inputFiles([file]);
  if (!input) throw new Error('no file');
  const provenience = { format: pubmedXml, holder: 'desk', cutBetween: pubmedXml.cutBetween ?? { names: [], endedBy: [] } };
  const read = async (selection: Selection) => all(bulkReadings(input, provenience, threads, { selection }));
  expect(await read({ since: '1900-01-01' })).toEqual(await read({}));
});

test('every record stands in the file where its place says', async () => {
  const text = pubmedFile(360, { deletion: true });
  const file = path.join(folder, 'places.xml');
  await writeFile(file, text);
  const [input] = await inputFiles([file]);
  if (!input) throw new Error('no file');
  const provenience = { format: pubmedXml, holder: 'desk', cutBetween: pubmedXml.cutBetween ?? { names: [], endedBy: [] } };
  const bytes = Buffer.from(text);
  const found = (await all(bulkReadings(input, provenience, threads, { selection: {} }))) as {
    key: { id: string };
    place?: { offset: number; length: number };
  }[];
  for (const { key, place } of found) {
    const source = bytes.subarray(place?.offset, (place?.offset ?? 0) + (place?.length ?? 0)).toString();
    expect(source).toMatch(/^<(PubmedArticle|PubmedBookArticle|DeleteCitation)>[\s\S]*<\/\1>$/);
    expect(source).toContain(`<PMID Version="1">${key.id}</PMID>`);
  }
  expect(found).toHaveLength(361);
});

test('a thread that fails ends the reading with its error, and a stopped reading is no error', async () => {
  const doomed = startReadingThreads(1);
  const file = path.join(folder, 'regular.xml');
  await writeFile(file, files['regular.xml'] ?? '');
  const [input] = await inputFiles([file]);
  if (!input) throw new Error('no file');
  const provenience = {
    format: { ...pubmedXml, id: 'no-such-format' },
    holder: 'desk',
    cutBetween: pubmedXml.cutBetween ?? { names: [], endedBy: [] },
  };
  await expect(all(bulkReadings(input, provenience, doomed, { selection: {} }))).rejects.toThrow('no format is called no-such-format');
  for await (const reading of bulkReadings(input, { ...provenience, format: pubmedXml }, doomed, { selection: {} })) {
    expect(reading).toBeDefined();
    break;
  }
  await doomed.close();
});
