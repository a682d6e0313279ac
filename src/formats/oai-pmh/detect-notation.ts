import { ownValue } from '../../model/own-value.ts';
import { type MetadataNotation, needsNamespace } from './metadata-notations.ts';

/** The element in `<metadata>`, or in the collection that some put it into. */
const metadataRoot =
  /<(?:[\w.-]{1,50}:)?metadata(?:\s[^<>]{0,500})?>\s{0,200}(?:<(?:[\w.-]{1,50}:)?(?:modsCollection|collection)(?:\s[^<>]{0,1000})?>\s{0,200})?<(?:[\w.-]{1,50}:)?([\w.-]{1,50})/g;
const envelope = /<(?:[\w.-]{1,50}:)?OAI-PMH[\s>]/;

/**
 * How sure the beginning of a file is of a notation: by its namespace and its root, inside an envelope or bare. A response without
 * metadata (deletions, an error) is told by the prefix that was asked for; oai_dc, which every repository has, stands in for others.
 */
export function detectNotation(head: string, { id, roots }: Pick<MetadataNotation, 'id' | 'roots'>): number {
  if (envelope.test(head)) {
    // Of a mixed page the notation that comes first is surest; each record is read by its own anyway.
    const found = [...head.matchAll(metadataRoot)].map((match) => match[1]);
    const own = roots.filter((each) => found.includes(each.name) && (!needsNamespace(each.name) || shows(head, each)));
    if (own.some(({ name }) => name === found[0])) return 0.95;
    return own.length > 0 ? 0.9 : withoutMetadata(head, id);
  }
  const places = roots
    .filter((each) => shows(head, each))
    .map(({ name }) => head.search(new RegExp(`<(?:[\\w.-]{1,50}:)?${name}[\\s>]`)))
    .filter((place) => place >= 0);
  if (places.length === 0) return 0;
  const first = Math.min(...places);
  return beforeRoot.test(head.slice(0, first)) ? 0.95 : 0.7;
}

/** By the namespace, or by elements that only this notation has: catalogues export records without any. */
const shows = (head: string, { namespace, children = [] }: MetadataNotation['roots'][number]): boolean =>
  head.includes(namespace) || children.some((name) => new RegExp(`<(?:[\\w.-]{1,50}:)?${name}\\s`).test(head));

/** The names by which repositories offer a notation, where they are not its own. */
const prefixes: Readonly<Record<string, string>> = { marc: 'marcxml', marc21: 'marcxml', 'oai-marc': 'marcxml' };

/** What may stand before a bare record: declarations, comments, and the element that holds a catalogue's records. */
const beforeRoot = /^[^<]*(?:<[?!][^>]*>[^<]*)*(?:<(?:[\w.-]{1,50}:)?(?:modsCollection|collection)(?:\s[^<>]{0,5000})?>[^<]*)?$/;

function withoutMetadata(head: string, id: string): number {
  // A response in a notation that nobody reads is still one: oai_dc, which stands in, tells of each record why it is refused.
  if (/<(?:[\w.-]{1,50}:)?metadata[\s>]/.test(head)) return id === 'oai-dc' ? 0.3 : 0;
  const asked = /metadataPrefix\s?=\s?["']([^"']{1,50})["']/.exec(head)?.[1];
  const named = asked?.replace('_', '-') ?? '';
  if ((ownValue(prefixes, named) ?? named) === id) return 0.9;
  return id === 'oai-dc' ? 0.4 : 0;
}
