import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ServerLimits } from './limits.ts';
import { Problem } from './problem.ts';

const unpack = promisify(gunzip);

/** The body of a request, unpacked where it is a .gz. Throws Problem for one that is larger than the limit, packed or not, or is broken. */
export async function readBody(request: Request, limits: ServerLimits): Promise<Uint8Array> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limits.bodyBytes) throw tooLarge(limits.bodyBytes);
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (!/^(?:identity|gzip|x-gzip)$/i.test(encoding))
    throw new Problem(415, `a body may come as it is or as gzip, not as ${encoding.slice(0, 40)}`);
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of request.body ?? []) {
      size += piece.byteLength;
      if (size > limits.bodyBytes) throw tooLarge(limits.bodyBytes);
      pieces.push(piece);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'the body broke off');
  }
  const bytes = Buffer.concat(pieces);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limits.unpackedBytes });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw tooLarge(limits.unpackedBytes, ' unpacked');
    throw new Problem(400, 'the gzip data of the body are broken');
  }
}

const tooLarge = (bytes: number, how = ''): Problem =>
  new Problem(413, `a body may have ${bytes / 1024 / 1024} MB${how}: send it in parts`);
