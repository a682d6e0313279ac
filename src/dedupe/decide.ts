import type { BibliographicRecord } from '../model/record.ts';
import type { Kinship } from '../model/work.ts';
import { compareProfiles, type Evidence } from './compare.ts';
import { kinOf } from './kin.ts';
import { type Profile, profileOf } from './profile.ts';
import { type Contradiction, type Weighed, weigh } from './weigh.ts';

/** What the rules say of a pair, most telling reason first. `unrelated`: nothing speaks for one publication, so nothing is worth recording. */
export interface Verdict {
  readonly verdict: 'same' | 'different' | 'review' | 'unrelated';
  readonly reasons: readonly string[];
  readonly contradiction: Contradiction;
  /** How much speaks for one publication, in points (weigh.ts). */
  readonly common: number;
  /** One of them says nothing but identifiers: it joins a work, but is no reason to put two works together. */
  readonly bare: boolean;
  /** The record that says hardly more than a title: where that is the title of two works, it belongs to neither. */
  readonly thin?: 'a' | 'b' | 'both';
  /** How two different publications belong together; `a` is the first record. */
  readonly relation?: Kinship;
}

/** So many points have to speak for one publication; from `doubt` on a person is asked. */
const enough = { same: 6, doubt: 4.5, doubtOfTranslation: 3.5 };

/** What a rule looks at. */
interface Case {
  readonly evidence: Evidence;
  readonly weighed: Weighed;
  readonly a: Profile;
  readonly b: Profile;
}

interface Judgement extends Pick<Verdict, 'verdict' | 'relation' | 'thin'> {
  readonly reason?: string;
}

type Rule = (each: Case) => Judgement | undefined;

/** An erratum, a preprint, a second part: however much agrees. */
const kin: Rule = ({ evidence, weighed: { points }, a, b }) => {
  if (points < enough.doubt - 2.5 && evidence.sharedStrong === 0) return undefined;
  const found = kinOf(evidence, a, b);
  return found && { verdict: 'different', reason: found.reason, relation: found.relation };
};

/** What differs between them is nowhere in what is compared. */
const copies: Rule = ({ a, b }) =>
  a.digest !== undefined && a.digest === b.digest ? { verdict: 'same', reason: 'they say the same, word for word' } : undefined;

/** What the PMC ID converter or Unpaywall says is said of the identifier itself. */
const onlyIdentifiers: Rule = ({ evidence: { bare, sharedStrong, conflicts } }) => {
  if (!bare || sharedStrong === 0) return undefined;
  if (conflicts.length > 0) return { verdict: 'different', reason: conflicts.join(', ') };
  return { verdict: 'same', reason: 'one says nothing but identifiers, and nothing contradicts' };
};

const withoutTitle: Rule = ({ evidence: { title, shared, names, place }, weighed: { points } }) => {
  if (title.likeness !== 'unknown' || points <= 0 || names.first === 'differ' || place.pages === 'differ') return undefined;
  if (!shared.some((each) => /^(?:pmid|pmcid|handle):/.test(each))) return undefined;
  return { verdict: 'same', reason: 'one has no title to compare, and nothing contradicts' };
};

const contradicting: Rule = ({ evidence, weighed: { points, contradiction } }) => {
  if (contradiction === 'none') return undefined;
  const why = evidence.conflicts.find((conflict) => conflict.startsWith('PMID')) ?? 'they contradict each other';
  if (contradiction === 'soft' && points > 1 && titleAgrees(evidence) && evidence.names.first !== 'differ')
    return { verdict: 'different', reason: 'published elsewhere under the same title', relation: { kind: 'version' } };
  if (points >= enough.same) return { verdict: 'review', reason: `${why}, but the rest agrees` };
  return evidence.sharedStrong > 0 ? { verdict: 'different', reason: why } : { verdict: 'unrelated' };
};

