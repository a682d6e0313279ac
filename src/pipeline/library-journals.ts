import type { Journals } from '../model/journals.ts';
import { knownJournals } from '../normalizers/known-journals.ts';
import type { Store } from '../store/store.ts';

/** Where readers get the library's journals from: gathered when somebody asks for the first time, and kept. */
export type JournalSource = () => Promise<Journals>;

/** The journals of a library, read when somebody first asks for them, and once. */
export function libraryJournals(store: Pick<Store, 'journals'>): JournalSource {
  let loaded: Promise<Journals> | undefined;
  return () => {
    loaded ??= store.journals().then(knownJournals);
    return loaded;
  };
}

/** For reading beside a library that is only looked at: it is opened, read and closed when somebody asks. */
export function journalsBeside(location: string): JournalSource {
  return libraryJournals({
    async journals() {
      const { openSqliteStore } = await import('../store/sqlite/open.ts');
      const store = await openSqliteStore(location, { readOnly: true });
      try {
        return await store.journals();
      } finally {
        await store.close();
      }
    },
  });
}
