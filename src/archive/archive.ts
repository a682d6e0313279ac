import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { refusedAt } from '../model/circumstance.ts';
import { Malformed } from '../model/errors.ts';
import type { ArchivedPayload, Payload } from '../model/payload.ts';

/** Payloads as received, gzipped, each named by the SHA-256 of its bytes: writing the same payload twice changes nothing. */
export interface Archive {
  put(payload: Payload): Promise<ArchivedPayload>;
  /** The bytes as received. Throws Malformed when the file is missing or no longer fits its name. */
  get(sha256: string): Promise<Uint8Array>;
  has(sha256: string): Promise<boolean>;
}

/** An archive in a folder, which is made at the first `put`. A payload is in place only when it is whole (temporary name, then rename). */
export function openArchive(folder: string): Archive {
  const fileOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), `${sha256}.gz`);
  return {
    async put({ bytes, mediaType, url, fetchedAt }) {
      const sha256 = hash(bytes);
      const file = fileOf(sha256);
      if (!(await exists(file))) {
        await mkdir(path.dirname(file), { recursive: true });
        const temporary = `${file}.${randomBytes(6).toString('hex')}.part`;
        try {
          await writeFile(temporary, await promisify(gzip)(bytes), { flush: true });
          await rename(temporary, file);
        } catch (error) {
          await rm(temporary, { force: true }).catch(() => undefined);
          refusedAt(file)(error);
        }
      }
      return { sha256, mediaType, url, fetchedAt, size: bytes.byteLength };
    },
    has: (sha256) => exists(fileOf(sha256)),
    async get(sha256) {
      const file = fileOf(sha256);
      const bytes = await readFile(file)
        .then((zipped) => promisify(gunzip)(zipped))
        .catch((cause: unknown) => {
          throw new Malformed(`${file}: the archived payload cannot be read`, { cause });
        });
      if (hash(bytes) !== sha256) throw new Malformed(`${file}: the archived payload no longer fits its SHA-256`);
      return bytes;
    },
  };
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
