import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { Unavailable } from '../model/errors.ts';

type Decode = (bytes: Uint8Array, limit: { maxOutputLength: number }) => Promise<Uint8Array>;

// «deflate» means zlib by RFC 9110, and servers send it bare: a zlib stream begins with the method 8 in its low nibble.
const inflateEither: Decode = (bytes, limit) => promisify(((bytes[0] ?? 0) & 0x0f) === 8 ? inflate : inflateRaw)(bytes, limit);

const decoders: Readonly<Record<string, Decode>> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: inflateEither,
  br: promisify(brotliDecompress),
  identity: (bytes) => Promise.resolve(bytes),
};

export const acceptEncoding = 'gzip, deflate, br';

/** A proxy may zip once more what a server has zipped; more is mischief, each layer unfolding up to the limit. */
const mostEncodings = 2;

/**
 * The whole body with its content-encoding undone. Throws Unavailable when it is larger than `maxBytes` before or after that (a bomb is
 * stopped while it unfolds), when it is cut short, or when its encoding is unknown. Errors of the connection pass through.
 */
export async function readBody(pieces: AsyncIterable<Uint8Array>, contentEncoding: string, maxBytes: number): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.byteLength;
    if (size > maxBytes) throw new Unavailable(`the answer is larger than ${maxBytes} bytes`);
    kept.push(piece);
  }
  let bytes: Uint8Array = Buffer.concat(kept);
  const encodings = contentEncoding.toLowerCase().split(',');
  if (encodings.length > mostEncodings) throw new Unavailable(`the answer is encoded ${encodings.length} times over`);
  for (const encoding of encodings.map((each) => each.trim()).reverse()) {
    if (encoding === '' || bytes.byteLength === 0) continue;
    const decode = decoders[encoding];
    if (!decode) throw new Unavailable(`the answer is encoded as ${encoding.slice(0, 20)}, which nobody asked for`);
    bytes = await decode(bytes, { maxOutputLength: maxBytes }).catch((cause: NodeJS.ErrnoException) => {
      const tooLarge = cause.code === 'ERR_BUFFER_TOO_LARGE';
      throw new Unavailable(tooLarge ? `the answer unfolds to more than ${maxBytes} bytes` : `the answer's ${encoding} is broken`, {
        cause,
      });
    });
  }
  return bytes;
}
