import type { Result } from '../model/endpoint.ts';
import type { BibliographicRecord } from '../model/record.ts';
import type { Citation } from '../model/work.ts';
import { claimNames, pageSources } from './claim-evidence.ts';
import { toldResult } from './compare-results.ts';
import { reportingWork } from './reporting-work.ts';

/** By what a page is found when a work comes: with the place of the claim, where it is a claim's own. */
export interface ClaimKey {
  readonly key: string;
  readonly claim?: number;
}

/** Numbers are keys of their own kind: it takes several of one claim to find it. */
export const numberKeys = { beginWith: '#', together: 3 } as const;

/**
 * What the claims with results of a page cite, name and count. None for a page without such claims: nothing that comes concerns it. A number stands with two
 * and three digits, so that three keys in common are two numbers, one of them of three digits.
 */
export function claimKeys(page: BibliographicRecord): ClaimKey[] {
  const claims = (page.claims ?? []).map((claim, index) => ({ claim, index })).filter(({ claim }) => claim.results);
  if (claims.length === 0) return [];
  const cited = [...pageSources(page).listed];
  const named = claims.flatMap(({ claim }) => [...claimNames(claim).trials]);
  return [
    ...[...new Set([...cited, ...named])].map((key) => ({ key })),
    ...claims.flatMap(({ claim: { results = [] }, index }) => numbersOf(results).map((key) => ({ key, claim: index }))),
  ];
}

/** Under what pages are looked up that a work may concern. */
export function keysOfWork(citation: Citation): readonly string[] {
  const { keys, trials } = reportingWork({ work: '', citation });
  return [...new Set([...keys, ...trials, ...numbersOf(citation.results ?? [])])];
}

/** 14.9 is also 15; what lies between two numbers of as many digits is both. */
function numbersOf(results: readonly Result[]): readonly string[] {
  const keys = results.flatMap((result) => {
    const { main } = toldResult(result);
    if (main === undefined || main === 'NR' || main.value === 0) return [];
    const { value } = main;
    return [2, 3].flatMap((digits) =>
      [value * (1 - 1e-9), value * (1 + 1e-9)].map((near) => `${numberKeys.beginWith}${result.kind} ${Number(near.toPrecision(digits))}`),
    );
  });
  return [...new Set(keys)];
}
