import type { Result } from '../model/endpoint.ts';

type Measure = NonNullable<Result['measure']>;

const ratios: ReadonlySet<Measure> = new Set<Measure>(['HR', 'OR', 'RR', 'rate_ratio']);
const differences: ReadonlySet<Measure> = new Set<Measure>(['MD', 'RD', 'SMD', 'median_difference']);

/** No effect is 1, and intervals are symmetric on the logarithmic scale. */
export const isRatio = (measure: Measure | undefined): boolean => measure !== undefined && ratios.has(measure);

/** No effect is 0. */
export const isDifference = (measure: Measure | undefined): boolean => measure !== undefined && differences.has(measure);
