import { pubmedXml } from '../../../src/formats/pubmed-xml/pubmed-xml.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { noVocabularies } from '../../../src/vocabularies/vocabulary.ts';

/** Every record of an input, given in pieces of `size` bytes. */
export async function readAll(input: string | Uint8Array, size = 64 * 1024): Promise<BibliographicRecord[]> {
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input;
  const chunks: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.subarray(at, at + size));
  const records: BibliographicRecord[] = [];
  for await (const record of pubmedXml.read(chunks, { name: 'input.xml', vocabularies: noVocabularies, journals: noJournals })) {
    records.push(record);
  }
  return records;
}

/** The record of one article out of the inside of its Article, MedlineCitation and PubmedData. */
export async function readArticle(parts: { article?: string; citation?: string; data?: string }): Promise<BibliographicRecord> {
  const { article = '', citation = '', data = '' } = parts;
  const [record] = await readAll(
    '<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">99000001</PMID>' +
      `<Article>${article}</Article>${citation}</MedlineCitation><PubmedData>${data}</PubmedData></PubmedArticle></PubmedArticleSet>`,
  );
  if (!record) throw new Error('no record was read');
  return record;
}
