import { z } from 'zod';

/** Settings of every source that asks the E-utilities, whatever the database. */
export const eUtilitiesSettings = {
  baseUrl: z
    .url('is no web address (https://…)')
    .default('https://eutils.ncbi.nlm.nih.gov/entrez/eutils/')
    .describe('Where the E-utilities are'),
  apiKey: z.exactOptional(z.string().min(1)).describe('NCBI API key: 10 requests a second instead of 3'),
  email: z.exactOptional(z.string().min(3)).describe('Whom NCBI may write to before it blocks a harvester'),
  tool: z.string().min(1).default('refmill').describe('Name that NCBI sees'),
  retmode: z.enum(['json', 'xml']).default('json').describe('Format of search results'),
  searchLimit: z.int().min(1).max(9999).default(9999).describe('Ids that one search gives at most'),
};

const whole = z.strictObject(eUtilitiesSettings);

/** What a request to NCBI needs of a source's settings. */
export type EUtilitiesSettings = z.infer<typeof whole>;
