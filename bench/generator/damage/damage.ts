import type { Random } from '../random.ts';
import type { ExportRow } from './export-row.ts';
import type { Field, Publication } from './publication.ts';

/** One way in which a copy is not as its original. */
export interface Damage {
  readonly kind: string;
  readonly field: Field;
  /** How much of what the field tells is left, from 0 (lost) to 1 (all of it, in another writing). */
  readonly left: number;
  /** How often it is drawn, in times of the others. */
  readonly weight?: number;
  /** Undefined where there is nothing to damage. */
  readonly harm: (row: ExportRow, random: Random, publication: Publication) => ExportRow | undefined;
}
