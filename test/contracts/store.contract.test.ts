import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { matchingContract } from './matching.contract.ts';
import { searchContract } from './search.contract.ts';
import { type StorePlace, storeContract } from './store.contract.ts';
import { tagsContract } from './tags.contract.ts';
import { undoContract } from './undo.contract.ts';

async function sqlitePlace(): Promise<StorePlace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'refmill-store-'));
  return { open: () => openSqliteStore(path.join(folder, 'refmill.db')), remove: () => rm(folder, { recursive: true, force: true }) };
}

storeContract('the SQLite store', sqlitePlace);
searchContract('searching the SQLite store', sqlitePlace);
undoContract('taking back runs of the SQLite store', sqlitePlace);
tagsContract('tags in the SQLite store', sqlitePlace);
matchingContract('finding what may be the same in the SQLite store', sqlitePlace);
