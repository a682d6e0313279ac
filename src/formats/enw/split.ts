import { addLine, newTaggedEntry, type TaggedEntry } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';

/** `%A Roe, M.`: letters and signs as EndNote's manual has them; «% of patients» and «%!PS» are none. */
const tagLine = /^\uFEFF?%([A-Z0-9?@!#$\]&()*+^><[=~])(?:[ \t]+(.*))?$/s;

/** What begins a reference in EndNote's files. refer knows no types: there an empty line ends a reference. */
const typeTag = '0';
const titleTag = 'T';

const has = (entry: TaggedEntry, tag: string, from = 0): boolean => entry.lines.some((line, at) => at >= from && line.tag === tag);

/**
 * References of a tagged file in their order; tags without their `%`. Empty lines stand between references, but in abstracts as well: what
 * follows one belongs to the same reference while that has its type and does not get a second one or a second title.
 */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  let entry: TaggedEntry | undefined;
  /** How many lines the entry had at its last empty line. */
  let mark: number | undefined;
  let empty = false;
  for await (const line of lines) {
    const [, tag, value = ''] = tagLine.exec(line.text) ?? [];
    if (tag === undefined) {
      if (line.text.trim() === '') empty = true;
      else if (entry?.lines.length) addLine(entry, line);
      continue;
    }
    if (entry && empty) mark = entry.lines.length;
    if (entry && (tag === typeTag ? has(entry, typeTag) || empty : empty && !has(entry, typeTag))) {
      yield entry;
      entry = undefined;
    } else if (entry && tag === titleTag && mark !== undefined && has(entry, titleTag) && !has(entry, titleTag, mark)) {
      const next = newTaggedEntry();
      next.lines.push(...entry.lines.splice(mark));
      yield entry;
      entry = next;
    }
    if (!entry || empty) empty = false;
    if (!entry) mark = undefined;
    entry ??= newTaggedEntry();
    addLine(entry, line, { tag, value: value.trim() });
  }
  if (entry) yield entry;
}
