import type { HttpResponse } from '../../http/exchange.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, FetchTools, Gone, Notice } from '../fetcher.ts';
import type { EUtilities } from '../ncbi/e-utilities.ts';

/** A citation's own PMID is the first after its opening tag; those of cited articles and comments stand further in. */
const ownPmid = /<(?:MedlineCitation|BookDocument)\b[^>]*>\s*<PMID\b[^>]*>(\d+)</g;

interface Answer {
  readonly response: HttpResponse;
  /** PMIDs of its records, in its order. */
  readonly pmids: ReadonlySet<number>;
}

/**
 * The answers that hold the records of these PMIDs. EFetch now and then leaves some out without a word, so what is missing is asked for once more.
 * What is missing then is said, and where `absenceTells` (nothing else says that these records exist) it is gone: the second answer shows
 * it. For a PMID that was merged into another one EFetch gives that other record.
 */
export async function fetchArticles(
  ids: readonly number[],
  service: EUtilities,
  { tools, absenceTells }: { readonly tools: FetchTools; readonly absenceTells: boolean },
): Promise<(FetchedPage | Notice)[]> {
  const first = await ask(ids, service);
  const left = ids.filter((id) => !first.pmids.has(id));
  if (left.length === 0) return [pageOf(first)];
  const second = await ask(left, service);
  const missing = left.filter((id) => !second.pmids.has(id));
  const pages: (FetchedPage | Notice)[] = first.pmids.size > 0 ? [pageOf(first)] : [];
  if (second.pmids.size > 0) pages.push(pageOf(second));
  if (missing.length === 0) return pages;

  const asked = new Set(left);
  const others = [...second.pmids].some((pmid) => !asked.has(pmid));
  const merged = others ? await survivors(missing, second, service) : new Map<number, Answer>();
  for (const [pmid, { pmids }] of merged) tools.report(`PMID ${pmid} was merged into PMID ${[...pmids][0]}`);
  const lost = missing.filter((pmid) => !merged.has(pmid));
  if (lost.length > 0) tools.report(`PubMed gives no record for ${listed(lost)}: deleted, or never there`);
  if (!absenceTells) return pages;
  const { payload } = pageOf(second);
  return [
    ...pages,
    ...[...merged].map(([pmid, answer]) => ({ ...pageOf(answer), gone: [goneInto(pmid, [...answer.pmids][0])] })),
    ...(lost.length > 0 ? [{ payload, gone: lost.map((pmid) => goneInto(pmid, undefined)) }] : []),
  ];
}

/** For each PMID that is answered with one other record that record, asked for alone: an answer to many does not say which came for which. */
async function survivors(missing: readonly number[], together: Answer, service: EUtilities): Promise<Map<number, Answer>> {
  const found = new Map<number, Answer>();
  for (const pmid of missing) {
    const answer = missing.length === 1 && together.pmids.size === 1 ? together : await ask([pmid], service);
    if (answer.pmids.size === 1 && !answer.pmids.has(pmid)) found.set(pmid, answer);
  }
  return found;
}

async function ask(ids: readonly number[], service: EUtilities): Promise<Answer> {
  const { response } = await service.fetchArticles(ids);
  return { response, pmids: new Set([...new TextDecoder().decode(response.bytes).matchAll(ownPmid)].map(([, pmid]) => Number(pmid))) };
}

const goneInto = (pmid: number, survivor: number | undefined): Gone => ({
  key: { authority: 'pubmed', id: String(pmid) },
  ...(survivor === undefined ? {} : { mergedInto: { scheme: 'pmid', value: String(survivor) } }),
});

const pageOf = ({ response }: Answer): FetchedPage => fetchedPage(response, 'pubmed-xml');

const listed = (ids: readonly number[]) => `PMID ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ` and ${ids.length - 5} more` : ''}`;
