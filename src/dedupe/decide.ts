import type { BibliographicRecord } from '../model/record.ts';
import type { Kinship } from '../model/work.ts';
import { compare, type Evidence } from './compare.ts';
import { kinOf } from './kin.ts';
import { type Weighed, weigh } from './weigh.ts';

/** What the rules say of a pair, most telling reason first. `unrelated`: nothing speaks for one publication, so nothing is worth recording. */
export interface Verdict {
  readonly verdict: 'same' | 'different' | 'review' | 'unrelated';
  readonly reasons: readonly string[];
  /** They contradict each other: no chain of other records may join them. */
  readonly contradiction: boolean;
  /** How much speaks for one publication, to be compared between pairs. */
  readonly common: number;
  /** One of them says nothing but identifiers: it joins a work, but is no reason to put two works together. */
  readonly bare: boolean;
  /** How two different publications belong together; `a` is the first record. */
  readonly relation?: Kinship;
}

/** So much has to speak for one publication; from `doubt` on a person is asked. */
const enough = { same: 6, doubt: 4.5 };

/** The rules' verdict about two records; the same in either order. */
export function decidePair(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  const evidence = compare(a, b);
  const weighed = weigh(evidence);
  const { verdict, reason, relation } = judge(evidence, weighed, a, b);
  return {
    verdict,
    contradiction: verdict === 'different' || weighed.contradiction,
    common: weighed.points,
    bare: evidence.bare,
    reasons: [...(reason === undefined ? [] : [reason]), ...weighed.reasons],
    ...(relation ? { relation } : {}),
  };
}

interface Judgement {
  readonly verdict: Verdict['verdict'];
  readonly reason?: string;
  readonly relation?: Kinship;
}

function judge(
  evidence: Evidence,
  { points, contradiction, translated }: Weighed,
  a: BibliographicRecord,
  b: BibliographicRecord,
): Judgement {
  const { shared, sharedStrong, title, conflicts, bare, names, place } = evidence;
  const kin = points >= enough.doubt - 2 || sharedStrong > 0 ? kinOf(evidence, a, b) : undefined;
  if (kin) return { verdict: 'different', reason: kin.reason, relation: kin.relation };
  // What the PMC ID converter or Unpaywall says is said of the identifier itself.
  if (bare && sharedStrong > 0)
    return conflicts.length > 0
      ? { verdict: 'different', reason: conflicts.join(', ') }
      : { verdict: 'same', reason: 'one says nothing but identifiers, and nothing contradicts' };
  if (
    title.likeness === 'unknown' &&
    sharedStrong > 0 &&
    points > 0 &&
    shared.some((each) => /^(?:pmid|pmcid|handle):/.test(each)) &&
    names.first !== 'differ' &&
    place.pages !== 'differ'
  )
    return { verdict: 'same', reason: 'one has no title to compare, and nothing contradicts' };
  if (contradiction) {
    if (points >= enough.same)
      return { verdict: 'review', reason: `${conflicts.join(', ') || 'they contradict each other'}, but the rest agrees` };
    return sharedStrong > 0 || points >= 0
      ? { verdict: 'different', reason: conflicts.join(', ') || 'they contradict each other' }
      : { verdict: 'unrelated' };
  }
  if (points >= enough.same && !(names.first === 'differ' && names.matched === 0 && !titleAgrees(evidence))) return { verdict: 'same' };
  // A supplement's abstracts have its DOI, a book's chapters the book's.
  if (
    sharedStrong > 0 &&
    title.likeness === 'different' &&
    !translated &&
    ((names.first !== 'agree' && !place.alone) || place.pages === 'differ' || (evidence.abstract() ?? 1) < 0.2)
  )
    return { verdict: 'different', reason: 'an identifier in common, but other titles' };
  if (points >= enough.doubt || (sharedStrong > 0 && points > -2) || (translated && points >= 3.5)) return { verdict: 'review' };
  return { verdict: sharedStrong > 0 ? 'different' : 'unrelated' };
}

const titleAgrees = ({ title: { likeness } }: Evidence): boolean => likeness === 'same' || likeness === 'near' || likeness === 'part';
