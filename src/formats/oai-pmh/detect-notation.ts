import { type MetadataNotation, needsNamespace } from './metadata-notations.ts';

const metadataRoot = /<(?:[\w.-]{1,50}:)?metadata(?:\s[^<>]{0,500})?>\s{0,200}<(?:[\w.-]{1,50}:)?([\w.-]{1,50})/g;
const envelope = /<(?:[\w.-]{1,50}:)?OAI-PMH[\s>]/;

/**
 * How sure the beginning of a file is of a notation: by its namespace and its root, inside an envelope or bare. A response without
 * metadata (deletions, an error) is told by the prefix that was asked for; oai_dc, which every repository has, stands in for others.
 */
export function detectNotation(head: string, { id, roots }: Pick<MetadataNotation, 'id' | 'roots'>): number {
  if (envelope.test(head)) {
    // Of a mixed page the notation that comes first is surest; each record is read by its own anyway.
    const found = [...head.matchAll(metadataRoot)].map((match) => match[1]);
    const own = roots.filter(({ name, namespace }) => found.includes(name) && (!needsNamespace(name) || head.includes(namespace)));
    if (own.some(({ name }) => name === found[0])) return 0.95;
    return own.length > 0 ? 0.9 : withoutMetadata(head, id);
  }
  const places = roots
    .filter(({ namespace }) => head.includes(namespace))
    .map(({ name }) => head.search(new RegExp(`<(?:[\\w.-]{1,50}:)?${name}[\\s>]`)))
    .filter((place) => place >= 0);
  if (places.length === 0) return 0;
  const first = Math.min(...places);
  return beforeRoot.test(head.slice(0, first)) ? 0.95 : 0.7;
}

/** What may stand before a bare record: declarations, comments, and the element that holds a catalogue's records. */
const beforeRoot = /^[^<]*(?:<[?!][^>]*>[^<]*)*(?:<(?:[\w.-]{1,50}:)?(?:modsCollection|collection)(?:\s[^<>]{0,5000})?>[^<]*)?$/;

function withoutMetadata(head: string, id: string): number {
  // A response in a notation that nobody reads is still one: oai_dc, which stands in, tells of each record why it is refused.
  if (/<(?:[\w.-]{1,50}:)?metadata[\s>]/.test(head)) return id === 'oai-dc' ? 0.3 : 0;
  const asked = /metadataPrefix\s?=\s?["']([^"']{1,50})["']/.exec(head)?.[1];
  if (asked?.replace('_', '-') === id) return 0.9;
  return id === 'oai-dc' ? 0.4 : 0;
}
