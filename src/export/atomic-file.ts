import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';

/** Writes pieces of text to a file that appears only when it is whole: what stood there before stays until then. Returns the bytes written. */
export async function writeAtomically(file: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<number> {
  const temporary = `${file}.${randomBytes(4).toString('hex')}.part`;
  const handle = await open(temporary, 'w');
  let size = 0;
  try {
    for await (const piece of pieces) size += (await handle.write(piece)).bytesWritten;
    await handle.sync();
    await handle.close();
    await rename(temporary, file);
    return size;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}
