import { z } from 'zod';

/** A date as exact as its source: never padded with a first of January. `raw` is the source's own writing. */
export const partialDate = z.strictObject({
  year: z.exactOptional(z.int().min(1000).max(2999)),
  month: z.exactOptional(z.int().min(1).max(12)),
  day: z.exactOptional(z.int().min(1).max(31)),
  season: z.exactOptional(z.enum(['Spring', 'Summer', 'Autumn', 'Winter'])),
  endYear: z.exactOptional(z.int().min(1000).max(2999)),
  endMonth: z.exactOptional(z.int().min(1).max(12)),
  endDay: z.exactOptional(z.int().min(1).max(31)),
  raw: z.exactOptional(z.string().min(1)),
});

/** What happened on a date, by the field's own words; values are ISO 8601, as exact as the source (2017, 2017-08, 2017-08-01, with time where given). */
export const dateKinds = [
  'accessioned',
  'available',
  'submitted',
  'received',
  'revised',
  'accepted',
  'electronic',
  'print',
  'entrez',
  'pubmed',
  'medline',
  'pmc',
  'pmcRelease',
  'created',
  'completed',
  'updated',
  'copyright',
  'embargoEnd',
  'ecollection',
  'aheadOfPrint',
  'premedline',
  'retracted',
  'accessed',
  'contribution',
  'beginning',
  'ending',
  'defended',
] as const;

/** Dates by what happened on them. */
export const dates = z.strictObject(
  Object.fromEntries(dateKinds.map((kind) => [kind, z.exactOptional(z.string().min(4))])) as Record<
    DateKind,
    z.ZodExactOptional<z.ZodString>
  >,
);

export type DateKind = (typeof dateKinds)[number];
export type PartialDate = z.infer<typeof partialDate>;
export type Dates = z.infer<typeof dates>;
