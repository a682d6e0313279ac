import { type Label, labels } from '../../src/normalizers/citation-string/labels.ts';
import type { Token } from '../../src/normalizers/citation-string/tokens.ts';
import { tellingWords } from '../../src/normalizers/citation-string/words/telling-words.ts';
import type { MadeCitation } from './made-citation.ts';

/** A citation string with what is known of its parts. Null or absent: the string has no such part; undefined fields of `unknown` may be there. */
export interface LabelledCitation {
  readonly raw: string;
  readonly gold: {
    readonly authors?: readonly { family?: string; given?: string; collective?: string }[] | null;
    readonly authors_raw?: string | null;
    readonly collab?: readonly string[];
    readonly title?: string | null;
    readonly container?: string | null;
    readonly container_short?: string | null;
    readonly year?: string | number | null;
    readonly month?: number | null;
    readonly volume?: string | null;
    readonly issue?: string | null;
    readonly pages?: string | null;
    readonly publisher?: string | null;
    readonly place?: string | null;
    readonly doi?: string | null;
    readonly pmid?: string | null;
  };
}

const bit = (label: Label) => 1 << labels.indexOf(label);
const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/[^\p{L}\p{N}]+/gu, '');

interface Place {
  readonly from: number;
  readonly to: number;
}

const decode = (value: string) =>
  value.replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

/**
 * For every token the labels it may have, as bits, or undefined when a part cannot be found in the string. What lies between two known parts may belong to either as its
 * punctuation or introducing word, or be something nobody named.
 */
export function allowedLabels(tokens: readonly Token[], { gold, raw }: LabelledCitation): Uint32Array | undefined {
  const folded = tokens.map((token) => fold(token.text));
  const taken: (Label | undefined)[] = new Array(tokens.length).fill(undefined);
  const isFree = ({ from, to }: Place) => taken.slice(from, to).every((label) => label === undefined);
  const take = (label: Label, place: Place) => taken.fill(label, place.from, place.to);
  const find = (value: string) => placesOf(folded, tokens, fold(decode(value)));

  const title = textOf(gold.title);
  if (title !== undefined) {
    const place = find(title)[0];
    if (!place) return undefined;
    take('title', place);
  }
  const container = [textOf(gold.container), textOf(gold.container_short)]
    .filter((each) => each !== undefined)
    .sort((a, b) => b.length - a.length);
  if (container.length > 0) {
    const place = container
      .flatMap(find)
      .filter(isFree)
      .sort((a, b) => b.to - b.from - (a.to - a.from) || b.from - a.from)[0];
    if (place) take('container', place);
    else if (container.some((each) => fold(raw).includes(fold(each)))) return undefined;
  }
  if (!placeAuthors(tokens, folded, gold, taken)) return undefined;
  for (const label of ['publisher', 'place'] as const) {
    const value = textOf(gold[label]);
    const place = value === undefined ? undefined : find(value).filter(isFree).at(-1);
    if (place) take(label, place);
  }
  const pages = textOf(gold.pages);
  const year = textOf(gold.year)?.match(/\d{4}/)?.[0];
  const yearPlaces =
    year === undefined
      ? []
      : tokens.flatMap((token, at) => (token.text === year && taken[at] === undefined ? [{ from: at, to: at + 1 }] : []));
  if (year !== undefined && yearPlaces.length === 1) take('date', yearPlaces[0] as Place);
  if (pages !== undefined) {
    const place = pagePlaces(tokens, folded, pages).filter(isFree).at(-1);
    if (place) take('pages', place);
  }
  const issue = textOf(gold.issue);
  if (issue !== undefined) {
    const places = find(issue).filter(isFree);
    const place = places.find(({ from }) => tokens[from - 1]?.text === '(' || /^n/i.test(tokens[from - 1]?.text ?? '')) ?? places.at(-1);
    if (place) take('issue', place);
  }
  const volume = textOf(gold.volume);
  if (volume !== undefined) {
    const anchor = taken.findIndex((label) => label === 'issue' || label === 'pages');
    const places = find(volume).filter(isFree);
    const place = places.filter(({ from }) => anchor === -1 || from < anchor).at(-1) ?? places[0];
    if (place) take('volume', place);
  }
  if (year !== undefined && yearPlaces.length > 1) {
    const free = yearPlaces.filter(isFree);
    if (free.length > 0) take('date', free[0] as Place);
  }
  return masks(tokens, taken);
}

/** The same where the place of every part is known. */
export function labelsOfPieces(tokens: readonly Token[], pieces: MadeCitation['pieces']): Uint32Array {
  const taken = tokens.map(({ start, end }) => pieces.find((piece) => piece.start < end && piece.end > start)?.label);
  return masks(tokens, taken, true);
}

const textOf = (value: string | number | null | undefined) =>
  value === null || value === undefined || `${value}`.trim() === '' ? undefined : `${value}`;

/** Runs of tokens whose letters and digits are those of the value. */
function placesOf(folded: readonly string[], tokens: readonly Token[], value: string): Place[] {
  const places: Place[] = [];
  if (value === '') return places;
  for (let from = 0; from < tokens.length; from++) {
    if (folded[from] === '') continue;
    let rest = value;
    let at = from;
    while (at < tokens.length && rest !== '' && rest.startsWith(folded[at] ?? '')) {
      rest = rest.slice((folded[at] ?? '').length);
      at += 1;
    }
    if (rest === '') places.push({ from, to: at });
  }
  return places;
}

