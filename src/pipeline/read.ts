import { checkRecord } from '../checks/registry.ts';
import type { Chunks, Format, Journals } from '../formats/format.ts';
import { noJournals } from '../formats/format.ts';
import { detectFormat, formatById, formats } from '../formats/registry.ts';
import { Malformed, Misconfigured } from '../model/errors.ts';
import { makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { normalizeRecord } from '../normalizers/across-fields.ts';
import type { Vocabularies } from '../vocabularies/vocabulary.ts';
import { noVocabularies } from '../vocabularies/vocabulary.ts';
import { chunksOf, headOf, type InputFile } from './input.ts';

/** What the reading stages are handed from outside. */
export interface ReadMeans {
  readonly vocabularies?: Vocabularies;
  readonly journals?: Journals;
}

/** The format by its id. Throws Misconfigured that lists the known ids. */
export function formatNamed(id: string): Format {
  const format = formatById(id);
  if (!format) throw new Misconfigured('format', `no format is called ${id}; known are ${formats.map((each) => each.id).join(', ')}`);
  return format;
}

/**
 * The format of a file by its content; undefined for a file of a folder that is none of ours, which `refuse` is told of. Throws
 * Misconfigured when the file itself was asked for.
 */
export async function formatOfFile(file: InputFile, refuse: (message: string) => void): Promise<Format | undefined> {
  const found = detectFormat(await headOf(file).catch(unlessMalformed));
  if (found) return found.format;
  const message = `${file.name}: its content fits no known format`;
  if (!file.fromFolder)
    throw new Misconfigured('format', `${message}; name one with --format (${formats.map((each) => each.id).join(', ')})`);
  refuse(`${message}; passed over`);
  return undefined;
}

/** A file that cannot even be unpacked has no format; reading it in the format that was named says what is wrong. */
function unlessMalformed(error: unknown): string {
  if (error instanceof Malformed) return '';
  throw error;
}

/** Bytes to clean, checked records: the read, normalize and check stages in their order. */
export async function* readRecords(format: Format, chunks: Chunks, name: string, means: ReadMeans): AsyncGenerator<BibliographicRecord> {
  const context = { name, vocabularies: means.vocabularies ?? noVocabularies, journals: means.journals ?? noJournals };
  for await (const record of format.read(chunks, context)) yield normalizeAndCheck(record);
}

/** A file to clean, checked records. A file that breaks off (a cut .gz) ends in a record that says so. */
export async function* readFileRecords(file: InputFile, format: Format, means: ReadMeans): AsyncGenerator<BibliographicRecord> {
  let count = 0;
  try {
    for await (const record of readRecords(format, chunksOf(file), file.name, means)) {
      count += 1;
      yield record;
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    yield {
      source: format.id,
      sourceId: `${file.name}#${count + 1}`,
      findings: [makeFinding('record-unreadable', `${error.message}; ${count} records were read before`)],
    };
  }
}

function normalizeAndCheck(record: BibliographicRecord): BibliographicRecord {
  if (record.deleted) return record;
  const normal = normalizeRecord(record);
  const noticed = checkRecord(normal);
  return noticed.length === 0 ? normal : { ...normal, findings: [...(normal.findings ?? []), ...noticed] };
}

/** A reading that gave nothing but findings: there is no record to store, its bytes stay in the archive. */
export function isUnreadable(record: BibliographicRecord): boolean {
  return record.findings?.some((each) => each.severity === 'error') === true && !record.deleted && !hasContent(record);
}

const bare = new Set(['source', 'sourceId', 'datestamp', 'findings', 'unplaced', 'spans']);
const hasContent = (record: BibliographicRecord) => Object.keys(record).some((key) => !bare.has(key));
