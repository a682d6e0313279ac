import { z } from 'zod';

const isoDate = z.iso.date('a date is written 2024-01-31');

const id = z
  .union([z.string().trim(), z.int()])
  .transform(String)
  .pipe(
    z
      .string()
      .regex(/^(?:W\d{1,15}|[1-9]\d{0,7}|PMC\d{1,9}|10\.\d{4,9}\/\S{1,300})$/i, 'is no id of a work (W2741809807), DOI, PMID or PMCID'),
  );

/** A source of OpenAlex in refmill.yaml: works by filter, by words, or by ids. */
export const openAlexSettings = z
  .strictObject({
    filter: z
      .exactOptional(z.string().trim().min(3))
      .describe('A filter as OpenAlex takes it: institutions.ror:04qxnmv42,from_publication_date:2024-01-01'),
    search: z
      .exactOptional(z.string().trim().min(1))
      .describe('Words to search for in titles, abstracts and full texts; with or without a filter'),
    ids: z.exactOptional(z.array(id).min(1)).describe('Works to keep up to date: OpenAlex’s ids (W2741809807), DOIs, PMIDs, PMCIDs'),
    apiKey: z.exactOptional(z.string().min(1)).describe('OpenAlex API key: free, and needed for more than a few requests a day'),
    email: z.exactOptional(z.string().min(3)).describe('Whom OpenAlex may write to'),
    changesOnly: z
      .boolean()
      .default(false)
      .describe(
        'Later runs ask only for works that were changed since, which OpenAlex allows to paid plans; otherwise they list everything again',
      ),
    since: z.exactOptional(isoDate).describe('With changesOnly: the first run asks only for works changed since (2024-01-31)'),
    overlapDays: z.int().min(0).max(365).default(2).describe('With changesOnly: days that a later run asks for again'),
    baseUrl: z.url('is no web address (https://…)').default('https://api.openalex.org/').describe('Where the API is'),
    pageSize: z.int().min(1).max(200).default(100).describe('Works fetched in one request; OpenAlex gives 100 at most'),
  })
  .refine(({ filter, search, ids }) => (filter === undefined && search === undefined) !== (ids === undefined), {
    message: 'give a filter or words to search for, or else ids',
    path: ['filter'],
  })
  .refine(({ since, changesOnly }) => since === undefined || changesOnly, {
    message: 'is asked for only with changesOnly; a filter may have from_publication_date',
    path: ['since'],
  });

export type OpenAlexSettings = z.infer<typeof openAlexSettings>;
