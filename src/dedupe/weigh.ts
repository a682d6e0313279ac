import type { Evidence } from './compare.ts';

/**
 * Whether two records contradict each other. `hard`: no chain of other records may join them; `soft`: other records may outvote them, since damage to one
 * value looks the same.
 */
export type Contradiction = 'none' | 'soft' | 'hard';

/** What speaks for and against one publication, in points, and in words. */
export interface Weighed {
  readonly points: number;
  readonly contradiction: Contradiction;
  /** The titles are in two languages, so that they say nothing. */
  readonly translated: boolean;
  /** Most telling first; put into words when somebody asks. */
  readonly reasons: () => readonly string[];
}

interface Weight {
  readonly points: number;
  readonly reason?: string | undefined;
}

/** Points of a title that says the same: the longer it is, the less likely two publications have it. */
const long = (length: number, most: number, least = 2): number => Math.min(most, least + length / 12);

function titleWeight({ title, place }: Evidence): Weight {
  const { likeness, length, common, translated } = title;
  switch (likeness) {
    case 'same':
      return { points: long(length, 6), reason: 'the titles agree' };
    case 'near':
      return { points: long(length, 6) - 0.5, reason: 'the titles agree but for slips of the pen' };
    case 'part':
      return { points: long(length, 5, 1), reason: 'one title is the other without its end' };
    case 'more':
      return { points: common >= 0.8 ? 2.5 : 1, reason: 'one title has more words' };
    case 'other':
      return { points: common >= 0.8 ? 0.5 : -1.5, reason: 'the titles are alike' };
    case 'numbered':
      return { points: common >= 0.8 ? -2 : -3, reason: 'the titles tell different numbers' };
    case 'different':
      return {
        points: translated ? -0.5 : place.alone ? -2 : -4,
        reason: translated ? 'the titles are in two languages' : 'the titles differ',
      };
    default:
      return { points: 0 };
  }
}

function namesWeight({ names }: Evidence): Weight {
  const share = names.compared === 0 ? 0 : names.matched / names.compared;
  const list = names.compared < 2 ? 0 : share >= 0.75 ? (names.compared > 2 ? 1.5 : 1) : share < 0.34 ? -1.5 : 0;
  const first = { agree: 1.5, moved: 0.5, differ: -2, unknown: 0 }[names.first];
  return {
    points: first + list,
    reason:
      names.first === 'unknown' ? undefined : names.first === 'moved' ? 'first authors stand elsewhere' : `first authors ${names.first}`,
  };
}

function yearsWeight({ years }: Evidence): Weight {
  if (years === undefined) return { points: 0 };
  const points = [1, 0.3, -1][years] ?? -2.5;
  return { points, reason: years === 0 ? 'same year' : `${years} ${years === 1 ? 'year' : 'years'} apart` };
}

const said = (what: string, agreement: 'agree' | 'same' | 'differ' | 'unknown'): string | undefined =>
  agreement === 'unknown' ? undefined : `${what} ${agreement === 'same' ? 'agree' : agreement}`;

function placeWeight({ place, journal, conflicts }: Evidence): readonly Weight[] {
  const { volume, issue, pages, exactly } = place;
  return [
    { points: { same: 1.2, differ: -1, unknown: 0 }[journal], reason: said('journals', journal) },
    { points: { agree: 1, differ: -1.5, unknown: 0 }[volume], reason: said('volumes', volume) },
    { points: { agree: 0.3, differ: -0.3, unknown: 0 }[issue] },
    { points: { agree: exactly ? 2.5 : 1.2, differ: -2.5, unknown: 0 }[pages], reason: said('first pages', pages) },
    { points: place.alone && journal !== 'differ' ? 1 : 0 },
    { points: isElsewhere({ place, journal, conflicts }) ? -3 : 0 },
  ];
}

/** Another journal and another volume, page or DOI; or another page of another volume: what was published there is another publication, whatever its title. */
function isElsewhere({
  place: { volume, pages, otherPage },
  journal,
  conflicts,
}: Pick<Evidence, 'place' | 'journal' | 'conflicts'>): boolean {
  if (journal === 'differ') return volume === 'differ' || pages === 'differ' || (volume !== 'agree' && (otherPage || conflicts.length > 0));
  return volume === 'differ' && otherPage;
}

function identifierWeight({ shared, sharedStrong, conflicts, nearlyOneDoi }: Evidence): readonly Weight[] {
  return [
    {
      points: sharedStrong > 0 ? 4 + Math.min(2, sharedStrong - 1) * 2 : shared.length > 0 ? 1 : 0,
      reason: shared.length > 0 ? `both have ${shared.join(', ')}` : undefined,
    },
    { points: (nearlyOneDoi ? -1.5 : -3) * conflicts.length, reason: conflicts.length > 0 ? conflicts.join(', ') : undefined },
  ];
}

/** An abstract is worth looking at where the rest leaves a doubt. */
function abstractWeight(evidence: Evidence, points: number): Weight {
  if (points < 0.5 || points > 9) return { points: 0 };
  const likeness = evidence.abstract();
  if (likeness === undefined) return { points: 0 };
  if (likeness >= 0.6) return { points: isElsewhere(evidence) ? 0 : 3, reason: 'the abstracts agree' };
  if (likeness >= 0.25) return { points: 1, reason: 'the abstracts are alike' };
  return likeness < 0.08 ? { points: -2, reason: 'the abstracts differ' } : { points: 0 };
}

export function weigh(evidence: Evidence): Weighed {
  const weights = [
    ...identifierWeight(evidence),
    titleWeight(evidence),
    namesWeight(evidence),
    yearsWeight(evidence),
    ...placeWeight(evidence),
  ];
  const sum = weights.reduce((total, { points }) => total + points, 0);
  const all = [...weights, abstractWeight(evidence, sum)];
  return {
    points: all.reduce((total, { points }) => total + points, 0),
    contradiction: contradictionOf(evidence),
    translated: evidence.title.likeness === 'different' && evidence.title.translated,
    reasons: () =>
      all
        .filter(({ reason }) => reason !== undefined)
        .sort((x, y) => Math.abs(y.points) - Math.abs(x.points))
        .map(({ reason = '' }) => reason),
  };
}

function contradictionOf(evidence: Evidence): Contradiction {
  if (tellsOtherNumbers(evidence) || evidence.conflicts.some((conflict) => conflict.startsWith('PMID'))) return 'hard';
  const { sharedStrong, title, place, names } = evidence;
  if (sharedStrong > 0) return 'none';
  const byOthers = names.first === 'differ' && place.pages === 'differ';
  return isElsewhere(evidence) || byOthers || (title.likeness === 'different' && !title.translated && place.pages !== 'agree')
    ? 'soft'
    : 'none';
}

/** «Phase 2» and «phase 3»; but «p6INK4a» on the pages of «p16INK4a» is a slip. */
const tellsOtherNumbers = ({ title: { likeness, only }, place, names }: Evidence): boolean =>
  likeness === 'numbered' && !(place.alone && names.first === 'agree' && !only.some((words) => words.some((word) => /^\d+$/.test(word))));
