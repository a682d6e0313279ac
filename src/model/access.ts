import { z } from 'zod';

/** Who may read the full text; `metadata`: nobody here, there is only the description. */
export const accessLevels = ['open', 'embargoed', 'restricted', 'closed', 'metadata'] as const;

/** Licence (SPDX id where it is one), its name and address as given, and the access word. */
export const rights = z.strictObject({
  license: z.exactOptional(z.string().min(1)),
  name: z.exactOptional(z.string().min(1)),
  url: z.exactOptional(z.string().min(1)),
  access: z.exactOptional(z.enum(accessLevels)),
  statement: z.exactOptional(z.string().min(1)),
});

/** A URL where the work can be read. */
export const location = z.strictObject({
  url: z.string().min(1),
  kind: z.exactOptional(z.enum(['landing', 'full-text', 'pdf', 'supplement', 'thumbnail', 'license', 'other'])),
  access: z.exactOptional(z.enum(accessLevels)),
  license: z.exactOptional(z.string().min(1)),
  /** Which state of the manuscript lies there. */
  version: z.exactOptional(z.enum(['submitted', 'accepted', 'published'])),
  /** Who holds it, by name: the repository or institution. */
  host: z.exactOptional(z.string().min(1)),
});

export type AccessLevel = (typeof accessLevels)[number];
export type Rights = z.infer<typeof rights>;
export type Location = z.infer<typeof location>;
