import type { BibEntry } from './entry.ts';

/** More text of entries than this does not wait for a comment at the end of the file. */
const mostWaiting = 8 * 1024 * 1024;

const groupTree = /^\s*jabref-meta:\s*groupstree:/i;

/**
 * Which groups an entry is in, by key. JabRef up to version 3 keeps them in a comment behind all entries:
 * `1 ExplicitGroup:Nests\;0\;avocet2015\;lapwing2016\;;`, broken into lines anywhere.
 */
function readGroupTree(comment: string, groups: Map<string, string[]>): void {
  for (const line of comment
    .replace(groupTree, '')
    .replace(/\r?\n/g, '')
    .split(/(?<!\\);/)) {
    const [head = '', , ...keys] = line.split('\\;');
    const name = /^\s*\d{1,3} (?:Explicit|Static)Group:(.{1,200})$/.exec(head)?.[1]?.trim();
    if (!name) continue;
    for (const key of keys.filter(Boolean)) {
      const known = groups.get(key);
      if (known) known.push(name);
      else groups.set(key, [name]);
    }
  }
}

/** Later versions of JabRef name the groups in the entry itself. */
function withGroups(entry: BibEntry, groups: ReadonlyMap<string, readonly string[]>): BibEntry {
  const names = groups.get(entry.key);
  if (!names || entry.fields.some(({ name }) => name === 'groups')) return entry;
  const tex = names.map((name) => (/[,;]/.test(name) ? `{${name}}` : name)).join(', ');
  return { ...entry, fields: [...entry.fields, { name: 'groups', tex, used: false }] };
}

const sizeOf = ({ fields }: BibEntry): number => fields.reduce((size, { tex }) => size + tex.length, 100);

/** Entries with the groups of JabRef’s comment (a string among the entries), as long as the file is no larger than eight megabytes. */
export async function* withJabrefGroups(parts: AsyncIterable<BibEntry | string>): AsyncIterable<BibEntry> {
  const groups = new Map<string, string[]>();
  const waiting: BibEntry[] = [];
  let size = 0;
  for await (const part of parts) {
    if (typeof part === 'string') {
      if (groupTree.test(part)) readGroupTree(part, groups);
      continue;
    }
    size += sizeOf(part);
    if (size < mostWaiting) {
      waiting.push(part);
      continue;
    }
    for (const entry of waiting) yield withGroups(entry, groups);
    waiting.length = 0;
    yield withGroups(part, groups);
  }
  for (const entry of waiting) yield withGroups(entry, groups);
}
