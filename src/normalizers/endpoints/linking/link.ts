import type { Endpoint, Result } from '../../../model/endpoint.ts';
import { present } from '../../../model/present.ts';
import type { ArmTable } from '../arms.ts';
import type { Interval } from '../quantities/quantity.ts';
import { levelAt } from '../quantities/stated-levels.ts';
import type { Frame } from './frame.ts';
import type { ArmOf } from './series-arms.ts';

/** What a row or an effect was linked to; the next one in the sentence may go on with it. */
export interface Link {
  readonly endpoint: Endpoint | undefined;
  readonly arms: readonly ArmOf[];
  readonly measure?: Result['measure'];
  readonly from: number;
  readonly to: number;
}

/** The name of an arm, where it is one arm that is known. */
export const nameOf = (arms: ArmTable, arm: ArmOf): string | undefined => (typeof arm === 'number' ? arms.arms[arm]?.name : undefined);

/** An interval as results have it; of a bare one the level is what the text says of others. */
export const interval = ({ tokens, levels }: Frame, ci: Interval | undefined): Result['ci'] =>
  ci &&
  present<NonNullable<Result['ci']>>({
    level: ci.level ?? levelAt(levels, tokens[ci.from]?.start ?? 0),
    lower: ci.lower,
    upper: ci.upper,
  });

/** Where in the text a result stands, and what it is read from. */
export function place({ tokens, text }: Frame, from: number, to: number): { start: number; end: number; evidence: string } {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, evidence: text.slice(start, end) };
}
