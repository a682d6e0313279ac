import type { Stretch } from '../../export/side-by-side.ts';
import { foldToWord } from '../../normalizers/fold.ts';

interface Word {
  readonly text: string;
  /** Punctuation alone has no letters, and differs from nothing. */
  readonly folded: string;
}

/** Two texts whose differing middles have more words than this (by each other) are compared as bags of words. */
const mostCells = 250_000;

/** Texts in stretches of words that all the others have, and of words that some other has not, in their order. */
export function wordDifferences(texts: readonly string[]): readonly (readonly Stretch[])[] {
  const all = texts.map(wordsOf);
  const differing = all.map((words) => new Array<boolean>(words.length).fill(false));
  const [first = [], ...others] = all;
  others.forEach((words, at) => {
    const [mine, theirs] = missing(first, words);
    for (const index of mine) mark(differing[0], index);
    for (const index of theirs) mark(differing[at + 1], index);
  });
  return all.map((words, at) => stretches(words, differing[at] ?? []));
}

function mark(flags: boolean[] | undefined, index: number): void {
  if (flags) flags[index] = true;
}

const wordsOf = (text: string): readonly Word[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({ text: word, folded: foldToWord(word) }));

function stretches(words: readonly Word[], differing: readonly boolean[]): readonly Stretch[] {
  const found: { words: string[]; differs: boolean }[] = [];
  words.forEach(({ text }, at) => {
    const differs = differing[at] ?? false;
    const last = found.at(-1);
    if (last?.differs === differs) last.words.push(text);
    else found.push({ words: [text], differs });
  });
  return found.map(({ words: run, differs }) => ({ text: run.join(' '), differs }));
}

/** Places of the words of each that the other does not have in the same order. */
function missing(a: readonly Word[], b: readonly Word[]): readonly [readonly number[], readonly number[]] {
  const [mine, theirs] = [a, b].map((words) => words.flatMap(({ folded }, at) => (folded === '' ? [] : [{ folded, at }])));
  if (!mine || !theirs) return [[], []];
  const same = (x: number, y: number) => mine[x]?.folded === theirs[y]?.folded;
  let start = 0;
  while (start < mine.length && start < theirs.length && same(start, start)) start += 1;
  let tail = 0;
  while (tail < Math.min(mine.length, theirs.length) - start && same(mine.length - 1 - tail, theirs.length - 1 - tail)) tail += 1;
  const left = mine.slice(start, mine.length - tail);
  const right = theirs.slice(start, theirs.length - tail);
  const [keptLeft, keptRight] =
    left.length * right.length > mostCells
      ? [inBag(left, right), inBag(right, left)]
      : commonSubsequence(
          left.map(({ folded }) => folded),
          right.map(({ folded }) => folded),
        );
  const rest = (words: typeof left, kept: ReadonlySet<number>) => words.flatMap(({ at }, index) => (kept.has(index) ? [] : [at]));
  return [rest(left, keptLeft), rest(right, keptRight)];
}

interface Folded {
  readonly folded: string;
}

/** Places of the words that stand in the other text as well, anywhere. */
function inBag(words: readonly Folded[], other: readonly Folded[]): ReadonlySet<number> {
  const has = new Set(other.map(({ folded }) => folded));
  return new Set(words.flatMap(({ folded }, at) => (has.has(folded) ? [at] : [])));
}

/** Places of a longest common subsequence in both. */
function commonSubsequence(a: readonly string[], b: readonly string[]): readonly [ReadonlySet<number>, ReadonlySet<number>] {
  const wide = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * wide);
  const at = (x: number, y: number) => lengths[x * wide + y] ?? 0;
  for (let x = a.length - 1; x >= 0; x--)
    for (let y = b.length - 1; y >= 0; y--)
      lengths[x * wide + y] = a[x] === b[y] ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
  const [mine, theirs] = [new Set<number>(), new Set<number>()];
  for (let x = 0, y = 0; x < a.length && y < b.length; ) {
    if (a[x] === b[y]) {
      mine.add(x++);
      theirs.add(y++);
    } else if (at(x + 1, y) >= at(x, y + 1)) x++;
    else y++;
  }
  return [mine, theirs];
}
