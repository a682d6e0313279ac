import type { BibliographicRecord } from '../model/record.ts';
import { abstractLikeness } from './compare/abstracts.ts';
import { compareJournals, type JournalLikeness } from './compare/journals.ts';
import { compareNames, type NameComparison } from './compare/names.ts';
import { type Agreement, comparePlaces, type PlaceComparison } from './compare/places.ts';
import { compareTitleForms, type TitleComparison } from './compare/titles.ts';
import { isWithin } from './compare/typo.ts';
import type { KinMark } from './profile/kin-marks.ts';
import { type Profile, profileOf } from './profile.ts';
import { identifierConflicts } from './shared-identifiers.ts';

/** What speaks for and against two records being one publication; the same in either order. */
export interface Evidence {
  /** Valid identifiers that both have, `doi:10.5555/1`. */
  readonly shared: readonly string[];
  readonly sharedStrong: number;
  /** Identifiers that contradict each other, in words. */
  readonly conflicts: readonly string[];
  /** Their DOIs differ in one letter. */
  readonly nearlyOneDoi: boolean;
  readonly title: TitleComparison;
  readonly names: NameComparison;
  /** Years between them: the least, where they tell several. */
  readonly years: number | undefined;
  readonly journal: JournalLikeness;
  readonly place: PlaceComparison;
  /** Share of the abstract's wording in common. */
  readonly abstract: () => number | undefined;
  /** Kinds of kin that only the first one is, and only the second one. */
  readonly marks: readonly [readonly KinMark[], readonly KinMark[]];
  /** One is the book and the other a chapter of it, or one is data and the other an article. */
  readonly kind: Agreement;
  /** One says nothing of its publication but identifiers, and perhaps where it lies. */
  readonly bare: boolean;
}

/** Holds two records against each other. */
export function compare(a: BibliographicRecord, b: BibliographicRecord): Evidence {
  return compareProfiles(profileOf(a), profileOf(b));
}

export function compareProfiles(a: Profile, b: Profile): Evidence {
  const theirs = new Set(b.namings.map(({ written }) => written));
  const shared = a.namings.filter(({ written }) => theirs.has(written));
  const title = compareTitleForms(a.titles, b.titles);
  // Titles that differ in nothing but slips of the pen say the same of kin.
  const told =
    title.likeness === 'same' || title.likeness === 'near' ? [] : [only(a.titleMarks, b.titleMarks), only(b.titleMarks, a.titleMarks)];
  return {
    shared: shared.map(({ written }) => written).sort(),
    sharedStrong: shared.filter(({ strong }) => strong).length,
    ...conflictsOf(a, b),
    title,
    names: compareNames(a.names, b.names),
    years: yearsBetween(a.years, b.years),
    journal: compareJournals(a.journal, b.journal),
    place: comparePlaces(a.place, b.place, [...a.years, ...b.years]),
    abstract: () => abstractLikeness(a.abstract, b.abstract),
    marks: [
      [...only(a.typeMarks, b.typeMarks), ...(told[0] ?? [])],
      [...only(b.typeMarks, a.typeMarks), ...(told[1] ?? [])],
    ],
    kind: agreement(a.kind, b.kind),
    bare: a.bare || b.bare,
  };
}

function conflictsOf(a: Profile, b: Profile): Pick<Evidence, 'conflicts' | 'nearlyOneDoi'> {
  const conflicts = identifierConflicts(a.namings, b.namings);
  if (!conflicts.includes('DOIs differ')) return { conflicts, nearlyOneDoi: false };
  const dois = (profile: Profile) => profile.namings.flatMap(({ scheme, value }) => (scheme === 'doi' ? [value] : []));
  const nearlyOneDoi = dois(a).some((mine) => dois(b).some((theirs) => mine.length === theirs.length && isWithin(mine, theirs, 1)));
  return { conflicts, nearlyOneDoi };
}

const only = (mine: ReadonlySet<KinMark>, theirs: ReadonlySet<KinMark>): readonly KinMark[] =>
  [...mine].filter((mark) => !theirs.has(mark));

function yearsBetween(a: readonly number[], b: readonly number[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  return Math.min(...a.flatMap((mine) => b.map((theirs) => Math.abs(mine - theirs))));
}

function agreement(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'agree' : 'differ';
}
