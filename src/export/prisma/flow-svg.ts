import type { FlowColumn, PrismaFlow, PrismaKind, ReasonedCount } from '../../model/prisma-flow.ts';
import { flowRows, kindNames, notRecorded, reasonsOf } from './flow-rows.ts';
import { textWidth, wrapText } from './text-measure.ts';

const size = 13;
const lineHeight = 17;
const padding = 10;
const gap = 34;
const margin = 16;
const strip = { left: margin, width: 30 };
const box = { width: 262, between: 44, columns: [64, 64 + 2 * 262 + 44 + 46] as const };
const indent = 12;

/** A line of a box: what it is made of stands indented. */
interface Line {
  readonly text: string;
  readonly indented?: boolean;
}

/** A box of the main stream with the one beside it, in one column of the diagram. */
interface Step {
  readonly main?: readonly Line[];
  readonly side?: readonly Line[];
}

/** A blank at which no line is broken: a count stays whole. */
const bound = '\u00a0';
const n = (count: number | undefined): string =>
  (count === undefined ? `(${notRecorded})` : `(n = ${count.toLocaleString('en')})`).replaceAll(' ', bound);
const line = (text: string, count?: number): Line => ({ text: `${clean(text)} ${n(count)}` });
const inner = (text: string, count: number): Line => ({ text: `${clean(text)} ${n(count)}`, indented: true });

const reasonLines = (counted: ReasonedCount | undefined): Line[] => reasonsOf(counted).map(({ reason, count }) => inner(reason, count));

/**
 * A PRISMA 2020 flow diagram (Page MJ et al., BMJ 2021;372:n71) as SVG: one column where all was found in databases and registers, two otherwise. Black on
 * white, in whatever sans-serif letters there are; the same counts give the same bytes.
 */
