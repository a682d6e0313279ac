import type { Random } from '../../random.ts';
import type { Damage } from '../damage.ts';
import { without } from '../export-row.ts';

const onAbstract = (kind: string, left: number, change: (text: string, random: Random) => string): Damage => ({
  kind,
  field: 'abstract',
  left,
  harm: (row, random) => (row.abstract === undefined ? undefined : { ...row, abstract: change(row.abstract, random) }),
});

const labels = ['BACKGROUND: ', 'METHODS: ', 'RESULTS: ', 'CONCLUSIONS: '];

/** What goes wrong with abstracts. */
export const abstracts: readonly Damage[] = [
  { kind: 'abstract lost', field: 'abstract', left: 0, harm: (row) => (row.abstract === undefined ? undefined : without(row, 'abstract')) },
  onAbstract('abstract cut', 0.8, (text, random) => `${text.slice(0, random.between(80, 250))}...`),
  onAbstract('labels in the abstract', 1, (text) => {
    let at = 0;
    return text.replace(/(?<=^|\. )(?=\p{Lu})/gu, () => labels[at++] ?? '');
  }),
  onAbstract(
    'copyright at the end of the abstract',
    1,
    (text, random) =>
      `${text} ${random.pick(['Copyright © 2019 Tellen Press. All rights reserved.', '© 2012 The authors.', '(C) 2008 Marquet & Sons'])}`,
  ),
];
