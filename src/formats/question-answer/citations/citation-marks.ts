import { numberGroup, readNumbers } from './citation-numbers.ts';
import { type CitationFacts, type CitationStyle, citationOdds } from './citation-odds.ts';
import { raisedRun, readRaisedNumbers } from './raised-numbers.ts';

/** Citation numbers in a text: UTF-16 offsets of the group with its brackets, end exclusive. */
export interface CitationMark {
  readonly start: number;
  readonly end: number;
  readonly numbers: readonly string[];
  /** `closing` ends a statement; `inside` stands within one. */
  readonly place: 'closing' | 'inside';
  readonly style: CitationStyle;
  /** What speaks for it, see `citationOdds`; brackets and superscripts leave no doubt. */
  readonly odds: number;
  /** The other reading, where there is one worth a look. */
  readonly alternative?: string;
}

const certain = 5;
/** Within a sentence a number in the text is the likelier reading: `at weeks 4, 8`, `in arm 1, patients`. */
const leastInside = 2.5;
/** A reading this near to the limit is reported. */
const doubtful = 0.5;

const bracketed = new RegExp(String.raw`\[\s?(${numberGroup})\s?\]`, 'gu');
const parenthesized = new RegExp(String.raw`\(\s?(${numberGroup})\s?\)`, 'gu');
const bare = new RegExp(String.raw`(?<![\p{L}\p{N}])${numberGroup}(?![\p{L}\p{N}%‰°/×⁰¹²³⁴-⁹-])`, 'gu');
/** `mortality1,2`: the raised numbers of a page that was copied without its formatting. */
const glued = new RegExp(String.raw`(?<=\p{Ll}{4})${numberGroup}(?![\p{L}\p{N}%°/×-])`, 'gu');

