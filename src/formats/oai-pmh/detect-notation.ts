import type { MetadataNotation } from './metadata-notations.ts';

const envelope = /<(?:[\w.-]{1,50}:)?OAI-PMH[\s>]/;

/**
 * How sure the beginning of a file is of a notation: by its namespace and its root, inside an envelope or bare. A response without
 * metadata (deletions, an error) is told by the prefix that was asked for; oai_dc, which every repository has, stands in for others.
 */
export function detectNotation(head: string, { id, root, namespace }: MetadataNotation): number {
  const start = `<(?:[\\w.-]{1,50}:)?${root}[\\s>]`;
  const first = head.search(new RegExp(start));
  if (envelope.test(head)) {
    if (new RegExp(`<(?:[\\w.-]{1,50}:)?metadata(?:\\s[^<>]{0,500})?>\\s{0,200}${start}`).test(head)) return 0.95;
    return withoutMetadata(head, id);
  }
  if (first < 0 || !head.includes(namespace)) return 0;
  return /^[^<]*(?:<[?!][^>]*>[^<]*)*$/.test(head.slice(0, first)) ? 0.95 : 0.7;
}

function withoutMetadata(head: string, id: string): number {
  if (/<(?:[\w.-]{1,50}:)?metadata[\s>]/.test(head)) return 0;
  const asked = /metadataPrefix\s?=\s?["']([^"']{1,50})["']/.exec(head)?.[1];
  if (asked?.replace('_', '-') === id) return 0.9;
  return id === 'oai-dc' ? 0.4 : 0;
}