const enoughAgrees: Rule = ({ evidence, weighed: { points } }) => {
  const { names, place } = evidence;
  if (titleAgrees(evidence)) return points >= enough.same ? { verdict: 'same' } : undefined;
  // Abstracts of one team in one supplement have its DOI, and titles made alike; «erosion» is not «flooding». Something else has to say what the title does not.
  const isAnother = place.pages === 'differ' || (names.first === 'differ' && names.matched === 0);
  const isTold = place.pages === 'agree' || names.matched > 2 || (evidence.abstract() ?? 0) >= 0.6;
  return points >= enough.same && isTold && !isAnother ? { verdict: 'same' } : undefined;
};

/** Reference lists and hand-made tables give titles and nothing else; a title of four words and 25 letters is hardly that of two publications. */
const titleAlone: Rule = ({ evidence: { title, years, journal, conflicts }, weighed: { points }, a, b }) => {
  if (title.likeness !== 'same' || title.length < 25 || title.words < 4 || (years ?? 0) > 1 || journal === 'differ') return undefined;
  const [mine, theirs] = [isThin(a), isThin(b)];
  if ((!mine && !theirs) || conflicts.length > 0 || points < 3.5) return undefined;
  return { verdict: 'same', thin: mine && theirs ? 'both' : mine ? 'a' : 'b' };
};

/** A supplement's abstracts have its DOI, a book's chapters the book's. */
const sharedByMany: Rule = ({ evidence: { sharedStrong, title, names, place, abstract }, weighed: { translated } }) => {
  if (sharedStrong === 0 || translated || (title.likeness !== 'different' && title.likeness !== 'other')) return undefined;
  const others =
    place.pages === 'differ' || (abstract() ?? 1) < 0.2 || (title.likeness === 'different' && names.first !== 'agree' && !place.alone);
  return others ? { verdict: 'different', reason: 'an identifier in common, but other titles' } : undefined;
};

const doubtful: Rule = ({ evidence: { sharedStrong }, weighed: { points, translated } }) =>
  points >= enough.doubt || (sharedStrong > 0 && points > -2) || (translated && points >= enough.doubtOfTranslation)
    ? { verdict: 'review' }
    : undefined;

/** The first rule that has something to say decides. */
const rules: readonly Rule[] = [
  copies,
  kin,
  onlyIdentifiers,
  withoutTitle,
  contradicting,
  enoughAgrees,
  titleAlone,
  sharedByMany,
  doubtful,
];

/** The rules' verdict about two records; the same in either order. */
export const decidePair = (a: BibliographicRecord, b: BibliographicRecord): Verdict => decided(profileOf(a), profileOf(b), false);

/** Most pairs that meet have nothing to do with each other: one verdict stands for all of them. */
const unrelated: Verdict = { verdict: 'unrelated', reasons: [], contradiction: 'none', common: 0, bare: false };
const contradictory: Verdict = { ...unrelated, contradiction: 'soft' };

/** The same without words for pairs of which nothing is worth recording. */
export function judgeProfiles(a: Profile, b: Profile): Verdict {
  return decided(a, b, true);
}

function decided(a: Profile, b: Profile, brief: boolean): Verdict {
  const evidence = compareProfiles(a, b);
  const weighed = weigh(evidence);
  let judgement: Judgement | undefined;
  for (const rule of rules) {
    judgement = rule({ evidence, weighed, a, b });
    if (judgement) break;
  }
  const { verdict, reason, relation, thin } = judgement ?? { verdict: evidence.sharedStrong > 0 ? 'different' : 'unrelated' };
  if (brief && verdict === 'unrelated' && !evidence.bare && weighed.contradiction !== 'hard')
    return weighed.contradiction === 'none' ? unrelated : contradictory;
  return {
    verdict,
    contradiction: verdict === 'different' && weighed.contradiction !== 'soft' ? 'hard' : weighed.contradiction,
    common: weighed.points,
    bare: evidence.bare,
    reasons: [...new Set([...(reason === undefined ? [] : [reason]), ...weighed.reasons()])],
    ...(thin === undefined ? {} : { thin }),
    ...(relation ? { relation } : {}),
  };
}

const isThin = ({ names, place, namings }: Profile): boolean => names.length === 0 && place.first === undefined && namings.length === 0;

const titleAgrees = ({ title: { likeness } }: Evidence): boolean => likeness === 'same' || likeness === 'near' || likeness === 'part';
