import { z } from 'zod';
import { eUtilitiesSettings } from '../ncbi/settings.ts';

const isoDate = z.iso.date('a date is written 2024-01-31');

/** YAML reads a bare PMID as a number. */
const pmid = z
  .union([z.string(), z.int()])
  .transform(String)
  .pipe(z.string().regex(/^[1-9]\d{0,7}$/, 'a PMID has 1 to 8 digits'));

/** A PubMed source in refmill.yaml: a query or a list of PMIDs. */
export const pubmedSettings = z
  .strictObject({
    query: z.exactOptional(z.string().trim().min(1)).describe('A query as PubMed’s search box takes it'),
    ids: z.exactOptional(z.array(pmid).min(1)).describe('PMIDs to keep up to date'),
    pageSize: z.int().min(1).max(1000).default(200).describe('Records fetched in one request'),
    since: z.exactOptional(isoDate).describe('The first run asks only for records entered or modified since (2024-01-31)'),
    overlapDays: z.int().min(0).max(365).default(5).describe('Days that a later run asks for again: PubMed’s index lags behind its dates'),
    verifyDays: z
      .int()
      .min(0)
      .max(3650)
      .default(30)
      .describe('After so many days every record is looked for again, to notice what PubMed has deleted or merged; 0: never'),
    ...eUtilitiesSettings,
  })
  .refine((config) => (config.query === undefined) !== (config.ids === undefined), {
    message: 'give either a query or ids',
    path: ['query'],
  });

export type PubmedSettings = z.infer<typeof pubmedSettings>;
