import type { Token } from '../token.ts';

/** Marks that open a bracket. */
export const open = new Set(['(', '[', '{']);
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
/** No bracket of an abstract is longer; one that was never closed ends at once, so that many of them cost no more than their number. */
const longest = 200;

/** The index behind the bracket that opens at `index`, or behind its opening mark where it does not close before `end`. */
export function behindBracket(tokens: readonly Token[], index: number, end = tokens.length): number {
  const opening = tokens[index]?.lower ?? '';
  const close = closing[opening];
  let depth = 0;
  for (let at = index; at < Math.min(end, index + longest); at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === opening) depth += 1;
    else if (lower === close) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return index + 1;
}
