import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';
import { textNumber } from '../text-number.ts';

/** An abstract as it is compared. */
export interface AbstractForm {
  /** The number of its first words. */
  readonly opening: number;
  /** Of its runs of three words those whose number says so, ascending: the same ones in every abstract that has them. */
  readonly sketch: Uint32Array;
}

/** What is looked at of an abstract, in letters; fewer words than `least` are no abstract. */
const longest = 3000;
const least = 12;
/** One run of so many is kept. */
const kept = 6;

/** The form of the main abstract; undefined for a record that has none worth comparing. */
export function abstractForm({ abstracts }: BibliographicRecord): AbstractForm | undefined {
  const sections = (abstracts?.find(({ other }) => !other) ?? abstracts?.[0])?.sections;
  if (!sections) return undefined;
  const words = foldedWords(
    sections
      .map(({ text }) => text)
      .join(' ')
      .slice(0, longest),
  );
  if (words.length < least) return undefined;
  const runs = new Set<number>();
  for (let at = 2; at < words.length; at++) {
    const number = textNumber(`${words[at - 2]} ${words[at - 1]} ${words[at]}`);
    if (number % kept === 0) runs.add(number);
  }
  return { opening: textNumber(words.slice(0, least).join('')), sketch: Uint32Array.from(runs).sort() };
}
