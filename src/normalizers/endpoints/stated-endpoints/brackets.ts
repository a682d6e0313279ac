import type { Token } from '../tokens.ts';

/** Marks that open a bracket. */
export const open = new Set(['(', '[', '{']);
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The index behind a bracket that opens at `index`, or the end of the tokens. */
export function behindBracket(tokens: readonly Token[], index: number, end = tokens.length): number {
  const opening = tokens[index]?.lower ?? '';
  const close = closing[opening];
  let depth = 0;
  for (let at = index; at < end; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === opening) depth += 1;
    else if (lower === close && --depth === 0) return at + 1;
  }
  return end;
}
