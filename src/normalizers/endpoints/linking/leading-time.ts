import { timeWords } from '../time-units.ts';
import type { Frame } from './frame.ts';

const openings = new Set(['after', 'at', 'by', 'within', 'over', 'during', 'through', 'tras', 'après', 'nach', 'após']);
const longest = 10;

/** `After 2 years of follow-up, …`, `At week 26, …`: the time that a sentence opens with, which holds for all that it reports. */
export function leadingTime({ text, tokens }: Frame): string | undefined {
  if (!openings.has(tokens[0]?.lower ?? '')) return undefined;
  const comma = tokens.findIndex(({ lower }, at) => lower === ',' && tokens[at + 1]?.kind !== 'number');
  if (comma < 2 || comma > longest) return undefined;
  const words = tokens.slice(0, comma);
  const timed = words.some(({ lower }) => timeWords.has(lower)) && words.some(({ value }) => value !== undefined);
  return timed ? text.slice(tokens[0]?.start, tokens[comma - 1]?.end) : undefined;
}
