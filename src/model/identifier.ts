import { z } from 'zod';

/** Schemes whose values name one publication, or a book with all its chapters. */
export const publicationSchemes = [
  'doi',
  'pmid',
  'pmcid',
  'handle',
  'pii',
  'arxiv',
  'ark',
  'urn',
  'isbn',
  'sici',
  'mid',
  'bookaccession',
  'oai',
] as const;

/**
 * Who issues the value: for publications, journals, persons and organisations. Trial registrations stand in `trials`, ids of databases
 * (Embase, WoS, …) in `accessions`.
 */
export const identifierSchemes = [...publicationSchemes, 'issn', 'orcid', 'ror', 'isni', 'grid', 'ringgold'] as const;

/** A normalized identifier: `{ scheme, value }`, value in the scheme's bare form (no URL, no label). */
export const identifier = z.strictObject({
  scheme: z.enum(identifierSchemes),
  value: z.string().min(1),
});

/** Schemes of which a publication has one value: two of them in one record contradict each other. Handles and ISBNs come in several. */
export const singleSchemes = ['doi', 'pmid', 'pmcid'] as const satisfies readonly IdentifierScheme[];

export type IdentifierScheme = (typeof identifierSchemes)[number];
export type Identifier = z.infer<typeof identifier>;
