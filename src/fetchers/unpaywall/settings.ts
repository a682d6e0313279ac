import { z } from 'zod';
import { doiSetting } from '../doi-setting.ts';

/** Unpaywall as a source: of given DOIs, or of the works in the library. */
export const unpaywallSettings = z
  .strictObject({
    dois: z.exactOptional(z.array(doiSetting).min(1)).describe('DOIs to ask about; otherwise those of the works in the library'),
    query: z
      .exactOptional(z.string().trim().min(1))
      .describe('Only works of the library that this query finds, in refmill’s query language'),
    email: z.exactOptional(z.string().min(3)).describe('Your e-mail address, which Unpaywall asks for with every request'),
    recheckDays: z.int().min(1).max(3650).default(30).describe('Days after which it is asked about everything again'),
    baseUrl: z.url('is no web address (https://…)').default('https://api.unpaywall.org/v2/').describe('Where the API is'),
  })
  .refine((config) => config.dois === undefined || config.query === undefined, {
    message: 'give either dois or a query',
    path: ['query'],
  });

export type UnpaywallSettings = z.infer<typeof unpaywallSettings>;
