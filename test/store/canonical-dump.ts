import { canonicalJson } from '../../src/model/canonical-json.ts';
import { keyText } from '../../src/model/work.ts';
import { parseQuery } from '../../src/search/parse.ts';
import type { Store } from '../../src/store/store.ts';

/**
 * What a library says, as lines in one order: every work with its public id, its citation and where each value came from, its records as they stand, and
 * its tags. How it came to know and what was decided are left out, so that a merge that was undone leaves no difference.
 */
export async function canonicalDump(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
    const work = await store.work(id);
    if (!work) continue;
    const { citation, provenance, deleted, records, tags } = work;
    // A correction that was taken back corrects nothing: it stays for its history alone.
    const members = work.members
      .filter(({ key, record }) => key.authority !== 'user' || record.deleted !== true)
      .map(({ key, record }) => ({ key: keyText(key), record }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    lines.push(canonicalJson({ id, citation, provenance, deleted, records, tags, members }));
  }
  const facets = await store.facets(parseQuery(''), 1000);
  return [...lines, canonicalJson({ facets, tags: await store.tags() })].sort();
}
