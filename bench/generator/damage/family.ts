import type { Random } from '../random.ts';
import type { Draft } from './publication.ts';

/** Publications that belong together and are none of each other's copies. */
export interface Family {
  readonly kind: string;
  make(random: Random): readonly Draft[];
}
