import { combined } from './combined.ts';
import type { Query, TextQuery } from './query.ts';

const textKinds: ReadonlySet<string> = new Set(['term', 'prefix', 'phrase', 'pattern', 'stem']);

const alternatives = (part: Query): readonly Query[] => (part.kind === 'or' ? part.parts : [part]);

/** Only words of the same field can be near each other, or one or another of such words; of several fields in each. Else in words why not. */
export function nearEachOther(between: number, parts: readonly Query[]): Query | string | undefined {
  const leaves = parts.flatMap(alternatives);
  if (!leaves.every(({ kind }) => textKinds.has(kind)))
    return 'near each other are words, phrases, or brackets with OR of them: (bone OR skeletal) NEAR/3 metasta*';
  if (parts.length < 2) return parts[0];
  const fields = [...new Set((leaves as readonly TextQuery[]).map(({ field }) => field))];
  const inEach = fields.map((field): Query => {
    const own = parts.map((part) =>
      combined(
        'or',
        alternatives(part).filter((leaf) => (leaf as TextQuery).field === field),
      ),
    );
    return { kind: 'near', between, parts: own.filter((part) => part !== undefined) };
  });
  // One word in the title and one anywhere are not near each other.
  if (inEach.some((near) => near.kind === 'near' && near.parts.length < parts.length))
    return 'words near each other are looked for in one field: title:(bone NEAR/3 metasta*)';
  return combined('or', inEach);
}
