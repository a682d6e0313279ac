import type { Result } from '../model/endpoint.ts';
import { type Finding, type FindingCode, makeFinding } from '../model/finding.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { type Evidence, evidenceOf } from './printed-number.ts';

/** A result with its path in the record. */
export interface PlacedResult {
  readonly result: Result;
  readonly path: string;
  readonly evidence: Evidence;
}

/** The results of the record itself and of its claims, in their order. */
export function resultsOf({ results = [], claims = [] }: BibliographicRecord): PlacedResult[] {
  return [
    ...results.map((result, at) => placed(result, `results[${at}]`)),
    ...claims.flatMap((claim, of) => (claim.results ?? []).map((result, at) => placed(result, `claims[${of}].results[${at}]`))),
  ];
}

const placed = (result: Result, path: string): PlacedResult => ({ result, path, evidence: evidenceOf(result.evidence) });

/** A finding about one part of a result, with the text that it was read from. */
export const resultFinding = (code: FindingCode, message: string, { result, path }: PlacedResult, part: string): Finding =>
  makeFinding(code, message, { path: `${path}.${part}`, raw: result.evidence });
