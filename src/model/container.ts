import { z } from 'zod';

/** Where the publication stands: journal, book or series, with its place in it. Titles stay as sent, subtitles too. */
export const container = z.strictObject({
  title: z.exactOptional(z.string().min(1)),
  abbreviation: z.exactOptional(z.string().min(1)),
  issn: z.exactOptional(z.array(z.string().min(1)).min(1)),
  nlmId: z.exactOptional(z.string().min(1)),
  volume: z.exactOptional(z.string().min(1)),
  volumeTitle: z.exactOptional(z.string().min(1)),
  issue: z.exactOptional(z.string().min(1)),
  /** Full form of the page range, `2464-2471` for `2464-71`. */
  pages: z.exactOptional(z.string().min(1)),
  /** Present whenever the source states pages, article numbers too. */
  pagesAsGiven: z.exactOptional(z.string().min(1)),
  articleNumber: z.exactOptional(z.string().min(1)),
  collectionTitle: z.exactOptional(z.string().min(1)),
  collectionNumber: z.exactOptional(z.string().min(1)),
});

export type Container = z.infer<typeof container>;