export function flowSvg(flow: PrismaFlow, title = 'PRISMA 2020 flow diagram'): string {
  const columns = [flow.databases, ...(flow.otherMethods ? [flow.otherMethods] : [])];
  const width = (box.columns[columns.length - 1] ?? 0) + 2 * box.width + box.between + margin;
  const parts: string[] = [];
  let top = margin;
  const heading = wrapText(clean(title), 16, width - 2 * margin);
  parts.push(
    texts(
      heading.map((text) => ({ text, left: margin })),
      top,
      { size: 16, height: 20, bold: true },
    ),
  );
  top += heading.length * 20 + 12;

  columns.forEach((_, at) => {
    const left = box.columns[at] ?? 0;
    const span = 2 * box.width + box.between;
    const named = `Identification of studies via ${at === 0 ? 'databases and registers' : 'other methods'}`;
    parts.push(rectangle(left, top, span, 30, '#e8e8e8'));
    parts.push(
      `<text x="${left + span / 2}" y="${top + 20}" text-anchor="middle" font-size="${size}" font-weight="bold">${escaped(named)}</text>`,
    );
  });
  top += 30 + 20;

  const steps = columns.map((column, at) => stepsOf(column, at > 0));
  const tops: number[] = [];
  const heights: number[] = [];
  const arrows: string[] = [];
  for (let row = 0; row < rowsOfSteps; row += 1) {
    tops.push(top);
    heights.push(Math.max(...steps.map((each) => heightOf(each[row]))));
    top += (heights[row] ?? 0) + gap;
  }
  const included = [line('Studies included in review', flow.included.studies), line('Reports of included studies', flow.included.reports)];
  const includedTop = top;
  const includedHeight = boxHeight(included);
  steps.forEach((own, at) => {
    const left = box.columns[at] ?? 0;
    const middle = left + box.width / 2;
    let bottom: number | undefined;
    own.forEach(({ main, side }, row) => {
      const y = tops[row] ?? 0;
      const height = heights[row] ?? 0;
      if (!main) return;
      parts.push(textBox(left, y, height, main));
      if (bottom !== undefined)
        arrows.push(
          arrow([
            [middle, bottom],
            [middle, y],
          ]),
        );
      bottom = y + height;
      if (!side) return;
      const beside = left + box.width + box.between;
      parts.push(textBox(beside, y, height, side));
      arrows.push(
        arrow([
          [left + box.width, y + height / 2],
          [beside, y + height / 2],
        ]),
      );
    });
    const from = bottom ?? 0;
    // The other methods come to the same box, from the right.
    if (at === 0)
      arrows.push(
        arrow([
          [middle, from],
          [middle, includedTop],
        ]),
      );
    else {
      const end = (box.columns[0] ?? 0) + box.width;
      arrows.push(
        arrow([
          [middle, from],
          [middle, includedTop + includedHeight / 2],
          [end, includedTop + includedHeight / 2],
        ]),
      );
    }
  });
  parts.push(textBox(box.columns[0] ?? 0, includedTop, includedHeight, included));
  parts.push(stage('Identification', tops[0] ?? 0, heights[0] ?? 0));
  parts.push(stage('Screening', tops[1] ?? 0, (tops[3] ?? 0) + (heights[3] ?? 0) - (tops[1] ?? 0)));
  parts.push(stage('Included', includedTop - 14, includedHeight + 28));
  top = includedTop + includedHeight + 30;
  for (const note of flow.notes) {
    const lines = wrapText(`Note: ${clean(note)}.`, 11, width - 2 * margin);
    parts.push(
      texts(
        lines.map((text) => ({ text, left: margin })),
        top,
        { size: 11, height: 14 },
      ),
    );
    top += lines.length * 14;
  }
  const height = Math.ceil(top + margin);
  const said = flowRows(flow).map(
    ({ stage: name, item, count }) => `${name}${item === undefined ? '' : `, ${clean(item)}`}: ${count ?? notRecorded}.`,
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" xml:lang="en" font-family="Arial, Helvetica, 'Liberation Sans', sans-serif">`,
    `<title id="title">${escaped(clean(title))}</title>`,
    `<desc id="desc">${escaped(said.join(' '))}</desc>`,
    '<defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#000000"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...arrows,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

const rowsOfSteps = 4;

/** Identification, screening, retrieval, assessment. By other methods reports are looked for at once, unless they were screened like all. */
function stepsOf(column: FlowColumn, isOther: boolean): readonly Step[] {
  const removed = column.duplicates + column.deletedAtSource + (column.ineligible?.total ?? 0);
  const screening = !isOther || (column.excluded?.total ?? 0) > 0 || column.sought === undefined || (column.unscreened ?? 0) > 0;
  return [
    { main: identifiedLines(column, isOther), ...(isOther && removed === 0 ? {} : { side: removedLines(column) }) },
    screening
      ? { main: screenedLines(column), side: [line('Records excluded', column.excluded?.total), ...reasonLines(column.excluded)] }
      : {},
    {
      main: [line('Reports sought for retrieval', column.sought)],
      side: [line('Reports not retrieved', column.notRetrieved?.total), ...reasonLines(column.notRetrieved)],
    },
    {
      main: [
        line('Reports assessed for eligibility', column.assessed),
        ...((column.unassessed ?? 0) > 0 ? [line('Reports not assessed yet', column.unassessed)] : []),
      ],
      side: [line('Reports excluded', column.fullTextExcluded?.total), ...reasonLines(column.fullTextExcluded)],
    },
  ];
}

function identifiedLines({ from, identified }: FlowColumn, isOther: boolean): readonly Line[] {
  const kinds = [...new Set(from.map(({ kind }) => kind))];
  const ofKind = (kind: PrismaKind) => from.filter((each) => each.kind === kind);
  return [
    line(isOther ? 'Records identified from' : 'Records identified from databases and registers', identified),
    ...kinds.flatMap((kind) => {
      const own = ofKind(kind);
      const sum = own.reduce((total, { records }) => total + records, 0);
      return [line(kindNames[kind], sum), ...own.map(({ name, records }) => inner(name, records))];
    }),
  ];
}

const removedLines = ({ duplicates, deletedAtSource, ineligible }: FlowColumn): readonly Line[] => [
  { text: 'Records removed before screening:' },
  inner('Duplicate records removed', duplicates),
  ...(deletedAtSource > 0 ? [inner('Records deleted at source', deletedAtSource)] : []),
  ...(ineligible
    ? reasonsOf(ineligible).length > 0
      ? reasonLines(ineligible)
      : [inner('Records removed for other reasons', ineligible.total)]
    : [{ ...line('Records removed for other reasons'), indented: true }]),
];

const screenedLines = ({ screened, toScreen, unscreened = 0 }: FlowColumn): readonly Line[] =>
  screened === undefined
    ? [line('Records to be screened', toScreen), line('Records screened')]
    : [line('Records screened', screened), ...(unscreened > 0 ? [line('Records without a decision', unscreened)] : [])];

const wrapped = (lines: readonly Line[]): { readonly text: string; readonly left: number }[] =>
  lines.flatMap(({ text, indented }) => {
    const left = indented ? indent : 0;
    // What a line goes on with stands behind its beginning.
    return wrapText(text, size, box.width - 2 * padding - left - 8).map((each, at) => ({
      text: each.replaceAll(bound, ' '),
      left: left + (at > 0 ? 8 : 0),
    }));
  });

const boxHeight = (lines: readonly Line[]): number => wrapped(lines).length * lineHeight + 2 * padding;

const heightOf = ({ main, side }: Step = {}): number => Math.max(main ? boxHeight(main) : 0, side ? boxHeight(side) : 0);

function textBox(left: number, top: number, height: number, lines: readonly Line[]): string {
  const placed = wrapped(lines).map((each) => ({ text: each.text, left: left + padding + each.left }));
  return `${rectangle(left, top, box.width, height, '#ffffff')}\n${texts(placed, top + (height - placed.length * lineHeight) / 2, { size, height: lineHeight })}`;
}

const rectangle = (left: number, top: number, width: number, height: number, fill: string): string =>
  `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${fill}" stroke="#000000"/>`;

function texts(
  lines: readonly { readonly text: string; readonly left: number }[],
  top: number,
  letters: { readonly size: number; readonly height: number; readonly bold?: boolean },
): string {
  const weight = letters.bold ? ' font-weight="bold"' : '';
  const spans = lines.map(
    ({ text, left }, at) => `<tspan x="${left}" y="${round(top + at * letters.height + letters.size)}">${escaped(text)}</tspan>`,
  );
  return `<text font-size="${letters.size}"${weight}>${spans.join('\n')}</text>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The name of a stage, upright at the left. */
function stage(name: string, top: number, height: number): string {
  const high = Math.max(height, textWidth(name, size) + 2 * padding);
  const y = top - (high - height) / 2;
  const [x, middle] = [strip.left + strip.width / 2 + 5, y + high / 2];
  return `${rectangle(strip.left, y, strip.width, high, '#e8e8e8')}\n<text x="${x}" y="${round(middle)}" transform="rotate(-90 ${x} ${round(middle)})" text-anchor="middle" font-size="${size}" font-weight="bold">${name}</text>`;
}

const arrow = (points: readonly (readonly [number, number])[]): string =>
  `<polyline points="${points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')}" fill="none" stroke="#000000" marker-end="url(#head)"/>`;

/** Names come from files and settings: no line ends, no signs that XML may not have, and none that turn the writing direction round. */
const clean = (text: string): string =>
  text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/[\s\p{Cc}\p{Cf}\uFFFE\uFFFF\u2028\u2029]+/gu, ' ')
    .trim();

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
