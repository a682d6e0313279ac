import { foldToWord } from '../../src/normalizers/fold.ts';

interface Stretch {
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}

/** The first stretch of letters and digits that stands in none of the spans. */
export function lostText(text: string, spans: readonly Stretch[]): string | undefined {
  const kept = new Uint8Array(text.length);
  for (const { start = 0, end = 0 } of spans) kept.fill(1, start, end);
  for (const { index, 0: word } of text.matchAll(/[\p{L}\p{N}]+/gu))
    if (kept.subarray(index, index + word.length).includes(0)) return `${JSON.stringify(word.slice(0, 60))} at ${index} is lost`;
  return undefined;
}

/** The small sigma of a word's end is another letter than that of its middle, and which one stands there depends on what was cut off. */
const folded = (text: string) => foldToWord(text).replaceAll('ς', 'σ');

/** The first of the values that has a word which the text has not, whatever the case and the diacritics. */
export function strangeValue(text: string, values: readonly (string | undefined)[]): string | undefined {
  const whole = folded(text);
  for (const value of values)
    for (const word of value?.split(/[^\p{L}\p{M}\p{N}]+/u) ?? [])
      if (!whole.includes(folded(word))) return `${JSON.stringify(word)} is not in the text`;
  return undefined;
}
