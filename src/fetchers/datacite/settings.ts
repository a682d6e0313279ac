import { z } from 'zod';
import { doiSetting } from '../doi-setting.ts';

const isoDate = z.iso.date('a date is written 2024-01-31');
const words = z.exactOptional(z.string().trim().min(1));
const names = z.exactOptional(z.array(z.string().trim().min(1)).min(1));

const asksList = ['query', 'clients', 'providers', 'resourceTypes'] as const;

/** DataCite in refmill.yaml: what is searched for, a list of DOIs, or the DOIs of the library. */
export const dataciteSettings = z
  .strictObject({
    query: words.describe('A query as DataCite takes it: words, or `titles.title:radium AND publicationYear:2024`'),
    clients: names.describe('Repositories by their ids (cern.zenodo)').meta({ option: 'client' }),
    providers: names.describe('Members by their ids (cern)').meta({ option: 'provider' }),
    resourceTypes: names.describe('General types: dataset, preprint, software, text, …').meta({ option: 'resourceType' }),
    dois: z.exactOptional(z.array(doiSetting).min(1)).describe('DOIs to keep up to date'),
    library: z.exactOptional(z.boolean()).describe('Keep the records of all DOIs of the library up to date that DataCite has registered'),
    libraryQuery: words.describe('With `library`: only works that this query finds (in refmill’s query language)'),
    since: z.exactOptional(isoDate).describe('The first run asks only for records updated since (2024-01-31)'),
    overlapDays: z
      .int()
      .min(0)
      .max(365)
      .default(2)
      .describe('Days that a later run asks for again: DataCite’s index lags behind its dates'),
    pageSize: z.int().min(1).max(1000).default(200).describe('Records fetched in one request'),
    baseUrl: z.url('is no web address (https://…)').default('https://api.datacite.org/').describe('Where the REST API is'),
    email: z.exactOptional(z.string().min(3)).describe('Whom DataCite may write to: requests with an address are allowed twice as often'),
  })
  .refine((config) => waysOf(config) === 1, {
    message: 'give one of: what to search for (query, clients, providers, resourceTypes), dois, library: true',
    path: ['query'],
  });

export type DataciteSettings = z.infer<typeof dataciteSettings>;

const waysOf = (config: Partial<Record<(typeof asksList)[number] | 'dois' | 'library', unknown>>): number =>
  Number(asksList.some((key) => config[key] !== undefined)) + Number(config.dois !== undefined) + Number(config.library === true);
