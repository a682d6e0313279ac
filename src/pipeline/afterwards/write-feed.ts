import path from 'node:path';
import type { SavedSearch } from '../../configuration.ts';
import { atomFeed } from '../../export/atom-feed.ts';
import { writeAtomically } from '../../export/atomic-file.ts';
import { makeFolder } from '../../make-folder.ts';
import { parseQuery } from '../../search/parse.ts';
import type { Store } from '../../store/store.ts';

/** Writes the feed of a saved search to a file, which its readers never see half. */
export async function writeFeed(store: Store, search: SavedSearch, file: string): Promise<void> {
  const { id, query, title = id, feedUrl, entries } = search;
  const works = await store.recent(parseQuery(query, store), entries);
  await makeFolder(path.dirname(path.resolve(file)));
  await writeAtomically(file, [atomFeed({ id, title, ...(feedUrl === undefined ? {} : { url: feedUrl }) }, works)]);
}
