import { z } from 'zod';

const fileNumber = z.int().min(1).max(99_999);

/** A source of PubMed's files in refmill.yaml. */
export const pubmedFilesSettings = z
  .strictObject({
    baseUrl: z
      .url('is no web address (https://…)')
      .default('https://ftp.ncbi.nlm.nih.gov/pubmed/')
      .describe('Where the folders baseline and updatefiles are'),
    folder: z
      .exactOptional(z.string().min(1))
      .describe('A folder on this disk with the files, in baseline and updatefiles or side by side; nothing is downloaded then'),
    query: z
      .exactOptional(z.string().trim().min(1))
      .describe('Take in only what this search finds (in the words of `refmill search`); what the library has already is kept up to date'),
    since: z
      .exactOptional(z.iso.date('a date is written 2024-01-31'))
      .describe('Take in only records that NLM changed on this day or later (2024-01-31)'),
    fromFile: z.exactOptional(fileNumber).describe('Number of the file to begin with, where nothing was read before (1335)'),
    toFile: z.exactOptional(fileNumber).describe('Number of the last file to read'),
    keepIn: z.exactOptional(z.string().min(1)).describe('Folder for downloaded files; one beside the library otherwise'),
    discardFiles: z
      .boolean()
      .default(false)
      .describe('Delete each downloaded file once its records are stored; their originals can then no longer be shown'),
  })
  .refine(({ fromFile = 1, toFile = fromFile }) => fromFile <= toFile, { message: 'comes before fromFile', path: ['toFile'] });

export type PubmedFilesSettings = z.infer<typeof pubmedFilesSettings>;
