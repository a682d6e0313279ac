import type { BibliographicRecord } from '../model/record.ts';
import { compareTitleForms } from './compare/titles.ts';
import { profileOf } from './profile.ts';

/** `different-kind`: one is a notice, a reply or another part of what the other is, however alike they read. */
type TitleVerdict = 'same' | 'similar' | 'different' | 'different-kind' | 'unknown';

/** Marks that titles tell; that something is a preprint stands elsewhere. */
const told = ['erratum', 'retraction', 'comment', 'protocol'] as const;

/** The likeness of the two records' titles alone: the best over all titles that each has, since one may be a translation of the other. */
export function compareTitles(a: BibliographicRecord, b: BibliographicRecord): TitleVerdict {
  const [mine, theirs] = [profileOf(a), profileOf(b)];
  const { likeness, common, words } = compareTitleForms(mine.titles, theirs.titles);
  // Of «The mill by the sea» two words count: one of them put right is a correction.
  if (likeness === 'different') return words < 4 && common >= 0.5 ? 'similar' : 'different';
  if (likeness === 'unknown') return 'unknown';
  if (likeness === 'numbered') return common >= 0.6 ? 'different-kind' : 'different';
  if (likeness !== 'same' && likeness !== 'near' && told.some((mark) => mine.titleMarks.has(mark) !== theirs.titleMarks.has(mark)))
    return 'different-kind';
  if (likeness === 'more' || likeness === 'other') return common >= 0.6 ? 'similar' : 'different';
  return 'same';
}

/** The words of each title that a record has, folded, with numbers in figures. */
export const titleWords = (record: BibliographicRecord): readonly (readonly string[])[] =>
  profileOf(record).titles.map(({ words }) => words);
