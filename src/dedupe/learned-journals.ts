import type { Profile } from './profile.ts';

/** So many records have to say that a journal of this name has this ISSN: one alone may have it wrong. */
const witnesses = 2;

/**
 * The profiles, each with the ISSNs that other records among them give for a journal of its name: so that «Zhurnal prilivov» and «Tidal journal» are one
 * journal where some records write them with the same ISSN, though the two that are compared have none.
 */
export function withLearnedJournals(profiles: readonly Profile[]): readonly Profile[] {
  const seen = new Map<string, Map<string, number>>();
  for (const { journal } of profiles) {
    if (!journal || journal.issns.length === 0) continue;
    for (const name of journal.names) {
      const issns = seen.get(name.join(' ')) ?? new Map<string, number>();
      seen.set(name.join(' '), issns);
      for (const issn of journal.issns) issns.set(issn, (issns.get(issn) ?? 0) + 1);
    }
  }
  return profiles.map((profile) => {
    const { journal } = profile;
    if (!journal || journal.issns.length > 0) return profile;
    const learned = journal.names.flatMap((name) => [...(seen.get(name.join(' ')) ?? [])]).filter(([, times]) => times >= witnesses);
    return learned.length === 0 ? profile : { ...profile, journal: { ...journal, issns: learned.map(([issn]) => issn) } };
  });
}
