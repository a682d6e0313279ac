import type { Identifier } from '../model/identifier.ts';
import { type Decision, keyText, parseKey, type RecordKey } from '../model/work.ts';
import type { Store, StoredRecord } from '../store/store.ts';

/** What records are to be held against, and what was decided about any of them. */
export interface Surroundings {
  readonly neighbours: readonly StoredRecord[];
  readonly standing: readonly Decision[];
}

/**
 * The records of the works that hold one of the keys or one of the identifiers. What a person put together may share neither with them (an
 * undo took it apart, or one of the two was not there yet): it is fetched as well, and what was put together with that.
 */
export async function surroundings(
  store: Store,
  { keys, identifiers }: { readonly keys: readonly RecordKey[]; readonly identifiers: readonly Identifier[] },
): Promise<Surroundings> {
  for (let asked = keys; ; ) {
    const neighbours = await store.neighbours({ keys: asked, identifiers });
    const around = [...asked, ...neighbours.map(({ key }) => key)];
    const standing = await store.decisions(around);
    const near = new Set(around.map(keyText));
    const together = standing.filter(({ by, verdict }) => by === 'user' && verdict === 'same').flatMap(({ a, b }) => [a, b]);
    const far = [...new Set(together)].filter((name) => !near.has(name));
    if (far.length === 0) return { neighbours, standing };
    asked = [...asked, ...far.map(parseKey)];
  }
}
