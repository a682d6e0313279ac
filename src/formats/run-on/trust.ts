import type { CutBy, Kind } from './candidate.ts';

/**
 * The most that a reading can be trusted, by kind and by what stands between the values. The margin over the next best reading says how clear a choice
 * was, but not how often such choices are right: kinds without a form of their own win clearly where nothing else fits, and are wrong in the same places.
 *
 * Measured as the share of spans with exactly a value's extent and field, over the real oai_dc records and four orders of the real items, each with nine
 * separators, without a vocabulary: publishers .07 glued (a single word in a place of its own) and .66 separated where .99 and .86 were said, abstracts .67
 * and .82 (two remarks read as one), remarks .72; between single blanks titles .56, citations .40, terms .15, abstracts .05. All other kinds were right as
 * often as their margin says (names, dates, identifiers, rights: .9 and more), and so was everything behind a label (.99), which is not limited.
 */
const limits: Readonly<Record<CutBy, Partial<Record<Kind, number>>>> = {
  glued: { publisher: 0.5, abstract: 0.8, remark: 0.7, unplaced: 0.6 },
  separator: { publisher: 0.65, abstract: 0.85, remark: 0.7, organisation: 0.8 },
  blank: { publisher: 0.2, abstract: 0.2, remark: 0.5, terms: 0.3, title: 0.6, topline: 0.6, citation: 0.5, licence: 0.85, person: 0.9 },
};

/** The confidence of a reading, not above what readings of the kind deserve where no label says what stands there. */
export function trustIn(kind: Kind, confidence: number, cut: CutBy, isLabelled: boolean): number {
  return isLabelled ? confidence : Math.min(confidence, limits[cut][kind] ?? 1);
}
