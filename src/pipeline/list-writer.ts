import type { CitationDocument } from '../export/list/citation-document.ts';
import { type EntryOrder, entryOrders } from '../export/list/entry-order.ts';
import { type Grouping, groupings } from '../export/list/group-headings.ts';
import { type LinkKind, linkKinds } from '../export/list/link-kind.ts';
import type { WriteContext } from '../formats/format.ts';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { type Journals, noJournals } from '../model/journals.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { knownJournals } from '../normalizers/known-journals.ts';
import { writableFormat } from './citation-list.ts';
import type { JournalSource } from './library-journals.ts';
import { printedRecord } from './printing/printed-record.ts';

/** What a citation style prints to. */
export const printedFormats = ['text', 'html', 'markdown', 'docx'] as const;
type PrintedFormat = (typeof printedFormats)[number];

/** How a list is to be written, in the words of whoever asks. */
export interface ListRequest {
  /** A printed format, or one of data; `text` where a style alone is named. */
  readonly format?: string;
  /** `vancouver` where a printed format alone is named. */
  readonly style?: string;
  readonly locale?: string;
  readonly order?: string;
  readonly groupBy?: string;
  readonly links?: readonly string[];
  /** Prints behind each entry what its work is related to; lists of data have that anyway. */
  readonly related?: boolean;
}

interface ListSurroundings extends WriteContext {
  /** The library's, asked for when a journal's name or abbreviation is missing; otherwise the records tell each other's. */
  readonly journals?: JournalSource;
}

/** Writes records as a list. `isBytes`: not for a terminal. */
export interface ListWriter {
  readonly isBytes: boolean;
  write(records: AsyncIterable<BibliographicRecord>, surroundings: ListSurroundings): AsyncIterable<string | Uint8Array>;
}

/**
 * The writer that a request asks for; everything is looked at before the first record. Throws Misconfigured (key `format`, `style`, `locale`, `order`, `group-by` or
 * `links`) that says what there is.
 */
export async function listWriter(request: ListRequest): Promise<ListWriter> {
  const { format: asked, style: name } = request;
  if (asked === undefined && name === undefined)
    throw new Misconfigured('format', `name a format (${allFormats()}), or a style for printed text`);
  const format = asked?.toLowerCase() ?? 'text';
  if (!isPrinted(format)) return dataWriter(format, request);
  const order = oneOf('order', entryOrders, request.order) as EntryOrder | undefined;
  const groupBy = oneOf('group-by', groupings, request.groupBy) as Grouping | undefined;
  const links = (request.links ?? []).flatMap((kind) => (kind === 'all' ? linkKinds : [oneOf('links', linkKinds, kind) as LinkKind]));
  // The processor and the styles are a megabyte that other commands do without.
  const [{ citationStyle, localeTag }, { citedList }, { citedPieces, isPrintedAsItComes }] = await Promise.all([
    import('../export/styles/citation-style.ts'),
    import('../export/list/cited-list.ts'),
    import('../export/list/cited-pieces.ts'),
  ]);
  const style = await citationStyle(name ?? 'vancouver');
  if (request.locale !== undefined) localeTag(request.locale);
  const settings = {
    style,
    links,
    related: request.related ?? false,
    ...(request.locale === undefined ? {} : { locale: request.locale }),
    ...(order === undefined ? {} : { order }),
    ...(groupBy === undefined ? {} : { groupBy }),
  };
  return {
    isBytes: format === 'docx',
    async *write(records, { journals, citationKey }) {
      const { light, keyOf } = lightened(records, citationKey);
      // Without a library records tell each other's journals, the last ones those of the first.
      if (journals && isPrintedAsItComes(settings)) {
        yield* printed(
          format,
          citedPieces(light, settings, (piece) => journalsFor(piece, journals), keyOf),
        );
        return;
      }
      const list: BibliographicRecord[] = [];
      for await (const record of light) list.push(record);
      yield* printed(format, citedList(list, settings, { journals: await journalsFor(list, journals), citationKey: keyOf }));
    },
  };
}

const isPrinted = (format: string): format is PrintedFormat => (printedFormats as readonly string[]).includes(format);

const allFormats = (): string => [...printedFormats, ...formats.filter((each) => each.write).map((each) => each.id)].join(', ');

function dataWriter(format: string, { style, locale, order, groupBy, links }: ListRequest): ListWriter {
  if (!formats.some(({ id }) => id === format))
    throw new Misconfigured('format', `no format is called ${format}; those to write are ${allFormats()}`);
  const { write } = writableFormat(format);
  const idle = Object.entries({ style, locale, order, 'group-by': groupBy, links }).find(([, value]) => value !== undefined);
  if (idle)
    throw new Misconfigured(
      idle[0],
      `${idle[0]} has no meaning for ${format}, which is data: printed lists are ${printedFormats.join(', ')}`,
    );
  return { isBytes: false, write: (records, { citationKey }) => write(records, citationKey ? { citationKey } : {}) };
}

function oneOf(key: string, among: readonly string[], asked: string | undefined): string | undefined {
  if (asked === undefined || among.includes(asked)) return asked;
  throw new Misconfigured(key, `${key} takes ${key === 'links' ? 'all, ' : ''}${among.join(', ')}, not ${asked}`);
}

/** What a printed list needs of records, with their keys. */
function lightened(records: AsyncIterable<BibliographicRecord>, citationKey: WriteContext['citationKey']) {
  const keys = new WeakMap<BibliographicRecord, string>();
  async function* light(): AsyncGenerator<BibliographicRecord> {
    for await (const record of records) {
      const rest = printedRecord(record);
      const key = citationKey?.(record);
      if (key !== undefined) keys.set(rest, key);
      yield rest;
    }
  }
  return { light: light(), keyOf: (record: BibliographicRecord) => keys.get(record) };
}

/** Journals are looked for only where a name is missing. */
async function journalsFor(list: readonly BibliographicRecord[], source: JournalSource | undefined): Promise<Journals> {
  const lacking = list.some(({ container }) => container && (container.title === undefined) !== (container.abbreviation === undefined));
  if (!lacking) return noJournals;
  return source
    ? source()
    : knownJournals(list.flatMap(({ container }) => (container?.title && container.abbreviation ? [container] : [])));
}

async function* printed(format: PrintedFormat, document: CitationDocument): AsyncGenerator<string | Uint8Array> {
  if (format === 'docx') yield await (await import('../export/list/print-docx.ts')).printDocx(document);
  else if (format === 'html') yield* (await import('../export/list/print-html.ts')).printHtml(document);
  else if (format === 'markdown') yield* (await import('../export/list/print-markdown.ts')).printMarkdown(document);
  else yield* (await import('../export/list/print-text.ts')).printText(document);
}
