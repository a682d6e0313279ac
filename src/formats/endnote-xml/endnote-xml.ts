import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type SourceElement, splitElements } from '../../xml/split.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { GivenIds } from '../given-ids.ts';
import { readElement, source } from './read-element.ts';
import { writeRecord } from './write-record.ts';

/** No reference stands in another one: where one begins, an unfinished one before it is broken. */
const names = ['record'];

/** MARC, MODS and OAI-PMH have records as well; none of them has a reference type. */
const signature = /<(?:ref-type|rec-number|source-app)(?:\s[^<>]{0,200})?>/;
const opening = /^[\s\uFEFF]*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE[^>]{0,500}>\s*)?<xml>\s*<records/i;

/** EndNote’s XML, as EndNote, Mendeley, Zotero and JabRef write it. */
export const endnoteXml: Format = {
  id: source,
  title: 'EndNote XML, as EndNote, Mendeley, Zotero and Rayyan export it',
  mediaTypes: ['application/xml', 'text/xml'],
  extensions: ['xml'],
  detect: (head) => (opening.test(head) ? 0.99 : /<record>/.test(head) && signature.test(head) ? 0.95 : 0),
  read,
  consultsVocabularies: true,
  async *write(records) {
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n';
    let number = 0;
    for await (const record of records) {
      number += 1;
      yield `${writeRecord(record, number)}\n`;
    }
    yield '</records></xml>\n';
  },
};

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  const ids = new GivenIds();
  let position = context.position ?? 0;
  let whole = true;
  for await (const element of splitElements(chunks, names, { endedBy: names, surroundings: true })) {
    // That the file ends too early is said by the reference in which it ends.
    if (element.name === '#end' && !whole) continue;
    position += 1;
    whole = element.complete;
    const fallbackId = `${context.name}#${position}`;
    const record = element.name.startsWith('#')
      ? surroundings(element, fallbackId)
      : ids.settle(readElement(element, fallbackId), fallbackId);
    if (element.offset !== undefined && element.length !== undefined) context.locate?.({ offset: element.offset, length: element.length });
    yield record;
  }
}

/** What stands around the references shows that the file was cut, or is a message of the program that should have written it. */
function surroundings(element: SourceElement, sourceId: string): BibliographicRecord {
  const message =
    element.name === '#end'
      ? `The file ends before <${element.text}> is closed: references may be missing`
      : 'The file holds text outside of its references';
  return {
    source,
    sourceId,
    findings: [makeFinding('markup-unreadable', message, { raw: element.name === '#end' ? undefined : element.text })],
  };
}
