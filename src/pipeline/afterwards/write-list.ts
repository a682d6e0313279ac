import path from 'node:path';
import type { ListExport, SavedSearch } from '../../configuration.ts';
import { writeAtomically, writeWhenOther } from '../../export/atomic-file.ts';
import { makeFolder } from '../../make-folder.ts';
import { parseQuery } from '../../search/parse.ts';
import type { Store } from '../../store/store.ts';
import { libraryJournals } from '../library-journals.ts';
import { libraryRelations } from '../library-relations.ts';
import { listWriter } from '../list-writer.ts';
import { workRecords } from '../work-records.ts';

/**
 * Writes a citation list of the configuration anew; whoever reads it meanwhile sees the old one whole. Gives the number of works; undefined where it says
 * the same already, and was to be left alone then.
 */
export async function writeList(
  store: Store,
  list: ListExport,
  searches: readonly SavedSearch[],
  { onlyWhenOther }: { readonly onlyWhenOther: boolean },
): Promise<number | undefined> {
  const query = searches.find(({ id }) => id === list.search)?.query ?? list.query;
  const { write } = await listWriter(list);
  let works = 0;
  const count = (number: number) => {
    works = number;
  };
  const relationsOf = list.related ? await libraryRelations(store) : undefined;
  const { records, citationKey } = workRecords(store.works(parseQuery(query, store), 'newest'), count, relationsOf);
  await makeFolder(path.dirname(path.resolve(list.file)));
  const pieces = write(records, { citationKey, journals: libraryJournals(store) });
  if (onlyWhenOther) return (await writeWhenOther(list.file, pieces)) ? works : undefined;
  await writeAtomically(list.file, pieces);
  return works;
}
