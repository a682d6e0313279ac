import { z } from 'zod';
import { eUtilitiesSettings } from '../ncbi/settings.ts';

const isoDate = z.iso.date('a date is written 2024-01-31');

/** `PMC5834059`, or its number alone, which YAML reads as one. */
const pmcid = z
  .union([z.string(), z.int()])
  .transform((value) => String(value).trim().replace(/^PMC/i, ''))
  .pipe(z.string().regex(/^[1-9]\d{0,7}$/, 'a PMCID is written PMC5834059'));

/** A source of articles in PubMed Central: a query or a list of PMCIDs. */
export const pmcSettings = z
  .strictObject({
    query: z.exactOptional(z.string().trim().min(1)).describe('A query as PubMed Central’s search box takes it'),
    ids: z.exactOptional(z.array(pmcid).min(1)).describe('PMCIDs of the articles to fetch'),
    pageSize: z.int().min(1).max(200).default(20).describe('Articles fetched in one request; they come with their whole text'),
    since: z.exactOptional(isoDate).describe('The first run asks only for articles released in PubMed Central since (2024-01-31)'),
    overlapDays: z.int().min(0).max(365).default(5).describe('Days of release that a later run asks for again'),
    ...eUtilitiesSettings,
  })
  .refine((config) => (config.query === undefined) !== (config.ids === undefined), {
    message: 'give either a query or ids',
    path: ['query'],
  });

export type PmcSettings = z.infer<typeof pmcSettings>;
