import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** MD5 (hex) of a file, however large. */
export async function md5Of(file: string): Promise<string> {
  const hash = createHash('md5');
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) hash.update(chunk as Uint8Array);
  return hash.digest('hex');
}
