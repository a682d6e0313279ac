import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Vocabularies } from '../../vocabularies/vocabulary.ts';
import { decodeText } from '../../xml/decode.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { documentKind } from '../no-text.ts';
import { anchors } from './anchors/registry.ts';
import { assemble } from './assemble.ts';
import { blocksOf, freeUnderLabels, labelledValues, underLabels } from './blocks.ts';
import { borderCosts } from './borders.ts';
import type { Candidate, Page } from './candidate.ts';
import { findCitations } from './citations.ts';
import { detectPage } from './detection.ts';
import { bestReading } from './lattice.ts';
import { followCost, separatedFollowCost } from './layout.ts';
import { freeKinds } from './prose.ts';
import { layOut, type Sheet } from './sheet.ts';

/** A page of one record is some thousand characters long; what goes on beyond this is kept, but not read. */
const longestPage = 100_000;

/** What goes on beyond this many bytes is not kept either: its record says where in the file it lies. Even, for the encodings of two bytes. */
const mostBytes = 4 * 1024 * 1024;

/** One record whose fields were joined with nothing between them: a repository page whose markup was taken away. */
export const runOn: Format = {
  id: 'run-on',
  title: 'One repository record flattened into run-on text',
  mediaTypes: ['text/plain'],
  extensions: ['txt'],
  detect: detectPage,
  read,
  consultsVocabularies: true,
};

async function* read(chunks: Chunks, { name, vocabularies }: ReadContext): AsyncIterable<BibliographicRecord> {
  const { head, rest } = await headOf(chunks);
  const kind = documentKind(Buffer.from(head.subarray(0, 8)).toString('latin1'));
  if (kind !== undefined) {
    const message = `The file is ${kind}, no text: copy the page out of it, or save it as text`;
    yield { source: runOn.id, sourceId: name, findings: [makeFinding('record-unreadable', message)] };
    return;
  }
  const { text } = decodeText(head);
  if (text.trim() === '') return;
  const record = { source: runOn.id, sourceId: name, ...readPage(text, vocabularies) };
  if (rest === 0) yield record;
  else {
    const message = `The file goes on for ${rest} bytes from byte ${head.length}: no page is that long, and the rest was left where it lies`;
    yield { ...record, findings: [...(record.findings ?? []), makeFinding('value-truncated', message, { path: 'unplaced' })] };
  }
}

/** The first bytes of a stream, cut between two characters, and how many follow; what follows is not held. */
async function headOf(chunks: Chunks): Promise<{ head: Uint8Array; rest: number }> {
  const parts: Uint8Array[] = [];
  let kept = 0;
  let all = 0;
  for await (const chunk of chunks) {
    all += chunk.length;
    if (kept >= mostBytes) continue;
    parts.push(chunk.subarray(0, mostBytes - kept));
    kept += Math.min(chunk.length, mostBytes - kept);
  }
  const bytes = Buffer.concat(parts);
  let end = bytes.length;
  while (all > bytes.length && end > bytes.length - 3 && ((bytes[end] ?? bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  if (all > bytes.length && (bytes[end - 1] ?? 0) >= 0xc0) end -= 1;
  return { head: bytes.subarray(0, end), rest: all - end };
}

/** The record of one page. Spans and `unplaced` together cover every character of it that is not blank. */
export function readPage(text: string, vocabularies: Vocabularies): Partial<BibliographicRecord> {
  const head = text.slice(0, longestPage);
  const sheet = layOut(head);
  const page: Page = {
    text: sheet.text,
    cut: sheet.isLoose ? 'blank' : sheet.isSeparated ? 'separator' : 'glued',
    citations: findCitations(sheet.text),
  };
  const blocks = blocksOf(sheet.text, sheet.labels);
  const found = overSeparators([...anchors.flatMap((find) => find(page)), ...labelledValues(blocks)], sheet);
  const candidates = underLabels(found, blocks);
  const segments = bestReading({
    length: head.length,
    candidates,
    free: freeUnderLabels(freeKinds(sheet, candidates), blocks),
    borders: borderCosts(sheet),
    gaps: gapsOf(sheet),
    follow: sheet.isSeparated ? separatedFollowCost : followCost,
  });
  const record = assemble(page, segments, vocabularies, { original: head, separators: sheet.separators, labels: sheet.labels, blocks });
  return text.length > head.length ? withRest(record, text, head.length) : record;
}

/** A candidate that goes on over separators pays for them. */
function overSeparators(candidates: readonly Candidate[], { crossing }: Sheet): Candidate[] {
  const sums = new Float64Array(crossing.length + 1);
  for (let at = 0; at < crossing.length; at++) sums[at + 1] = (sums[at] ?? 0) + (crossing[at] ?? 0);
  return candidates.map((candidate) => {
    const toll = (sums[candidate.end] ?? 0) - (sums[candidate.start] ?? 0);
    // the check sums of files that DSpace lists stand a line each
    return toll === 0 || candidate.kind === 'provenance' ? candidate : { ...candidate, cost: candidate.cost + toll };
  });
}

/** What may be left out between values. */
function gapsOf({ text, isLoose }: Sheet): Float64Array {
  const gaps = new Float64Array(text.length).fill(Number.POSITIVE_INFINITY);
  for (let at = 0; at < text.length; at++) {
    const isBlank = /\s/.test(text[at] ?? '');
    if (text[at] === '\n' || (isBlank && (isLoose || text[at + 1] === '\n' || text[at - 1] === '\n'))) gaps[at] = 0;
  }
  return gaps;
}

function withRest(record: Partial<BibliographicRecord>, text: string, start: number): Partial<BibliographicRecord> {
  const message = `The page is longer than ${longestPage} characters; the rest was not read`;
  const rest = { value: text.slice(start), start, end: text.length };
  const path = `unplaced[${record.unplaced?.length ?? 0}]`;
  return {
    ...record,
    unplaced: [...(record.unplaced ?? []), rest],
    findings: [...(record.findings ?? []), makeFinding('reading-unplaced', message, { path })],
  };
}
