import { beginsLikeCitation, endsLikeCitation, isClosing, isDated, isLocated, isWorded } from './citation-borders.ts';
import type { ListLine } from './lines.ts';

/** `•`, `-`, `*`, `▪`: what stands before every entry of a list without numbers. */
const bullet = /^(?:[•·◦▪▫■□●○‣⁃∙➢➤►*+]|[-–—](?=\s))\s{0,8}(?=\S)/u;

/** `[Sm17]`, `[Smith 2017]`, `[SKS+10a]`: keys that authors' initials and years make. */
const key = /^\[((?=[^\]]{0,30}\p{L})[\p{L}\d][\p{L}\d+&.,:’' -]{0,30}\d{2,4}[a-z]?)\][:.]?\s{0,8}(?=\S)/u;

/** Where an entry begins. */
export interface Opening {
  readonly label?: string;
  readonly bodyStart: number;
}

/** Where entries begin among lines that no number leads, by the line that they begin with: marks, blank lines, indents, or what the lines look like. */
export function unnumberedOpenings(lines: readonly ListLine[]): ReadonlyMap<ListLine, Opening> {
  return marked(lines) ?? indented(lines) ?? byLooks(lines);
}

/** Bullets or keys before the first line and most that begin like an entry. */
function marked(lines: readonly ListLine[]): ReadonlyMap<ListLine, Opening> | undefined {
  for (const mark of [key, bullet]) {
    const first = lines[0] && mark.exec(lines[0].text);
    if (!first) continue;
    const openings = lines.flatMap((line): [ListLine, Opening][] => {
      const found = mark.exec(line.text);
      // A dash may begin a wrapped line; a list has one kind of bullet.
      if (!found || (mark === bullet && found[0].trim() !== first[0].trim())) return [];
      const label = found[1];
      return [[line, { bodyStart: line.start + found[0].length, ...(label === undefined ? {} : { label }) }]];
    });
    if (openings.length > 1 || mark === key || /^[•▪●■]/.test(first[0])) return new Map(openings);
  }
  return undefined;
}

/** A hanging indent, or its contrary, when all lines keep to one of two depths and the shallower (deeper) ones begin like entries. */
function indented(lines: readonly ListLine[]): ReadonlyMap<ListLine, Opening> | undefined {
  const depths = [...new Set(lines.map(({ indent }) => indent))].sort((a, b) => a - b);
  const [shallow = 0, deep] = depths;
  if (deep === undefined || depths.length > 4) return undefined;
  const opening = lines[0]?.indent === shallow ? (line: ListLine) => line.indent === shallow : (line: ListLine) => line.indent > shallow;
  const openings = lines.filter(opening);
  const fitting = openings.filter(({ text }) => beginsLikeCitation(text) > 0).length;
  const wrong = lines.filter(
    (line) => !opening(line) && beginsLikeCitation(line.text) > 1 && isDated(line.text) && endsLikeCitation(line.text) > 0,
  ).length;
  if (openings.length < 2 || fitting < 0.8 * openings.length || wrong > 0.3 * (lines.length - openings.length)) return undefined;
  return new Map(openings.map((line) => [line, { bodyStart: line.start }]));
}

/** A break of a line that the width did not ask for. */
type Break = 'wanted' | 'needed' | 'unclear';

/**
 * Line by line: does the one before end like a citation, does this one begin like one, was there room for its first word on the line before, and does what
 * stands there already have a year. Where most lines are whole citations, a line is one unless all speaks against it.
 */
function byLooks(lines: readonly ListLine[]): ReadonlyMap<ListLine, Opening> {
  const openings = new Map<ListLine, Opening>();
  const [first] = lines;
  if (!first) return openings;
  openings.set(first, { bodyStart: first.start });
  const widest = lines.reduce((most, { text }) => Math.max(most, text.length), 0);
  const blocks = lines.filter(({ apart }, at) => apart || at === 0);
  const within = lines.filter(({ apart }, at) => !apart && at > 0);
  // Blank lines between all entries: then the lines of one block are one.
  const spaced = blocks.length > 1 && mostly(blocks, ({ text }) => beginsLikeCitation(text) >= 0) && !mostly(within, isWhole, 0.5);
  const oneALine = !spaced && mostly(lines, isWhole);
  let said = saidIn(first.text);
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    if (!before) continue;
    const score =
      endScore[(endsLikeCitation(before.text) + 1) as 0 | 1 | 2 | 3] +
      (!oneALine && isClosing(line.text) ? -3 : beginScore[(beginsLikeCitation(line.text) + 1) as 0 | 1 | 2 | 3]) +
      breakScore[breakBetween(before, line, widest)] +
      (said.dated && said.worded ? 0.5 : oneALine ? -1 : -2.5) +
      (said.located ? 0.5 : -0.75) +
      (line.apart ? (spaced ? 6 : 3) : spaced ? -4 : 0) +
      (oneALine ? 2.25 : 0);
    const own = saidIn(line.text);
    if (score > 0) openings.set(line, { bodyStart: line.start });
    said = score > 0 ? own : { dated: said.dated || own.dated, worded: said.worded || own.worded, located: said.located || own.located };
  }
  return openings;
}

const isWhole = ({ text }: ListLine): boolean =>
  text.length > 30 && beginsLikeCitation(text) > 0 && isDated(text) && endsLikeCitation(text) >= 0;

const mostly = (lines: readonly ListLine[], test: (line: ListLine) => boolean, part = 0.7): boolean =>
  lines.filter(test).length >= part * lines.length && lines.length > 0;

/** What an entry says so far: it is not over without a year and something of a title. */
const saidIn = (text: string) => ({ dated: isDated(text), worded: isWorded(text), located: isLocated(text) });

const endScore = [-3.5, -1, 0.75, 1.5] as const;
const beginScore = [-4, -2.5, -0.75, 1.75] as const;
const breakScore: Readonly<Record<Break, number>> = { wanted: 1.5, unclear: 0, needed: -0.75 };

function breakBetween(before: ListLine, line: ListLine, widest: number): Break {
  const word = line.text.search(/\s/);
  const needed = before.text.length + 1 + (word < 0 ? line.text.length : word);
  if (needed < 0.8 * widest) return 'wanted';
  return needed > widest ? 'needed' : 'unclear';
}
