import type { PlaceForm } from '../profile/place-form.ts';

export type Agreement = 'agree' | 'differ' | 'unknown';

/** What two records say of where in its journal the publication stands. */
export interface PlaceComparison {
  readonly volume: Agreement;
  readonly issue: Agreement;
  readonly pages: Agreement;
  /** First and last page agree, and the first is not the first of everything. */
  readonly exactly: boolean;
  /** They name different first pages, even if only because one of them is the number of the article. */
  readonly otherPage: boolean;
  /** They agree on several pages in one volume, which no two articles of a journal share. */
  readonly alone: boolean;
}

export function comparePlaces(a: PlaceForm, b: PlaceForm, years: readonly number[]): PlaceComparison {
  const pages = comparePages(a, b);
  const volume = compareVolumes(a, b, years);
  return {
    volume,
    issue: agreement(a.issue, b.issue),
    pages,
    exactly:
      pages === 'agree' &&
      a.first !== '1' &&
      (a.last === undefined || b.last === undefined ? /\d{3}/.test(a.first ?? '') : a.last === b.last),
    otherPage:
      pages === 'differ' || (pages === 'unknown' && a.first !== undefined && b.first !== undefined && a.first !== '1' && b.first !== '1'),
    alone:
      volume === 'agree' &&
      pages === 'agree' &&
      a.first !== '1' &&
      a.last !== undefined &&
      a.last === b.last &&
      Number(a.last) - Number(a.first) >= 2,
  };
}

const agreement = (a: string | undefined, b: string | undefined): Agreement =>
  a === undefined || b === undefined ? 'unknown' : a === b ? 'agree' : 'differ';

/** A year in place of the volume, and an issue or a supplement's number in its place, contradict nothing. */
function compareVolumes(a: PlaceForm, b: PlaceForm, years: readonly number[]): Agreement {
  const plain = agreement(a.volume, b.volume);
  if (plain !== 'differ') return plain;
  const isElse = (mine: PlaceForm, theirs: PlaceForm) => mine.volume === theirs.issue || years.some((year) => String(year) === mine.volume);
  return isElse(a, b) || isElse(b, a) ? 'unknown' : 'differ';
}

function comparePages(a: PlaceForm, b: PlaceForm): Agreement {
  if (a.first === undefined || b.first === undefined) return 'unknown';
  if (a.first === b.first) return 'agree';
  const [digitsA, digitsB] = [a.first.replace(/\D/g, ''), b.first.replace(/\D/g, '')];
  // «S72» of a supplement beside «72»; but «S72» and «P72» are two.
  if (digitsA === digitsB && digitsA.length > 1 && (/^\d/.test(a.first) || /^\d/.test(b.first))) return 'agree';
  if (a.isArticleNumber !== b.isArticleNumber) return 'unknown';
  // Pages counted from 1 are those of a version ahead of print.
  if (a.first === '1' || b.first === '1') return 'unknown';
  // One end wrong is a slip; which page of two one abstract stands on is told in both ways.
  if (a.last !== undefined && a.last === b.last) return 'unknown';
  if (a.last === b.first || b.last === a.first) return 'unknown';
  return 'differ';
}
