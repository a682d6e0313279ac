import type { Result } from '../../../model/endpoint.ts';

/** A stretch of a sentence's tokens: indexes, `to` exclusive. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

export type Bound = number | 'NR';
export type PValue = NonNullable<Result['p']>[number];
export type Measure = NonNullable<Result['measure']>;

/** A confidence or credible interval; `labelled` where `CI` is said, and not only `(7.7-9.8)`. */
export interface Interval extends Stretch {
  readonly level?: number;
  readonly lower: Bound;
  readonly upper: Bound;
  readonly labelled: boolean;
}

/** P values of one place: several of one estimate (`P<0.001 for noninferiority; P=0.12 for superiority`) are put together later. */
export interface ProbabilityMark extends Stretch {
  readonly p: PValue;
}

/** The spread of a value, and what else stands with it in brackets. */
export interface Attributes {
  readonly unit?: string;
  readonly n?: number;
  readonly N?: number;
  readonly pct?: number;
  readonly ci?: Interval;
  readonly p?: readonly PValue[];
  readonly sd?: number;
  readonly se?: number;
  readonly dispersion?: number;
  readonly iqr?: [number, number];
  readonly range?: [number, number];
}

/** A number that may be the value of an arm. */
export interface Value extends Stretch, Attributes {
  readonly kind: 'value';
  readonly value?: Bound;
}

/** An effect (`HR 0.70`), with what follows of its interval and P values. */
export interface Estimate extends Stretch {
  readonly kind: 'estimate';
  /** Nothing for an effect that the record has no measure of (a ratio of geometric means, a number needed to treat). */
  readonly measure: Measure | undefined;
  readonly adjusted?: true;
  /** `difference` alone: of what follows from the values it compares. */
  readonly open?: true;
  readonly value: Bound;
  readonly unit?: string;
  readonly ci?: Interval;
  readonly p?: readonly PValue[];
  readonly direction?: string;
  /** Index of the token where the name of what it counts begins (`fewer deaths`). */
  readonly what?: number;
}

/** A P value of no estimate. */
export interface Test extends Stretch {
  readonly kind: 'test';
  readonly p: readonly PValue[];
  readonly ci?: Interval;
}

/** How long the study looked. */
export interface FollowUp extends Stretch {
  readonly kind: 'followup';
  readonly measure: 'median' | 'mean' | 'minimum' | 'maximum' | undefined;
  readonly value: number;
  readonly unit: string;
  readonly ci?: Interval;
  readonly iqr?: [number, number];
  readonly range?: [number, number];
}

export type Quantity = Value | Estimate | Test | FollowUp;
