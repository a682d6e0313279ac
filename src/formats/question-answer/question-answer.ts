import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { decodeText } from '../../xml/decode.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { detectPage } from './detection.ts';
import { readPage } from './page.ts';

/** More than any page has; what is beyond is in the archive. */
const largestPage = 4 * 1024 * 1024;

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const { bytes, cut } = await gather(chunks);
  const { text, encoding, repaired } = decodeText(bytes);
  const record = readPage(text, context.name);
  const findings = [...(record.findings ?? [])];
  if (cut) findings.push(makeFinding('value-truncated', `The page is longer than ${largestPage} bytes; the rest was not read`));
  if (repaired > 0)
    findings.push(
      makeFinding('characters-repaired', `${repaired} characters could not be right in ${encoding} and were replaced or dropped`),
    );
  if (!/\S/.test(text)) findings.push(makeFinding('record-unreadable', 'The page holds no text'));
  yield findings.length > 0 ? { ...record, findings } : record;
}

async function gather(chunks: Chunks): Promise<{ bytes: Uint8Array; cut: boolean }> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk.subarray(0, largestPage - length));
    length += chunk.length;
    if (length > largestPage) break;
  }
  return { bytes: Buffer.concat(parts), cut: length > largestPage };
}

/** Pages of clinical question-and-answer sites, as plain text or simple Markdown: one page, one record with its claims and references. */
export const questionAnswer: Format = {
  id: 'question-answer',
  title: 'Question-and-answer page: claims with citation numbers and a reference list (plain text or Markdown)',
  mediaTypes: ['text/plain', 'text/markdown'],
  extensions: ['txt', 'md'],
  detect: detectPage,
  read,
};
