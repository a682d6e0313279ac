import type { Store, WorkSummary } from '../store/store.ts';
import { findWork } from './find-work.ts';

/** What a line of a work list may say beside an id: nothing, or a remark. */
const remark = /^\s*(?:#.*)?$/;

/**
 * The works that lines name (`W12`, a citation key, `pmid:…`, `doi:…`, or as people have them at hand), in the order of the lines, each once. What the
 * library does not have, and a work that is deleted at its source, is told to `lost`.
 */
export async function* listedWorks(
  store: Store,
  lines: AsyncIterable<{ readonly text: string }>,
  lost: (message: string) => void,
): AsyncGenerator<WorkSummary> {
  const seen = new Set<string>();
  let number = 0;
  for await (const { text } of lines) {
    number += 1;
    if (remark.test(text)) continue;
    const work = await findWork(store, text);
    if (!work) lost(`line ${number}: the library has no work ${text.trim().slice(0, 200)}`);
    else if (!seen.has(work.id)) {
      seen.add(work.id);
      yield work;
    }
  }
}
