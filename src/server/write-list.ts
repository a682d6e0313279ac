import { z } from 'zod';
import { entryOrders } from '../export/list/entry-order.ts';
import { groupings } from '../export/list/group-headings.ts';
import { formats } from '../formats/registry.ts';
import { present } from '../model/present.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { libraryRelations } from '../pipeline/library-relations.ts';
import { type ListRequest, type ListWriter, listWriter, printedFormats } from '../pipeline/list-writer.ts';
import { printInThread } from '../pipeline/printing/print-in-thread.ts';
import { workRecords } from '../pipeline/work-records.ts';
import type { WorkSummary } from '../store/store.ts';
import { Problem } from './problem.ts';
import type { Answer, ServerTools } from './route.ts';
import { textType } from './text-type.ts';

const dataFormats = formats.filter(({ write }) => write).map(({ id }) => id);

/** What may be asked of a list. A style is one of those at hand: no client names a file of this machine. */
export const listFields = {
  format: z
    .exactOptional(z.string().max(40))
    .describe(`Printed as ${printedFormats.join(', ')}; data as ${dataFormats.join(', ')}. text, where a style alone is named`),
  style: z
    .exactOptional(z.string().regex(/^[a-z0-9][a-z0-9-]{0,120}$/i, 'is no name of a style (letters, digits and hyphens)'))
    .describe('Citation style of printed lists (vancouver, nlm, ama, apa, harvard, nature, chicago, or any of /v1/styles)'),
  locale: z.exactOptional(z.string().regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})?$/i, 'is no locale (en-GB, es)')),
  order: z.exactOptional(z.string().max(20)).describe(`Of printed lists: ${entryOrders.join(', ')}`),
  groupBy: z.exactOptional(z.string().max(20)).describe(`Headings of printed lists: ${groupings.join(', ')}`),
  links: z.exactOptional(z.array(z.string().max(10)).max(10)).describe('Of printed lists, what is linked: all, doi, pmid, pmcid, url'),
  related: z
    .exactOptional(z.boolean())
    .describe('Whether what a work is related to (its preprint, errata, comments) is listed with it, also what the library found'),
};

type Asked = z.infer<z.ZodObject<typeof listFields>>;

/** Formatting is work for the processor alone, in which other requests wait: printed lists have an end. */
export const mostPrinted = 2000;

const types: Readonly<Record<string, readonly [mediaType: string, extension: string]>> = {
  text: ['text/plain; charset=utf-8', 'txt'],
  html: ['text/html; charset=utf-8', 'html'],
  markdown: ['text/markdown; charset=utf-8', 'md'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
};

export const listTypes: readonly string[] = Object.values(types).map(([type]) => type.replace(/;.*/, ''));

interface AskedList {
  readonly request: ListRequest;
  readonly writer: ListWriter;
  readonly isPrinted: boolean;
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What writes such a list. Throws Misconfigured for what there is not, and Problem (413) for a printed list without end. */
async function askedList(asked: Asked, total: number): Promise<AskedList> {
  const request = present<ListRequest>({ ...asked } as { [Key in keyof ListRequest]: ListRequest[Key] | undefined });
  const writer = await listWriter(request);
  const format = request.format?.toLowerCase() ?? 'text';
  const isPrinted = Object.hasOwn(types, format);
  if (isPrinted && total > mostPrinted)
    throw new Problem(
      413,
      `these are ${total} works, and a printed list may have ${mostPrinted} here: ask for fewer, or for a format of data`,
    );
  const data = formats.find(({ id }) => id === format);
  const [mediaType, extension] = types[format] ?? [textType(data?.mediaTypes ?? []), data?.extensions[0] ?? 'txt'];
  const headers = { 'content-disposition': `attachment; filename="refmill.${extension}"` };
  return { request, writer, isPrinted, mediaType, headers };
}

/** Works as a list of the format and style asked for. Throws as `askedList` does. */
export async function listAnswer(
  works: AsyncIterable<WorkSummary> | readonly WorkSummary[],
  total: number,
  asked: Asked,
  tools: ServerTools,
  signal: AbortSignal,
): Promise<Answer> {
  const list = await askedList(asked, total);
  const relationsOf = asked.related ? await libraryRelations(tools.library.store) : undefined;
  const { records, citationKey } = workRecords(inTurn(works), () => undefined, relationsOf);
  const means = { citationKey, journals: tools.journals };
  return answerOf(
    list,
    list.isPrinted && total > fewWorks ? printed(list.request, records, { ...means, signal }, tools) : list.writer.write(records, means),
  );
}

/** Records that are in no library as a list. Throws as `askedList` does. */
export async function recordsAnswer(
  records: readonly BibliographicRecord[],
  asked: Asked,
  tools: ServerTools,
  signal: AbortSignal,
): Promise<Answer> {
  const list = await askedList(asked, records.length);
  const pieces =
    list.isPrinted && records.length > fewWorks
      ? printed(list.request, inTurn(records), { citationKey: () => undefined, signal }, tools)
      : list.writer.write(inTurn(records), {});
  return answerOf(list, pieces);
}

const answerOf = ({ mediaType, headers }: AskedList, pieces: AsyncIterable<string | Uint8Array>): Answer => ({
  mediaType,
  headers,
  pieces,
});

/** So many are printed sooner than a thread is started. */
const fewWorks = 10;

async function* printed(
  request: ListRequest,
  records: AsyncIterable<BibliographicRecord>,
  means: Parameters<typeof printInThread>[2],
  { printing }: ServerTools,
): AsyncGenerator<string | Uint8Array> {
  const leave = await printing.enter(means.signal);
  try {
    yield* await printInThread(request, records, means);
  } finally {
    leave();
  }
}

async function* inTurn<T>(values: AsyncIterable<T> | readonly T[]): AsyncGenerator<T> {
  yield* values;
}
