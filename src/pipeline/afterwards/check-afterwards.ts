import type { Configuration } from '../../configuration.ts';
import { Misconfigured } from '../../model/errors.ts';
import { parseQuery } from '../../search/parse.ts';
import { writableFormat } from '../citation-list.ts';

/** What follows a harvest shall not turn out to be impossible after hours of harvesting. Throws Misconfigured naming search or list. */
export function checkAfterwards({ searches = [], afterwards }: Configuration): void {
  const attempt = (where: string, check: () => unknown) => {
    try {
      check();
    } catch (error) {
      if (error instanceof Misconfigured) throw new Misconfigured(where, `${where}: ${error.message}`, { cause: error });
      throw error;
    }
  };
  for (const { id, query } of searches) attempt(`the search ${id}`, () => parseQuery(query));
  for (const { file, query, format } of afterwards?.exports ?? []) {
    attempt(`the list ${file}`, () => parseQuery(query));
    attempt(`the list ${file}`, () => writableFormat(format));
  }
}
