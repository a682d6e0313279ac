import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { type SourceElement, splitElements } from '../../xml/split.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { readElement } from './read-element.ts';

/** Elements that hold records, outermost first: MedlineCitation and BookDocument stand alone in old files. */
export const recordElements = ['PubmedArticle', 'PubmedBookArticle', 'DeleteCitation', 'DeleteDocument', 'MedlineCitation', 'BookDocument'];

/** None of these stands in another: where one begins, an unfinished one before it is broken. */
export const neverNested = ['PubmedArticle', 'PubmedBookArticle', 'DeleteCitation', 'DeleteDocument'];

const firstElement = /^\uFEFF?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*(?:<!DOCTYPE\s[^>]*>\s*)?<([A-Za-z]+)[\s>/]/;
const sets =
  /^(?:PubmedArticleSet|PubmedBookArticleSet|BookDocumentSet|MedlineCitationSet|PubmedArticle|PubmedBookArticle|MedlineCitation|BookDocument|DeleteCitation)$/;
const anyRecord = /<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)[\s>]/;

/** PubMed's own XML: EFetch replies, baseline and update files, «Save: PubMed XML» of old, in one or several sets. */
export const pubmedXml: Format = {
  id: 'pubmed-xml',
  title: 'PubMed XML: articles, books and deletions as EFetch and the annual baseline have them',
  mediaTypes: ['application/xml', 'text/xml'],
  extensions: ['xml'],
  detect,
  read,
  authority,
  cutBetween: { names: ['PubmedArticle', 'PubmedBookArticle'], endedBy: neverNested },
};

function detect(head: string): number {
  if (sets.test(firstElement.exec(head)?.[1] ?? '')) return 1;
  return anyRecord.test(head) ? 0.8 : 0;
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let position = context.position ?? 0;
  for await (const element of splitElements(chunks, recordElements, { endedBy: neverNested, surroundings: true })) {
    position += 1;
    const sourceId = `${context.name}#${position}`;
    const records = element.name.startsWith('#') ? [surroundings(element, sourceId)] : readElement(element, sourceId);
    for (const record of records) {
      if (element.offset !== undefined && element.length !== undefined)
        context.locate?.({ offset: element.offset, length: element.length });
      yield record;
    }
  }
}

/** What stands around the records is an error message of the server (`<ERROR>…`), or shows that the file was cut. */
function surroundings(element: SourceElement, sourceId: string): BibliographicRecord {
  const message =
    element.name === '#end'
      ? `The file ends before <${element.text}> is closed: records may be missing`
      : 'The file holds text outside of its records';
  const raw = element.name === '#end' ? undefined : element.text;
  return { source: 'pubmed-xml', sourceId, findings: [makeFinding('markup-unreadable', message, { raw })] };
}

/** PubMed issued the id, unless the record had none that could be read. */
function authority({ sourceId }: BibliographicRecord): RecordKey | undefined {
  return /^[1-9]\d{0,7}$/.test(sourceId) ? { authority: 'pubmed', id: sourceId } : undefined;
}
