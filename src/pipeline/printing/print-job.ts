import { Misconfigured } from '../../model/errors.ts';
import type { Journal, Journals } from '../../model/journals.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type ListRequest, listWriter } from '../list-writer.ts';

/** A list to be printed, as it can be handed to another thread. */
export interface PrintJob {
  readonly request: ListRequest;
  readonly records: readonly BibliographicRecord[];
  /** The key by which documents cite the record of the same place. */
  readonly keys: readonly (string | undefined)[];
  /** What the library knows of journals of which a record says the name alone, or the abbreviation; absent: there is no library, and records tell each other’s. */
  readonly journals?: ReadonlyMap<string, Journal>;
}

/** What became of it; `refused`: nothing can be made of the style. */
export type Printed =
  | { readonly pieces: readonly (string | Uint8Array)[] }
  | { readonly refused: { readonly key: string; readonly message: string } };

/** Prints a list, all of it in one go: nothing else is heard meanwhile in the thread that does it. */
export async function print({ request, records, keys, journals }: PrintJob): Promise<Printed> {
  const places = new Map(records.map((record, at) => [record, keys[at]]));
  const known: Journals | undefined = journals && { lookup: (name) => journals.get(name) };
  const pieces: (string | Uint8Array)[] = [];
  try {
    const { write } = await listWriter(request);
    const means = {
      citationKey: (record: BibliographicRecord) => places.get(record),
      ...(known ? { journals: async () => known } : {}),
    };
    for await (const piece of write(inTurn(records), means)) pieces.push(piece);
  } catch (error) {
    if (error instanceof Misconfigured) return { refused: { key: error.key, message: error.message } };
    throw error;
  }
  return { pieces };
}

async function* inTurn<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}
