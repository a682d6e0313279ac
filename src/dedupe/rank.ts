import { citationOf } from '../model/provenance.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { keyText } from '../model/work.ts';
import type { Entry } from './entry.ts';

/** An entry with its written key and its place among the sources: the smaller, the sooner it is believed. */
export interface Ranked extends Entry {
  readonly name: string;
  readonly rank: number;
}

/**
 * PubMed, the registries of DOIs, then who holds a copy, then files that people exported, then services that only say which ids it has or where it can be
 * read. A person's corrections stand before all of them, and readings of pages that had lost their fields behind.
 */
const usualRanks: SourceRanks = [
  ['pubmed'],
  ['crossref', 'datacite'],
  ['europe-pmc', 'europepmc', 'pmc', 'openalex'],
  ['hdl', 'hdl:*', 'oai', 'oai:*'],
  ['*'],
  ['file:*'],
  ['unpaywall', 'pmc-id-converter'],
];

/** Behind whatever the patterns say: readings of run-on text, and then what its source deleted. */
const behind = { reading: 10_000, deleted: 100_000 } as const;

export const personRank = -1;

/** Records in the order in which they are believed; among equals the fuller record, then the key, so that the order never depends on who came first. */
export function byRank(entries: readonly Entry[], ranks: SourceRanks = []): readonly Ranked[] {
  const levels = [...ranks, ...usualRanks];
  const rated = entries.map((entry) => ({
    ranked: { ...entry, name: keyText(entry.key), rank: rankOf(entry, levels) },
    size: fullness(entry),
  }));
  rated.sort((a, b) => a.ranked.rank - b.ranked.rank || b.size - a.size || (a.ranked.name < b.ranked.name ? -1 : 1));
  return rated.map(({ ranked }) => ranked);
}

function rankOf({ key: { authority }, record }: Entry, levels: SourceRanks): number {
  if (authority === 'user') return personRank;
  // Only readings of run-on text say where each value stood, and only question-and-answer pages make claims.
  const guessed = record.spans !== undefined || record.claims !== undefined;
  return levelOf(authority, levels) + (guessed ? behind.reading : 0) + (record.deleted ? behind.deleted : 0);
}

/** The level whose pattern means the authority most closely: its name before a beginning, a longer beginning before a shorter one. */
function levelOf(authority: string, levels: SourceRanks): number {
  let found = levels.length;
  let closest = -1;
  for (const [level, patterns] of levels.entries()) {
    for (const pattern of patterns) {
      const open = pattern.endsWith('*');
      const stem = open ? pattern.slice(0, -1) : pattern;
      const closeness = !open && stem === authority ? Number.POSITIVE_INFINITY : open && authority.startsWith(stem) ? stem.length : -1;
      if (closeness > closest) [found, closest] = [level, closeness];
    }
  }
  return found;
}

/** How much it says of the publication; findings and what was kept aside speak against a record, if anything. */
const fullness = ({ record }: Entry): number =>
  Object.values(citationOf(record)).reduce<number>((sum, value) => sum + (typeof value === 'object' ? Object.keys(value).length : 1), 0);
