import type { Token } from './tokens.ts';

/** The stretch between two borders that a token stands in, as far as it is telling. Counts are cut off, shares come in quarters. */
export interface Chunk {
  readonly index: number;
  readonly last: number;
  readonly words: number;
  readonly small: number;
  readonly capitals: number;
  readonly digits: number;
  readonly journal: number;
  readonly initials: number;
  readonly before: string;
  readonly after: string;
  readonly first: string;
  /** The class with which the next and the previous chunk begin. */
  readonly next: string;
  readonly previous: string;
  /** The forms of the previous and the next chunk, in short. */
  readonly around: string;
  /** Position of the token in it, from both ends. */
  readonly at: number;
  readonly left: number;
}

interface Shape {
  readonly class: string;
}

/** Points behind initials and within abbreviations end no sentence; `Smith JA. Title`, `Smith J. Title of it` and `colitis. Gut` have an end. */
function isBorder(level: 'sentence' | 'phrase', tokens: readonly Token[], shapes: readonly Shape[], at: number): boolean {
  const shape = shapes[at]?.class ?? '';
  if (/^["()[\]?!;]$/.test(shape)) return true;
  if (level === 'phrase' && /^[,:/]$/.test(shape)) return true;
  if (shape !== '.') return false;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (!before || !after) return true;
  if (before.kind === 'word' && /^\p{Lu}$/u.test(before.text)) return endsName(tokens, at);
  return after.spaced || after.kind !== 'number';
}

/** `Smith J. Something new`: an initial behind a family name, and a capitalized word with a small one behind it. */
function endsName(tokens: readonly Token[], at: number): boolean {
  const [family, next, second] = [tokens[at - 2], tokens[at + 1], tokens[at + 2]];
  const isFamily = family?.kind === 'word' && family.text.length > 1;
  const beginsSentence =
    next?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(next.text) && second?.kind === 'word' && /^\p{Ll}/u.test(second.text);
  return isFamily && beginsSentence;
}

const cut = (count: number, most: number) => Math.min(count, most);
const quarter = (part: number, whole: number) => (whole === 0 ? 0 : Math.ceil((part * 4) / whole));

/** For each token the chunk that it stands in. Sentences end at points, quotation marks and brackets, phrases at commas and colons too. */
export function chunksOf(tokens: readonly Token[], shapes: readonly Shape[], level: 'sentence' | 'phrase'): Chunk[] {
  const starts = [0];
  for (let at = 0; at < tokens.length - 1; at++) if (isBorder(level, tokens, shapes, at)) starts.push(at + 1);
  const spans = starts.map((start, index) => ({ start, end: starts[index + 1] ?? tokens.length })).filter(({ start, end }) => end > start);
  return spans.flatMap(({ start, end }, index) => {
    const inside = tokens.slice(start, end);
    const words = inside.filter((token) => token.kind === 'word');
    const small = words.filter((token) => /^\p{Ll}/u.test(token.text)).length;
    const chunk = {
      index: cut(index, 6),
      last: cut(spans.length - 1 - index, 6),
      words: words.length > 12 ? 5 : words.length > 6 ? 4 : cut(words.length, 3),
      small: cut(small, 4),
      capitals: quarter(words.length - small, words.length),
      digits: cut(inside.filter((token) => token.kind === 'number').length, 3),
      journal: quarter(shapes.slice(start, end).filter((shape) => /^[Aa][PB]*J|^AJ/.test(shape.class)).length, words.length),
      initials: cut(words.filter((token) => /^\p{Lu}{1,3}$/u.test(token.text)).length, 3),
      before: shapes[start - 1]?.class ?? '^',
      after: shapes[end - 1]?.class ?? '$',
      first: shapes[start]?.class ?? '',
      next: shapes[end]?.class ?? '$',
      previous: shapes[spans[index - 1]?.start ?? -1]?.class ?? '^',
      around: `${formOf(tokens, spans[index - 1])}|${formOf(tokens, spans[index + 1])}`,
    };
    return inside.map((_, at) => ({ ...chunk, at: cut(at, 3), left: cut(end - start - 1 - at, 3) }));
  });
}

/** Whether a chunk is of small words, of capitals and initials, or of numbers. */
function formOf(tokens: readonly Token[], span: { readonly start: number; readonly end: number } | undefined): string {
  if (!span) return '-';
  const inside = tokens.slice(span.start, span.end);
  const words = inside.filter((token) => token.kind === 'word');
  const small = words.filter((token) => /^\p{Ll}{3}/u.test(token.text)).length;
  if (words.length === 0) return inside.some((token) => token.kind === 'number') ? 'n' : '.';
  if (small > 0) return small > 2 ? 's' : 'm';
  return words.some((token) => /^\p{Lu}{1,3}$/u.test(token.text)) ? 'i' : 'c';
}
