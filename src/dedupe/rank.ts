import { citationOf } from '../model/provenance.ts';
import { keyText } from '../model/work.ts';
import type { Entry } from './entry.ts';

/**
 * Whose word counts first where records differ: a person's correction, PubMed, the registries of DOIs, then who holds a copy, then
 * files that people exported, then services that only say which ids it has or where it can be read, at last readings of pages that had lost their fields. Among equals the fuller record, then the key,
 * so that the order never depends on who came first. What its source deleted comes after everything else.
 */
const authorityRanks: readonly (readonly [RegExp, number])[] = [
  [/^user$/, 0],
  [/^pubmed$/, 1],
  [/^(?:crossref|datacite)$/, 2],
  [/^(?:europe-?pmc|pmc|openalex)$/, 3],
  [/^(?:hdl|oai)(?::|$)/, 4],
  [/^file:/, 6],
  [/^(?:unpaywall|pmc-id-converter)$/, 7],
];
const other = 5;
const reading = 8;

export function byRank(entries: readonly Entry[]): readonly Entry[] {
  const rated = entries.map((entry) => ({ entry, rank: rankOf(entry), size: fullness(entry) }));
  rated.sort((a, b) => a.rank - b.rank || b.size - a.size || (keyText(a.entry.key) < keyText(b.entry.key) ? -1 : 1));
  return rated.map(({ entry }) => entry);
}

function rankOf({ key, record }: Entry): number {
  // Only readings of run-on text say where each value stood, and only question-and-answer pages make claims.
  const guessed = record.spans !== undefined || record.claims !== undefined;
  const rank = guessed ? reading : (authorityRanks.find(([pattern]) => pattern.test(key.authority))?.[1] ?? other);
  return record.deleted ? rank + 10 : rank;
}

/** How much it says of the publication; findings and what was kept aside speak against a record, if anything. */
const fullness = ({ record }: Entry): number =>
  Object.values(citationOf(record)).reduce<number>((sum, value) => sum + (typeof value === 'object' ? Object.keys(value).length : 1), 0);
