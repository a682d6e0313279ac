import { canonicalJson } from '../../src/model/canonical-json.ts';
import { keyText } from '../../src/model/work.ts';
import { parseQuery } from '../../src/search/parse.ts';
import type { Store } from '../../src/store/store.ts';

/** How a page was spoilt on its way is noted on a record of it, and is no part of what the record says. */
const ofPages = new Set(['markup-unreadable', 'characters-repaired']);

/** What a library says, without when and how it came to know: a line for each work, with its records as they stand, in the order of the works. */
export async function contentsOf(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
    const work = await store.work(id);
    const members = (work?.members ?? [])
      .map(({ key, record: { findings = [], ...record } }) => {
        const own = findings.filter(({ code }) => !ofPages.has(code));
        return [keyText(key), own.length > 0 ? { ...record, findings: own } : record] as const;
      })
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    lines.push(canonicalJson({ id, citation: work?.citation, provenance: work?.provenance, deleted: work?.deleted, members }));
  }
  return lines.toReversed();
}
