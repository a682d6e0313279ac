import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pubmedFile, writePubmedFile } from '../../../bench/generator/pubmed-file.ts';
import { type PubmedShares, pubmedSettings, usualShares } from '../../../bench/generator/pubmed-settings.ts';
import { pubmedXml } from '../../../src/formats/pubmed-xml/pubmed-xml.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { readRecords } from '../../../src/pipeline/read.ts';
import { emptyFolder } from '../../commands/refmill.ts';

type Given = Parameters<typeof pubmedSettings>[0];

const fileOf = (given: Given): Buffer => Buffer.concat([...pubmedFile(pubmedSettings(given))]);

async function recordsOf(given: Given): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  for await (const record of readRecords(pubmedXml, [fileOf(given)], 'made.xml', {})) records.push(record);
  return records;
}

/** Every share at one value. */
const shares = (value: number): PubmedShares =>
  Object.fromEntries(Object.keys(usualShares).map((name) => [name, value])) as unknown as PubmedShares;

test('the same settings give the same bytes, another seed gives others', () => {
  const bytes = fileOf({ records: 200, seed: 7 });
  expect(fileOf({ records: 200, seed: 7 }).equals(bytes)).toBe(true);
  expect(fileOf({ records: 200, seed: 8 }).equals(bytes)).toBe(false);
});

test('a longer file begins as a shorter one does', () => {
  const closing = '</PubmedArticleSet>\n'.length;
  const short = fileOf({ records: 100 });
  const begun = short.subarray(0, short.length - closing);
  expect(fileOf({ records: 150 }).subarray(0, begun.length).equals(begun)).toBe(true);
});

test('refmill finds nothing wrong with any record, and every PMID is another', async () => {
  const records = await recordsOf({ records: 1500 });
  // Intervals and values of made sentences are drawn apart from each other: that they contradict is true.
  const wrong = records.flatMap(({ findings = [] }) => findings).filter(({ path = '' }) => !path.startsWith('results['));
  expect(wrong).toEqual([]);
  expect(records.map(({ sourceId }) => sourceId)).toEqual(Array.from({ length: 1500 }, (_, at) => String(10_000_001 + at)));
});

test('records are about as large, and pack about as well, as those of the baseline', async () => {
  const { path: file, xmlBytes } = await writePubmedFile(path.join(await emptyFolder(), 'made.xml.gz'), pubmedSettings({ records: 1000 }));
  const packed = await readFile(file);
  expect(gunzipSync(packed).equals(fileOf({ records: 1000 }))).toBe(true);
  expect(xmlBytes / 1000).toBeGreaterThan(8_000);
  expect(xmlBytes / 1000).toBeLessThan(10_000);
  expect(xmlBytes / packed.length).toBeGreaterThan(5.5);
  expect(xmlBytes / packed.length).toBeLessThan(7.5);
});

test('with shares of nothing a record has only what every record has', async () => {
  const [record] = await recordsOf({ records: 1, shares: shares(0) });
  expect(Object.keys(record ?? {})).toEqual([
    ...['source', 'sourceId', 'datestamp', 'type', 'title', 'languages', 'contributors', 'issued', 'dates', 'container', 'place'],
    ...['identifiers', 'publicationTypes', 'unplaced'],
  ]);
  expect(record?.identifiers).toEqual([{ scheme: 'pmid', value: '10000001' }]);
  expect(record?.contributors?.some(({ affiliations }) => affiliations)).toBe(false);
});

test('with shares of one every record has everything', async () => {
  const records = await recordsOf({ records: 30, shares: { ...shares(1), duplicates: 0, deletions: 0 } });
  for (const record of records) {
    expect(record).toMatchObject({
      abstracts: [{ sections: [{ label: 'BACKGROUND' }, { label: 'METHODS' }, { label: 'RESULTS' }, { label: 'CONCLUSIONS' }] }],
      contributors: expect.arrayContaining([expect.objectContaining({ affiliations: [expect.anything()] })]),
      headings: expect.anything(),
      chemicals: expect.anything(),
      keywords: expect.anything(),
      grants: expect.anything(),
      relations: expect.anything(),
      references: expect.anything(),
      issued: { raw: expect.stringMatching(/^\d{4} [A-Z][a-z]{2}-[A-Z][a-z]{2}$/) },
      identifiers: ['doi', 'pmid', 'pmcid', 'pii'].map((scheme) => expect.objectContaining({ scheme })),
    });
  }
  expect(records.some(({ contributors }) => /[áéíöüçñš]/.test(contributors?.[0]?.family ?? ''))).toBe(true);
  expect(fileOf({ records: 30, shares: { markup: 1 } }).toString()).toMatch(/<ArticleTitle>[^\n]*<(?:i|b|sup|sub)>/);
});

test('a share is met roughly', async () => {
  const records = await recordsOf({ records: 1000, shares: { abstracts: 0.4, references: 0.2 } });
  const withField = (field: 'abstracts' | 'references') => records.filter((record) => record[field]).length;
  expect(withField('abstracts')).toBeGreaterThan(350);
  expect(withField('abstracts')).toBeLessThan(450);
  expect(withField('references')).toBeGreaterThan(160);
  expect(withField('references')).toBeLessThan(240);
});

test('a duplicate says what an earlier record says, under a PMID of its own', async () => {
  const records = await recordsOf({ records: 400, shares: { dois: 1, duplicates: 0.1 } });
  const doiOf = ({ identifiers }: BibliographicRecord) => identifiers?.find(({ scheme }) => scheme === 'doi')?.value;
  const first = new Map<string | undefined, BibliographicRecord>();
  const repeated: [BibliographicRecord, BibliographicRecord][] = [];
  for (const record of records) {
    const earlier = first.get(doiOf(record));
    if (earlier) repeated.push([earlier, record]);
    else first.set(doiOf(record), record);
  }
  expect(repeated.length).toBeGreaterThan(20);
  expect(repeated.length).toBeLessThan(60);
  expect(new Set(records.map(({ sourceId }) => sourceId)).size).toBe(400);
  for (const [earlier, later] of repeated) expect([later.title, later.contributors]).toEqual([earlier.title, earlier.contributors]);
});

test('deletions stand at the end and name PMIDs of the file', async () => {
  const records = await recordsOf({ records: 300, shares: { deletions: 0.1 } });
  const deleted = records.slice(300);
  expect(deleted.length).toBeGreaterThan(10);
  expect(deleted.every((record) => record.deleted && records.slice(0, 300).some(({ sourceId }) => sourceId === record.sourceId))).toBe(
    true,
  );
});
