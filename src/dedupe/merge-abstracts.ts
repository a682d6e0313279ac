import type { Abstract } from '../model/abstract.ts';
import { foldLetters, foldToWord } from '../normalizers/fold.ts';
import { type Candidate, choose, type FieldRule } from './choose.ts';
import { isCutOff } from './damaged-text.ts';
import type { Said } from './merge-lists.ts';
import type { Ranked } from './rank.ts';

/** `(ABSTRACT TRUNCATED AT 250 WORDS)`, `[truncated]`, `…`, at the end. */
const brokenOff = /(?:[([]\s*(?:abstract\s+)?truncated[^()[\]]{0,40}[)\]]|abstract truncated(?: at \d+ words)?|…|\.\.\.)\s*$/i;

const textOf = ({ sections }: Abstract): string => sections.map(({ text }) => text).join(' ');

const opening = (each: Abstract): string => foldToWord(textOf(each).slice(0, 400)).slice(0, 100);

/** How many letters of an abstract must be missing for it to be a shortened one, and not one without its copyright line. */
const fewestMissing = 200;

/** Damages of an abstract: it says that it is broken off; it is the beginning of another one. One with its sections told apart is fuller. */
const abstractRule: FieldRule<Abstract> = {
  name: (each) => foldToWord(textOf(each)),
  flaw: ({ value }, all) => {
    const text = textOf(value);
    const longer = [...new Set(all.map((each) => textOf(each.value)))].filter((each) => each.length > text.length + fewestMissing);
    if (brokenOff.test(text) && all.some((each) => !brokenOff.test(textOf(each.value)))) return 2;
    return longer.some((whole) => isCutOff(text, whole)) ? 1 : 0;
  },
  among: [({ value: { sections } }) => (sections.some(({ label }) => label !== undefined) ? 1 : 0)],
};

/**
 * An abstract for each language and kind: the best record's, a whole one before one that is broken off. One without a language is taken for the abstract that
 * reads alike, else for the main one.
 */
export function mergeAbstracts(ranked: readonly Ranked[]): readonly Said<Abstract>[] {
  const stated = ranked.flatMap((of) => (of.record.abstracts ?? []).map((value): Candidate<Abstract> => ({ of, value })));
  const known = new Map(stated.flatMap(({ value }) => (value.language === undefined ? [] : [[opening(value), value.language] as const])));
  const main = stated[0] && (stated[0].value.language ?? known.get(opening(stated[0].value)));
  const groups = new Map<string, Candidate<Abstract>[]>();
  for (const candidate of stated) {
    const { language, kind } = candidate.value;
    const name = `${language ?? known.get(opening(candidate.value)) ?? main ?? ''}|${kind ?? ''}`;
    const group = groups.get(name) ?? [];
    groups.set(name, group);
    group.push(candidate);
  }
  return [...groups.values()].flatMap(chosenOf);
}

/** Of one language and kind: one abstract, or all of the chosen record, where that has several. */
function chosenOf(group: readonly Candidate<Abstract>[]): readonly Said<Abstract>[] {
  const chosen = choose(group, abstractRule);
  if (!chosen) return [];
  const own = group.filter(({ of }) => of === chosen.of).map(({ value }) => value);
  return own.map((value) => {
    // EBSCO has abstracts of its own; one per language is enough, but its record does not say what the other one says.
    const reading = wordsOf(value);
    const saying = group.filter(({ of, value: other }) => of !== chosen.of && overlap(reading, wordsOf(other)) >= 0.5);
    const language = value.language ?? saying.find((each) => each.value.language !== undefined)?.value.language;
    return {
      value: language === undefined || value.language !== undefined ? value : { ...value, language },
      keys: [...new Set([chosen.of.name, ...saying.map(({ of }) => of.name)])],
    };
  });
}

const wordsOf = (each: Abstract): ReadonlySet<string> => new Set(foldLetters(textOf(each)).match(/[\p{L}\p{N}]{4,}/gu));

/** The share of the shorter one's words that stand in the other. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [short, long] = a.size < b.size ? [a, b] : [b, a];
  return short.size === 0 ? 1 : [...short].filter((word) => long.has(word)).length / short.size;
}
