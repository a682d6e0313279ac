import { beginsLikeCitation, endsLikeCitation } from './citation-borders.ts';
import type { ListLine } from './lines.ts';
import { isPageLine } from './page-furniture.ts';

/** A number that a list may have printed before an entry: where it stands, and where what follows it begins. */
export interface ListLabel {
  readonly label: string;
  readonly start: number;
  readonly bodyStart: number;
}

interface Candidate extends ListLabel {
  readonly value: number;
  /** How much it looks like the beginning of an entry; 0: not at all. Worked out only for numbers that would count. */
  readonly weight: () => number;
  /** Whether a list may begin with it. */
  readonly first: boolean;
}

interface LabelForm {
  readonly pattern: RegExp;
  /** Whether it is looked for within lines too: a figure alone or before a dash says too little there. */
  readonly within: boolean;
}

/** The forms in which lists write their numbers. The number is the first group that took part; what is matched is no part of the entry's text. */
const forms: readonly LabelForm[] = [
  { pattern: /\[\^?(\d{1,4})\][:.]?[^\S\r\n]{0,8}(?=\S|$)/gmu, within: true },
  { pattern: /\((\d{1,4})\)[:.]?[^\S\r\n]{0,8}(?=\S|$)/gmu, within: true },
  { pattern: /(?<![\d,:/–-])(\d{1,4})\.(?:[^\S\r\n]{1,8}(?=\S)|(?=[\p{L}"“„«‘'[_(–—-])|$)/gmu, within: true },
  { pattern: /(?<![\d,:/–-])(\d{1,4})\)\.?(?:[^\S\r\n]{1,8}(?=\S)|(?=[\p{L}"“„«‘'[_(])|$)/gmu, within: true },
  { pattern: /([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})[.)]?[^\S\r\n]{0,8}(?=\S|$)/gmu, within: true },
  { pattern: /(?<!\S)(\d{1,3})[^\S\r\n]{1,8}(?=\S)/gmu, within: true },
  { pattern: /(?<!\S)(\d{1,3})[^\S\r\n]?[-–—:|][^\S\r\n]{0,8}(?=[\p{L}"“„«‘'[_]|$)/gmu, within: false },
  { pattern: /(?<!\S)(\d{1,3})\.?$/gmu, within: false },
  { pattern: /(?<!\S)(?:Ref(?:erence)?\.?|No\.?|Nr\.?|#|R)\s?(\d{1,3})[:.)]?[^\S\r\n]{0,8}(?=[\p{L}"“„«‘'[_]|$)/gimu, within: false },
];

const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const numberOf = (digits: string): number => Number(digits.replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String(raised.indexOf(digit))));

/** How far the next number may be: an entry or two may have got lost when the list was copied. */
const steps = [1, 2, 3];

/** How many characters behind a number are looked at. */
const lookAhead = 160;

/**
 * The numbers of a list, in whatever one form makes the best count: numbers that run on, best at the beginning of lines. A list that
 * begins anew (several lists in one paste) counts on from one. Empty when nothing counts.
 */
export function listLabels(text: string, lines: readonly ListLine[]): readonly ListLabel[] {
  const lineAt = new Map(lines.map((line) => [line.start, line]));
  const firsts = firstPlaces(lines);
  let best: { readonly score: number; readonly chain: readonly Candidate[] } = { score: 0, chain: [] };
  for (const form of forms) {
    const found = longestCount(candidatesOf(text, form, lineAt, firsts));
    if (found.score > best.score + 0.01) best = found;
  }
  const { chain } = best;
  const [start] = chain;
  // Pages and years at the beginnings of wrapped lines may count on by chance.
  const leads =
    start !== undefined && (firsts.has(start.start) || start.value === 1 || (chain.length > 2 && chain.length > 0.1 * lines.length));
  if (chain.length >= 2) return leads ? chain : [];
  // One alone is a label only where all begins with it.
  const [only] = chain;
  return only && firsts.has(only.start) && only.value < 1500 && beginsLikeCitation(headFrom(text, only.bodyStart)) > 0 ? [only] : [];
}

/** Beginnings of lines before which nothing stands but furniture. */
function firstPlaces(lines: readonly ListLine[]): ReadonlySet<number> {
  const places = new Set<number>();
  for (const line of lines) {
    places.add(line.start);
    if (!isPageLine(line.text)) break;
  }
  return places;
}

function candidatesOf(
  text: string,
  { pattern, within }: LabelForm,
  lineAt: ReadonlyMap<number, ListLine>,
  firsts: ReadonlySet<number>,
): Candidate[] {
  const found: Candidate[] = [];
  for (const match of text.matchAll(pattern)) {
    const digits = match[1] ?? '';
    const start = match.index;
    const line = lineAt.get(start);
    if (!line && !within) continue;
    const bodyStart = start + match[0].length;
    const weight = () => {
      const begins = beginsLikeCitation(headFrom(text, bodyStart));
      return line ? 1 + (begins > 1 ? 0.2 : 0) : weightWithin(text, start, begins);
    };
    const first = line !== undefined || firsts.has(start);
    found.push({ label: String(numberOf(digits)), value: numberOf(digits), start, bodyStart, weight, first });
  }
  return found;
}

/** What stands there, on one line. */
const headFrom = (text: string, at: number): string =>
  text
    .slice(at, at + lookAhead)
    .replace(/\s+/g, ' ')
    .trimStart();

/** Within a line it must stand where one citation ends and another begins. */
function weightWithin(text: string, start: number, begins: number): number {
  const before = text
    .slice(Math.max(0, start - lookAhead), start)
    .replace(/\s+/g, ' ')
    .trimEnd();
  const heading =
    /(?:^|\s)(?:References|Bibliography|Literature|Bibliografía|Referencias|Literatur|Bibliographie|Références|Referências|Bibliografia):?$/i.test(
      before,
    );
  const ends = heading ? 2 : endsLikeCitation(before);
  // «…;28:1-7.2. Doe J»: with nothing between, an author must follow.
  const glued = !/\s/.test(text[start - 1] ?? ' ');
  if (begins < 0 || (begins < 2 && (glued || ends < (begins > 0 ? 1 : 2))) || /[,&(-]$/.test(before)) return 0;
  return 0.4 + 0.12 * ends + 0.12 * begins - (glued ? 0.1 : 0);
}

/** The chain of candidates whose numbers run on with the greatest weight. One pass: each looks at the best chain that ends with the numbers before its own. */
function longestCount(candidates: readonly Candidate[]): { score: number; chain: readonly Candidate[] } {
  interface Link {
    readonly candidate: Candidate;
    readonly score: number;
    readonly before: Link | undefined;
  }
  const ending = new Map<number, Link>();
  let best: Link | undefined;
  for (const candidate of candidates) {
    const { value, first } = candidate;
    const counted = steps.flatMap((gap) => ending.get(value - gap) ?? []);
    if (!first && counted.length === 0) continue;
    const weight = candidate.weight();
    if (weight === 0) continue;
    let before: Link | undefined;
    let score = first ? weight + (value === 1 ? 0.5 : 0) - (value > 999 ? 1.5 : 0) : 0;
    for (const last of counted) {
      const gap = value - last.candidate.value;
      if (last.score + weight - 0.6 * (gap - 1) <= score) continue;
      before = last;
      score = last.score + weight - 0.6 * (gap - 1);
    }
    if (value === 1 && first && best && best.score + weight - 0.9 > score) {
      before = best;
      score = best.score + weight - 0.9;
    }
    if (score <= 0) continue;
    const link = { candidate, score, before };
    const rival = ending.get(value);
    if (!rival || score >= rival.score) ending.set(value, link);
    if (!best || score > best.score) best = link;
  }
  const chain: Candidate[] = [];
  for (let link = best; link; link = link.before) chain.push(link.candidate);
  return { score: best?.score ?? 0, chain: chain.reverse() };
}
