import path from 'node:path';
import type { ListExport, SavedSearch } from '../../configuration.ts';
import { writeAtomically } from '../../export/atomic-file.ts';
import { makeFolder } from '../../make-folder.ts';
import type { Store } from '../../store/store.ts';
import { citationList } from '../citation-list.ts';

/** Writes a citation list of the configuration anew; whoever reads it meanwhile sees the old one whole. Gives the number of works. */
export async function writeList(store: Store, list: ListExport, searches: readonly SavedSearch[]): Promise<number> {
  const query = searches.find(({ id }) => id === list.search)?.query ?? list.query;
  let works = 0;
  await makeFolder(path.dirname(path.resolve(list.file)));
  await writeAtomically(
    list.file,
    citationList(store, query, list.format, (count) => {
      works = count;
    }),
  );
  return works;
}
