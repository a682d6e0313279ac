import type { Kinship } from '../model/work.ts';

/** A work that belongs together with the one that is shown. */
export interface ShownRelated {
  readonly id: string;
  readonly kind: Kinship['kind'];
  readonly is: 'this' | 'other' | 'both';
  readonly title?: string;
}

/** What one of the two is to the other, and what both are. */
const words: Readonly<Record<Kinship['kind'], readonly [one: string, both: string]>> = {
  preprint: ['the preprint of', 'preprints of one article'],
  'conference-abstract': ['a conference abstract of', 'conference abstracts of one study'],
  erratum: ['a correction of', 'corrections of one article'],
  retraction: ['the retraction of', 'retractions of one article'],
  comment: ['a comment on', 'comments on one article'],
  protocol: ['the protocol of', 'protocols of one study'],
  translation: ['a translation of', 'translations of one work'],
  edition: ['another edition of', 'editions of one work'],
  update: ['an update of', 'updates of one work'],
  part: ['a part of', 'parts of one publication'],
  version: ['another version of', 'versions of one publication'],
};

/** `W12 is the preprint of this: Tidal radium in …` */
export function relatedLines(related: readonly ShownRelated[]): string[] {
  if (related.length === 0) return [];
  return [
    '',
    'Related',
    ...related.map(({ id, kind, is, title }) => {
      const [one, both] = words[kind];
      const said = is === 'both' ? `${id} and this are ${both}` : is === 'this' ? `this is ${one} ${id}` : `${id} is ${one} this`;
      return `  ${said}${title === undefined ? '' : `: ${title}`}`;
    }),
  ];
}
