import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type IngestRequest, ingest, type RunReport } from './ingest.ts';
import type { Library } from './library.ts';
import { formatOfUpload, type Upload } from './read-upload.ts';

type UploadRequest = Upload & Pick<IngestRequest, 'source' | 'now' | 'signal' | 'report'>;

/**
 * Takes what somebody sent into the library, as if it were a file: one run, its bytes in the archive. Ledger and archive know it by its name
 * alone. Throws Misconfigured where its format is not known.
 */
export async function ingestUpload(library: Library, { bytes, name, format, ...request }: UploadRequest): Promise<RunReport> {
  const known = await formatOfUpload({ bytes, name, ...(format === undefined ? {} : { format }) });
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-upload-'));
  try {
    const file = path.join(folder, name);
    await writeFile(file, bytes);
    return await ingest(library, { ...request, paths: [file], uploaded: true, format: known.id });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
