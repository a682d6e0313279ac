import type { Frame } from './frame.ts';

const breaks = new Set([';', '.', 'but', 'while', 'whereas']);

/** Index of the token where the clause of the token before `to` begins. */
export function startOfClause({ tokens, open }: Frame, to: number): number {
  for (let at = to - 1; at >= 0; at--) if (breaks.has(tokens[at]?.lower ?? '') && open[at] === -1) return at + 1;
  return 0;
}

/** Index behind the clause that goes on at `from`; in a bracket that is the clause within it, or a few words. */
export function endOfClause({ tokens, open }: Frame, from: number): number {
  const depth = open[from - 1] ?? -1;
  for (let at = from; at < tokens.length; at++) {
    if (breaks.has(tokens[at]?.lower ?? '') && (open[at] === depth || open[at] === -1)) return at;
    if (depth >= 0 && open[at] === -1 && at > from + 14) return at;
  }
  return tokens.length;
}
