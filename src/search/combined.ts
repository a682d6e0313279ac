import type { Query } from './query.ts';

/** One part stands for itself, and parts of the same kind are one list; what held no word is gone. */
export function combined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const flat = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.parts : [part]));
  return flat.length > 1 ? { kind, parts: flat } : flat[0];
}
