import { z } from 'zod';

/** Pages of publications in refmill.yaml. */
export const webPageSettings = z.strictObject({
  urls: z.array(z.url('is no web address (https://…)')).min(1).describe('Addresses of pages that describe one publication each'),
});

export type WebPageSettings = z.infer<typeof webPageSettings>;
