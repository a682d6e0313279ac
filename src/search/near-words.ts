import { combined } from './combined.ts';
import type { Query, TextQuery } from './query.ts';

const textKinds: ReadonlySet<string> = new Set(['term', 'prefix', 'phrase', 'pattern', 'stem']);

const alternatives = (part: Query): readonly Query[] => (part.kind === 'or' ? part.parts : [part]);

/** As many combinations of alternatives may be near each other, and as many words in one of them: FTS5 looks for each by itself. */
const mostCombinations = 1000;
const mostParts = 20;

/** Only words of the same field can be near each other, or one or another of such words; of several fields in each. Else in words why not. */
export function nearEachOther(between: number, parts: readonly Query[]): Query | string | undefined {
  const leaves = parts.flatMap(alternatives);
  if (!leaves.every(({ kind }) => textKinds.has(kind)))
    return 'near each other are words, phrases, or brackets with OR of them: (bone OR skeletal) NEAR/3 metasta*';
  if (parts.length < 2) return parts[0];
  if (parts.length > mostParts) return `of more than ${mostParts} words it is not asked whether they are near each other`;
  // The index takes one word for both sides.
  if (new Set(parts.map((part) => JSON.stringify(part).toLowerCase())).size < parts.length)
    return 'a word is always near itself: say different words, or put what stands twice in a row into quotation marks';
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
  const combinations = inEach.map((near) =>
    near.kind === 'near' ? near.parts.reduce((all, part) => all * alternatives(part).length, 1) : 1,
  );
  if (combinations.some((count) => count > mostCombinations))
    return `these are more than ${mostCombinations} combinations of words near each other: give fewer alternatives`;
  return combined('or', inEach);
}
