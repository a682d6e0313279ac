import { kindredMeasures, type ToldResult, toldResult } from '../../claims/compare-results.ts';
import { nameLikeness, outcomeName } from '../../claims/endpoint-names.ts';
import type { Reporting } from '../../claims/reporting-work.ts';
import { reach } from '../../claims/result-shelf.ts';
import { writtenTrialNames } from '../../claims/trial-names.ts';
import type { Claim } from '../../model/endpoint.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Query } from '../../search/query.ts';
import type { Store } from '../../store/store.ts';

/** Works that name a trial: its reports, and what was written about it since. */
const mostNamed = 30;
/** Works that a number is looked up among; in a library of millions a common one has more, and says nothing. */
const mostOfNumber = 5000;
/** Works that a page is held against: those that it cites first, then those of which it names the trial, then those with its numbers. */
const mostWorks = 300;
/** Measures that may be told with a sign or without it. */
const signed: ReadonlySet<string> = new Set(['MD', 'SMD', 'RD', 'mean_change', 'percent_change', 'median_difference']);

/** The works with results that the claims of a page may be about, `own` left out: the page's. */
export async function reportingWorks(store: Store, page: BibliographicRecord, own: string): Promise<readonly Reporting[]> {
  const claims = (page.claims ?? []).filter(({ results }) => results);
  if (claims.length === 0) return [];
  const cited = await store.neighbours({ keys: [], identifiers: (page.references ?? []).flatMap(({ identifiers = [] }) => identifiers) });
  const ids = new Set([...cited.map(({ work }) => work), ...(await namedBy(store, claims)), ...(await withNumbersOf(store, claims))]);
  ids.delete(own);
  const found: Reporting[] = [];
  for (const id of ids) {
    const work = await store.work(id);
    if (work && !work.deleted && work.citation.results?.length) found.push({ work: work.id, citation: work.citation });
    if (found.length === mostWorks) break;
  }
  return found;
}

async function namedBy(store: Store, claims: readonly Claim[]): Promise<readonly string[]> {
  const written = claims.map(({ section, text }) => writtenTrialNames(`${section ?? ''} . ${text}`));
  const names = new Set(written.flatMap((each) => [...each.names]));
  const registrations = new Set(written.flatMap((each) => [...each.registrations]));
  const queries: Query[] = [
    ...[...names, ...registrations].map((text): Query => ({ kind: 'phrase', text })),
    ...[...registrations].map((value): Query => ({ kind: 'identifier', scheme: 'trial', value })),
  ];
  const works: string[] = [];
  for (const query of queries) {
    const found = await store.search(query, { offset: 0, limit: mostNamed, sort: 'relevance' });
    works.push(...found.works.map(({ id }) => id));
  }
  return works;
}

/** Works that report several numbers of one claim for outcomes of the same name. One alone is looked up where it has an interval. */
async function withNumbersOf(store: Store, claims: readonly Claim[]): Promise<readonly string[]> {
  const works = new Map<string, number>();
  for (const { results = [], endpoints } of claims) {
    const told = results.map((result) => toldResult(result, endpoints));
    if (told.length < 2 && !results.some(({ ci }) => ci)) continue;
    const hits = new Map<string, number>();
    for (const each of told) {
      for (const work of await withNumber(store, each)) hits.set(work, (hits.get(work) ?? 0) + (each.result.ci ? 2 : 1));
    }
    for (const [work, numbers] of hits) if (numbers > 1) works.set(work, Math.max(works.get(work) ?? 0, numbers));
  }
  return [...works].sort(([, a], [, b]) => b - a).map(([work]) => work);
}

async function withNumber(store: Store, { result: { measure }, main, name }: ToldResult): Promise<ReadonlySet<string>> {
  const works = new Set<string>();
  if (measure === undefined || main === undefined || main === 'NR' || name === undefined) return works;
  const [from, to] = [main.value - reach(main), main.value + reach(main)];
  for (const each of kindredMeasures(measure)) {
    const ranges = signed.has(each)
      ? [
          { from, to },
          { from: -to, to: -from },
        ]
      : [{ from, to }];
    for (const range of ranges) {
      for (const { work, endpoint } of await store.reporting({ measure: each, ...range }, mostOfNumber)) {
        if (endpoint !== undefined && !works.has(work) && isNamedLike(name, endpoint)) works.add(work);
      }
    }
  }
  return works;
}

/** The store's names are folded: a short one may have been an abbreviation. */
const isNamedLike = (name: NonNullable<ToldResult['name']>, folded: string): boolean =>
  [folded, ...(folded.length <= 8 ? [folded.toUpperCase()] : [])].some((each) => nameLikeness(name, outcomeName(each)) !== 'other');
