import { jats } from '../../../src/formats/jats/jats.ts';
import { noJournals } from '../../../src/model/journals.ts';
import type { BibliographicRecord } from '../../../src/model/record.ts';
import { combineVocabularies } from '../../../src/vocabularies/combine.ts';

/** The records of a JATS text. */
export async function readJats(text: string | Uint8Array): Promise<BibliographicRecord[]> {
  const records: BibliographicRecord[] = [];
  const context = { name: 'x.xml', vocabularies: combineVocabularies([]), journals: noJournals };
  for await (const record of jats.read([Buffer.from(text)], context)) records.push(record);
  return records;
}

/** The record of one article with this in its article-meta, and this in its back. */
export async function readMeta(meta: string, back = ''): Promise<BibliographicRecord | undefined> {
  const [record] = await readJats(
    `<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta>${meta}</article-meta></front><back>${back}</back></article>`,
  );
  return record;
}
