import { present } from '../../model/present.ts';
import type { Decision, RecordPair } from '../../model/work.ts';

/** What a person says of two records. */
export type PersonsVerdict = 'same' | 'different';

/** Who decides, and why, as far as the person says so. */
export interface Grounds {
  readonly who?: string;
  readonly reason?: string;
}

/** A decision as it is kept. `rule` is the condition by which the pair was chosen among others. */
export function personsDecision(
  { a, b }: RecordPair,
  verdict: PersonsVerdict,
  { who, reason, rule, at }: Grounds & { readonly rule?: string; readonly at: string },
): Decision {
  const reasons = [rule, reason].filter((each) => each !== undefined && each !== '') as readonly string[];
  return { a, b, verdict, by: 'user', reasons, ...present<Pick<Decision, 'who' | 'at'>>({ who, at }) };
}
