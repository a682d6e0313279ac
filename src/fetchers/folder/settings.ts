import { z } from 'zod';

const patterns = z.array(z.string().min(1)).min(1);

/** A watched folder in refmill.yaml. */
export const folderSettings = z.strictObject({
  path: z.string().min(1).describe('The folder to watch, with all folders in it'),
  include: z.exactOptional(patterns).describe('Only files that fit one of these patterns (*.ris, exports/**); every file otherwise'),
  exclude: z.exactOptional(patterns).describe('No files that fit one of these patterns'),
  format: z.exactOptional(z.string().min(1)).describe('The format of all files; the content of each tells otherwise'),
  settleSeconds: z
    .int()
    .min(0)
    .max(86_400)
    .default(30)
    .describe('A file that was written to in the last so many seconds is left for the next run; 0: none is'),
  afterwards: z
    .enum(['leave', 'move'])
    .default('leave')
    .describe('What happens to a file that was dealt with: `leave` it, or `move` it to done/ or refused/ in the folder'),
});

export type FolderSettings = z.infer<typeof folderSettings>;
