import { z } from 'zod';

const isoDate = z.iso.date('a date is written 2024-01-31');

/** YAML reads a bare PMID as a number. */
const id = z
  .union([z.string().trim(), z.int()])
  .transform(String)
  .pipe(
    z
      .string()
      .regex(
        /^(?:[1-9]\d{0,7}|PMC\d{1,9}|PPR\d{1,9}|[A-Z]{2,5}\/[\w.:-]{1,60}|10\.\d{4,9}\/[^\s"]{1,300})$/i,
        'is no PMID, PMCID, DOI or number of Europe PMC (MED/12345678, PPR123456)',
      ),
  );

/** A source of Europe PMC in refmill.yaml: a query or a list of ids. */
export const europePmcSettings = z
  .strictObject({
    query: z.exactOptional(z.string().trim().min(1)).describe('A query as Europe PMC’s search box takes it'),
    ids: z.exactOptional(z.array(id).min(1)).describe('PMIDs, PMCIDs, DOIs or Europe PMC’s numbers (PPR123456) to keep up to date'),
    resultType: z
      .enum(['core', 'lite'])
      .default('core')
      .describe('How much of each record comes; `lite` leaves out abstracts, affiliations, MeSH and relations'),
    synonym: z.boolean().default(false).describe('Whether Europe PMC adds synonyms (MeSH, UniProt) to the words of the query'),
    baseUrl: z
      .url('is no web address (https://…)')
      .default('https://www.ebi.ac.uk/europepmc/webservices/rest/')
      .describe('Where the web service is'),
    email: z.exactOptional(z.string().min(3)).describe('Whom Europe PMC may write to about its service'),
    pageSize: z.int().min(1).max(1000).default(200).describe('Records fetched in one request'),
    since: z.exactOptional(isoDate).describe('The first run asks only for records indexed or updated since (2024-01-31)'),
    overlapDays: z.int().min(0).max(365).default(5).describe('Days that a later run asks for again: the index lags behind its dates'),
  })
  .refine((config) => (config.query === undefined) !== (config.ids === undefined), {
    message: 'give either a query or ids',
    path: ['query'],
  });

export type EuropePmcSettings = z.infer<typeof europePmcSettings>;
