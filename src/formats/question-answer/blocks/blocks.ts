import { readLines } from './lines.ts';
import { type PlainText, readPlainText } from './plain-text.ts';
import { findRunInHeading } from './run-in-heading.ts';

/** A heading, list item or paragraph of the page, its marker cut off. Offsets are UTF-16 units of the page, end exclusive. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'column-names';
  /** Of a heading: 1 to 6 as marked, 7 for a line that is bold as a whole. Of the others: the width of the indentation. */
  readonly depth: number;
  readonly plain: PlainText;
  readonly start: number;
  readonly end: number;
  /** With the marker. */
  readonly lineStart: number;
  readonly blankBefore: boolean;
  /** The number of a list item as printed, `3.` or `3)`. */
  readonly ordinal?: string;
}

/** Depth of a heading that is only known by its look. */
export const unmarkedHeading = 7;

const bullet = /^(?:[•◦▪▫‣⁃●○■□·∙]\s*|[*+–—-]\s+|o\s{2,})(?=\S)/;
const ordinal = /^(\d{1,3}[.)]|[a-z]\))\s+(?=\S)/;
const markedHeading = /^(#{1,6})\s+(?=\S)/;
const boldLine = /^(?:\*\*(?:[^*]|\*(?!\*)){1,200}\*\*|__(?:[^_]|_(?!_)){1,200}__):?$/;
const rule = /^(?:(?:[-*_=~]\s?){3,}|\|?(?:\s?:?-{2,}:?\s?\|){1,40}(?:\s?:?-{2,}:?\s?)?)$/;
const underline = /^(=|-)\1{2,}$/;

/** The page as blocks, in order. Rules between parts and lines without a word are no blocks. */
export function readBlocks(page: string): Block[] {
  const blocks: Block[] = [];
  for (const { start: lineStart, end, indent, blankBefore } of readLines(page)) {
    const quote = /^(?:>\s?){1,9}/.exec(page.slice(lineStart, lineStart + 20))?.[0].length ?? 0;
    let start = lineStart + quote;
    const line = page.slice(start, end);
    const last = blocks.at(-1);
    const setext = underline.exec(line);
    if (setext && last?.kind === 'paragraph' && last.depth === indent && !blankBefore && last.plain.text.length <= 150) {
      blocks[blocks.length - 1] = { ...last, kind: 'heading', depth: setext[1] === '=' ? 1 : 2 };
      continue;
    }
    if (rule.test(line)) {
      if (line.includes('|') && last) blocks[blocks.length - 1] = { ...last, kind: 'column-names' };
      continue;
    }
    const heading = markedHeading.exec(line);
    const list = heading ? null : (bullet.exec(line) ?? ordinal.exec(line));
    start += heading?.[0].length ?? list?.[0].length ?? 0;
    const [contentStart, to] = withinMarks(page, start, end, heading !== null);
    let from = contentStart;
    const runIn = heading || list ? undefined : findRunInHeading(page.slice(from, to));
    if (runIn) {
      const plain = readPlainText(page, from, from + runIn.length);
      const depth = runIn.capitals ? unmarkedHeading : unmarkedHeading + 1;
      blocks.push({ kind: 'heading', depth, plain, start: from, end: from + runIn.length, lineStart, blankBefore });
      from += runIn.textAt;
    }
    const plain = readPlainText(page, from, to);
    if (plain.text === '') continue;
    const bold = !list && boldLine.test(line) && !/[.!;,]$/.test(plain.text);
    blocks.push({
      kind: heading || bold ? 'heading' : list ? 'item' : 'paragraph',
      depth: heading ? (heading[1] ?? '').length : bold ? unmarkedHeading : indent,
      plain,
      start: from,
      end: to,
      lineStart,
      blankBefore,
      ...(list?.[1] === undefined ? {} : { ordinal: list[1] }),
    });
  }
  return blocks;
}

/** Without the closing `##` of a heading and the outer bars of a table's row. */
function withinMarks(page: string, start: number, end: number, heading: boolean): [number, number] {
  const text = page.slice(start, end);
  if (heading) return [start, start + text.replace(/\s+#{1,6}$/, '').length];
  if (!text.startsWith('|')) return [start, end];
  const lead = /^[|\s]{1,20}/.exec(text)?.[0].length ?? 0;
  const trail = /[|\s]{1,20}$/.exec(text)?.[0].length ?? 0;
  return [start + Math.min(lead, text.length), Math.max(start + Math.min(lead, text.length), end - trail)];
}
