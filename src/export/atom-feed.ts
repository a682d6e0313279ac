import { retractionSign } from '../model/retraction.ts';
import type { Citation } from '../model/work.ts';
import { citationLine, personLine } from './citation-line.ts';

/** A work as an entry: its permanent public id, and when it came and last changed (ISO 8601). */
export interface FeedWork {
  readonly id: string;
  readonly citation: Citation;
  readonly deleted: boolean;
  readonly addedAt: string;
  readonly changedAt: string;
}

/** A saved search to be followed. `url` is where its file is published. */
export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly url?: string;
}

/** A feed without entries has been updated at no time that anybody knows; Atom wants one all the same. */
const never = '1970-01-01T00:00:00Z';

/**
 * An Atom feed (RFC 4287) of works, as given, newest first. Entries keep their ids for ever (the works' public ids), and nothing but the
 * library decides the bytes: a feed of which nothing changed is the same file.
 */
export function atomFeed({ id, title, url }: Feed, works: readonly FeedWork[]): string {
  const own = url ?? `urn:refmill:search:${id}`;
  const updated =
    works
      .map(({ changedAt }) => changedAt)
      .toSorted()
      .at(-1) ?? never;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `  <id>${escaped(own)}</id>`,
    `  <title>${escaped(title)}</title>`,
    `  <updated>${updated}</updated>`,
    ...(url === undefined ? [] : [`  <link rel="self" type="application/atom+xml" href="${escaped(url)}"/>`]),
    '  <author><name>refmill</name></author>',
    '  <generator>refmill</generator>',
    ...works.flatMap((work) => entry(work, own)),
    '</feed>',
    '',
  ].join('\n');
}

function entry({ id, citation, deleted, addedAt, changedAt }: FeedWork, feed: string): string[] {
  const authors = (citation.contributors ?? []).filter(({ role }) => role === 'author').map(personLine);
  const marks = [
    retractionSign(citation) ? 'retracted' : undefined,
    deleted ? 'deleted' : undefined,
    addedAt === changedAt ? 'new' : 'changed',
  ].filter((mark) => mark !== undefined);
  const address = addressOf(citation);
  const sign = retractionSign(citation) ? 'RETRACTED: ' : '';
  return [
    '  <entry>',
    `    <id>${escaped(`${feed}#${id}`)}</id>`,
    `    <title>${escaped(sign + (citation.title ?? citation.vernacularTitle ?? citationLine(citation)))}</title>`,
    `    <published>${addedAt}</published>`,
    `    <updated>${changedAt}</updated>`,
    ...authors.map((name) => `    <author><name>${escaped(name)}</name></author>`),
    ...(address === undefined ? [] : [`    <link rel="alternate" href="${escaped(address)}"/>`]),
    ...marks.map((mark) => `    <category term="${mark}"/>`),
    `    <summary>${escaped(citationLine(citation))}</summary>`,
    '  </entry>',
  ];
}

/** Where a reader may go to: the DOI before PubMed, a handle, and any location. */
function addressOf({ identifiers = [], locations = [] }: Citation): string | undefined {
  const value = (scheme: string) => identifiers.find((each) => each.scheme === scheme)?.value;
  const [doi, pmid, handle] = [value('doi'), value('pmid'), value('handle')];
  if (doi !== undefined) return `https://doi.org/${encodeURI(doi)}`;
  if (pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  if (handle !== undefined) return `https://hdl.handle.net/${encodeURI(handle)}`;
  return locations[0]?.url;
}

/** Characters that XML 1.0 cannot hold, whatever way they are written: controls, lone surrogates, U+FFFE and U+FFFF. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const escaped = (text: string): string =>
  text.replace(impossible, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
