import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { refusal } from '../model/circumstance.ts';
import { Malformed, Misconfigured } from '../model/errors.ts';
import { readUnicodeSign } from '../xml/byte-order-mark.ts';

/** A file to read. `name` is how it stands in messages and ids: its path below the given folder, or its file name. */
export interface InputFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** Whether it was found in a folder; a folder may hold files that are none of ours, a named file may not. */
  readonly fromFolder: boolean;
}

/** Bytes that are unpacked in one go: with the usual 16 KB most of the time goes into waking up. */
const unzippedChunk = 2 ** 19;

const headSize = 65_536;
/**
 * Where a gzip bomb ends: at so many unpacked bytes, unless so much is packed that it may be true. PubMed's files unpack to 400 MB and to ten
 * times their size; a bomb to a thousand times.
 */
const gunzipLimit = 8 * 2 ** 30;
const likelyRatio = 50;

/** The files behind the paths: a file is itself, a folder its files in the order of names, subfolders in their place. Hidden files and checksums (`.md5`) are passed over. `say` is told of folders with nothing to read. */
export async function inputFiles(paths: readonly string[], say: (message: string) => void = () => undefined): Promise<InputFile[]> {
  const files: InputFile[] = [];
  for (const given of paths) {
    const found = await stat(given).catch((cause: NodeJS.ErrnoException) => {
      throw new Misconfigured(
        'path',
        `${given}: ${cause.code === 'ENOENT' ? 'no such file or folder' : `cannot be read: ${refusal(cause.code)}`}`,
        { cause },
      );
    });
    if (!found.isDirectory() && !found.isFile())
      throw new Misconfigured('path', `${given}: is neither a file nor a folder (a pipe, a device?); save it to a file first`);
    if (!found.isDirectory()) files.push({ path: given, name: path.basename(given), size: found.size, fromFolder: false });
    else {
      const below = await filesBelow(given, '');
      if (below.length === 0) say(`${given}: there is no file to read in this folder (hidden files and checksums are passed over)`);
      files.push(...below);
    }
  }
  return files;
}

async function filesBelow(folder: string, below: string): Promise<InputFile[]> {
  const files: InputFile[] = [];
  const entries = await readdir(path.join(folder, below), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const name = path.posix.join(below, entry.name);
    // NLM puts the checksum of each file beside it.
    if (entry.name.startsWith('.') || entry.name.endsWith('.md5')) continue;
    if (entry.isDirectory()) files.push(...(await filesBelow(folder, name)));
    else if (entry.isFile())
      files.push({ path: path.join(folder, name), name, size: (await stat(path.join(folder, name))).size, fromFolder: true });
  }
  return files;
}

/**
 * The bytes of a file in pieces, gunzipped where the first two bytes say gzip. A broken .gz throws Malformed naming the file, a file
 * that may not be read Misconfigured (Malformed when nobody named it: the others of its folder can be read), and the signal its reason.
 * `consumed` is told of the bytes as they leave the disk, packed or not.
 */
export async function* chunksOf(
  file: InputFile,
  { signal, consumed = () => undefined }: { readonly signal?: AbortSignal; readonly consumed?: (bytes: number) => void } = {},
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of unpacked(file, consumed)) {
      signal?.throwIfAborted();
      yield chunk;
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && unreadable.has(code))
      throw file.fromFolder
        ? new Malformed(`${file.name}: cannot be read: ${refusal(code)}`, { cause: error })
        : new Misconfigured('path', `${file.path}: cannot be read: ${refusal(code)}`, { cause: error });
    throw error;
  }
}

/** Rights are missing, the file has gone since it was listed, or the disk cannot read it. */
const unreadable = new Set(['EACCES', 'EPERM', 'ENOENT', 'EIO']);

async function* unpacked(file: InputFile, consumed: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const zipped = await isGzip(file.path);
  // Made when somebody listens: a stream whose file has gone would end the process otherwise.
  const stream = createReadStream(file.path, { highWaterMark: 2 ** 18 });
  if (!zipped) {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      consumed(chunk.byteLength);
      yield chunk;
    }
    return;
  }
  let told = 0;
  for await (const chunk of gunzipped(stream, file)) {
    consumed(stream.bytesRead - told);
    told = stream.bytesRead;
    yield chunk;
  }
}

/** Bytes in memory as a file that holds them would give them. Throws Malformed naming them for broken .gz. */
export async function* chunksOfBytes(bytes: Uint8Array, name: string): AsyncGenerator<Uint8Array> {
  if (!(bytes[0] === 0x1f && bytes[1] === 0x8b)) yield bytes;
  else yield* gunzipped(Readable.from([bytes]), { name, size: bytes.byteLength });
}

/** Bytes that come from elsewhere (standard input), unpacked where their first two say gzip. Throws Malformed naming them for broken .gz. */
export async function* chunksOfStream(stream: AsyncIterable<Uint8Array | string>, name: string): AsyncGenerator<Uint8Array> {
  const bytes = (async function* () {
    for await (const piece of stream) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  })();
  let head: Uint8Array = new Uint8Array();
  while (head.byteLength < 2) {
    const next = await bytes.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const all = (async function* () {
    yield head;
    yield* bytes;
  })();
  // How much is packed is not known: what unpacks to more than the limit ends there.
  if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(Readable.from(all), { name, size: 0 });
  else if (head.byteLength > 0) yield* all;
}

async function* gunzipped(packed: Readable, { name, size: packedSize }: Pick<InputFile, 'name' | 'size'>): AsyncGenerator<Uint8Array> {
  const unzipped = packed.pipe(createGunzip({ chunkSize: unzippedChunk }));
  packed.on('error', (error) => unzipped.destroy(error));
  let size = 0;
  try {
    for await (const chunk of unzipped as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > gunzipLimit && size > packedSize * likelyRatio)
        throw new Malformed(`${name}: unpacks to more than ${gunzipLimit / 2 ** 30} GB; nothing further is read`);
      yield chunk;
    }
  } catch (cause) {
    if (cause instanceof Malformed) throw cause;
    throw new Malformed(`${name}: the gzip data are broken after ${size} bytes`, { cause });
  } finally {
    packed.destroy();
  }
}

/**
 * The first 64 KB as text, for telling the format (of a .gz that breaks off before, what there is): UTF-16 by its mark or its zeros, else UTF-8 with
 * what does not fit replaced.
 */
export const headOf = (file: InputFile): Promise<string> => headOfChunks(chunksOf(file));

/** The same of what is being read already. */
export async function headOfChunks(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of chunks) {
      pieces.push(chunk);
      size += chunk.byteLength;
      if (size >= headSize) break;
    }
  } catch (error) {
    if (!(error instanceof Malformed) || size === 0) throw error;
  }
  const head = Buffer.concat(pieces).subarray(0, headSize);
  return new TextDecoder(readUnicodeSign(head).encoding).decode(head);
}

async function isGzip(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
