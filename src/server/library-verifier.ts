import { type CitationVerifier, citationVerifier } from '../pipeline/verify-citation/verify-citation.ts';
import type { Store } from '../store/store.ts';

/** Looks citations up in the library alone: nothing is sent anywhere. What fails there fails the request. */
export const libraryVerifier = (store: Store): CitationVerifier =>
  citationVerifier({
    store,
    services: [],
    failed: (_, error) => {
      throw error;
    },
  });