/** Pages stand in full or short, with an article number's letter or without. */
function pagePlaces(tokens: readonly Token[], folded: readonly string[], pages: string): Place[] {
  const whole = placesOf(folded, tokens, fold(pages));
  const [first = '', last = ''] = pages.split(/[-‐-―−]+/).map(fold);
  if (last === '') return whole;
  const short = placesOf(folded, tokens, first).flatMap(({ from, to }) => {
    const end = /^[-‐-―−]+$/.test(tokens[to]?.text ?? '') ? to + 1 : to;
    const next = `${folded[end] ?? ''}`;
    if (end > to && next !== '' && last.endsWith(next)) return [{ from, to: end + 1 }];
    if (end > to && last === `${next}${folded[end + 1] ?? ''}`) return [{ from, to: end + 2 }];
    return [];
  });
  const alone = placesOf(folded, tokens, first);
  return [...alone.slice(0, whole.length + short.length > 0 ? 0 : undefined), ...short, ...whole];
}

function placeAuthors(
  tokens: readonly Token[],
  folded: readonly string[],
  gold: LabelledCitation['gold'],
  taken: (Label | undefined)[],
): boolean {
  const names = gold.authors?.map((author) => author.family ?? author.collective ?? '').filter((name) => name !== '') ?? [];
  const raw = textOf(gold.authors_raw);
  if (raw !== undefined) {
    const place = placesOf(folded, tokens, fold(raw)).find(({ from, to }) => taken.slice(from, to).every((label) => label === undefined));
    if (!place) return fold(raw) === '';
    taken.fill('author', place.from, place.to);
    return true;
  }
  if (names.length === 0 && !gold.collab?.length) return true;
  // Names are not cut out: the list reaches from its first name, or the start, to the last one with its initials.
  const border = taken.findIndex((label) => label !== undefined);
  const before = border === -1 ? tokens.length : border;
  const year = tokens.findIndex((token, at) => at > 0 && at < before && token.text === textOf(gold.year)?.match(/\d{4}/)?.[0]);
  const head = year > 0 ? year : before;
  const found = names.map((name) => placesOf(folded.slice(0, head), tokens.slice(0, head), fold(name)));
  const all = found.flat();
  if (all.length === 0) return !names.some((name) => placesOf(folded, tokens, fold(name)).some(({ from }) => taken[from] === undefined));
  let start = 0;
  while (start < head && (tokens[start]?.kind !== 'word' || /^\d/.test(tokens[start]?.text ?? ''))) start += 1;
  let end = head;
  while (end > start && tokens[end - 1]?.kind === 'mark') end -= 1;
  taken.fill('author', start, end);
  return true;
}

/** Labels that nobody gave for these strings, but that may be there. */
const unnamed = bit('note') | bit('editor') | bit('identifier');
const months =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|fall|winter|mai|juin|avril|marzo|enero|ene|abr|ago|dic|okt|dez)/i;

/** Where no word speaks of editors, there are none. */
const editorial = /^(?:eds?|editors?|edited|editado|hrsg|herausgegeben|herausgeber|dirs?|coords?|orgs?|trans|translated|trad)$/i;

function masks(tokens: readonly Token[], taken: readonly (Label | undefined)[], whole = false): Uint32Array {
  const masks = new Uint32Array(tokens.length);
  const stated = new Set(taken);
  const absent = whole
    ? 0
    : (['publisher', 'place'] as const).filter((label) => !stated.has(label)).reduce((sum, label) => sum | bit(label), 0);
  const numbers = whole
    ? 0
    : (['volume', 'issue', 'pages', 'date'] as const).filter((label) => !stated.has(label)).reduce((sum, label) => sum | bit(label), 0);
  const names = tokens.some((token) => editorial.test(token.text)) ? 0 : bit('editor');
  let from = 0;
  while (from < tokens.length) {
    const label = taken[from];
    if (label !== undefined) {
      masks[from] = bit(label);
      from += 1;
      continue;
    }
    let to = from;
    while (to < tokens.length && taken[to] === undefined) to += 1;
    const before = taken[from - 1];
    const after = taken[to];
    // Marks up to the first word may end what stands before; from the last word on, marks and introducing words may begin what stands behind.
    const soft = (at: number) =>
      tokens[at]?.kind === 'mark' || (tokens[at]?.kind === 'word' && tellingWords.has(fold(tokens[at]?.text ?? '')));
    let head = from;
    while (head < to && tokens[head]?.kind === 'mark') head += 1;
    let tail = to;
    while (tail > from && soft(tail - 1)) tail -= 1;
    for (let at = from; at < to; at++) {
      const token = tokens[at];
      let mask = (unnamed & ~names) | absent | (before === undefined && at < 5 ? bit('number') : 0);
      if (token?.kind === 'address') mask = bit('identifier');
      if (before && at < head) mask |= bit(before);
      if (after && at >= tail) mask |= bit(after);
      if (token?.kind === 'number' || /^[-‐-―−()[\]]$/.test(token?.text ?? '')) mask |= numbers;
      if (!whole && (months.test(token?.text ?? '') || (token?.kind === 'number' && token.text.length <= 4))) mask |= bit('date');
      masks[at] = mask;
    }
    from = to;
  }
  return masks;
}
