import { z } from 'zod';

const moment = z.union([z.iso.date(), z.iso.datetime()], 'a date is written 2024-01-31, or with a time 2024-01-31T12:00:00Z');

/** An OAI-PMH repository in refmill.yaml. */
export const oaiPmhSettings = z.strictObject({
  url: z.url('is no web address (https://…)').describe('The repository’s base URL (https://repository.example.org/server/oai/request)'),
  sets: z
    .exactOptional(z.array(z.string().min(1)).min(1))
    .describe('setSpecs to harvest, one after the other; all of it otherwise')
    .meta({ option: 'set' }),
  metadataPrefix: z.exactOptional(z.string().min(1)).describe('How records shall be written; the richest that refmill reads otherwise'),
  from: z.exactOptional(moment).describe('The first run asks only for records changed since (2024-01-31)'),
  until: z.exactOptional(moment).describe('Ask only for records changed until then'),
  overlapDays: z.int().min(0).max(365).default(2).describe('Days that a later run asks for again: indexes behind OAI-PMH lag'),
  relistDays: z
    .exactOptional(z.int().min(1))
    .describe('After so many days list everything again, to notice deletions that the repository does not announce'),
});

export type OaiPmhSettings = z.infer<typeof oaiPmhSettings>;
