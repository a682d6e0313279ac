import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Malformed } from '../model/errors.ts';
import type { ArchivedPayload, ByteRange } from '../model/payload.ts';
import type { StoredRecord } from '../store/store.ts';
import { fileHash } from './file-hash.ts';
import { chunksOf, chunksOfBytes, type InputFile } from './input.ts';
import type { Library } from './library.ts';

/** A payload in which a record's place is not known is given whole, up to so many bytes. */
const wholeLimit = 16 * 2 ** 20;

/**
 * The bytes that a record was read from, as its source sent them: its own stretch of the payload, or all of it where its place is not known.
 * Undefined when no payload was kept. Throws Malformed when the payload is missing or is no longer what it was.
 */
export async function originalOf(library: Library, { payload: sha256, place }: StoredRecord): Promise<Uint8Array | undefined> {
  if (sha256 === undefined) return undefined;
  const described = (await library.store.payloads()).find((each) => each.sha256 === sha256);
  const kept = await openPayload(library, described ?? { sha256, url: '', size: 0 });
  if (!place && kept.file && kept.file.size > wholeLimit)
    throw new Malformed(`${kept.file.path}: where in this large file the record stands was not kept`);
  return stretchOf(kept.chunks(), place);
}

/** A payload whose bytes are at hand: in the archive, or in a file that was only referenced. */
export interface OpenPayload {
  readonly file?: InputFile;
  /** Its bytes, gunzipped where they are packed; from the beginning each time. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Finds a payload's bytes. Throws Malformed, saying what is wrong, when they are missing or are no longer what they were. */
export async function openPayload(library: Library, payload: Pick<ArchivedPayload, 'sha256' | 'url' | 'size'>): Promise<OpenPayload> {
  const { sha256, url, size } = payload;
  if (await library.archive.has(sha256)) {
    const bytes = await library.archive.get(sha256);
    return { chunks: () => chunksOfBytes(bytes, url === '' ? sha256 : url) };
  }
  const fault = url === '' ? `the payload ${sha256} was never described` : await faultOf(payload, { thorough: true });
  if (fault !== undefined) throw new Malformed(fault);
  const path = fileURLToPath(url);
  const file = { path, name: path, size, fromFolder: true };
  return { file, chunks: () => chunksOf(file) };
}

/** The payloads that are neither in the archive nor where they were, each with what is wrong. */
export async function missingPayloads({ store, archive }: Library): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const payload of await store.payloads()) {
    if (await archive.has(payload.sha256)) continue;
    const fault = await faultOf(payload, { thorough: false });
    if (fault !== undefined) faults.push(fault);
  }
  return faults;
}

/** What is wrong with a file that was only referenced; `thorough` reads all of it. */
async function faultOf(
  { url, size, sha256 }: Pick<ArchivedPayload, 'sha256' | 'url' | 'size'>,
  { thorough }: { readonly thorough: boolean },
): Promise<string | undefined> {
  if (!url.startsWith('file:')) return `${url}: its payload ${sha256} is no longer in the archive`;
  const path = fileURLToPath(url);
  const found = await stat(path).catch(() => undefined);
  if (!found) return `${path}: the file is no longer there; what was read from it is in the library, its original is not`;
  const same = found.size === size && (!thorough || (await fileHash(path)).sha256 === sha256);
  return same ? undefined : `${path}: the file has changed since it was read; originals cannot be taken from it`;
}

/** A stretch of a stream, which is read no further than that. */
async function stretchOf(chunks: AsyncIterable<Uint8Array>, place: ByteRange | undefined): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  const [start, end] = place ? [place.offset, place.offset + place.length] : [0, Number.POSITIVE_INFINITY];
  let at = 0;
  for await (const chunk of chunks) {
    parts.push(chunk.subarray(Math.max(0, start - at), Math.max(0, end - at)));
    at += chunk.byteLength;
    if (at >= end) break;
  }
  return Buffer.concat(parts);
}
