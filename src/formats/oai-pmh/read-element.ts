import { Malformed } from '../../model/errors.ts';
import { makeFinding } from '../../model/finding.ts';
import { present } from '../../model/present.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { childNamed, childrenNamed, localName, textOf, type XmlElement } from '../../xml/element.ts';
import { parseXml } from '../../xml/parse.ts';
import type { SourceElement } from '../../xml/split.ts';
import type { ReadContext } from '../format.ts';
import { type Header, readHeader } from './header.ts';
import { contentOf, type MetadataNotation, notationOf, rootNames } from './metadata-notations.ts';
import { outOfCollection } from './out-of-collection.ts';
import { elementFields } from './qualified-elements.ts';
import { withUnplaced } from './with-unplaced.ts';

/** Where a record stands: the format that reads the file, and the id that a record without one gets. */
export interface Position {
  readonly source: string;
  readonly fallbackId: string;
}

const noHeader: Header = { deleted: false, sets: [] };

type ReadElement = (root: XmlElement, at: Position, context: ReadContext) => BibliographicRecord | undefined;

/** What may stand in the stream, by local name. Sets and the repository's description may carry oai_dc of their own: that is no record. */
const readers: Readonly<Record<string, ReadElement>> = {
  ...Object.fromEntries(rootNames.map((name) => [name, readBareMetadata])),
  record: readRecord,
  header: (root, at) => tombstone(readHeader(root), at),
  error: readError,
  set: () => undefined,
  Identify: () => undefined,
  ListMetadataFormats: () => undefined,
};

export const elementNames: readonly string[] = Object.keys(readers);

/** One element of the stream as a record; undefined for what is none. Throws nothing: what cannot be read is a record with that finding. */
export function readElement(element: SourceElement, at: Position, context: ReadContext): BibliographicRecord | undefined {
  try {
    const record = readers[localName(element.name)]?.(parseXml(element.text), at, context);
    return record && element.repaired > 0 && !record.deleted ? withRepairs(record, element.repaired) : record;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return unreadable(at, identifierIn(element.text), element.complete ? error.message : `it is not closed: ${error.message}`);
  }
}

function readRecord(root: XmlElement, at: Position, context: ReadContext): BibliographicRecord | undefined {
  const headerElement = childNamed(root, 'header');
  const bare = !headerElement && !childNamed(root, 'metadata') && rootNames.includes(localName(root.name));
  if (bare) return readBareMetadata(root, at, context);
  const header = headerElement ? readHeader(headerElement) : noHeader;
  const gone = tombstone(header, at);
  if (gone) return gone;
  const inside = childNamed(root, 'metadata')?.children.find((child): child is XmlElement => typeof child !== 'string');
  const metadata = inside && outOfCollection(inside);
  const notation = metadata && notationOf(metadata);
  if (!metadata || !notation) {
    return unreadable(
      at,
      header.identifier,
      metadata ? `its metadata are in <${metadata.name}>, which is not read here` : 'it has no metadata',
    );
  }
  return withAbout(recordOf(notation, metadata, header, at, context), childrenNamed(root, 'about'));
}

/** What stands about a record beside its metadata: where an aggregator has it from (`provenance`), under which terms metadata may be used. */
function withAbout(record: BibliographicRecord, abouts: readonly XmlElement[]): BibliographicRecord {
  return record.deleted
    ? record
    : withUnplaced(
        record,
        abouts.flatMap((about) => elementFields('about', about)),
      );
}

/** A metadata document without an envelope. */
function readBareMetadata(root: XmlElement, at: Position, context: ReadContext): BibliographicRecord | undefined {
  const notation = notationOf(root);
  return notation && recordOf(notation, root, noHeader, at, context);
}

/** DSpace identifies an item by its handle: without a header that is its id. */
function recordOf(notation: MetadataNotation, root: XmlElement, header: Header, at: Position, context: ReadContext): BibliographicRecord {
  const { sourceId, datestamp: own, labels = [], ...content } = notation.content(root, context, contentOf);
  const datestamp = header.datestamp ?? own;
  const handle = content.identifiers?.find((each) => each.scheme === 'handle')?.value;
  const id = header.identifier ?? sourceId ?? handle ?? at.fallbackId;
  // A catalogue marks what it took out in the record itself.
  if (content.deleted) return present<BibliographicRecord>({ source: notation.id, sourceId: id, datestamp, deleted: true });
  const record: BibliographicRecord = { source: notation.id, sourceId: id, ...present({ datestamp }), ...content };
  return { ...keptId(record, sourceId), ...present({ labels: [...new Set([...header.sets, ...labels])] }) };
}

/** The id that the metadata have of their own, where the envelope's went before it and nothing else holds it. */
function keptId(record: BibliographicRecord, own: string | undefined): BibliographicRecord {
  const known =
    own === undefined ||
    record.sourceId === own ||
    (/[:/]$/.test(record.sourceId.slice(0, -own.length)) && record.sourceId.endsWith(own)) ||
    record.accessions?.some(({ value }) => value === own);
  if (known || own === undefined) return record;
  return withUnplaced(record, [{ name: 'id', value: own }]);
}

function tombstone({ identifier, datestamp, deleted }: Header, at: Position): BibliographicRecord | undefined {
  if (!deleted) return undefined;
  if (identifier === undefined) return unreadable(at, undefined, 'it is deleted, and its header has no identifier');
  return present<BibliographicRecord>({ source: at.source, sourceId: identifier, datestamp, deleted: true });
}

/** `<error code="…">`: an empty result is none; all others must be seen, since the file is not what somebody asked for. */
function readError(root: XmlElement, at: Position): BibliographicRecord | undefined {
  const { code = 'without a code' } = root.attributes;
  if (code === 'noRecordsMatch') return undefined;
  const message = foldWhitespace(textOf(root));
  return unreadable(at, undefined, `the repository answered with the error ${code}${message === '' ? '' : `: ${message}`}`);
}

export function unreadable(at: Position, identifier: string | undefined, why: string): BibliographicRecord {
  const sourceId = identifier ?? at.fallbackId;
  return { source: at.source, sourceId, findings: [makeFinding('record-unreadable', `The record could not be read: ${why}`)] };
}

function withRepairs(record: BibliographicRecord, repaired: number): BibliographicRecord {
  const finding = makeFinding('characters-repaired', `${repaired} characters that XML does not allow were replaced or dropped`);
  return { ...record, findings: [...(record.findings ?? []), finding] };
}

/** The header mostly stands unharmed before what is broken. */
const identifierIn = (text: string): string | undefined => /<(?:\w+:)?identifier>\s*([^<>\s]{1,300})\s*</.exec(text)?.[1];
