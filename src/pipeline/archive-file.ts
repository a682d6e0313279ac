import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Archive } from '../archive/archive.ts';
import type { Format } from '../formats/format.ts';
import type { ArchivedPayload } from '../model/payload.ts';
import { fileHash } from './file-hash.ts';
import type { InputFile } from './input.ts';

/** Files above this are referenced where they lie (path and hash) instead of being copied into the archive. */
const copyLimit = 64 * 2 ** 20;

/**
 * A file as a payload: a small one is copied into the archive, of a large one only its place and hash are kept, as with `reference`; one that goes
 * is always copied. `url`: where it
 * will be found, if not where it lies now.
 */
export async function archiveFile(
  archive: Archive,
  file: InputFile,
  format: Format,
  { now, reference, goes, url }: { readonly now: Date; readonly reference: boolean; readonly goes?: boolean; readonly url?: string },
): Promise<ArchivedPayload> {
  const about = {
    mediaType: format.mediaTypes[0] ?? 'application/octet-stream',
    url: url ?? pathToFileURL(path.resolve(file.path)).href,
    fetchedAt: now.toISOString(),
  };
  if (goes || (!reference && file.size <= copyLimit)) return archive.put({ ...about, bytes: await readFile(file.path) });
  // Counted anew: a file may have grown since it was listed.
  return { ...about, ...(await fileHash(file.path)) };
}
