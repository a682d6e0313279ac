import type { Random } from '../../random.ts';
import type { Damage } from '../damage.ts';
import type { Publication } from '../publication.ts';

/** A damage of the title; one that changes nothing is none. */
export const onTitle = (
  kind: string,
  left: number,
  change: (title: string, random: Random, publication: Publication) => string | undefined,
  { weight = 1 }: { readonly weight?: number } = {},
): Damage => ({
  kind,
  field: 'title',
  left,
  weight,
  harm: (row, random, publication) => {
    const title = row.title === undefined ? undefined : change(row.title, random, publication);
    return title === undefined || title === row.title ? undefined : { ...row, title };
  },
});
