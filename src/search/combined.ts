import type { Query } from './query.ts';

/** One part stands for itself, and parts of the same kind are one list; what held no word is gone, and what is said twice is said once. */
export function combined(kind: 'and' | 'or', parts: readonly (Query | undefined)[]): Query | undefined {
  const flat = parts.flatMap((part) => (part === undefined ? [] : part.kind === kind ? part.parts : [part]));
  const once = [...new Map(flat.map((part) => [said(part), part])).values()];
  return once.length > 1 ? { kind, parts: once } : once[0];
}

const said = (part: Query): unknown =>
  part.kind === 'term' || part.kind === 'prefix' || part.kind === 'phrase' ? `${part.kind} ${part.field} ${part.text}` : part;
