import type { Identifier, IdentifierScheme } from '../../model/identifier.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import type { LookedAt } from './looked-at.ts';

/** Who carries a name: in the library as it is, and as it will be when the changes are written. */
export interface WhoShares {
  /** Asks the store about names that were not asked about yet. */
  look(names: readonly string[]): Promise<void>;
  /** Those that will carry a name; none when they are too many for it to name anything. */
  withName(name: string): readonly RecordKey[];
  isCrowded(name: string): boolean;
  /** The stored records with names that too many records carry from now on, or no longer: what the name brought together, or did not, is to be judged anew. */
  turned(names: readonly string[]): readonly RecordKey[];
}

/** `changed`: as they will be; `replaced`: written keys of those that are not as they are in the library, or that go. A name that more than `crowd` records carry names nothing. */
export function whoShares(
  store: Store,
  { changed, replaced, filed, crowd }: { changed: readonly LookedAt[]; replaced: ReadonlySet<string>; filed: boolean; crowd: number },
): WhoShares {
  const coming = new Map<string, RecordKey[]>();
  for (const each of changed) {
    for (const name of [...each.filed, ...(filed ? each.matchKeys : [])]) {
      const group = coming.get(name);
      if (group) group.push(each.key);
      else coming.set(name, [each.key]);
    }
  }
  const stored = new Map<string, readonly RecordKey[] | undefined>();
  const willBe = new Map<string, readonly RecordKey[]>();
  const nobody: readonly RecordKey[] = [];
  const holders = (name: string): readonly RecordKey[] | undefined => {
    const known = willBe.get(name);
    if (known) return known;
    if (stored.has(name) && stored.get(name) === undefined) return undefined;
    const staying = (stored.get(name) ?? nobody).filter((key) => !replaced.has(keyText(key)));
    const all = staying.length === 0 ? (coming.get(name) ?? nobody) : [...staying, ...(coming.get(name) ?? nobody)];
    willBe.set(name, all);
    return all;
  };
  const isCrowded = (name: string): boolean => (isKey(name) && !filed) || (holders(name)?.length ?? crowd + 1) > crowd;
  return {
    async look(names) {
      const asked = [...new Set(names)].filter((name) => !stored.has(name) && (filed || !isKey(name)));
      const identifiers = asked.filter((name) => !isKey(name));
      const keys = asked.filter(isKey);
      // So many that not even without all that go, or will not carry it any more, few enough would be left.
      const found = await store.holders(
        { identifiers: identifiers.map(parseIdentifier), matchKeys: keys.map((name) => Number(name.slice(1))) },
        crowd + replaced.size,
      );
      for (const [at, name] of identifiers.entries()) stored.set(name, found.identifiers[at]);
      for (const [at, name] of keys.entries()) stored.set(name, found.matchKeys[at]);
    },
    withName: (name) => (isCrowded(name) ? nobody : (holders(name) ?? nobody)),
    isCrowded,
    turned: (names) =>
      [...new Set(names)].flatMap((name) => {
        const before = stored.get(name);
        return before !== undefined && !(isKey(name) && !filed) && before.length > crowd !== isCrowded(name) ? before : [];
      }),
  };
}

const isKey = (name: string): boolean => name.startsWith('#');

/** `scheme:value`; values hold colons, schemes do not. */
function parseIdentifier(written: string): Identifier {
  const colon = written.indexOf(':');
  return { scheme: written.slice(0, colon) as IdentifierScheme, value: written.slice(colon + 1) };
}