const sentenceEndBefore = /[.!?…]["”’)\]]{0,2}\s?$/u;
const sentenceEndAfter = /^\s?[.!?…]["”’)]?\s+(?=["“‘([¿¡]?[\p{Lu}\p{N}])/u;
const sentenceStart = /^\s+["“‘(¿¡]?\p{Lu}/u;
const clauseEnd = /^(?:\s?[,;]\s|\)|\s\((?!\d)|\s?[—]|\s–\s)/u;

function placeOf(text: string, start: number, end: number): CitationMark['place'] | undefined {
  const after = text.slice(end);
  if (/^[\s.,:;!?…]*$/u.test(after) || sentenceEndAfter.test(after)) return 'closing';
  if (sentenceStart.test(after) && sentenceEndBefore.test(text.slice(Math.max(0, start - 4), start))) return 'closing';
  return clauseEnd.test(after) ? 'inside' : undefined;
}

/** Numbers that may be read as citations or not, for a person to decide. */
interface DoubtfulNumber {
  readonly start: number;
  readonly end: number;
  readonly taken: boolean;
  readonly alternative?: string;
}

/** What was found in a text. */
export interface CitationMarks {
  readonly marks: CitationMark[];
  readonly doubts: DoubtfulNumber[];
}

/**
 * The citation numbers of a text, in order, and the numbers in doubt. Without facts only what the text itself tells is used:
 * that first reading gathers the facts of the page.
 */
export function findCitationMarks(text: string, facts?: CitationFacts): CitationMarks {
  const doubts: DoubtfulNumber[] = [];
  const found = [...findBracketed(text, facts), ...findRaised(text, facts)];
  if (!facts || facts.style === 'parenthesized') found.push(...findParenthesized(text));
  for (const mark of [...findBare(text, bare, facts), ...(facts?.labels.size ? findBare(text, glued, facts) : [])]) {
    const least = mark.place === 'inside' ? leastInside : 0;
    const taken = mark.odds > 0 && mark.odds >= least;
    if (taken) found.push(mark);
    if (facts && mark.place === 'closing' && Math.abs(mark.odds) <= doubtful) doubts.push({ start: mark.start, end: mark.end, taken });
  }
  found.sort((a, b) => a.start - b.start);
  const marks = merge(text, found);
  for (const { start, end, alternative } of marks) if (alternative !== undefined) doubts.push({ start, end, taken: true, alternative });
  return { marks, doubts: doubts.sort((a, b) => a.start - b.start) };
}

function* findBracketed(text: string, facts: CitationFacts | undefined): Generator<CitationMark> {
  for (const match of text.matchAll(bracketed)) {
    const numbers = readNumbers(match[1] ?? '');
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(Math.max(0, start - 30), start);
    if (!numbers || (isSpread(before, match[0]) && !numbers.every((number) => facts?.labels.has(number) || facts?.seen.has(number))))
      continue;
    const tight = /^\p{Lu}/u.test(text.slice(end)) && sentenceEndBefore.test(before);
    yield { start, end, numbers, place: tight ? 'closing' : (placeOf(text, start, end) ?? 'inside'), style: 'bracketed', odds: certain };
  }
}

/** `12 months [8-14]` gives the spread of a value. */
const isSpread = (before: string, group: string): boolean =>
  /[–—‑-]/.test(group) &&
  /(?:\d\s?(?:%|percent|points?|minutes?|hours?|days?|weeks?|months?|years?|[mk]?g|mL)?|\b(?:IQR|CI|range))\s$/u.test(before);

function* findParenthesized(text: string): Generator<CitationMark> {
  for (const match of text.matchAll(parenthesized)) {
    const numbers = readNumbers(match[1] ?? '');
    const [start, end] = [match.index, match.index + match[0].length];
    const place = placeOf(text, start, end);
    if (!numbers || !place || start === 0) continue;
    yield { start, end, numbers, place, style: 'parenthesized', odds: certain };
  }
}

function* findRaised(text: string, facts: CitationFacts | undefined): Generator<CitationMark> {
  for (const match of text.matchAll(raisedRun)) {
    const end = match.index + match[0].length;
    const read = readRaisedNumbers(text.slice(0, match.index), match[0], text.slice(end, end + 2), facts);
    if (!read) continue;
    const start = match.index + read.skip;
    const place = placeOf(text, start, end) ?? 'inside';
    const alternative = read.alternative === undefined ? {} : { alternative: read.alternative };
    yield { start, end, numbers: read.numbers, place, style: 'raised', odds: certain, ...alternative };
  }
}

function* findBare(text: string, pattern: RegExp, facts: CitationFacts | undefined): Generator<CitationMark> {
  for (const match of text.matchAll(pattern)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const numbers = readNumbers(match[0]);
    const place = placeOf(text, start, end) ?? (pattern === glued ? 'inside' : undefined);
    const before = text.slice(Math.max(0, start - 100), start);
    if (!numbers || !place || !standsAlone(before, pattern === glued)) continue;
    if (pattern === glued && !numbers.every((number) => facts?.labels.has(number))) continue;
    const odds = citationOdds(before, match[0], numbers, facts);
    yield extendLeft(text, { start, end, numbers, place, style: 'bare', odds }, facts);
  }
}

/** A blank before it, or the end of a sentence as in `mortality.1,2`; never the middle of a number, word or formula. */
function standsAlone(before: string, isGlued: boolean): boolean {
  return isGlued || /\s$/.test(before) || /[\p{L})%”"][.!?]$/u.test(before) || /[.!?][)”"]$/.test(before);
}

/** `statement 1 2 3`: numbers whose commas were lost belong together when they rise and each could stand there alone. */
function extendLeft(text: string, mark: CitationMark, facts: CitationFacts | undefined): CitationMark {
  if (!facts || mark.place !== 'closing' || mark.odds <= 0) return mark;
  const lost = /(?:\s\d{1,3}){1,12}\s$/.exec(text.slice(Math.max(0, mark.start - 60), mark.start));
  const numbers = lost?.[0].trim().split(/\s/);
  if (!lost || !numbers) return mark;
  const all = [...numbers, ...mark.numbers];
  const rising = all.every((number, index) => index === 0 || Number(number) > Number(all[index - 1]));
  const known = facts.labels.size > 0 ? facts.labels : facts.seen;
  const start = mark.start - lost[0].length + 1;
  if (!rising || !numbers.every((number) => known.has(number))) return mark;
  const odds = citationOdds(text.slice(Math.max(0, start - 100), start), numbers.join(', '), numbers, facts);
  return odds >= 2 ? { ...mark, start, numbers: all, odds } : mark;
}

/** `[1][2]`, `[1], [2]`, `¹ ²` and overlapping finds become one mark. */
function merge(text: string, found: readonly CitationMark[]): CitationMark[] {
  const merged: CitationMark[] = [];
  for (const mark of found) {
    const last = merged.at(-1);
    if (last && mark.start < last.end) continue;
    if (last && last.style === mark.style && mark.style !== 'bare' && /^[\s,;]{0,3}$/.test(text.slice(last.end, mark.start))) {
      merged[merged.length - 1] = { ...mark, start: last.start, numbers: [...new Set([...last.numbers, ...mark.numbers])] };
    } else merged.push(mark);
  }
  return merged;
}
