import { z } from 'zod';
import { doiSetting } from '../doi-setting.ts';

const isoDate = z.iso.date('a date is written 2024-01-31');
const words = z.exactOptional(z.string().trim().min(1));

const asksList = ['query', 'bibliographic', 'author', 'containerTitle', 'filter'] as const;

/** Crossref in refmill.yaml: what is searched for, a list of DOIs, or the DOIs of the library. */
export const crossrefSettings = z
  .strictObject({
    query: words.describe('Words anywhere in a record, as Crossref’s `query` takes them'),
    bibliographic: words.describe('Words of title, authors, ISSN and year (`query.bibliographic`)'),
    author: words.describe('Words of authors’ names (`query.author`)'),
    containerTitle: words.describe('Words of the journal’s or book’s title (`query.container-title`)'),
    filter: words.describe('Filters as Crossref takes them: `issn:1569-8041,from-pub-date:2024-01-01,type:journal-article`'),
    dois: z.exactOptional(z.array(doiSetting).min(1)).describe('DOIs to keep up to date'),
    library: z
      .exactOptional(z.boolean())
      .describe('Keep the records of all DOIs of the library up to date, and fetch the retractions and corrections of its works'),
    libraryQuery: words.describe('With `library`: only works that this query finds (in refmill’s query language)'),
    notices: z
      .boolean()
      .default(true)
      .describe('With `dois` or `library`: also fetch what retracts, corrects or updates those publications'),
    changedBy: z
      .enum(['index', 'update'])
      .default('index')
      .describe(
        'How later runs ask for changes: `index` (every change, retractions noted by others too) or `update` (only what publishers deposited)',
      ),
    since: z.exactOptional(isoDate).describe('The first run asks only for records changed since (2024-01-31)'),
    overlapDays: z
      .int()
      .min(0)
      .max(365)
      .default(2)
      .describe('Days that a later run asks for again: Crossref’s index lags behind its dates'),
    pageSize: z.int().min(1).max(1000).default(200).describe('Records fetched in one request'),
    baseUrl: z.url('is no web address (https://…)').default('https://api.crossref.org/').describe('Where the REST API is'),
    email: z.exactOptional(z.string().min(3)).describe('Whom Crossref may write to: requests with an address are served better'),
    token: z.exactOptional(z.string().min(1)).describe('Token of a Metadata Plus subscription'),
  })
  .refine((config) => waysOf(config) === 1, {
    message: 'give one of: what to search for (query, bibliographic, author, containerTitle, filter), dois, library: true',
    path: ['query'],
  });

export type CrossrefSettings = z.infer<typeof crossrefSettings>;

const waysOf = (config: Partial<Record<(typeof asksList)[number] | 'dois' | 'library', unknown>>): number =>
  Number(asksList.some((key) => config[key] !== undefined)) + Number(config.dois !== undefined) + Number(config.library === true);
