import { appended } from '../drafting.ts';
import { valueText } from '../tagged-fields.ts';
import type { NbibField } from './reading.ts';

/** General notes, statements on conflicts of interest and the missions of NASA are lines for people. */
export const noteFields: readonly NbibField[] = [
  {
    tags: ['GN', 'COIS', 'COI', 'SFM'],
    read: (lines, { draft }) => {
      for (const line of lines) {
        const note = valueText(line).trim();
        line.used = true;
        if (note) draft.notes = appended(draft.notes, note);
      }
    },
    write: ({ notes = [] }) => notes.map((note) => ['GN', note] as const),
  },
];
