import { type Identifier, singleSchemes } from '../model/identifier.ts';
import { type Said, unite, united } from './merge-lists.ts';
import { fromList, type MergedField } from './merged-field.ts';
import type { Ranked } from './rank.ts';

/**
 * Every record's identifiers. Of a scheme of which a publication has one value (two DOIs: one of them is a mistake, or a version's) all stay, the best
 * source's first, and among equals the one that most records have.
 */
export function mergeIdentifiers(ranked: readonly Ranked[]): MergedField {
  const said = unite(
    ranked.map(({ name, record }) => ({ key: name, elements: record.identifiers ?? [] })),
    united.identifiers,
  );
  const rankOf = new Map(ranked.map(({ name, rank }) => [name, rank]));
  const best = ({ keys }: Said<Identifier>) => Math.min(...keys.map((key) => rankOf.get(key) ?? 0));
  const ordered = [...said];
  for (const scheme of singleSchemes) {
    const places = said.flatMap(({ value }, at) => (value.scheme === scheme ? [at] : []));
    const values = places.flatMap((at) => said[at] ?? []).sort((a, b) => best(a) - best(b) || b.keys.length - a.keys.length);
    for (const [at, place] of places.entries()) {
      const value = values[at];
      if (value) ordered[place] = value;
    }
  }
  return fromList('identifiers', ordered);
}
