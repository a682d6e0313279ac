import { Malformed, Misconfigured, Rejected, StaleBatch, Throttled, Unavailable } from '../model/errors.ts';

/** Written for people where they are thrown. */
const ours = [Malformed, Misconfigured, Rejected, StaleBatch, Throttled, Unavailable];

/** What the machine or the store refuses, by the beginning of the error's code: nobody's fault that could be reported. */
const circumstances: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_BUSY', 'the library is locked by another process; try again when it is done'],
  ['SQLITE_LOCKED', 'the library is locked by another process; try again when it is done'],
  ['SQLITE_FULL', 'the disk of the library is full; what was stored before is safe'],
  ['SQLITE_READONLY', 'the library cannot be written: check the rights of its file and folder'],
  ['SQLITE_CANTOPEN', 'the library cannot be opened: check the rights of its file and folder'],
  ['SQLITE_IOERR', 'the disk of the library does not read or write as it should'],
  ['SQLITE_CORRUPT', 'the library is damaged: restore it from a copy'],
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'your share of the disk is full'],
  ['EACCES', 'no rights'],
  ['EPERM', 'not permitted'],
  ['EROFS', 'the disk is read-only'],
  ['EIO', 'the disk does not read or write as it should'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EEXIST', 'something else stands there already'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'links that lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open'],
  ['EPIPE', 'the reader of the output went away'],
  ['EADDRINUSE', 'the port is taken; choose another one'],
];

/** An error for people: ours as they are, those of disk and store in plain words; anything else is a fault of the program and shows where it arose. */
export function faultInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (ours.some((kind) => error instanceof kind)) return error.message;
  // Where one is wrapped, the outer message may hold a statement with all its values (drizzle's do).
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const code = 'code' in inner ? String(inner.code) : '';
    const words = circumstances.find(([beginning]) => code.startsWith(beginning))?.[1];
    if (words === undefined) continue;
    const where = 'path' in inner && typeof inner.path === 'string' ? `${inner.path}: ` : '';
    return `${where}${words} (${code})`;
  }
  return `${error.stack ?? error.message}\nThis is a fault of refmill, not of your data: please report it.`;
}
