import path from 'node:path';
import { type Archive, openArchive } from '../archive/archive.ts';
import { makeFolder } from '../make-folder.ts';
import { openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';

/** A store and the archive beside it: what every command that keeps something works on. */
export interface Library {
  readonly store: Store;
  readonly archive: Archive;
  /** The store's file. */
  readonly location: string;
  close(): Promise<void>;
}

/** Opens (or makes) the library at a file; payloads go to `<file>.archive/`. */
export async function openLibrary(location: string): Promise<Library> {
  await makeFolder(path.dirname(location));
  const store = await openSqliteStore(location);
  return { store, archive: openArchive(`${location}.archive`), location, close: () => store.close() };
}
