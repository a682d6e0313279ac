import type { HttpResponse } from '../../http/exchange.ts';
import { fetchedPage } from '../fetched-page.ts';
import type { FetchedPage, FetchTools, Gone, Notice } from '../fetcher.ts';
import { firstFew } from '../first-few.ts';
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
  // Records that nobody asked for come below, each for the PMID in whose place it was given.
  const pages: (FetchedPage | Notice)[] = [];
  if (left.length < ids.length) pages.push(pageOf(first));
  if (missing.length < left.length) pages.push(pageOf(second));
  if (missing.length === 0) return pages;

  const asked = new Set(left);
  const others = [...second.pmids].some((pmid) => !asked.has(pmid));
  // An answer to many does not say which record came for which PMID: each is asked for alone then.
  const shown = others ? await askOneByOne(missing, service) : [{ ...second, asked: missing }];
  for (const { asked: pmids, ...answer } of shown) {
    const lost = pmids.filter((pmid) => !answer.pmids.has(pmid));
    const [survivor, more] = others && lost.length === 1 ? answer.pmids : [];
    const merged = survivor !== undefined && more === undefined;
    if (merged) tools.report(`PMID ${lost[0]} was merged into PMID ${survivor}`);
    else if (lost.length > 0 && absenceTells) tools.report(`PubMed gives no record for PMID ${firstFew(lost)}: deleted, or never there`);
    else if (lost.length > 0) (tools.lacking ?? tools.report)(`PubMed finds PMID ${firstFew(lost)} and gives no record`);
    const gone = lost.map((pmid) => goneInto(pmid, merged ? survivor : undefined));
    const told = absenceTells && gone.length > 0 ? { gone } : {};
    if (others && answer.pmids.size > 0) pages.push({ ...pageOf(answer), ...told });
    else if (absenceTells) pages.push({ payload: pageOf(answer).payload, ...told });
  }
  return pages;
}

async function askOneByOne(ids: readonly number[], service: EUtilities): Promise<(Answer & { readonly asked: readonly number[] })[]> {
  const answers: (Answer & { readonly asked: readonly number[] })[] = [];
  for (const pmid of ids) answers.push({ asked: [pmid], ...(await ask([pmid], service)) });
  return answers;
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
