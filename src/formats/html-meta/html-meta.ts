import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { decodePage } from './decode-page.ts';
import { readPage } from './read-page.ts';

/** Pages with all their scripts and pictures in them stay below; the metadata stand at the beginning. */
const largestPage = 16 * 1024 * 1024;

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const { bytes, cut } = await beginningOf(chunks);
  if (bytes.length === 0) return;
  const fallback = `${context.name}#1`;
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-') {
    yield unreadable(fallback, 'This is a PDF, which is not read; the page that leads to it describes it.');
    return;
  }
  const { text, repaired } = decodePage(bytes);
  const record = readPage(text, fallback, context);
  if (!record) {
    yield unreadable(fallback, 'The page names no publication.');
    return;
  }
  const findings = [
    ...(repaired > 0
      ? [makeFinding('characters-repaired', `${repaired} characters of the page could not be right and were replaced`)]
      : []),
    ...(cut ? [makeFinding('value-truncated', `Only the first ${largestPage} bytes of the page were read`)] : []),
  ];
  yield findings.length === 0 ? record : { ...record, findings: [...(record.findings ?? []), ...findings] };
}

const unreadable = (sourceId: string, message: string): BibliographicRecord => ({
  source: 'html-meta',
  sourceId,
  findings: [makeFinding('record-unreadable', message)],
});

/** The rest of a larger page is passed over unread. */
async function beginningOf(chunks: Chunks): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    if (size < largestPage) parts.push(Buffer.from(chunk.subarray(0, largestPage - size)));
    size += chunk.length;
  }
  return { bytes: Buffer.concat(parts), cut: size > largestPage };
}

const document =
  /^[\s\uFEFF]*(?:<!--(?:(?!-->)[\s\S]){0,2000}-->\s*|<\?xml[^>]{0,200}>\s*)*<(?:!doctype\s+html|html|head|meta|title)[\s>]/i;
const vocabulary =
  /<meta\s[^>]{0,300}?(?:name|property)\s{0,5}=\s{0,5}["']?\s?(?:(?:bepress_)?citation_|dc(?:terms)?[.:]|eprints\.|prism[.:])/i;
const scholarly = /"@type"\s{0,5}:\s{0,5}\[?\s{0,5}"(?:https?:\/\/schema\.org\/)?(?:\w{0,20}Article|Thesis|Dataset|Book|Chapter|Report)"/;
const application = /<ds-app|<ds-root|ng-version=/;

/** A page without a word about a publication is claimed by nobody: a folder of exports may well have an index.html. */
function detect(head: string): number {
  if (!document.test(head)) return 0;
  if (vocabulary.test(head)) return 0.95;
  if (/ld\+json/.test(head) && scholarly.test(head)) return 0.9;
  if (/<meta\s[^>]{0,300}?og:type["'\s][^>]{0,200}?(?:article|book)\b/i.test(head)) return 0.5;
  // DSpace's pages begin with their styles; the metadata may stand beyond what is looked at.
  return application.test(head) || head.length > 60_000 ? 0.3 : 0;
}

/**
 * A page is known by its address, also where it names the handle of the item that it shows. The repository's own record of the item
 * (over OAI-PMH or REST) is richer and has a datestamp, a page has none: under one key each harvest of the page would replace the better
 * record, and the repository, asked only for what changed, would not send it again. As two records they are one work by handle
 * or DOI, in which the repository's word goes first.
 */
function authority({ sourceId }: BibliographicRecord): RecordKey | undefined {
  const [, address] = /^https?:\/\/(?:www\.)?(.+?)\/?$/i.exec(sourceId) ?? [];
  return address === undefined ? undefined : { authority: 'web', id: address };
}

/** The page of a publication, by what it says of itself to machines: meta tags, JSON-LD, links. */
export const htmlMeta: Format = {
  id: 'html-meta',
  title: 'A web page with metadata of a publication (citation_*, DC.*, eprints.*, JSON-LD)',
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  extensions: ['html', 'htm'],
  detect,
  read,
  consultsVocabularies: true,
  consultsJournals: true,
  authority,
};
