import type { Library } from '../pipeline/library.ts';
import { type JournalSource, libraryJournals } from '../pipeline/library-journals.ts';
import { type VocabularySource, vocabularySource } from '../pipeline/vocabularies.ts';
import { Turnstile } from './turnstile.ts';

/** Lists that are printed at a time, and that may wait: a thread takes a processor and up to half a gigabyte. */
const printed = { atOnce: 2, waiting: 32 } as const;

/**
 * Journals and vocabularies of a library for a process that stays up: kept from one request to the next, and gathered again when the library has
 * changed since.
 */
export function libraryMeans({ store }: Library): {
  readonly journals: JournalSource;
  readonly vocabularies: VocabularySource;
  readonly printing: Turnstile;
} {
  return {
    printing: new Turnstile(printed.atOnce, printed.waiting),
    journals: keptWhile(
      () => store.revision(),
      () => libraryJournals(store)(),
    ),
    vocabularies: keptWhile(
      async () => JSON.stringify([await store.revision(), await store.vocabularies()]),
      () => vocabularySource([], store)(),
    ),
  };
}

function keptWhile<Mark, Value>(mark: () => Promise<Mark>, gather: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly mark: Mark; readonly value: Promise<Value> } | undefined;
  return async () => {
    const now = await mark();
    if (kept?.mark !== now) kept = { mark: now, value: gather() };
    return kept.value;
  };
}
