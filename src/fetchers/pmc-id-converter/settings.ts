import { z } from 'zod';

/** The kinds of ids by their shapes; a bare number is a PMID. */
const id = z
  .union([z.string(), z.int()])
  .transform((value) =>
    String(value)
      .trim()
      .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*|pmid:\s*)/i, ''),
  )
  .pipe(
    z
      .string()
      .regex(
        /^(?:[1-9]\d{0,7}|PMC[1-9]\d{0,8}|10\.\d{4,9}(?:\.\d+)*\/\S+|[A-Z]{2,10}\d{3,12})$/i,
        'give PMIDs, PMCIDs, DOIs or manuscript numbers',
      ),
  );

/** The PMC ID converter as a source: of given ids, or of the works in the library that lack one. */
export const pmcIdConverterSettings = z
  .strictObject({
    ids: z
      .exactOptional(z.array(id).min(1))
      .describe('PMIDs, PMCIDs, DOIs or manuscript numbers (NIHMS…); otherwise those of works in the library that lack another'),
    query: z
      .exactOptional(z.string().trim().min(1))
      .describe('Only works of the library that this query finds, in refmill’s query language'),
    email: z.exactOptional(z.string().min(3)).describe('Whom NCBI may write to before it blocks a harvester'),
    tool: z.string().min(1).default('refmill').describe('Name that NCBI sees'),
    pageSize: z.int().min(1).max(200).default(200).describe('Ids asked for in one request; the service takes 200 at most'),
    recheckDays: z.int().min(1).max(3650).default(30).describe('Days after which it is asked about everything again'),
    baseUrl: z
      .url('is no web address (https://…)')
      .default('https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles/')
      .describe('Where the converter is'),
  })
  .refine((config) => config.ids === undefined || config.query === undefined, { message: 'give either ids or a query', path: ['query'] });

export type PmcIdConverterSettings = z.infer<typeof pmcIdConverterSettings>;
