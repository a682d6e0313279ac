import type { Reference } from '../../../model/relation.ts';
import type { Block } from '../blocks/blocks.ts';
import { lowerSuperscripts } from '../citations/citation-numbers.ts';
import { type EntryLine, isClosingLine, isKindLine, isLinkLine, readEntry } from './reference-fields.ts';

/** An entry of the page's reference list with its UTF-16 offsets in the page. */
interface ListedReference {
  readonly reference: Reference;
  readonly start: number;
  readonly end: number;
}

/** The page's reference list, read. */
export interface ReferenceList {
  readonly entries: readonly ListedReference[];
  /** What stands in the list's part of the page and belongs to no entry. */
  readonly rest: readonly Block[];
}

interface Line extends EntryLine {
  readonly block: Block;
  readonly label: string | undefined;
  readonly section: string | undefined;
}

interface Entry {
  label: string | undefined;
  section: string | undefined;
  readonly lines: Line[];
}

interface ReferenceLines {
  readonly lines: readonly Line[];
  /** Headings within the list, with the section that their entries have. */
  readonly subheadings: readonly { readonly block: Block; readonly section: string }[];
}

const labelled = /^(?:\[\^?(\d{1,3})\]:?|\((\d{1,3})\)|([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))\s*|^(\d{1,3})[.)](?:\s+|$|(?=\p{Lu}))/u;
const bareLabel = /^(\d{1,3})(?:\s+(?=[\p{Lu}"“])|$)/u;

/**
 * The entries of a reference list. Labels are those that the page prints: entries without one get none. `heading` is the list's
 * own, `blocks` what stands below it.
 */
export function readReferenceList(page: string, heading: string | undefined, blocks: readonly Block[]): ReferenceList {
  const rest: Block[] = [];
  const { lines, subheadings } = entryLines(page, heading, blocks);
  const opens = entryOpener(lines);
  const entries: Entry[] = [];
  let over = false;
  for (const [index, line] of lines.entries()) {
    const open = entries.at(-1);
    const verdict = over ? 'rest' : opens(line, open, lines[index - 1]);
    if (verdict === 'rest') {
      over = true;
      rest.push(line.block);
    } else if (verdict === 'new' || !open) entries.push({ label: line.label, section: line.section, lines: [line] });
    else open.lines.push(line);
  }
  for (const { block, section } of subheadings) if (!entries.some((entry) => entry.section === section)) rest.push(block);
  return { entries: withoutRepeatedLabels(entries).map((entry) => listed(entry)), rest };
}

function entryLines(page: string, heading: string | undefined, blocks: readonly Block[]): ReferenceLines {
  const lines: Line[] = [];
  const subheadings: { block: Block; section: string }[] = [];
  let section = heading;
  let expected = 1;
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    const label = labelOf(block, expected);
    if (
      block.kind === 'heading' &&
      label === undefined &&
      (block.depth < 7 || next?.kind === 'item' || (next && labelOf(next, expected)))
    ) {
      section = heading === undefined ? block.plain.text : `${heading} > ${block.plain.text}`;
      subheadings.push({ block, section });
      continue;
    }
    if (label) expected = Number(label.label) + 1;
    const text = block.plain.text.slice(label?.length ?? 0);
    const from = label && label.length > 0 ? (block.plain.offsets[label.length] ?? block.end) : block.start;
    const links = block.plain.links.filter(({ start, text: shown }) => start >= from || /^\d+$/.test(shown.replace(/[[\]]/g, '')));
    if (text !== '' || label) lines.push({ text, source: page.slice(from, block.end), links, block, label: label?.label, section });
  }
  return { lines, subheadings };
}

/** The number that the page prints before an entry, and how much of the block's text it takes. A bare number must go on counting. */
function labelOf(block: Block, expected: number): { label: string; length: number } | undefined {
  if (block.ordinal !== undefined)
    return /^\d/.test(block.ordinal) ? { label: String(Number.parseInt(block.ordinal, 10)), length: 0 } : undefined;
  const { text } = block.plain;
  const match = labelled.exec(text);
  const written = match?.[1] ?? match?.[2] ?? match?.[4] ?? (match?.[3] === undefined ? undefined : lowerSuperscripts(match[3]));
  if (match && written !== undefined) return { label: String(Number(written)), length: match[0].length };
  const bare = bareLabel.exec(text);
  return bare && Number(bare[1]) === expected ? { label: String(expected), length: bare[0].length } : undefined;
}

type Verdict = 'new' | 'more' | 'rest';

/** How this list shows where an entry begins: by numbers, by words for the kind, by bullets, by the closing year, or by lines. */
function entryOpener(lines: readonly Line[]): (line: Line, open: Entry | undefined, last: Line | undefined) => Verdict {
  const numbered = lines.some(({ label }) => label !== undefined);
  const kinds = lines.filter(({ text }) => isKindLine(text)).length;
  const items = lines.filter(({ block }) => block.kind === 'item').length;
  const closings = lines.filter(({ text }) => isClosingLine(text)).length;
  const closedBefore = (last: Line | undefined) => last !== undefined && (isClosingLine(last.text) || isLinkLine(last));
  if (numbered) {
    return (line, _open, last) => (line.label !== undefined || (isKindLine(line.text) && closedBefore(last)) ? 'new' : 'more');
  }
  if (kinds > 0) {
    return (line, open, last) => {
      if (isKindLine(line.text)) return 'new';
      if (!open || isLinkLine(line)) return open ? 'more' : 'new';
      // Kind, title, closing line: what follows is no entry of this list any more.
      return closedBefore(last) && open.lines.length >= 2 ? 'rest' : 'more';
    };
  }
  if (items > 0) {
    const depth = Math.min(...lines.filter(({ block }) => block.kind === 'item').map(({ block }) => block.depth));
    return (line, open) => (line.block.kind === 'item' && line.block.depth <= depth ? 'new' : open ? 'more' : 'new');
  }
  if (closings > 0 && lines.length / closings >= 1.8)
    return (line, _open, last) => (closedBefore(last) && !isLinkLine(line) ? 'new' : 'more');
  return (line, open) => (open && isLinkLine(line) && !isLinkLine(open.lines[0] ?? line) ? 'more' : 'new');
}

/** A list that says `1.` before every entry numbers nothing. */
function withoutRepeatedLabels(entries: readonly Entry[]): readonly Entry[] {
  const labels = entries.flatMap(({ label }) => label ?? []);
  if (labels.length < 2 || new Set(labels).size > 1) return entries;
  return entries.map((entry) => ({ ...entry, label: undefined }));
}

function listed({ label, section, lines }: Entry): ListedReference {
  const blocks = lines.map(({ block }) => block);
  return {
    reference: readEntry(
      lines.filter(({ text, links }) => text !== '' || links.length > 0),
      label,
      section,
    ),
    start: blocks[0]?.lineStart ?? 0,
    end: blocks.at(-1)?.end ?? 0,
  };
}
