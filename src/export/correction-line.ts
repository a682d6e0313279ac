import type { Correction } from '../model/correction.ts';

const longest = 60;

/** A correction in one line: `container.volume: 21 → 12, by A. Quill, 2026-01-05: misprint`. */
export function correctionLine({ field, was, value, who, at, reason }: Correction): string {
  const change =
    value === undefined ? `${shown(was)} taken away` : was === undefined ? `${shown(value)} added` : `${shown(was)} → ${shown(value)}`;
  return `${field}: ${change}, by ${who ?? 'a person'}, ${at.slice(0, 10)}${reason === undefined ? '' : `: ${reason}`}`;
}

/** The words of a value, whatever it is made of, without the names of its parts. */
function shown(value: unknown): string {
  const text = wordsOf(value).join(' ').replaceAll(/\s+/g, ' ');
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  if (Array.isArray(value))
    return value
      .map((each) => wordsOf(each).join(' '))
      .join('; ')
      .split(' ');
  return Object.entries(value).flatMap(([part, each]) => (hidden.has(part) ? [] : wordsOf(each)));
}

/** Parts that say again, or in other words, what the rest says. */
const hidden: ReadonlySet<string> = new Set(['raw', 'pagesAsGiven', 'role', 'vocabulary', 'affiliations', 'asGiven']);
