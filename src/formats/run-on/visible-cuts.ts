import type { CutBy } from './candidate.ts';
import type { Cut, Terms } from './subject-cuts.ts';

/** Between single blanks a term most often begins with a capital; «air traffic control» has blanks that are none of its borders. */
const blankCost = { capital: 0.4, small: 2.4 };

/** The cuts of a list whose terms have something between them: the separators, and where all are single blanks any of these. */
export function visibleCuts({ text, start, end }: Pick<Terms, 'text' | 'start' | 'end'>, cut: CutBy): Cut[] {
  const cuts: Cut[] = [{ at: start, cost: 0 }];
  for (let at = start + 1; at < end; at++) {
    const before = text[at - 1] ?? '';
    if (/\s/.test(text[at] ?? '')) continue;
    if (before === '\n') cuts.push({ at, cost: 0 });
    else if (cut === 'blank' && before === ' ' && text[at - 2] !== ',')
      cuts.push({ at, cost: /\p{Lu}/u.test(text[at] ?? '') ? blankCost.capital : blankCost.small });
  }
  cuts.push({ at: end, cost: 0 });
  return cuts;
}
