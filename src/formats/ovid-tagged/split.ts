import { addLine, newTaggedEntry, type TaggedEntry } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';
import { fieldNames, labels } from './labels.ts';

/** `<1>`, `<241. >`, in a line of its own. */
const recordMark = /^[ \uFEFF]{0,2}<\d{1,7}\s?\.?\s?>\s*$/;
/** `TI  - Slow tides`, `TI - Slow tides`; copied from a page, all lines have a blank more. */
const tagLine = /^[ \uFEFF]{0,2}([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/s;

/** The tag of a line, or the label that it is. */
function headOf(text: string): { tag: string; value: string } | undefined {
  const [, tag, value = ''] = tagLine.exec(text) ?? [];
  if (tag) return { tag, value: value.trim() };
  const label = text.replace(/^\uFEFF/, '').trim();
  return !/^\s/.test(text) && label.length < 60 && labels.has(label.toLowerCase())
    ? { tag: properLabel.get(label.toLowerCase()) ?? label, value: '' }
    : undefined;
}

/** `Weird Label`: words in a line of their own, with nothing that ends a sentence. */
const unknownLabel = /^[A-Z][A-Za-z/()&-]{1,30}(?: [A-Za-z/()&-]{1,30}){0,6}$/;

const properLabel = new Map(
  Object.values(fieldNames)
    .flat()
    .map((name) => [name.toLowerCase(), name]),
);

/**
 * Records of a file in their order, each below its number. Where a file was stripped of the numbers, what began the first record begins the next one.
 * A paragraph of a value is a part of its line.
 */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  let entry: TaggedEntry | undefined;
  let numbered = false;
  let opening: string | undefined;
  let afterBlank = true;
  // Where values are indented below their labels, what is not indented is a label, though nobody here knows it.
  let belowLabel = false;
  let indents = false;
  for await (const line of lines) {
    if (recordMark.test(line.text)) {
      if (entry?.lines.length) yield entry;
      entry = newTaggedEntry();
      numbered = true;
    } else if (line.text.trim() !== '') {
      const known = headOf(line.text);
      const indented = /^[ \t]/.test(line.text);
      indents ||= belowLabel && indented;
      const label = indents && !known && entry && !indented ? line.text.trim() : '';
      const head = known ?? (unknownLabel.test(label) ? { tag: label, value: '' } : undefined);
      belowLabel = known !== undefined && labels.has(known.tag.toLowerCase());
      if (head && !numbered && afterBlank && entry?.lines.length && head.tag === opening) {
        yield entry;
        entry = undefined;
      }
      if (head) entry ??= newTaggedEntry();
      opening ??= head?.tag;
      if (entry) addLine(entry, line, head);
    }
    afterBlank = line.text.trim() === '';
  }
  if (entry?.lines.length) yield entry;
}
