import { borderCost } from '../borders.ts';
import type { Candidate, Finder } from '../candidate.ts';
import { changesLanguage } from '../prose-language.ts';

/** A stretch this long does not stand twice by chance. */
const shortest = 200;
const shortestAbstract = 80;
/** Windows that are looked up; two of them fit into the shortest stretch wherever it begins. */
const window = 64;

/**
 * Abstracts that the page has twice (DSpace items with dc.description.abstract and another field of the same content, in another order): where the
 * repetition begins and ends, the value begins and ends, even with an abstract in another language glued to it.
 */
export const findRepeatedProse: Finder = ({ text, citations }) => {
  const places = new Map<string, number>();
  const found = new Map<string, Candidate>();
  for (let at = 0; at + window <= text.length; at += window) places.set(text.slice(at, at + window), at);
  for (let at = 0; at + window <= text.length; at++) {
    const first = places.get(text.slice(at, at + window));
    if (first === undefined || Math.abs(at - first) < window) continue;
    let start = 0;
    while (first - start > 0 && at - start > 0 && text[first - start - 1] === text[at - start - 1]) start += 1;
    let end = window;
    while (Math.max(first, at) + end < text.length && text[first + end] === text[at + end]) end += 1;
    const isProse =
      start + end >= shortest && start + end < Math.abs(at - first) + 1 && / \p{Ll}+ \p{Ll}+ /u.test(text.slice(at, at + end));
    // …metres...VUniverzita and …metres...V předložené: the capital behind the sentence is the next value's in both places
    if (/[.!?…]\p{Lu}$/u.test(text.slice(at + end - 2, at + end))) end -= 1;
    const isCited = citations.some((citation) => at < citation.bodyEnd && at + end > citation.start);
    if (isProse && !isCited)
      for (const place of [first, at])
        for (const stretch of byLanguage(text, place - start, place + end)) found.set(`${stretch.start}-${stretch.end}`, stretch);
    at += end - 1;
  }
  return [...found.values()];
};

/** Two abstracts in two languages may be repeated as one stretch: «… cytochrom P450This work …». Each has to make up for standing beside the other. */
function byLanguage(text: string, start: number, end: number): Candidate[] {
  const borders = [start];
  for (let at = start + shortestAbstract; at < end - shortestAbstract; at++)
    if (/^\p{Lu} ?\p{Ll}/u.test(text.slice(at, at + 3)) && borderCost(text, at) <= 0.7 && changesLanguage(text, at)) borders.push(at);
  return borders.map((from, index) => ({
    kind: 'abstract',
    start: from,
    end: borders[index + 1] ?? end,
    cost: borders.length > 1 ? -6 : -3,
    certain: true,
  }));
}
