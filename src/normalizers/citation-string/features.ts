import { type Chunk, chunksOf } from './chunks.ts';
import type { Token } from './tokens.ts';
import { shapeOf } from './word-shape.ts';

/**
 * What is seen of each token of a citation: its form, its neighbours', where it stands among the sentences and brackets, and how the citation
 * as a whole is laid out. Each is a string; the weights say what it means.
 */
export function featuresOf(tokens: readonly Token[]): string[][] {
  const shapes = tokens.map(shapeOf);
  const classOf = (at: number) => (at < 0 ? '^' : at >= tokens.length ? '$' : `${tokens[at]?.spaced ? ' ' : ''}${shapes[at]?.class}`);
  const sentences = chunksOf(tokens, shapes, 'sentence');
  const phrases = chunksOf(tokens, shapes, 'phrase');
  const years = shapes.filter((shape) => shape.class === '4y').length;
  const layout = layoutOf(tokens, shapes);
  let smallWords = 0;
  let quotes = 0;
  const brackets: string[] = [];
  let numbers = 0;
  let yearsSeen = 0;
  const smallWordsAfter = smallWordsFrom(tokens, shapes);
  return tokens.map((token, at) => {
    const shape = shapes[at]?.class ?? '';
    if (shape === '(' || shape === '[') brackets.push(shape);
    const inside = brackets.at(-1) ?? '';
    if (shape === ')' || shape === ']') brackets.pop();
    if (shape === '"') quotes += 1;
    const [a, b, c, d, e, f, g] = [-3, -2, -1, 0, 1, 2, 3].map((step) => classOf(at + step));
    const wide = token.kind === 'number' ? [`n7 ${a}|${b}|${c}|${d}|${e}|${f}|${g}`, `n5 ${b}|${c}|${d}|${e}|${f}`] : [];
    const seen = `${Math.min(smallWords, 3)}`;
    const left = `${Math.min(smallWordsAfter[at] ?? 0, 3)}`;
    const features = [
      'any',
      `d ${d}`,
      `c ${c}`,
      `e ${e}`,
      `b ${b}`,
      `f ${f}`,
      `a ${a}`,
      `g ${g}`,
      `cd ${c}|${d}`,
      `de ${d}|${e}`,
      `bcd ${b}|${c}|${d}`,
      `cde ${c}|${d}|${e}`,
      `def ${d}|${e}|${f}`,
      ...(shapes[at]?.own ?? []),
      ...wide,
      `in ${inside}`,
      `in ${inside} ${d}`,
      `quoted ${quotes % 2 === 1} ${Math.min(quotes, 4)}`,
      `seen ${seen} left ${left}`,
      `seen ${seen} ${d}`,
      `left ${left} ${d}`,
      `seen ${seen} years ${Math.min(yearsSeen, 2)} ${layout}`,
      `years ${Math.min(yearsSeen, 2)}/${Math.min(years, 3)} ${d}`,
      `numbers ${Math.min(numbers, 4)} ${d}`,
      `from start ${Math.min(at, 5)} ${d}`,
      `to end ${Math.min(tokens.length - 1 - at, 4)} ${d}`,
      `place ${Math.floor((at * 8) / tokens.length)}`,
      ...chunkFeatures('S', sentences, at, layout, d ?? ''),
      ...chunkFeatures('P', phrases, at, layout, d ?? ''),
    ];
    if (token.kind === 'word' && /^\p{Ll}{3}/u.test(token.text) && !isNameWord.has(shape)) smallWords += 1;
    if (token.kind === 'number') numbers += 1;
    if (shape === '4y') yearsSeen += 1;
    return features;
  });
}

/** Small words that lists of names are full of. */
const isNameWord = new Set([
  'and',
  'und',
  'van',
  'von',
  'den',
  'der',
  'del',
  'dos',
  'eds',
  'trans',
  'others',
  'bin',
  'ibn',
  'ten',
  'ter',
  'hrsg',
  'ed',
]);

interface Shape {
  readonly class: string;
}

function smallWordsFrom(tokens: readonly Token[], shapes: readonly Shape[]): number[] {
  const counts: number[] = new Array(tokens.length).fill(0);
  let count = 0;
  for (let at = tokens.length - 1; at >= 0; at--) {
    counts[at] = count;
    if (tokens[at]?.kind === 'word' && /^\p{Ll}{3}/u.test(tokens[at]?.text ?? '') && !isNameWord.has(shapes[at]?.class ?? '')) count += 1;
  }
  return counts;
}

/** Where the first year stands, and whether something is in quotation marks: styles differ in little else that all their citations share. */
function layoutOf(tokens: readonly Token[], shapes: readonly Shape[]): string {
  const first = shapes.findIndex((shape) => shape.class === '4y');
  const before = shapes[first - 1]?.class ?? '';
  const where =
    first === -1
      ? 'none'
      : first < tokens.length * 0.15
        ? 'head'
        : first < tokens.length * 0.5
          ? 'front'
          : first < tokens.length - 4
            ? 'back'
            : 'end';
  const quoted = shapes.filter((shape) => shape.class === '"').length >= 2;
  return `${where}${before === '(' ? '(' : ''}${quoted ? '"' : ''}`;
}

function chunkFeatures(level: string, chunks: readonly Chunk[], at: number, layout: string, own: string): string[] {
  const chunk = chunks[at];
  if (!chunk) return [];
  const { index, last, words, small, capitals, digits, journal, before, after, next, previous, initials, first, around } = chunk;
  const form = `${words} ${small} ${capitals} ${initials}`;
  return [
    `${level} index ${index}`,
    `${level} index ${index} ${layout}`,
    `${level} last ${last}`,
    `${level} last ${last} ${layout}`,
    `${level} form ${form}`,
    `${level} digits ${digits} ${words}`,
    `${level} journal ${journal} ${words} ${next}`,
    `${level} edges ${before} ${after}`,
    `${level} edges ${before} ${after} ${own}`,
    `${level} next ${next} ${after} ${small}`,
    `${level} previous ${previous} ${before} ${small}`,
    `${level} index ${index} ${form}`,
    `${level} first ${first}`,
    `${level} around ${around} ${form}`,
    `${level} around ${around} ${index} ${last}`,
    `${level} place ${chunk.at} ${chunk.left} ${own}`,
  ];
}
