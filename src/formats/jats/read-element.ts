import { Malformed } from '../../model/errors.ts';
import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { readPmcid } from '../../normalizers/pubmed-ids.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import type { SourceElement } from '../../xml/split.ts';
import { textAt, textsAt } from '../citation-text.ts';
import { ReadingNotes } from '../reading-notes.ts';
import { readArticle } from './article.ts';
import { ArticleReading } from './article-reading.ts';
import { articleMeta } from './article-source.ts';
import { leanSource } from './lean-source.ts';
import { unplaceRest } from './unplaced.ts';

const source = 'jats';

/**
 * Codes by which publishers and PMC keep their files, what other values say already, and how to write to people: in every record, and no
 * news to anybody.
 */
const processingMark =
  /^(?:journal-id@|article-id@pmc|custom-meta\/pmc-|processing-meta|restricted-by|article-version|license@license-type|copyright-holder|abstract\/title|contrib@corresp|contrib\/(?:role|degrees|email|prefix)|aff\/|[\w-]+-count$)/;

/** The header of an OAI-PMH record around an article; PMC's own repository gives articles so. */
interface Header {
  readonly identifier?: string;
  readonly datestamp?: string;
  readonly sets: readonly string[];
}

const noHeader: Header = { sets: [] };

type Reader = (root: XmlElement, fallbackId: string, notes: ReadingNotes) => BibliographicRecord | undefined;

/** What may stand in the stream, by local name: articles, bare or in the records of OAI-PMH, and what services say instead of one. */
const readers: Readonly<Record<string, Reader>> = {
  article: (root, fallbackId, notes) => readRoot(root, noHeader, fallbackId, notes),
  record: readRecord,
  header: tombstone,
  Reply: readReply,
  error: readError,
  Identify: () => undefined,
  responseDate: () => undefined,
  request: () => undefined,
  resumptionToken: () => undefined,
};

export const elementNames: readonly string[] = Object.keys(readers);

/** The record of one element, if it holds one. `fallbackId` names what has no id of its own. */
export function readElement(element: SourceElement, fallbackId: string): BibliographicRecord | undefined {
  const notes = new ReadingNotes((field) => processingMark.test(field));
  if (element.repaired > 0) {
    notes.add(makeFinding('characters-repaired', `${element.repaired} characters that cannot be right were replaced or dropped`));
  }
  try {
    return readers[localName(element.name)]?.(parseXml(leanSource(element.text)), fallbackId, notes);
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const identifier = /<(?:\w+:)?identifier>\s{0,20}([^<>\s]{1,200})\s{0,20}</.exec(element.text.slice(0, 2000))?.[1];
    const id = /<article-id[^<>]{1,100}>\s{0,20}([^<>\s]{1,200})\s{0,20}</.exec(element.text)?.[1] ?? identifier;
    const which = id ? `The article ${id}` : 'An article';
    notes.add(makeFinding('record-unreadable', `${which} cannot be read. ${error.message}`, { raw: element.text }));
    return { source, sourceId: identifier ?? fallbackId, ...notes.asFields() };
  }
}

function readRecord(root: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord | undefined {
  const headerElement = childNamed(root, 'header');
  if (headerElement?.attributes.status === 'deleted') return tombstone(headerElement, fallbackId);
  const [identifier, datestamp] = [textAt(headerElement, 'identifier'), textAt(headerElement, 'datestamp')];
  const header: Header = { ...present({ identifier, datestamp }), sets: textsAt(headerElement, 'setSpec') };
  const article = childNamed(root, 'metadata', 'article');
  if (!article) throw new Malformed('The record holds no article');
  return readRoot(article, header, fallbackId, notes);
}

function readRoot(article: XmlElement, header: Header, fallbackId: string, notes: ReadingNotes): BibliographicRecord {
  const front = childNamed(article, 'front');
  const meta = articleMeta(article);
  if (!meta) throw new Malformed('An article without article-meta');
  const reading = new ArticleReading(notes);
  const back = childNamed(article, 'back');
  const fields = present(
    readArticle({ article, journal: childNamed(front, 'journal-meta'), meta, back, reading }) as Partial<BibliographicRecord>,
  );
  for (const part of [childNamed(article, 'processing-meta'), front ?? meta, ...partsOf(article)]) if (part) unplaceRest(part, reading);
  const own = (scheme: string) => fields.identifiers?.find((each) => each.scheme === scheme)?.value;
  return present<BibliographicRecord>({
    source,
    sourceId: own('pmcid') ?? header.identifier ?? own('doi') ?? own('pmid') ?? fallbackId,
    datestamp: header.datestamp,
    ...withoutEmptyParts({ ...fields, labels: [...header.sets, ...(fields.labels ?? [])] }),
    ...notes.asFields(),
  } as BibliographicRecord);
}

/** Metadata of translations, reviews and responses in the same file. */
const partsOf = (article: XmlElement): XmlElement[] =>
  ['sub-article', 'response'].flatMap((name) => childrenNamed(article, name)).flatMap((part) => articleMeta(part) ?? []);

function withoutEmptyParts(fields: Partial<BibliographicRecord>): Partial<BibliographicRecord> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => typeof value !== 'object' || Object.keys(value as object).length > 0),
  );
}

/** `oai:pubmedcentral.nih.gov:3166277` is the article PMC3166277, whoever hands it on. */
function tombstone(header: XmlElement, fallbackId: string): BibliographicRecord | undefined {
  if (header.attributes.status !== 'deleted') return undefined;
  const identifier = textAt(header, 'identifier');
  const pmcid = /^oai:pubmedcentral\.nih\.gov:(\d+)$/i.exec(identifier ?? '')?.[1];
  return present<BibliographicRecord>({
    source,
    sourceId: (pmcid && readPmcid(`PMC${pmcid}`)) ?? identifier ?? fallbackId,
    datestamp: textAt(header, 'datestamp'),
    deleted: true,
  } as BibliographicRecord);
}

/** EFetch's words for an id that PMC does not have, in a `Reply` or an `error`: about no article. */
const isUnknownId = (says: string): boolean => /(?:PMCID|id) (?:is not available|was not found|not found)/i.test(says);

/** `<Reply Id="99" error="The following PMCID is not available: 99"/>`; other errors must be seen. */
function readReply({ attributes }: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord | undefined {
  const { Id: id = 'an id', error = 'no reason is given' } = attributes;
  if (isUnknownId(error)) return undefined;
  notes.add(makeFinding('record-unreadable', `PubMed Central gives no article for ${id}: ${error}`));
  return { source, sourceId: fallbackId, ...notes.asFields() };
}

/** OAI-PMH's `<error code="…">`; an empty list is none. */
function readError(root: XmlElement, fallbackId: string, notes: ReadingNotes): BibliographicRecord | undefined {
  const { code = 'without a code' } = root.attributes;
  if (code === 'noRecordsMatch' || isUnknownId(textOf(root))) return undefined;
  notes.add(
    makeFinding(
      'record-unreadable',
      `The service answered with the error ${code}: ${textAt({ name: '', attributes: {}, children: [root] }, localName(root.name)) ?? ''}`,
    ),
  );
  return { source, sourceId: fallbackId, ...notes.asFields() };
}
