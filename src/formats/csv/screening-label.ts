import type { BibliographicRecord } from '../../model/record.ts';
import { appended } from '../drafting.ts';
import type { CsvField } from './reading.ts';

/** The labels of works that were decided on, by the names that docs/reporting.md gives them; ASReview’s own as well. */
const relevant = /^(?:included|fulltext\/included|screening\/included|asreview_relevant)$/i;
const irrelevant = /^(?:(?:(?:screening|fulltext)\/)?excluded(?:: .*)?|asreview_irrelevant)$/i;

/** `1`: included, or not excluded so far; `0`: excluded at whatever stage; nothing: not decided, or both are said. What is excluded on the full text had been included before. */
export function labelOf({ labels = [] }: BibliographicRecord): string | undefined {
  const excluded = labels.some((label) => irrelevant.test(label));
  const included = labels.some((label) => relevant.test(label) && !(excluded && /^screening\//i.test(label)));
  if (included === excluded) return undefined;
  return included ? '1' : '0';
}

const labelNames: Readonly<Record<string, string>> = { '1': 'included', '0': 'excluded' };

/** `1.0`, where a program took the column for measurements. */
export const labelField: CsvField = {
  heading: 'included',
  names: '',
  read: (cells, { draft }) => {
    for (const cell of cells) {
      const label = labelNames[cell.value.replace(/\.0$/, '')];
      cell.used = label !== undefined;
      if (label !== undefined) draft.labels = appended(draft.labels, label);
    }
  },
};
