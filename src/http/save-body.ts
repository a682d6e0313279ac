import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { refusedAt } from '../model/circumstance.ts';
import { Unavailable } from '../model/errors.ts';

/** A body that lies in a file: how many bytes, and their MD5 (hex), which is what servers of files put beside them. */
export interface SavedBody {
  readonly size: number;
  readonly md5: string;
}

/**
 * Writes a body to a file as it comes, content-encoding and all, and replaces what was there. Throws Unavailable when it is larger than
 * `maxBytes`. Errors of the connection and of the disk pass through, and leave what had come.
 */
export async function saveBody(pieces: AsyncIterable<Uint8Array>, file: string, maxBytes: number): Promise<SavedBody> {
  const hash = createHash('md5');
  let size = 0;
  const handle = await open(file, 'w');
  try {
    for await (const piece of pieces) {
      size += piece.byteLength;
      if (size > maxBytes) throw new Unavailable(`the answer is larger than ${maxBytes} bytes`);
      hash.update(piece);
      await handle.writeFile(piece).catch(refusedAt(file));
    }
    await handle.sync().catch(refusedAt(file));
  } finally {
    await handle.close();
  }
  return { size, md5: hash.digest('hex') };
}
