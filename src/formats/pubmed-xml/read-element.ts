import { Malformed } from '../../model/errors.ts';
import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readPmid } from '../../normalizers/pubmed-ids.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import type { SourceElement } from '../../xml/split.ts';
import { textAt } from '../citation-text.ts';
import { readFields } from '../field-table.ts';
import { ReadingNotes } from '../reading-notes.ts';
import { articleFields } from './article.ts';
import { bookFields } from './book.ts';
import { unplaceRest } from './placement.ts';

const source = 'pubmed-xml';

/**
 * NLM's marks of its own processing, which stand in every record: kept aside like all that has no field, but nothing that anybody
 * would want to be told of. A finding on every record would drown those that matter.
 */
const processingMarks: ReadonlySet<string> = new Set([
  'MedlineCitation@Status',
  'MedlineCitation@Owner',
  'MedlineCitation@IndexingMethod',
  'Article@PubModel',
  'JournalIssue@CitedMedium',
  'ISSN@IssnType',
  'CitationSubset',
  'PublicationStatus',
  'GeneralNote@Owner',
]);

type Reader = (element: XmlElement, fallbackId: string, notes: ReadingNotes) => BibliographicRecord[];

const readers: Readonly<Record<string, Reader>> = {
  PubmedArticle: readArticle,
  MedlineCitation: readArticle,
  PubmedBookArticle: readBook,
  BookDocument: readBook,
  DeleteCitation: readDeletions,
  DeleteDocument: readDeletions,
};

/** The records of one element: one, or as many tombstones as a deletion lists. `fallbackId` names what has no PMID. */
export function readElement(element: SourceElement, fallbackId: string): BibliographicRecord[] {
  const notes = new ReadingNotes((field) => processingMarks.has(field));
  if (element.repaired > 0) {
    notes.add(makeFinding('characters-repaired', `${element.repaired} characters that cannot be right were replaced or dropped`));
  }
  try {
    return readers[localName(element.name)]?.(parseXml(element.text), fallbackId, notes) ?? [];
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const pmid = /<PMID[^>]{0,40}>(\d{1,8})</.exec(element.text)?.[1];
    const which = pmid ? `The record of PMID ${pmid}` : 'A record';
    notes.add(makeFinding('record-unreadable', `${which} cannot be read. ${error.message}`, { raw: element.text }));
    return [{ source, sourceId: fallbackId, ...notes.asFields() }];
  }
}

function readArticle(root: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord[] {
  const citation = localName(root.name) === 'MedlineCitation' ? root : childNamed(root, 'MedlineCitation');
  if (!citation) throw new Malformed(`A ${root.name} without MedlineCitation`);
  const fields = readFields(articleFields, {
    citation,
    article: childNamed(citation, 'Article'),
    data: childNamed(root, 'PubmedData'),
    notes,
  });
  unplaceRest(root, notes);
  return [{ source, sourceId: readPmid(textAt(citation, 'PMID') ?? '') ?? fallbackId, ...fields, ...notes.asFields() }];
}

function readBook(root: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord[] {
  const document = localName(root.name) === 'BookDocument' ? root : childNamed(root, 'BookDocument');
  if (!document) throw new Malformed(`A ${root.name} without BookDocument`);
  const fields = readFields(bookFields, { document, book: childNamed(document, 'Book'), data: childNamed(root, 'PubmedBookData'), notes });
  unplaceRest(root, notes);
  return [{ source, sourceId: readPmid(textAt(document, 'PMID') ?? '') ?? fallbackId, ...fields, ...notes.asFields() }];
}

/** DeleteCitation closes the update files: these PMIDs are no more. */
function readDeletions(root: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord[] {
  const deleted: BibliographicRecord[] = [];
  for (const element of childrenNamed(root, 'PMID')) {
    const sourceId = readPmid(textOf(element));
    if (sourceId) deleted.push({ source, sourceId, deleted: true, ...versionOf(element) });
    else notes.add(makeFinding('identifier-malformed', `${root.name} names what is no PMID`, { raw: textOf(element) }));
  }
  const { findings } = notes.asFields();
  return findings ? [...deleted, { source, sourceId: fallbackId, findings }] : deleted;
}

/** A deletion may be meant for one version of an article that has several. */
function versionOf(pmid: XmlElement): Partial<BibliographicRecord> {
  const notes = new ReadingNotes((field) => processingMarks.has(field));
  unplaceRest({ ...pmid, children: [] }, notes);
  return notes.asFields();
}
