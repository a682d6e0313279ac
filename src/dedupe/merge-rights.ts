import type { MergedField } from './merged-field.ts';
import type { Ranked } from './rank.ts';
import { valueRule } from './value-rule.ts';

type Parts = Readonly<Record<string, unknown>>;

/** Licence and access part by part, the best record's first; others fill what it leaves open as long as they speak of the same licence. */
export function mergeRights(ranked: readonly Ranked[]): MergedField {
  const parts: Record<string, unknown> = {};
  const keys: Record<string, string[]> = {};
  for (const { name, record } of ranked) {
    const more: Parts = record.rights ?? {};
    if (!sameLicence(parts, more)) continue;
    for (const [part, value] of Object.entries(more)) {
      const path = `rights.${part}`;
      parts[part] ??= value;
      if (sameValue(parts[part], value)) keys[path] = [...(keys[path] ?? []), name];
    }
  }
  return { value: parts as MergedField['value'], keys };
}

/** The address of one licence says nothing about another. */
const sameLicence = (parts: Parts, more: Parts): boolean =>
  ['license', 'url', 'name'].every((part) => parts[part] === undefined || more[part] === undefined || sameValue(parts[part], more[part]));

const sameValue = (a: unknown, b: unknown): boolean => valueRule.name(a) === valueRule.name(b);
