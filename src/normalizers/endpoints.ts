import type { Endpoint, Result } from '../model/endpoint.ts';
import { findArms } from './endpoints/arms.ts';
import { decimalMark } from './endpoints/decimal-mark.ts';
import { readDocument } from './endpoints/document.ts';
import { findResults } from './endpoints/results.ts';
import type { Zone } from './endpoints/sections.ts';
import { statedEndpoints } from './endpoints/stated-endpoints.ts';

/** What a text says was measured and what was found. Offsets count UTF-16 units of the text, end exclusive. */
export interface EndpointReading {
  readonly endpoints: readonly Endpoint[];
  readonly results: readonly Result[];
}

/**
 * Reads endpoints and results out of an abstract or another text of a study. `zone` says what the whole text is where its place tells
 * (a claim of an answer page is a result), so that it is not searched for its parts.
 */
export function extractEndpoints(text: string, { zone }: { readonly zone?: Zone } = {}): EndpointReading {
  const document = readDocument(text, decimalMark(text), zone);
  const stated = statedEndpoints(document);
  return findResults(document, stated, findArms(document));
}
