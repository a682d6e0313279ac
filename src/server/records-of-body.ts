import type { BibliographicRecord } from '../model/record.ts';
import { formatOfUpload, readUpload, type Upload } from '../pipeline/read-upload.ts';
import { atMost } from './answering.ts';
import type { ServerTools } from './route.ts';

/** The records of a body, as many as one may have. */
export async function recordsOf(
  upload: Upload,
  { limits, journals, vocabularies }: ServerTools,
  signal: AbortSignal,
): Promise<{ format: string; records: BibliographicRecord[] }> {
  const format = await formatOfUpload(upload);
  const records = await atMost(readUpload(upload, format, { journals, vocabularies, signal }), limits.recordsPerBody, 'records', signal);
  return { format: format.id, records };
}
