import type { Result } from '../model/endpoint.ts';
import { type Finding, type FindingCode, makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';

/** A result with its path in the record. */
export interface PlacedResult {
  readonly result: Result;
  readonly path: string;
}

/** The results of the record itself and of its claims, in their order. */
export function resultsOf({ results = [], claims = [] }: BibliographicRecord): PlacedResult[] {
  return [
    ...results.map((result, at) => ({ result, path: `results[${at}]` })),
    ...claims.flatMap((claim, of) => (claim.results ?? []).map((result, at) => ({ result, path: `claims[${of}].results[${at}]` }))),
  ];
}

/** A finding about one part of a result, with the text that it was read from. */
export const resultFinding = (code: FindingCode, message: string, { result, path }: PlacedResult, part: string): Finding =>
  makeFinding(code, message, { path: `${path}.${part}`, raw: result.evidence });
