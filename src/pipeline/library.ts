import { existsSync } from 'node:fs';
import path from 'node:path';
import { type Archive, openArchive } from '../archive/archive.ts';
import { makeFolder } from '../make-folder.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { isWritable, openSqliteStore } from '../store/sqlite/open.ts';
import type { Store } from '../store/store.ts';
import { linkingStore } from './claims/linking-store.ts';

/** A store and the archive beside it: what every command that keeps something works on. */
export interface Library {
  readonly store: Store;
  readonly archive: Archive;
  /** The store's file. */
  readonly location: string;
  /** Whoever opened it may only read: it stays as it is. */
  readonly readOnly?: true;
  close(): Promise<void>;
}

interface LibrarySettings {
  /** Whose word counts first where records differ, before the usual order. */
  readonly ranks?: SourceRanks | undefined;
  /** The searches of refmill.yaml by their ids, which every query put to this library may name. */
  readonly saved?: ReadonlyMap<string, string>;
}

/** Opens (or makes) the library at a file; payloads go to `<file>.archive/`. */
export async function openLibrary(location: string, settings: LibrarySettings = {}): Promise<Library> {
  await makeFolder(path.dirname(location));
  const store = { ...linkingStore(await openSqliteStore(location)), ...settings };
  return { store, archive: openArchive(`${location}.archive`), location, close: () => store.close() };
}

/**
 * Opens a library to look into it, also one that only others may write, or that lies on a disk that is only read. Who may write opens it
 * as for writing: that brings it up to today's schema, and leaves no open log behind.
 */
export async function openLibraryToRead(location: string, settings: LibrarySettings = {}): Promise<Library> {
  if (!existsSync(location) || isWritable(location)) return openLibrary(location, settings);
  const store = { ...(await openSqliteStore(location, { readOnly: true })), ...settings };
  return { store, archive: openArchive(`${location}.archive`), location, readOnly: true, close: () => store.close() };
}
