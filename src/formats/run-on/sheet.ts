import type { LabelField } from './label-words.ts';
import { findLabels, type Label } from './labels.ts';

/**
 * A page as the finders read it: as long as the page itself, so that offsets hold, with one line feed for whatever separates values (line ends, tabs,
 * `|`, `;`), and a blank for the line ends that only wrap prose.
 */
export interface Sheet {
  readonly text: string;
  /** What it costs a value to go on over the character at an offset: something where a separator stands. */
  readonly crossing: Float64Array;
  /** The signs between values that are no blanks, as they stand in the page. */
  readonly separators: readonly Stretch[];
  /** What the page says about its values; line feeds in the text. */
  readonly labels: readonly Label[];
  /** Values have single blanks between them: any blank may be a border. */
  readonly isLoose: boolean;
  /** Every value stands by itself: what looks glued is the inside of a value. */
  readonly isSeparated: boolean;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a value pays for going on over a separator. Line ends are strong borders, no certain ones: abstracts have paragraphs. */
const crossingCost = { line: 3, blankLine: 4.5, tab: 5, sign: 5, anchor: 2.5 };

/** No value goes on over a label. */
export const wall = 1000;

/** And how much more where every value stands by itself. */
const separated = 2.5;

/** What no other value looks like, wherever it begins: the places that show how the values of a page are joined. */
const sure =
  /https?:\/\/|(?<![\d-])(?:1[89]|20)\d{2}-(?:0[1-9]|1[0-2])-[0-3]\d(?:T[\d:.]+Z?)?|(?<![/\w.])10\.\d{4,9}\/|(?<![\w/])PMC[1-9]\d{4}|info:eu-repo|(?<!\w)[a-z]{2}_[A-Z]{2}(?![A-Za-z])|(?<!\w)(?:application|image|text)\/[a-z]{3}/g;

/**
 * Signs that may separate values, with the blanks around them. Bars are rare in prose, and some of them are enough; a semicolon has to stand before
 * values that begin for sure.
 */
const signs: readonly { readonly shape: RegExp; readonly before: RegExp; readonly isEnough: number }[] = [
  { shape: /(?:(?<![^\S\n])[^\S\n]+)?\|{1,2}[^\S\n]*/g, before: /\|\s*$/, isEnough: 4 },
  { shape: /(?<![^\S\n])[^\S\n]+[•·¦][^\S\n]+/g, before: /[•·¦]\s+$/, isEnough: 4 },
  { shape: /;[^\S\n]+/g, before: /; +$/, isEnough: Number.POSITIVE_INFINITY },
];

/** Line ends, tabs, wide blanks. Each begins where its blanks begin and nowhere within: thousands of them in a row are looked at once. */
const breaking = /(?<![^\S\n])[^\S\n]*(?:\r?\n[^\S\n]*)+|(?<![^\S\r\n])[^\S\r\n]*\t[^\S\n]*| {3,}|\u2028|\u2029/g;

/** So many of the sure places have to have the sign before them. */
const share = 0.4;

/** More glued borders than that, a thousand characters: nothing stands between the values. */
const mostGlued = 3;

/** Lays a page out for reading. */
export function layOut(page: string): Sheet {
  const characters = page.split('');
  const crossing = new Float64Array(page.length);
  const separators: Stretch[] = [];
  const before = [...page.matchAll(sure)].slice(0, 400).map(({ index }) => page.slice(Math.max(0, index - 4), index));
  const habit = (shape: RegExp) => {
    const count = before.filter((each) => shape.test(each)).length;
    return count >= 1 && count >= before.length * share;
  };
  const blankOut = ({ start, end }: Stretch, cost: number) => {
    for (let at = start; at < end; at++) characters[at] = '\n';
    crossing[start] = Math.max(crossing[start] ?? 0, cost);
  };
  const wrapped = wrapsOf(page);
  let breaks = 0;
  for (const match of page.matchAll(breaking)) {
    const stretch = { start: match.index, end: match.index + match[0].length };
    if (stretch.start === 0 || stretch.end === page.length) blankOut(stretch, 0);
    else if (wrapped.has(stretch.start)) for (let at = stretch.start; at < stretch.end; at++) characters[at] = ' ';
    else {
      breaks += 1;
      const lines = match[0].split('\n').length - 1;
      blankOut(stretch, lines > 1 ? crossingCost.blankLine : lines === 1 ? crossingCost.line : crossingCost.tab);
    }
  }
  let isSigned = false;
  for (const { shape, before: sign, isEnough } of signs) {
    if (!habit(sign) && countOf(page, shape, isEnough) < isEnough) continue;
    isSigned = true;
    for (const match of page.matchAll(shape)) {
      const stretch = { start: match.index, end: match.index + match[0].length };
      separators.push({ start: stretch.start + match[0].search(/\S/), end: stretch.start + match[0].trimEnd().length });
      blankOut(stretch, crossingCost.sign);
    }
  }
  const glued = page.match(/\p{Ll}{2}[.)]?\p{Lu}\p{Ll}/gu)?.length ?? 0;
  const isLoose =
    !isSigned &&
    breaks < 3 &&
    glued <= (mostGlued * page.length) / 1000 &&
    habit(/[^\s,;:(] $/) &&
    before.every((each) => /\s$|^$/.test(each));
  const labels = findLabels(characters.join(''), isLoose);
  for (const label of labels) blankOut(label, wall);
  separateLists(characters, labels, (stretch, sign) => {
    separators.push(sign);
    blankOut(stretch, crossingCost.sign);
  });
  const text = characters.join('');
  const isSeparated = isSigned || (breaks >= 3 && before.filter((each) => /\S$/.test(each)).length <= before.length * 0.1);
  if (isSeparated || isLoose || labels.length > 2)
    for (let at = 0; at < crossing.length; at++) crossing[at] = (crossing[at] ?? 0) * separated;
  const sheet = { crossing, separators, labels, isLoose, isSeparated: isSeparated || isLoose };
  return isLoose ? { ...sheet, ...loosened(text, crossing) } : { ...sheet, text };
}

/** Fields whose values stand in one list, and the signs between them, the most telling first. */
const lists = new Set<LabelField>([
  'author',
  'advisor',
  'editor',
  'contributor',
  'keywords',
  'subject',
  'mesh',
  'decs',
  'language',
  'issn',
  'isbn',
]);
const listSigns = [/[^\S\n]*;[^\S\n]*/g, /[^\S\n]*\|\|?[^\S\n]*/g, /[^\S\n]+[•·¦–][^\S\n]+/g] as const;

/** Puts line feeds for the signs between the values of a list behind a label; keywords may have commas as well, where names have theirs inside. */
function separateLists(characters: readonly string[], labels: readonly Label[], blankOut: (stretch: Stretch, sign: Stretch) => void): void {
  labels.forEach(({ end: start, field }, index) => {
    if (!lists.has(field)) return;
    const block = characters.slice(start, labels[index + 1]?.start ?? characters.length).join('');
    const first = /^\n*[^\n]*/.exec(block)?.[0] ?? '';
    const commas = (field === 'keywords' || field === 'subject') && !block.trim().includes('\n') ? [/,[^\S\n]+/g] : [];
    const shape = [...listSigns, ...commas].find((each) => first.search(each) !== -1);
    for (const match of shape ? block.matchAll(shape) : []) {
      const at = start + match.index;
      const sign = at + match[0].search(/\S/);
      blankOut({ start: at, end: at + match[0].length }, { start: sign, end: sign + match[0].trim().length });
    }
  });
}

function countOf(page: string, shape: RegExp, most: number): number {
  let count = 0;
  if (Number.isFinite(most)) for (const _ of page.matchAll(shape)) if (++count >= most) break;
  return count;
}

/** A page of which one value after the other is folded at this width or below. */
const widest = 200;
const narrowest = 40;

/** What no value ends with. */
const open =
  /(?:^|\s)(?:the|an|a|of|in|on|and|or|for|with|by|to|from|that|which|is|are|was|were|any|el|la|los|las|de|del|con|por|para|und|der|die|das|von|mit|et|les|des|du|da|do|dos|di|della)$|[\p{Ll})],$|[(–-]$/u;

/** «dc.contributor.author» begins small, and goes on with nothing. */
const qualifiedName = /^(?:dc|dcterms)\.\p{Ll}/u;

/**
 * Where line ends only fold the text: after a word that ends no value, or where the page has several lines that are nearly as long as its longest and
 * the next word would not have fitted.
 */
function wrapsOf(page: string): Set<number> {
  const lines = [...page.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({ start: index, line: line.trimEnd() }));
  const width = Math.max(0, ...lines.slice(0, 5000).map(({ line }) => line.length));
  const wraps = new Set<number>();
  const sure = new Set<number>();
  const goingOn = new Set<number>();
  const isFolded = width >= narrowest && width <= widest;
  lines.forEach(({ start, line }, index) => {
    const next = lines[index + 1];
    if (next && qualifiedName.test(next.line)) return;
    if (!next || next.start - start > page.slice(start, next.start).trimEnd().length + 2) return;
    const word = /^\S{0,60}/.exec(next.line)?.[0].length ?? 0;
    if (word > 0 && line.length >= narrowest / 2 && open.test(line.slice(-12))) sure.add(start + line.length);
    if (/\p{Ll}$/u.test(line) && /^\p{Ll}/u.test(next.line)) goingOn.add(start + line.length);
    if (isFolded && word > 0 && line.length >= narrowest * 0.75 && line.length + 1 + word > width) wraps.add(start + line.length);
  });
  const full = lines.filter(({ line }) => line.length > width - 15).length;
  // where some lines end in the middle of a sentence, others do that begin small
  const told = sure.size === 0 ? [] : [...sure, ...goingOn];
  return new Set(wraps.size < 3 || full < 3 ? told : [...told, ...wraps]);
}

/** Values with a shape of their own, which in a page of single blanks begin and end at blanks. */
const whole =
  /(?<=^|\s)(?:https?:\/\/\S+|(?:1[5-9]|20)\d{2}-\d{2}(?:-\d{2}(?:T\S+)?)?|10\.\d{4,9}\/\S+|PMC\d{4,9}|\d{4}-\d{3}[\dX]|[a-z]{2}_[A-Z]{2}|info:eu-repo\S+|(?:application|image|text|video|audio)\/[\w.+-]+)(?=\s|$)/g;

/** Puts line feeds for the blanks on both sides of values that nothing else looks like. */
function loosened(text: string, crossing: Float64Array): Pick<Sheet, 'text' | 'crossing'> {
  const characters = text.split('');
  for (const match of text.matchAll(whole))
    for (const at of [match.index - 1, match.index + match[0].length])
      if (characters[at] === ' ') {
        characters[at] = '\n';
        crossing[at] = crossingCost.anchor;
      }
  return { text: characters.join(''), crossing };
}
