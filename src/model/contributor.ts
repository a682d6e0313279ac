import { z } from 'zod';
import { identifier } from './identifier.ts';

/** One affiliation as the source gives it: PubMed's AffiliationInfo is one, however many addresses stand in it. */
const affiliation = z.strictObject({
  name: z.string().min(1),
  identifiers: z.exactOptional(z.array(identifier).min(1)),
});

const contributorRoles = [
  'author',
  'editor',
  'advisor',
  'investigator',
  'translator',
  'reviewer',
  'illustrator',
  'compiler',
  'subject',
  'other',
] as const;

/** A person (family, given) or a group (collective). `family` includes particles; `given` falls back to initials. */
export const contributor = z.strictObject({
  role: z.enum(contributorRoles),
  /** The source's own word for a role that is none of these (`performer`, `prf`). */
  roleAsGiven: z.exactOptional(z.string().min(1)),
  family: z.exactOptional(z.string().min(1)),
  given: z.exactOptional(z.string().min(1)),
  initials: z.exactOptional(z.string().min(1)),
  suffix: z.exactOptional(z.string().min(1)),
  collective: z.exactOptional(z.string().min(1)),
  orcid: z.exactOptional(z.string().min(1)),
  identifiers: z.exactOptional(z.array(identifier).min(1)),
  affiliations: z.exactOptional(z.array(affiliation).min(1)),
  equalContribution: z.exactOptional(z.boolean()),
  /** Further spellings of the same person in the same record («Méndez Vidal MJ» beside «Mendez Vidal, M J»). */
  asGiven: z.exactOptional(z.array(z.string().min(1)).min(1)),
});

export type Affiliation = z.infer<typeof affiliation>;
export type ContributorRole = (typeof contributorRoles)[number];
export type Contributor = z.infer<typeof contributor>;
