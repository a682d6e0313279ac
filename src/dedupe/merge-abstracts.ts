import type { Abstract } from '../model/abstract.ts';
import { keyText } from '../model/work.ts';
import { foldLetters, foldToWord } from '../normalizers/fold.ts';
import type { Entry } from './entry.ts';
import { type Said, unite } from './merge-lists.ts';

/** The best record's abstracts, and those of other records in languages that it has not. One without a language is taken for the abstract that reads alike, else for the main one. */
export function mergeAbstracts(ranked: readonly Entry[]): readonly Said<Abstract>[] {
  const lists = ranked.map(({ key, record }) => ({ key: keyText(key), elements: record.abstracts ?? [] }));
  const all = lists.flatMap(({ elements }) => elements);
  const opening = ({ sections }: Abstract): string => foldToWord(sections.map(({ text }) => text).join('')).slice(0, 100);
  const known = new Map(all.flatMap((each) => (each.language === undefined ? [] : [[opening(each), each.language] as const])));
  const main = all[0] && (all[0].language ?? known.get(opening(all[0])));
  const said = unite(lists, (each) => `${each.language ?? known.get(opening(each)) ?? main ?? ''}|${each.kind ?? ''}`);
  // EBSCO has abstracts of its own; one per language is enough, but its record does not say what the other one says.
  const saying = ({ value, keys }: Said<Abstract>): Said<Abstract> => {
    const reading = wordsOf(value);
    const says = (key: string) =>
      lists.some((each) => each.key === key && each.elements.some((other) => overlap(reading, wordsOf(other)) >= 0.5));
    return { value, keys: keys.filter((key, at) => at === 0 || says(key)) };
  };
  return said.map(saying);
}

const wordsOf = ({ sections }: Abstract): ReadonlySet<string> =>
  new Set(foldLetters(sections.map(({ text }) => text).join(' ')).match(/[\p{L}\p{N}]{4,}/gu));

/** The share of the shorter one's words that stand in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  return short.size === 0 ? 1 : [...short].filter((word) => long.has(word)).length / short.size;
}
