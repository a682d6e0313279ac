import { z } from 'zod';

const abstractSection = z.strictObject({
  label: z.exactOptional(z.string().min(1)),
  /** NLM's own category of the section (BACKGROUND, METHODS, …), where it differs from the printed label. */
  category: z.exactOptional(z.string().min(1)),
  text: z.string().min(1),
});

/** An abstract with its labelled sections; `other` marks those that are not the record's own (translations, plain language). */
export const abstract = z.strictObject({
  other: z.exactOptional(z.literal(true)),
  kind: z.exactOptional(z.string().min(1)),
  language: z.exactOptional(z.string().min(2)),
  sections: z.array(abstractSection).min(1),
  copyright: z.exactOptional(z.string().min(1)),
});

export type AbstractSection = z.infer<typeof abstractSection>;
export type Abstract = z.infer<typeof abstract>;
