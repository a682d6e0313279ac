import { beginsLikeCitation, endsLikeCitation, isDated } from './reference-list/citation-borders.ts';
import { joinLines } from './reference-list/join-lines.ts';
import { type ListLabel, listLabels } from './reference-list/labels.ts';
import { type ListLine, listLines } from './reference-list/lines.ts';
import { isListHeading, isPageNumber, pageFurniture } from './reference-list/page-furniture.ts';
import { unnumberedOpenings } from './reference-list/unnumbered.ts';

/** An entry of a reference list. Offsets are UTF-16 units in the pasted text, label included, end exclusive. */
interface ListedCitation {
  /** The number or key that the list prints before it, without brackets and points. */
  readonly label?: string;
  /** The citation on one line: words parted at line ends put together, page furniture within left out. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A stretch of the text that belongs to no entry: a heading, a page number, a running head, words before or after the list. */
export interface ListRest {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

interface SplitList {
  readonly entries: readonly ListedCitation[];
  readonly rest: readonly ListRest[];
}

/** A part of the text that is not blank: all of a line, or what a number within the line leaves of it. */
interface Stretch extends ListLine {
  readonly opens?: { readonly label?: string; readonly bodyStart: number };
}

/**
 * A pasted reference list, split into its entries: numbered in any form (`1.`, `1)`, `[1]`, `(1)`, `1 `, `¹`), with keys (`[Sm17]`) or bullets, or not numbered
 * at all; an entry a line, wrapped with an indent or without, blank lines between, or all of it in one paragraph with the numbers within.
 * Every character of the text that is not blank stands in an entry or in the rest, both in order; what of the page stands within an entry is rest too. Linear in the text's length.
 */
export function splitReferenceList(text: string): SplitList {
  const lines = listLines(text);
  const labels = listLabels(text, lines);
  const furniture = pageFurniture(lines, new Set(labels.map(({ start }) => start)));
  const stretches = labels.length > 0 ? numbered(text, lines, labels) : lines;
  const isFurniture = (stretch: Stretch) => furniture.has(stretch);
  const openings = new Map<Stretch, NonNullable<Stretch['opens']>>();
  for (const part of unlabelled(stretches, isFurniture))
    for (const [line, opening] of unnumberedOpenings(part)) openings.set(line, opening);
  return gather(text, stretches, (stretch) => stretch.opens ?? openings.get(stretch), isFurniture);
}

/** Lines cut where a number of the list stands within them. */
function numbered(text: string, lines: readonly ListLine[], labels: readonly ListLabel[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let at = 0;
  for (const line of lines) {
    let { start, apart } = line;
    const take = (end: number, opens?: Stretch['opens']) => {
      const part = text.slice(start, end).trimEnd();
      if (part === '') return;
      stretches.push(
        opens === undefined && start === line.start && end === line.end
          ? line
          : { ...line, start, end: start + part.length, text: part, apart, ...(opens ? { opens } : {}) },
      );
      apart = false;
    };
    let opens: Stretch['opens'];
    for (let label = labels[at]; label && label.start < line.end; label = labels[++at]) {
      if (label.start > start) take(label.start, opens);
      start = label.start;
      opens = { label: label.label, bodyStart: Math.min(label.bodyStart, line.end) };
    }
    take(line.end, opens);
  }
  return stretches;
}

/** Runs of lines that no number leads: all of an unnumbered list; of a numbered one what stands before it and after its last entry, where that is more citations. */
function* unlabelled(stretches: readonly Stretch[], isFurniture: (stretch: Stretch) => boolean): Generator<readonly Stretch[]> {
  const first = stretches.findIndex(({ opens }) => opens);
  const parts = first < 0 ? [stretches] : [stretches.slice(0, first), stretches.slice(endOfLast(stretches))];
  for (const part of parts)
    for (const list of betweenHeadings(part)) {
      const lines = list.filter((each) => !isFurniture(each));
      if (first < 0 || lines.some(isCitation)) yield lines;
    }
}

function* betweenHeadings(stretches: readonly Stretch[]): Generator<readonly Stretch[]> {
  let from = 0;
  for (const [at, stretch] of stretches.entries()) {
    if (!isEnd(stretch)) continue;
    yield stretches.slice(from, at);
    from = at + 1;
  }
  yield stretches.slice(from);
}

const isCitation = ({ text }: Stretch): boolean => text.length > 40 && beginsLikeCitation(text) > 1 && isDated(text);

/** Where the last numbered entry is over: at a blank line behind which no part of it stands. */
function endOfLast(stretches: readonly Stretch[]): number {
  const last = stretches.findLastIndex(({ opens }) => opens);
  let dated = false;
  for (let at = last; at < stretches.length; at += 1) {
    const stretch = stretches[at];
    const before = stretches[at - 1];
    if (!stretch) break;
    if (at > last && dated && stretch.apart && before && endsLikeCitation(before.text) > 0 && beginsLikeCitation(stretch.text) >= 0)
      return at;
    dated ||= isDated(stretch.text);
  }
  return stretches.length;
}

function gather(
  text: string,
  stretches: readonly Stretch[],
  opens: (stretch: Stretch) => Stretch['opens'],
  isFurniture: (stretch: Stretch) => boolean,
): SplitList {
  const entries: ListedCitation[] = [];
  const rest: ListRest[] = [];
  const over = stretches.some((each) => each.opens) ? endOfLast(stretches) : stretches.length;
  let open: { readonly label?: string; readonly lines: string[]; readonly start: number; end: number } | undefined;
  const close = () => {
    if (!open) return;
    const { label, lines, start, end } = open;
    const said = joinLines(lines);
    if (said === '') rest.push({ text: text.slice(start, end), start, end });
    else entries.push({ ...(label === undefined ? {} : { label }), text: said, start, end });
    open = undefined;
  };
  for (const [at, stretch] of stretches.entries()) {
    const opening = opens(stretch);
    if (opening) {
      close();
      open = {
        ...(opening.label === undefined ? {} : { label: opening.label }),
        lines: [text.slice(opening.bodyStart, stretch.end)],
        start: stretch.start,
        end: stretch.end,
      };
    } else if (isFurniture(stretch) || !open || at >= over) {
      if (at >= over || isEnd(stretch)) close();
      rest.push({ text: stretch.text, start: stretch.start, end: stretch.end });
    } else {
      open.lines.push(stretch.text);
      open.end = stretch.end;
    }
  }
  close();
  return { entries, rest: rest.sort((a, b) => a.start - b.start) };
}

/** Behind a heading another list begins; page numbers stand in the midst of entries. */
const isEnd = ({ text }: Stretch): boolean => !isPageNumber(text) && isListHeading(text);
