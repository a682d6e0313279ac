import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { refusal } from '../../model/circumstance.ts';

/** A file below the watched folder. */
export interface WaitingFile {
  readonly path: string;
  /** Its path below the folder. */
  readonly name: string;
  readonly size: number;
  /** When anything about it last changed, its place included, in milliseconds since 1970: the file system's own word, which nobody can set. */
  readonly changed: number;
  /** When it was last written to, as far as that is known. */
  readonly written: number;
}

/** Names of what is not finished or nobody's file: downloads under way, what editors and office programs put beside theirs, checksums, hidden files. */
const passedOver = /^(?:\.|~\$)|~$|\.(?:part|partial|filepart|crdownload|download|tmp|md5)$/i;

/** All files of a folder in the order of names, subfolders in their place. What cannot be looked into is reported. */
export async function* waitingFiles(
  folder: string,
  { skip, report }: { readonly skip: readonly string[]; readonly report: (message: string) => void },
  below = '',
): AsyncGenerator<WaitingFile> {
  const entries = await readdir(path.join(folder, below), { withFileTypes: true }).catch((error: NodeJS.ErrnoException): Dirent[] => {
    report(`${below || folder}: cannot be looked into: ${refusal(error.code)}`);
    return [];
  });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.posix.join(below, entry.name);
    if (passedOver.test(entry.name) || skip.includes(name)) continue;
    if (entry.isDirectory()) yield* waitingFiles(folder, { skip, report }, name);
    else if (entry.isFile()) {
      const file = await lookAt(folder, name);
      if (file) yield file;
    }
  }
}

/** The file as it is now; undefined when it has gone. */
export async function lookAt(folder: string, name: string): Promise<WaitingFile | undefined> {
  const at = path.join(folder, name);
  const found = await stat(at).catch((): Stats | undefined => undefined);
  return found && { path: at, name, size: found.size, changed: found.ctimeMs, written: found.mtimeMs };
}
