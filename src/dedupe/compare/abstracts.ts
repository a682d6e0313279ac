import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { textNumber } from '../text-number.ts';

const sketches = new WeakMap<BibliographicRecord, ReadonlySet<number> | undefined>();
/** What is compared of an abstract, in letters; fewer words than `least` are no abstract. */
const longest = 3000;
const least = 12;

/** Share of the runs of three words of the shorter abstract that the longer one has too, 0 to 1, by a quarter of them; undefined where one has none worth comparing. */
export function abstractLikeness(a: BibliographicRecord, b: BibliographicRecord): number | undefined {
  const [mine, theirs] = [sketchOf(a), sketchOf(b)];
  if (!mine || !theirs) return undefined;
  const [short, long] = mine.size <= theirs.size ? [mine, theirs] : [theirs, mine];
  let shared = 0;
  for (const each of short) if (long.has(each)) shared += 1;
  return shared / short.size;
}

/** Of the runs of three words those whose number says so: the same ones in every abstract that has them. */
function sketchOf(record: BibliographicRecord): ReadonlySet<number> | undefined {
  if (sketches.has(record)) return sketches.get(record);
  const words = foldedWords(abstractText(record).slice(0, longest));
  const runs = new Set<number>();
  if (words.length >= least) {
    for (let at = 2; at < words.length; at++) {
      const number = textNumber(`${words[at - 2]} ${words[at - 1]} ${words[at]}`);
      if ((number & 3) === 0) runs.add(number);
    }
  }
  const sketch = runs.size >= 3 ? runs : undefined;
  sketches.set(record, sketch);
  return sketch;
}

export const abstractText = ({ abstracts }: BibliographicRecord): string =>
  (abstracts?.find(({ other }) => !other) ?? abstracts?.[0])?.sections.map(({ text }) => text).join(' ') ?? '';
