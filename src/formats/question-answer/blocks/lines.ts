import { isReferencesHeading } from './references-heading.ts';

/** A line of the page that is not blank. Offsets are UTF-16 units of the page, end exclusive, white space at both ends left out. */
export interface Line {
  readonly start: number;
  readonly end: number;
  /** Width of the white space before it; a tab counts four. */
  readonly indent: number;
  /** An empty line stands before it. */
  readonly blankBefore: boolean;
}

/** What opens a line that cannot be the continuation of another: bullets, numbers of lists, `#`, `>`, `|`, `**Bold lead-in`. */
const marker = /^(?:[•◦▪▫‣⁃●○■□·∙>|]|[*+–—-]\s|#{1,6}\s|\[\^?\d{1,3}\]|\d{1,3}[.)]\s|\*\*)/;
const listMarker = /^(?:[•◦▪▫‣⁃●○■□·∙]\s*|[*+–—-]\s+|\d{1,3}[.)]\s+)/;

/** Copies of a page often put each citation number, and the commas between them, on a line of their own. */
const loneNumbers = /^(?:[,;]|[[(]?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}[\])]?[.,;]?)$/;
const mayTakeNumbers = /[.!?:)\]%"”’\d,]$/;

/** The page's lines, with the pieces of wrapped lines joined (their text keeps the line break; whoever reads it folds white space). */
export function readLines(page: string): Line[] {
  const lines = splitLines(page);
  const width = wrapWidth(page, lines);
  const joined: Line[] = [];
  let last: Line | undefined;
  let inReferences = false;
  let listIndent: number | undefined;
  for (const line of lines) {
    const text = page.slice(line.start, line.end);
    const open = joined.at(-1);
    if (open && last && !inReferences && continues(page, last, line, width, listIndent)) {
      joined[joined.length - 1] = { ...open, end: line.end };
    } else {
      joined.push(line);
      const list = listMarker.exec(text)?.[0];
      listIndent = list === undefined ? undefined : line.indent + 1;
      inReferences ||= isReferencesHeading(text);
    }
    last = line;
  }
  return joined;
}

function splitLines(page: string): Line[] {
  const lines: Line[] = [];
  let blankBefore = false;
  for (const { 0: raw, index } of page.matchAll(/[^\r\n\u2028\u2029]+|\r\n|[\r\n\u2028\u2029]/g)) {
    if (/^[\r\n\u2028\u2029]/.test(raw)) {
      const before = page[index - 1];
      if (index === 0 || before === '\n' || before === '\r' || before === '\u2028' || before === '\u2029') blankBefore = true;
      continue;
    }
    const text = raw.trimEnd();
    const lead = text.length - text.trimStart().length;
    if (text.length === lead) {
      blankBefore = true;
      continue;
    }
    const indent = [...text.slice(0, lead)].reduce((sum, character) => sum + (character === '\t' ? 4 : 1), 0);
    lines.push({ start: index + lead, end: index + text.length, indent, blankBefore });
    blankBefore = false;
  }
  return lines;
}

function continues(page: string, last: Line, line: Line, width: number | undefined, listIndent: number | undefined): boolean {
  const text = page.slice(line.start, line.end);
  const before = page.slice(last.start, last.end);
  if (loneNumbers.test(text)) return (mayTakeNumbers.test(before) || listIndent !== undefined) && !takesNoNumber(before);
  if (line.blankBefore || marker.test(text) || /^#{1,6}\s/.test(before)) return false;
  if (listIndent !== undefined && line.indent >= listIndent) return true;
  return width !== undefined && wouldNotHaveFitted(page, last, line, width);
}

/** A line of `# Heading` or of a table takes no number. */
const takesNoNumber = (before: string): boolean => /^(?:#{1,6}\s|\|)/.test(before);

/**
 * The column at which the page was wrapped by hand or by an editor, undefined when every line is a paragraph of its own: at
 * least two lines must go on in lower case on a next line whose first word would not have fitted.
 */
function wrapWidth(page: string, lines: readonly Line[]): number | undefined {
  const widths = lines.filter(({ start, end }) => !page.slice(start, end).includes('://')).map(widthOf);
  const width = widths.reduce((most, each) => Math.max(most, each), 0);
  if (width < 50 || width > 130) return undefined;
  let signs = 0;
  for (const [index, line] of lines.entries()) {
    const last = lines[index - 1];
    if (!last || line.blankBefore || !/^\p{Ll}/u.test(page.slice(line.start, line.start + 2))) continue;
    if (wouldNotHaveFitted(page, last, line, width) && /[\p{L}\p{N},;)]$/u.test(page.slice(last.start, last.end))) signs += 1;
  }
  return signs >= 2 ? width : undefined;
}

const widthOf = (line: Line): number => line.indent + line.end - line.start;

function wouldNotHaveFitted(page: string, last: Line, line: Line, width: number): boolean {
  const firstWord = /^\S{1,200}/.exec(page.slice(line.start, line.end))?.[0] ?? '';
  return widthOf(last) + 1 + firstWord.length > width;
}
