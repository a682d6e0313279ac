import { z } from 'zod';

const text = z.string().min(1);

/**
 * What a person corrected of a record: `value` stands in place of `was`. Without `was` it is added or stated for the first time; without `value` what was is
 * taken away, and stays away. `field` is a field of the record (`title`), a part of one (`container.volume`; `container.pages` for pages and article
 * number together), or a list, of which `was` and `value` are elements, or where they are lists the whole of it.
 */
export const correction = z.strictObject({
  field: text,
  was: z.exactOptional(z.json()),
  value: z.exactOptional(z.json()),
  /** Said of this record alone, and not of the publication: what other records of the work say stands. */
  alone: z.exactOptional(z.literal(true)),
  who: z.exactOptional(text),
  reason: z.exactOptional(text),
  /** ISO 8601. */
  at: text,
});

export type Correction = z.infer<typeof correction>;
