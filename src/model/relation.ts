import { z } from 'zod';
import { identifier } from './identifier.ts';

/** PubMed's RefType names (DTD 2025) first, then what repositories and registries add. */
export const relationTypes = [
  'AssociatedDataset',
  'AssociatedPublication',
  'CommentIn',
  'CommentOn',
  'CorrectedandRepublishedIn',
  'CorrectedandRepublishedFrom',
  'ErratumIn',
  'ErratumFor',
  'ExpressionOfConcernIn',
  'ExpressionOfConcernFor',
  'OriginalReportIn',
  'ReprintIn',
  'ReprintOf',
  'RepublishedIn',
  'RepublishedFrom',
  'RetractedandRepublishedIn',
  'RetractedandRepublishedFrom',
  'RetractionIn',
  'RetractionOf',
  'SummaryForPatientsIn',
  'UpdateIn',
  'UpdateOf',
  'PreprintIn',
  'PreprintOf',
  'VersionOf',
  'HasVersion',
  'TranslationOf',
  'HasTranslation',
  'PartOf',
  'HasPart',
  'References',
  'IsReferencedBy',
  'Related',
] as const;

/** This record to another publication. `note` is the source's own citation of it, `asGiven` its own word for the relation. */
export const relation = z.strictObject({
  type: z.enum(relationTypes),
  asGiven: z.exactOptional(z.string().min(1)),
  pmid: z.exactOptional(z.string().min(1)),
  identifiers: z.exactOptional(z.array(identifier).min(1)),
  url: z.exactOptional(z.string().min(1)),
  note: z.exactOptional(z.string().min(1)),
});

/** What the publication cites. `label` is the number that the page prints. */
export const reference = z.strictObject({
  label: z.exactOptional(z.string().min(1)),
  raw: z.exactOptional(z.string().min(1)),
  kind: z.exactOptional(z.string().min(1)),
  title: z.exactOptional(z.string().min(1)),
  container: z.exactOptional(z.string().min(1)),
  year: z.exactOptional(z.int()),
  section: z.exactOptional(z.string().min(1)),
  identifiers: z.exactOptional(z.array(identifier).min(1)),
  url: z.exactOptional(z.string().min(1)),
});

export type RelationType = (typeof relationTypes)[number];
export type Relation = z.infer<typeof relation>;
export type Reference = z.infer<typeof reference>;
