import type { PubmedFileName } from './file-name.ts';

/** A file that can be had, and whether it is known to be of the baseline. */
export interface OfferedFile extends PubmedFileName {
  readonly part: 'baseline' | 'updates' | 'unknown';
  /** Its MD5 (hex); undefined when nobody wrote it down. Throws Unavailable when it cannot be had. */
  readonly md5: () => Promise<string | undefined>;
  /** The file on this disk, whole and as its MD5 says. Throws Unavailable, naming the file, when it is not. */
  readonly take: (md5: string | undefined) => Promise<FileOnDisk>;
}

export interface FileOnDisk {
  readonly path: string;
  readonly size: number;
  /** Where it came from, redacted, when it does not stay. */
  readonly url?: string;
  /** To be called when all of it is stored. */
  readonly discard?: () => Promise<void>;
}

/** Where files come from: the web or a folder. `files` in no particular order. */
export type Origin = () => Promise<readonly OfferedFile[]>;
