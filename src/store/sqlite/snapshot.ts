import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { Misconfigured, Unavailable } from '../../model/errors.ts';

/** A writer that begins meanwhile spoils a copy; so often another one is made. */
const attempts = 3;

const endings = ['', '-wal'];

/**
 * A store file as it is now, in a copy that nobody else sees and that is gone when it is closed. SQLite reads a file in WAL with two
 * others beside it, and makes them where they are missing: who may not write there can read no other way. Only for files that no process has
 * open (there is no `-shm` beside them); what a killed one left in its log is in the copy. Throws Misconfigured (key `store`) when there
 * is no room for the copy, Unavailable when others write without a pause.
 */
export function openSnapshot(file: string): Sqlite.Database {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const before = mark(file);
    const folder = roomFor(file);
    try {
      const copy = path.join(folder, 'copy.db');
      for (const ending of endings.filter((each) => existsSync(`${file}${each}`)))
        copyFileSync(`${file}${ending}`, `${copy}${ending}`, constants.COPYFILE_FICLONE);
      if (existsSync(`${file}-shm`) || mark(file) !== before) continue;
      // Without a log nothing is needed but the file itself, and once that is open its folder can go: who is killed leaves none behind.
      const whole = new Sqlite(copy);
      whole.pragma('journal_mode = DELETE');
      whole.close();
      const client = new Sqlite(copy, { readonly: true });
      client.prepare('SELECT count(*) FROM sqlite_master').get();
      return client;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Unavailable(`${file} is being written by another process: try again`);
}

/** When and how large its parts were written last. */
const mark = (file: string): string =>
  endings
    .map((ending) => statSync(`${file}${ending}`, { throwIfNoEntry: false }))
    .map((found) => `${found?.mtimeMs} ${found?.size}`)
    .join(' ');

/** A new folder of our own for temporary files, on a disk that holds the copy. */
function roomFor(file: string): string {
  const needed = endings.reduce((sum, ending) => sum + (statSync(`${file}${ending}`, { throwIfNoEntry: false })?.size ?? 0), 0);
  const { bavail, bsize } = statfsSync(tmpdir());
  if (needed > bavail * bsize)
    throw new Misconfigured(
      'store',
      `${file} can only be read by way of a copy, as you may not write in its folder, and ${tmpdir()} has no room for ${Math.ceil(needed / 2 ** 20)} MB: name another folder in TMPDIR, or ask for the right to write`,
    );
  return mkdtempSync(path.join(tmpdir(), 'refmill-'));
}
