import { makeFinding } from '../../model/finding.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import { type SourceElement, splitElements } from '../../xml/split.ts';
import type { Chunks, Format, ReadContext } from '../format.ts';
import { elementNames, readElement } from './read-element.ts';

/** JATS and its forerunners: what they are called in DTDs and namespaces. */
const doctype = /<!DOCTYPE\s+(?:article|pmc-articleset)\b[^>]{0,300}(?:NLM|JATS|Journal)|<pmc-articleset[\s>]/;
const root = /<(?:[\w.-]{1,30}:)?article[\s>]/;
const parts = /<(?:[\w.-]{1,30}:)?(?:article-meta|journal-meta|front-stub)[\s>]/;
const metadata = /<(?:[\w.-]{1,50}:)?metadata(?:\s[^<>]{0,500})?>\s{0,200}<(?:[\w.-]{1,50}:)?article[\s>]/;
const tagged = /article-type\s*=|dtd-version\s*=|dtd\.nlm\.nih\.gov|jats\.nlm\.nih\.gov/;

/** Articles of PubMed Central, of publishers and of repositories. The text of the article is not read: metadata, abstracts, notes and references are. */
export const jats: Format = {
  id: 'jats',
  title: 'JATS and NLM article XML, bare, as PubMed Central’s sets or in OAI-PMH: metadata, abstracts and references, not the body',
  mediaTypes: ['application/jats+xml', 'application/xml', 'text/xml'],
  extensions: ['xml', 'nxml', 'jats'],
  detect,
  read,
  consultsVocabularies: true,
  authority,
};

function detect(head: string): number {
  if (metadata.test(head)) return 0.97;
  if (doctype.test(head)) return 1;
  if (!root.test(head)) return 0;
  if (parts.test(head)) return 0.95;
  return tagged.test(head) ? 0.6 : 0;
}

async function* read(chunks: Chunks, context: ReadContext): AsyncIterable<BibliographicRecord> {
  let position = context.position ?? 0;
  for await (const element of wellSeparated(splitElements(chunks, elementNames, { surroundings: true }))) {
    const fallbackId = `${context.name}#${position + 1}`;
    const record = element.name.startsWith('#') ? surroundings(element, fallbackId) : readElement(element, fallbackId);
    if (!record) continue;
    position += 1;
    if (element.offset !== undefined && element.length !== undefined) context.locate?.({ offset: element.offset, length: element.length });
    yield record;
  }
}

/** An article that is never closed swallows the ones after it; what is left open at the end is split again, each start tag ending what stands before it. */
async function* wellSeparated(elements: AsyncIterable<SourceElement>): AsyncGenerator<SourceElement> {
  for await (const element of elements) {
    if (element.complete || element.name.startsWith('#') || element.text.indexOf(`<${element.name}`, 1) < 0) yield element;
    else yield* splitElements([Buffer.from(element.text)], [element.name], { endedBy: [element.name] });
  }
}

/** What stands around the articles is a message of the service, or shows that the file was cut. */
function surroundings(element: SourceElement, sourceId: string): BibliographicRecord {
  const message =
    element.name === '#end'
      ? `The file ends before <${element.text}> is closed: articles may be missing`
      : 'The file holds text outside of its articles';
  const raw = element.name === '#end' ? undefined : element.text;
  return { source: 'jats', sourceId, findings: [makeFinding('markup-unreadable', message, { raw })] };
}

/** PMC numbers its articles; a repository's identifier names its host. Without either the file is all that is known. */
function authority({ sourceId }: BibliographicRecord): RecordKey | undefined {
  if (/^PMC[1-9]\d*$/.test(sourceId)) return { authority: 'pmc', id: sourceId };
  const host = /^oai:([^:/\s]+)[^:\s]*:./i.exec(sourceId)?.[1];
  return host === undefined ? undefined : { authority: `oai:${host.toLowerCase()}`, id: sourceId };
}
