import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type SourceElement, splitElements } from '../../xml/split.ts';
import type { Chunks, ReadContext } from '../format.ts';
import { elementNames, readElement, unreadable } from './read-element.ts';
import { StreamEnd } from './stream-end.ts';

/**
 * The records of an OAI-PMH response (ListRecords, GetRecord; of ListIdentifiers the deletions), of bare metadata documents, or of
 * several of either in one file, one by one. `source` is the format that was asked for; each record is read by what it is.
 */
export async function* readEnvelope(chunks: Chunks, context: ReadContext, source: string): AsyncGenerator<BibliographicRecord> {
  const end = new StreamEnd();
  let seen = 0;
  let given = 0;
  let held: BibliographicRecord | undefined;
  for await (const element of wellSeparated(splitElements(end.watch(chunks), elementNames))) {
    seen += 1;
    const record = readElement(element, { source, fallbackId: `${context.name}#${given + 1}` }, context);
    if (!record) continue;
    if (held) yield held;
    held = record;
    given += 1;
  }
  const defect = end.defect();
  const place = { source, fallbackId: `${context.name}#${given + 1}` };
  if (defect === undefined) {
    if (held) yield held;
    if (seen === 0 && !end.empty) yield unreadable(place, undefined, 'the file holds no record');
    return;
  }
  // A tombstone carries nothing but its id, and an empty response has no record: then the defect is one of its own.
  const finding = makeFinding('markup-unreadable', defect);
  if (held?.deleted) yield held;
  if (held && !held.deleted) yield { ...held, findings: [...(held.findings ?? []), finding] };
  else yield { source, sourceId: place.fallbackId, findings: [finding] };
}

/**
 * A record that is never closed swallows the ones after it, since a record may hold another (MARC's in OAI-PMH's). What is left
 * open at the end is therefore split again, each start tag ending what stands before it.
 */
async function* wellSeparated(elements: AsyncIterable<SourceElement>): AsyncGenerator<SourceElement> {
  for await (const element of elements) {
    if (element.complete || element.text.indexOf(`<${element.name}`, 1) < 0) yield element;
    else yield* splitElements([Buffer.from(element.text)], [element.name], { endedBy: [element.name] });
  }
}
