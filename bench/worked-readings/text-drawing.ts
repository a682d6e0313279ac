import { Drawing } from '../report/drawing.ts';
import { confidenceText, type PageValue } from './page-value.ts';
import { isDoubtful, valueLooks } from './value-looks.ts';

/** A value that would begin in the last `tail` characters of a line begins the next one. */
const line = { characters: 92, tail: 18, width: 7.2, text: 22, label: 13, gap: 8 };
const margin = { left: 52, right: 120, top: 48 };
const labelCharacter = 5.6;
/** Longer alternatives are cut. */
const longestAlternative = 36;

/** What a picture says of a text in words. */
const described = (text: string, values: readonly PageValue[]) =>
  `${text.length} characters in lines of at most ${line.characters}, the offset of each line before it. ${values.length} stretches are underlined in the colours of their kinds, ` +
  'each with its kind, its offsets and its confidence; a broken underline is doubtful. The table below has the same.';

/** The text of a page, every value underlined in the colour of its kind, with kind, offsets, confidence and alternatives below. */
export function textDrawing(title: string, text: string, values: readonly PageValue[]): string {
  const lines = linesOf(text, values);
  const height = margin.top + lines.reduce((sum, each) => sum + each.height, 0) + 6;
  const width = margin.left + line.characters * line.width + margin.right;
  const drawing = new Drawing(width, height, title, { description: described(text, values), looks: valueLooks });
  let top = margin.top;
  for (const each of lines) {
    drawLine(drawing, top, text, values, each);
    top += each.height;
  }
  return drawing.toString();
}

interface Label {
  readonly value: PageValue;
  /** What is read of it, and below that what else it could be. */
  readonly texts: readonly string[];
  readonly x: number;
  readonly row: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly Label[];
  readonly height: number;
}

function linesOf(text: string, values: readonly PageValue[]): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; start = lines.at(-1)?.end ?? text.length) {
    const edge = start + line.characters;
    const begun = values.findLast((value) => value.start < edge && value.end > edge && value.start > edge - line.tail);
    const end = Math.min(text.length, begun?.start ?? edge);
    const labels = labelsOf(values, start, end);
    const rows = Math.max(1, ...labels.map(({ row, texts }) => row + texts.length));
    lines.push({ start, end, labels, height: line.text + line.gap + line.label * rows });
  }
  return lines;
}

const xOf = (offset: number, start: number) => margin.left + (offset - start) * line.width;

/**
 * Labels begin below their values. Where one would run into the next it goes a row down; taken from right to left, so that no line that leads down
 * to a label crosses another label.
 */
function labelsOf(values: readonly PageValue[], start: number, end: number): Label[] {
  const labels: Label[] = [];
  const free: number[] = [];
  const begun = values.filter((value) => value.start >= start && value.start < end);
  for (const value of begun.toReversed()) {
    const texts = labelTexts(value);
    const x = xOf(value.start, start);
    const right = x + (Math.max(...texts.map((text) => text.length)) + 2) * labelCharacter;
    let row = 0;
    while (texts.some((_, below) => (free[row + below] ?? Number.POSITIVE_INFINITY) < right)) row += 1;
    for (let taken = 0; taken < row + texts.length; taken++) free[taken] = Math.min(free[taken] ?? x, x);
    labels.push({ value, texts, x, row });
  }
  return labels;
}

function labelTexts(value: PageValue): string[] {
  const other = value.alternatives.map((each) => `or ${each.length > longestAlternative ? `${each.slice(0, longestAlternative)}…` : each}`);
  return [`${value.kind} ${value.start}–${value.end} ${confidenceText(value)}`, ...other.slice(0, 1)];
}

function drawLine(drawing: Drawing, top: number, text: string, values: readonly PageValue[], { start, end, labels }: Line): void {
  const base = top + 14;
  drawing.text(margin.left - 8, base, String(start), 'label faint', 'end');
  let read = start;
  const typed = (from: number, to: number, look: string) => {
    if (to > from) drawing.typed(xOf(from, start), base, (to - from) * line.width, text.slice(from, to), look);
  };
  for (const value of values.filter((each) => each.start < end && each.end > start)) {
    const from = Math.max(value.start, start);
    const to = Math.min(value.end, end);
    const x = xOf(from, start);
    const width = (to - from) * line.width;
    drawing.rectangle(x + 0.5, top, width - 1, 19, `${value.group} tint`);
    if (isDoubtful(value))
      drawing.line(
        [
          [x + 1, top + 19],
          [x + width - 1, top + 19],
        ],
        `${value.group} doubt`,
      );
    else drawing.rectangle(x + 0.5, top + 18, width - 1, 2, `${value.group} under`);
    typed(read, from, 'page faint');
    typed(from, to, 'page');
    read = to;
  }
  typed(read, end, 'page faint');
  for (const { value, texts, x, row } of labels) {
    const y = top + line.text + 9 + row * line.label;
    drawing.line(
      [
        [x + 1, top + 20],
        [x + 1, y],
      ],
      `${value.group} lead`,
    );
    texts.forEach((content, below) => {
      drawing.typed(x + 4, y + below * line.label, content.length * labelCharacter, content, `label ${value.group}`);
    });
  }
}
