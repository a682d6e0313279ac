import { checkRecord } from '../checks/registry.ts';
import type { Chunks, Format } from '../formats/format.ts';
import { documentKind } from '../formats/no-text.ts';
import { detectFormat, formatById, formats } from '../formats/registry.ts';
import { Malformed, Misconfigured } from '../model/errors.ts';
import { makeFinding } from '../model/finding.ts';
import { noJournals } from '../model/journals.ts';
import type { ByteRange } from '../model/payload.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { normalizeRecord, tidyRecord } from '../normalizers/across-fields.ts';
import { settleHeadings } from '../vocabularies/settle-headings.ts';
import { noVocabularies } from '../vocabularies/vocabulary.ts';
import { inOrder } from './bulk/in-order.ts';
import { correctEndpoints } from './endpoint-model/correct-endpoints.ts';
import type { EndpointModel } from './endpoint-model/endpoint-model.ts';
import { chunksOf, headOf, type InputFile } from './input.ts';
import type { JournalSource } from './library-journals.ts';
import type { VocabularySource } from './vocabularies.ts';

/** What the reading stages are handed from outside. */
export interface ReadMeans {
  /** Asked for only when a format consults vocabularies. */
  readonly vocabularies?: VocabularySource;
  /** Asked for only when a format consults journals. */
  readonly journals?: JournalSource;
  /** A model of the user's own, asked about each abstract after the grammar. It is another process: where there is one, no threads read. */
  readonly endpointModel?: EndpointModel;
  /** Records are read to be compared: without endpoints and checks, which `normalizeAndCheck` adds to those that are written. */
  readonly toCompare?: true;
  /** Aborted when the user asks to stop: reading ends with its reason. */
  readonly signal?: AbortSignal;
  /** Told, just before a record is given, where its source stands in the (decompressed) bytes. */
  readonly locate?: (place: ByteRange) => void;
  /** Told of the bytes of files as they leave the disk. */
  readonly consumed?: (bytes: number) => void;
  /** How many elements stand before the stream in the file of which it is a piece. */
  readonly position?: number;
  /** Where the bytes were fetched. */
  readonly url?: string;
}

/** The format by its id, in capitals or not. Throws Misconfigured that lists the ids there are, of those `among` them. */
export function formatNamed(id: string, among: readonly Format[] = formats): Format {
  const format = formatById(id.toLowerCase());
  if (!format) throw new Misconfigured('format', `no format is called ${id}; known are ${among.map((each) => each.id).join(', ')}`);
  return format;
}

/**
 * The format of a file by its content; undefined for one that is none of ours, which `refuse` is told of: `*.xml` names files that
 * nobody looked at. Throws Misconfigured when this file alone was asked for.
 */
export async function formatOfFile(file: InputFile, alone: boolean, refuse: (message: string) => void): Promise<Format | undefined> {
  const { head, broken } = await headOrFault(file);
  const found = detectFormat(head);
  if (found) return found.format;
  const kind = documentKind(head);
  const message = broken ?? `${file.name}: ${file.size === 0 ? 'the file is empty' : 'its content fits no known format'}`;
  if (alone && !file.fromFolder) {
    if (broken === undefined && kind !== undefined)
      throw new Misconfigured('path', `${file.name}: is ${kind}, no text: copy what is to be read out of it, or save it as text`);
    if (file.size === 0) throw new Misconfigured('path', message);
    const known = formats.map((each) => each.id).join(', ');
    throw new Misconfigured(
      'format',
      `${message}; is it the text of a page that was copied from a browser, give --format run-on; is it a list of references in words, \`refmill parse-citation --list\` reads it; else name its format (${known})`,
    );
  }
  refuse(`${message}; passed over`);
  return undefined;
}

/** A file of which nothing can be unpacked has no format. */
async function headOrFault(file: InputFile): Promise<{ head: string; broken?: string }> {
  try {
    return { head: await headOf(file) };
  } catch (error) {
    if (error instanceof Malformed) return { head: '', broken: error.message };
    throw error;
  }
}

/** Bytes to clean, checked records: the read, normalize and check stages in their order. */
export async function* readRecords(format: Format, chunks: Chunks, name: string, means: ReadMeans): AsyncGenerator<BibliographicRecord> {
  const vocabularies = (format.consultsVocabularies && (await means.vocabularies?.())) || noVocabularies;
  const { endpointModel: model } = means;
  let place: ByteRange | undefined;
  const noticePlace = (range: ByteRange) => {
    place = range;
  };
  const locate = means.locate && (model ? noticePlace : means.locate);
  const context = {
    name,
    vocabularies,
    journals: (format.consultsJournals && (await means.journals?.())) || noJournals,
    ...(locate ? { locate } : {}),
    ...(means.position === undefined ? {} : { position: means.position }),
    ...(means.url === undefined ? {} : { url: means.url }),
  };
  if (!model) {
    const finish = means.toCompare ? tidyRecord : normalizeAndCheck;
    for await (const record of format.read(chunks, context)) {
      means.signal?.throwIfAborted();
      yield finish(settleHeadings(record, vocabularies));
    }
    return;
  }
  async function* placed() {
    for await (const record of format.read(chunks, context)) {
      means.signal?.throwIfAborted();
      yield { record: settleHeadings(record, vocabularies), place };
      place = undefined;
    }
  }
  const corrected = inOrder(placed(), model.ahead, async ({ record, place }) => ({
    record: record.deleted ? record : checked(await correctEndpoints(normalizeRecord(record), record, model)),
    place,
  }));
  for await (const { record, place } of corrected) {
    // Others were read meanwhile: where this one stands is told again, just before it is given.
    if (place) means.locate?.(place);
    yield record;
  }
}

/** A file to clean, checked records. */
export const readFileRecords = (file: InputFile, format: Format, means: ReadMeans): AsyncGenerator<BibliographicRecord> =>
  readToTheBreak(format, chunksOf(file, means), file.name, means);

/**
 * Bytes to clean, checked records; where they break off (a cut .gz), a last record says so. `before`: how many records of the file were read
 * before these bytes.
 */
export async function* readToTheBreak(
  format: Format,
  chunks: Chunks,
  name: string,
  means: ReadMeans,
  before = 0,
): AsyncGenerator<BibliographicRecord> {
  let count = before;
  try {
    for await (const record of readRecords(format, chunks, name, means)) {
      count += 1;
      yield record;
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    yield {
      source: format.id,
      sourceId: `${name}#${count + 1}`,
      findings: [makeFinding('record-unreadable', `${error.message}; ${count} records were read before`)],
    };
  }
}

/** The stages behind reading: rules across fields, then checks. */
export function normalizeAndCheck(record: BibliographicRecord): BibliographicRecord {
  return record.deleted ? record : checked(normalizeRecord(record));
}

function checked(record: BibliographicRecord): BibliographicRecord {
  const noticed = checkRecord(record);
  return noticed.length === 0 ? record : { ...record, findings: [...(record.findings ?? []), ...noticed] };
}

/** A reading that gave nothing but findings: there is no record to store, its bytes stay in the archive. */
export function isUnreadable(record: BibliographicRecord): boolean {
  return record.findings?.some((each) => each.severity === 'error') === true && !record.deleted && !hasContent(record);
}

// `type` too: an empty page is a web page by its format alone.
const bare = new Set(['source', 'sourceId', 'type', 'datestamp', 'findings', 'unplaced', 'spans']);
const hasContent = (record: BibliographicRecord) => Object.keys(record).some((key) => !bare.has(key));
