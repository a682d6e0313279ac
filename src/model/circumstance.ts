import { Malformed, Misconfigured, Rejected, StaleBatch, Throttled, Unavailable } from './errors.ts';

/** Written for people where they are thrown. */
const ours = [Malformed, Misconfigured, Rejected, StaleBatch, Throttled, Unavailable];

/** Whether the error's own message is written for people. */
export const isOurs = (error: unknown): boolean => ours.some((kind) => error instanceof kind);

/** What the machine or the store refuses and what to do about it, by the beginning of the error's code: nobody's fault that could be reported. */
const circumstances: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_BUSY', 'the library is locked by another process; try again when it is done'],
  ['SQLITE_LOCKED', 'the library is locked by another process; try again when it is done'],
  ['SQLITE_FULL', 'the disk of the library is full; what was stored before is safe: make room and try again'],
  ['SQLITE_READONLY', 'the library cannot be written: check the rights of its file and folder'],
  ['SQLITE_CANTOPEN', 'the library cannot be opened: check the rights of its file and folder'],
  ['SQLITE_IOERR', 'the disk of the library does not read or write as it should: check it'],
  ['SQLITE_CORRUPT', 'the library is damaged: restore it from a copy'],
  ['ENOSPC', 'the disk is full: make room, or name a place on another one'],
  ['EDQUOT', 'your share of the disk is used up: make room, or name a place on another one'],
  ['EACCES', 'you have no right to it: check the rights of the file and its folder, or name another place'],
  ['EPERM', 'the system does not permit it: check the rights of the file and its folder, or name another place'],
  ['EROFS', 'the disk can only be read: name a place on another one'],
  ['EIO', 'the disk does not read or write as it should: check it'],
  ['ENOENT', 'no such file or folder'],
  ['ENOTDIR', 'a part of the path is no folder'],
  ['EEXIST', 'something else stands there already'],
  ['EISDIR', 'is a folder'],
  ['ELOOP', 'links that lead in a circle'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['EMFILE', 'too many files are open in this process: raise the limit (`ulimit -n`), or let fewer sources or threads run at once'],
  ['ENFILE', 'too many files are open on this machine: end what is not needed, and try again'],
  ['EPIPE', 'the reader of the output went away'],
  ['EADDRINUSE', 'the port is taken; choose another one'],
];

/**
 * What disk or store refused, in plain words: which file, why, and what to do. `library` is the store's file, which its errors do not
 * name. Undefined for errors of another kind, our own among them.
 */
export function circumstanceInWords(error: unknown, library?: string): string | undefined {
  if (isOurs(error)) return undefined;
  // Where one is wrapped, the outer message may hold a statement with all its values (drizzle's do).
  for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
    const code = 'code' in inner ? String(inner.code) : '';
    const words = wordsFor(code);
    if (words === undefined) continue;
    const place = 'path' in inner && typeof inner.path === 'string' ? inner.path : code.startsWith('SQLITE_') ? library : undefined;
    return `${place === undefined ? '' : `${place}: `}${words} (${code})`;
  }
  return undefined;
}

const wordsFor = (code: string): string | undefined => circumstances.find(([beginning]) => code.startsWith(beginning))?.[1];

/** Why a file system refused, without the file, for messages that name it: `no such file or folder (ENOENT)`. */
export const refusal = (code = 'for an unknown reason'): string => {
  const words = wordsFor(code);
  return words === undefined ? code : `${words} (${code})`;
};

/**
 * Throws on what a file system refused, with the file as a person knows it: where writing to an open file fails Node names none, and
 * nobody knows a temporary name.
 */
export const refusedAt =
  (file: string) =>
  (error: unknown): never => {
    throw error instanceof Error && 'code' in error ? Object.assign(error, { path: file }) : error;
  };
