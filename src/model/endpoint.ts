import { z } from 'zod';

/** UTF-16 offsets into the text that was read, end exclusive. */
const span = { start: z.exactOptional(z.int().min(0)), end: z.exactOptional(z.int().min(0)) };

/** An outcome that a study measured. */
export const endpoint = z.strictObject({
  id: z.exactOptional(z.string().min(1)),
  name: z.string().min(1),
  abbreviation: z.exactOptional(z.string().min(1)),
  role: z.enum(['primary', 'secondary', 'exploratory', 'other', 'unspecified', 'result_only']),
  co: z.exactOptional(z.boolean()),
  timepoint: z.exactOptional(z.string().min(1)),
  population: z.exactOptional(z.string().min(1)),
  assessor: z.exactOptional(z.string().min(1)),
  ...span,
});

/** What a result is a measure of; adjusted forms have the base measure. */
export const measures = [
  'HR',
  'OR',
  'RR',
  'RD',
  'MD',
  'SMD',
  'rate_ratio',
  'median',
  'mean',
  'mean_change',
  'percent_change',
  'proportion',
  'rate',
  'count',
  'median_difference',
  'relative_reduction',
  'minimum',
  'maximum',
] as const;

/** A P value with its sign as printed, and which test it is of where the text says so. */
const pValue = z.strictObject({
  op: z.enum(['=', '<', '>', '<=', '>=']),
  value: z.number(),
  test: z.exactOptional(z.enum(['noninferiority', 'superiority', 'interaction', 'one-sided', 'nominal'])),
});
const pair = z.tuple([z.number(), z.number()]);

/** A comparison of arms, one arm's value, or the length of follow-up. */
export const resultKinds = ['comparison', 'arm', 'followup'] as const;

/** What a study reported: a comparison of arms, one arm's value, or the length of follow-up. Nothing computed that the text does not say. */
export const result = z.strictObject({
  kind: z.enum(resultKinds),
  endpoint: z.exactOptional(z.string().min(1)),
  arm: z.exactOptional(z.string().min(1)),
  arms: z.exactOptional(z.array(z.string().min(1)).min(1)),
  measure: z.exactOptional(z.enum(measures)),
  adjusted: z.exactOptional(z.boolean()),
  value: z.exactOptional(z.union([z.number(), z.literal('NR')])),
  unit: z.exactOptional(z.string().min(1)),
  n: z.exactOptional(z.number()),
  N: z.exactOptional(z.number()),
  pct: z.exactOptional(z.number()),
  ci: z.exactOptional(
    z.strictObject({
      level: z.exactOptional(z.number()),
      lower: z.exactOptional(z.union([z.number(), z.literal('NR')])),
      upper: z.exactOptional(z.union([z.number(), z.literal('NR')])),
    }),
  ),
  p: z.exactOptional(z.array(pValue).min(1)),
  sd: z.exactOptional(z.number()),
  se: z.exactOptional(z.number()),
  // printed as "12.4 ± 3.1", where the text does not say whether that is the deviation or the error
  dispersion: z.exactOptional(z.number()),
  iqr: z.exactOptional(pair),
  range: z.exactOptional(pair),
  timepoint: z.exactOptional(z.string().min(1)),
  subgroup: z.exactOptional(z.string().min(1)),
  direction: z.exactOptional(z.string().min(1)),
  grade: z.exactOptional(z.string().min(1)),
  ...span,
  evidence: z.exactOptional(z.string().min(1)),
});

/**
 * A statement of a question-and-answer or guideline page, with the citation numbers it carries. Its own `start` and `end` count in the page; those of its
 * endpoints and results count UTF-16 units of `text`.
 */
export const claim = z.strictObject({
  text: z.string().min(1),
  citations: z.exactOptional(z.array(z.string().min(1)).min(1)),
  section: z.exactOptional(z.string().min(1)),
  endpoints: z.exactOptional(z.array(endpoint).min(1)),
  results: z.exactOptional(z.array(result).min(1)),
  ...span,
});

export type Endpoint = z.infer<typeof endpoint>;
export type Result = z.infer<typeof result>;
export type Claim = z.infer<typeof claim>;
