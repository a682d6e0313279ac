import { addLine, newTaggedEntry, type TaggedEntry } from '../tagged-entry.ts';
import type { TextLine } from '../text-lines.ts';

/** How the rows of a tab-delimited export begin: `PT<tab>AU<tab>…`, the same tags that the tagged one has. */
export const tagHeadings = /^\s*\uFEFF?"?PT"?\t"?[A-Z][A-Z0-9]"?\t/;

/** Tags whose several values have a line each in the tagged export; here a semicolon divides them. */
const listed: ReadonlySet<string> = new Set('AU AF BA BF BE GP CR OR UR AW'.split(' '));

/** Addresses may have semicolons between the names in their brackets: `[Roe, M; Poe, A] Tide Inst; [Roe, M] Bay Coll`. */
const valuesOf = (tag: string, cell: string): readonly string[] =>
  tag === 'C1' ? cell.split(cell.includes('[') ? /;\s*(?=\[)/ : /;\s+/) : listed.has(tag) ? cell.split(/;\s+/) : [cell];

/** `"Slow ""tides"" (a study)"` of a spreadsheet without its marks; `"Slow" tides` as it is. */
const unmarked = (cell: string): string => (/^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"') : cell).trim();

/** The records of a tab-delimited export, whose first line with text are the tags: a row each. A file stitched together repeats the tags. */
export async function* splitRows(lines: AsyncIterable<TextLine>): AsyncIterable<TaggedEntry> {
  let tags: readonly string[] = [];
  for await (const line of lines) {
    if (line.text.trim() === '') continue;
    const cells = line.text.split('\t').map(unmarked);
    if (tagHeadings.test(line.text)) tags = cells.map((cell) => cell.replace(/^\uFEFF/, ''));
    else if (tags.length) yield entryOf(cells, tags, line);
  }
}

function entryOf(cells: readonly string[], tags: readonly string[], line: TextLine): TaggedEntry {
  const entry = newTaggedEntry();
  for (const [at, cell] of cells.entries()) {
    if (cell === '') continue;
    const tag = tags[at];
    // A cell too many belongs to no tag.
    if (!tag) entry.stray.push(cell);
    else
      for (const [index, value] of valuesOf(tag, cell).entries())
        addLine(entry, { ...line, text: value }, index ? undefined : { tag, value });
  }
  return entry;
}
