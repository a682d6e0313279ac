import type { Labelled } from './best-labels.ts';
import type { Label } from './labels.ts';
import type { Token } from './tokens.ts';

/**
 * The imprint of a book as NLM's rules print it (Citing Medicine, chapter 2): place, with its state or country in brackets, colon, publisher, semicolon, year.
 * `Champaign (IL): Human Kinetics; 2000`, `Geneva: World Health Organization; c2019`.
 */
const imprint =
  /(?<=[.\]?!] )(?<place>(?:St\. )?\p{Lu}[^.:;()[\]]{1,50}(?: \(\p{L}[^()]{1,40}\))?): (?<publisher>\p{L}[^:;]{1,120}); (?<date>[©c]?(?:1[5-9]|20)\d{2}(?:-\d{2,4})?)(?!\d)/gu;

const parts = ['place', 'publisher', 'date'] as const satisfies readonly Label[];

/** The labels with those of an imprint where there is exactly one: what its marks say outweighs what was learned. */
export function withImprint(text: string, tokens: readonly Token[], labelled: readonly Labelled[]): readonly Labelled[] {
  const [found, another] = [...text.matchAll(imprint)];
  if (!found || another) return labelled;
  let at = found.index;
  const places = parts.map((label) => {
    const value = found.groups?.[label] ?? '';
    const start = text.indexOf(value, at);
    at = start + value.length;
    return { label, start, end: at };
  });
  const [first, last] = [found.index, at];
  return labelled.map((own, index) => {
    const { start = 0, end = 0 } = tokens[index] ?? {};
    const part = places.find((place) => start < place.end && end > place.start);
    if (part) return { label: part.label, confidence: 1 };
    // The marks between them go with what stands before.
    const before = places.findLast((place) => place.end <= start);
    return start >= first && end <= last && before ? { label: before.label, confidence: 1 } : own;
  });
}
