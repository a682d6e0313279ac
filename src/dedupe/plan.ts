import type { SourceRanks } from '../model/source-ranks.ts';
import { type Decision, keyText, type WorkPlan } from '../model/work.ts';
import { resolve } from './cluster.ts';
import { asCorrected, type Correcting, isCorrection, isGone, withCorrections } from './corrections.ts';
import type { Entry } from './entry.ts';
import { merge } from './merge.ts';
import { namings } from './shared-identifiers.ts';

/** What is to be resolved, and what is known of it. */
export interface PlanInput {
  /** New and changed records, and unchanged ones about which something was decided. */
  readonly changed: readonly Entry[];
  /** Every stored record that is to be resolved with them, with all of its work, in the order in which they were first stored. */
  readonly neighbours: readonly Entry[];
  /** Those in force about any of the records. */
  readonly decisions: readonly Decision[];
  /** Whose word counts first in a citation, before the usual order. */
  readonly ranks?: SourceRanks | undefined;
  /** By which names records meet, where the library knows; see `resolve`. */
  readonly namesOf?: (entry: Entry) => readonly string[];
}

/**
 * Which works there are after a change, what each says, and why: works that changed, and verdicts of the rules about changed records.
 * A work keeps its public id as long as its first record is in it; where works meet, the oldest id stays and absorbs the others;
 * records that leave become a work of their own.
 */
export function planWorks({ changed, neighbours, decisions, ranks, namesOf }: PlanInput): { works: WorkPlan[]; decisions: Decision[] } {
  const stored = new Map(neighbours.map((entry) => [keyText(entry.key), entry]));
  const entries = new Map(stored);
  for (const { key, record, work, movedBy } of changed) {
    const { work: place = work, movedBy: since = movedBy } = work === undefined ? (stored.get(keyText(key)) ?? {}) : {};
    entries.set(keyText(key), {
      key,
      record,
      ...(place === undefined ? {} : { work: place }),
      ...(since === undefined ? {} : { movedBy: since }),
    });
  }
  const touched = new Set(changed.map(({ key }) => keyText(key)));
  // What persons corrected is no record to be compared, but what its record says when that is compared.
  const { plain, corrections } = withCorrections([...entries.values()]);
  // A corrected identifier brings together, whatever the source said.
  const names =
    namesOf &&
    ((entry: Entry) =>
      entries.get(keyText(entry.key))?.record === entry.record ? namesOf(entry) : [...namesOf(entry), ...ownNamings(entry)]);
  const resolution = resolve({ records: asCorrected(plain, corrections), decisions, ...(names ? { namesOf: names } : {}) });
  const groups = asStored(resolution.groups, entries, corrections);
  const founders = foundersOf(entries);
  const sizes = new Map<string, number>();
  for (const { work } of entries.values()) if (work !== undefined) sizes.set(work, (sizes.get(work) ?? 0) + 1);
  const written = groups.filter((group) => group.some(({ key }) => touched.has(keyText(key))) || !isWhole(group, sizes));
  const works = written.map((group): WorkPlan => {
    const [id, ...absorbs] = group
      .flatMap(({ key, work }) => (work !== undefined && founders.get(work) === keyText(key) ? [work] : []))
      .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
    return {
      ...(id === undefined ? {} : { id }),
      records: group.map(({ key }) => key),
      absorbs,
      deleted: isGone(group),
      ...(group.length === 1 ? {} : { said: merge(group, ranks) }),
    };
  });
  // What ties a work together, or is left to a person, may be told by other pairs now, also of records that did not change.
  const retold = new Set([...touched, ...written.flatMap((group) => group.map(({ key }) => keyText(key)))]);
  return { works, decisions: resolution.decisions.filter(({ a, b }) => retold.has(a) || retold.has(b)) };
}

/**
 * The record of each work with which its public id goes: the one that has been in it for the longest, so that a merge that is taken back gives both works
 * their ids again, and among those the one that was stored first.
 */
function foundersOf(entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, string> {
  const founders = new Map<string, { readonly name: string; readonly since: number }>();
  for (const [name, entry] of entries) {
    if (entry.work === undefined) continue;
    const since = isCorrection(entry) ? Number.POSITIVE_INFINITY : (entry.movedBy ?? 0);
    const before = founders.get(entry.work);
    if (!before || since < before.since) founders.set(entry.work, { name, since });
  }
  return new Map([...founders].map(([work, { name }]) => [work, name]));
}

/** Groups of records as they are stored, each correction with its record; one whose record is gone waits for it alone. */
function asStored(
  groups: readonly (readonly Entry[])[],
  entries: ReadonlyMap<string, Entry>,
  corrections: readonly Correcting[],
): readonly (readonly Entry[])[] {
  if (corrections.length === 0) return groups;
  const byHome = new Map<string, Entry[]>();
  for (const { entry, home = '' } of corrections) byHome.set(home, [...(byHome.get(home) ?? []), entry]);
  const stored = groups.map((group) => {
    const names = group.map(({ key }) => keyText(key));
    return [...names.flatMap((name) => entries.get(name) ?? []), ...names.flatMap((name) => byHome.get(name) ?? [])];
  });
  return [...stored, ...(byHome.get('') ?? []).map((entry) => [entry])];
}

const ownNamings = ({ record }: Entry): readonly string[] => namings(record).map(({ written }) => written);

/** Whether a group is just what one work was before. */
function isWhole(group: readonly Entry[], sizes: ReadonlyMap<string, number>): boolean {
  const work = group[0]?.work;
  return work !== undefined && group.every((entry) => entry.work === work) && sizes.get(work) === group.length;
}
