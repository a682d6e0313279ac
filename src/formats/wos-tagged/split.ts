import { addLine, addStray, newTaggedEntry, type TaggedEntry } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';

/** `AU Roe, M`, `ER`: two places, a blank, the value. Lines that go on are indented. */
const tagLine = /^\uFEFF?([A-Z][A-Z0-9])(?: +(.*?))?\s*$/s;

/** What stands around the records of a file: `FN Clarivate Analytics Web of Science`, `VR 1.0`, `EF`. */
const aroundRecords: ReadonlySet<string> = new Set(['FN', 'VR', 'EF']);

/** Whether a line stands around the records of a file. */
export const isAroundRecords = (line: string): boolean => aroundRecords.has(tagLine.exec(line.trim())?.[1] ?? '');

/** Records of a file in their order: ER ends one, and where it is missing the next PT does. */
export async function* splitEntries(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  let entry: TaggedEntry | undefined;
  for await (const line of lines) {
    const [, tag, value = ''] = tagLine.exec(line.text) ?? [];
    if (tag === undefined) {
      if (line.text.trim() === '' || !entry) continue;
      // A line that nobody indented goes on with the value as well, unless there is none.
      if (entry.lines.length) addLine(entry, line);
      else addStray(entry, line.text);
    } else if (tag === 'ER' && value === '') {
      if (entry?.count) yield entry;
      entry = undefined;
    } else if (aroundRecords.has(tag)) {
      if (entry?.count) yield entry;
      entry = undefined;
    } else {
      if (tag === 'PT' && entry?.lines.length) {
        yield entry;
        entry = undefined;
      }
      entry ??= newTaggedEntry();
      addLine(entry, line, { tag, value });
    }
  }
  if (entry?.count) yield entry;
}
