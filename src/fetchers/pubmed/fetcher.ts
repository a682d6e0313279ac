import { Unavailable } from '../../model/errors.ts';
import type { Checkpoint } from '../../model/run.ts';
import { type CursorWindow, windowAfter } from '../cursor-checkpoint.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { inPieces } from '../in-pieces.ts';
import { type EUtilities, eUtilities, type NcbiDatabase } from '../ncbi/e-utilities.ts';
import { listIds } from '../ncbi/id-listing.ts';
import { fetchArticles } from './articles.ts';
import { finished, midWindow, type Start, startFrom, verificationIsDue } from './checkpoint.ts';
import { citedIn } from './cited.ts';
import { type PubmedSettings, pubmedSettings } from './settings.ts';

type Given = FetchedPage | Notice;

interface Means {
  readonly service: EUtilities;
  readonly tools: FetchTools;
}

/**
 * PubMed by query or by PMIDs, over ESearch and EFetch. A window (all, or the days since the last run) is listed as PMIDs in ascending
 * order and fetched page by page: the highest PMID stored is all that is needed to go on. A record that is changed meanwhile leaves its
 * window and comes with the next one. Deletions are not announced, and a record that a query no longer finds is not deleted: no listing
 * is ever called complete. Now and then every record is looked for again.
 */
export const pubmed: Fetcher<PubmedSettings, Given> = {
  id: 'pubmed',
  title: 'PubMed, by query or by PMIDs (E-utilities)',
  config: pubmedSettings as Fetcher<PubmedSettings>['config'],
  example: "--query 'radium-223'",
  vouchesFor: { schemes: ['pmid', 'pmcid'], settings: { ids: ['1'] } },
  shared: { email: 'email', apiKey: 'ncbiApiKey' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const today = tools.now().toISOString().slice(0, 10);
    const service = eUtilities(database, config, tools);
    const means = { service, tools };
    let start = startFrom(checkpoint, config, today, tools.report);
    // What is fetched for the first time need not be looked for again today.
    if (start.verified === undefined && (await hasGivenNone(tools))) start = { ...start, verified: today };
    // An interrupted window of an earlier day is finished first; what happened since is the next one.
    for (;;) {
      yield* fetchWindow(config, start, means);
      if (start.window.until >= today) break;
      start = { ...start, window: windowAfter(start.window.until, config, today), cursor: 0 };
    }
    if (tools.given && verificationIsDue(start.verified, config, today)) yield* verify(config, today, means);
  },

  async *lookup(config, identifiers, tools) {
    const service = eUtilities(database, config, tools);
    const ids = new Set(identifiers.filter(({ scheme }) => scheme === 'pmid').map(({ value }) => Number(value)));
    const terms = identifiers
      .map(({ scheme, value }) => lookupTerms[scheme]?.(value.replaceAll('"', '')))
      .filter((term) => term !== undefined);
    for (const some of inPieces(terms, 20)) for (const id of (await service.search(some.join(' OR '))).ids) ids.add(id);
    for (const some of inPieces([...ids], config.pageSize)) {
      for (const page of await fetchArticles(some, service, { tools, absenceTells: false })) if ('format' in page) yield page;
    }
  },

  async *search(config, cited, tools) {
    const service = eUtilities(database, config, tools);
    const tried = new Set<number>();
    for (const find of citedIn(cited, service)) {
      const ids = (await find()).filter((id) => !tried.has(id)).slice(0, candidatesAtMost);
      for (const id of ids) tried.add(id);
      if (ids.length === 0) continue;
      for (const page of await fetchArticles(ids, service, {
        tools: { ...tools, report: () => undefined, lacking: () => undefined },
        absenceTells: false,
      }))
        if ('format' in page) yield page;
    }
  },
};

/** Records looked at for each way of asking. */
const candidatesAtMost = 5;

const database: NcbiDatabase = { db: 'pubmed', name: 'PubMed', root: 'PubmedArticleSet' };

const lookupTerms: Readonly<Record<string, (value: string) => string>> = {
  doi: (value) => `"${value}"[doi]`,
  pmcid: (value) => `${value}[pmcid]`,
};

async function* fetchWindow(config: PubmedSettings, { window, cursor, verified }: Start, { service, tools }: Means): AsyncIterable<Given> {
  const ids = await idsOf(config, window, cursor, service, tools);
  tools.expect?.(ids.length);
  const pieces = inPieces(ids, config.pageSize);
  // Ids that a search has just named are there, whatever EFetch says; listed ones nobody vouches for.
  const absenceTells = config.ids !== undefined && window.from === undefined;
  for (const [index, piece] of pieces.entries()) {
    const pages = await fetchArticles(piece, service, { tools, absenceTells });
    const isLast = index === pieces.length - 1;
    const checkpoint = isLast ? finished(config, window, verified) : midWindow(config, window, piece.at(-1) ?? cursor, verified);
    yield* withCheckpoint(pages, checkpoint);
  }
}

function* withCheckpoint(pages: readonly Given[], checkpoint: Checkpoint): Generator<Given> {
  for (const page of pages.slice(0, -1)) yield page;
  yield { ...pages.at(-1), checkpoint };
}

/**
 * Looks for every record that this source has given: PubMed announces neither deletions nor mergers but in its update files. What a search does
 * not find and EFetch does not give either is gone; what is found and was never given (an index that lagged by more than the overlap) is
 * fetched. Then the checkpoint says that all was verified.
 */
async function* verify(config: PubmedSettings, today: string, { service, tools }: Means): AsyncIterable<Given> {
  const given = new Set<number>();
  for await (const id of tools.given?.('pubmed') ?? []) given.add(Number(id));
  const found = new Set(await everything(config, given, today, { service, tools }));
  const absent = [...given].filter((id) => !found.has(id));
  // A search that no longer finds a record because its headings have changed says nothing about the record.
  const unknown = config.query === undefined ? absent : await unknownOf(absent, config, service, tools);
  if (unknown.length > fewest && unknown.length > given.size * largestPart) {
    throw new Unavailable(
      `PubMed finds ${unknown.length} of ${given.size} records no more, which is not believed; none of them is taken for deleted`,
    );
  }
  const missed = [...found].filter((id) => !given.has(id));
  for (const [ids, absenceTells] of [
    [missed, false],
    [unknown, true],
  ] as const) {
    const ascending = [...ids].sort((a, b) => a - b);
    for (const piece of inPieces(ascending, config.pageSize)) yield* await fetchArticles(piece, service, { tools, absenceTells });
  }
  yield { checkpoint: finished(config, { until: today }, today) };
}

async function hasGivenNone({ given }: FetchTools): Promise<boolean> {
  for await (const _ of given?.('pubmed') ?? []) return false;
  return true;
}

/** So many records may always vanish between two verifications, and this part of all: more is more likely a fault of the service. */
const fewest = 20;
const largestPart = 0.1;

/** All that the source asks for, changed or not; of given ids those that PubMed knows. */
async function everything(config: PubmedSettings, given: ReadonlySet<number>, today: string, { service, tools }: Means): Promise<number[]> {
  const window = { ...(config.since === undefined ? {} : { from: config.since }), until: today };
  if (config.query !== undefined) return idsOf(config, window, 0, service, tools);
  return searchIds([...new Set([...given, ...(config.ids ?? []).map(Number)])], (term) => term, config, service, tools);
}

async function unknownOf(ids: readonly number[], config: PubmedSettings, service: EUtilities, tools: FetchTools): Promise<number[]> {
  const known = new Set(await searchIds(ids, (term) => term, config, service, tools));
  return ids.filter((id) => !known.has(id));
}

/** PMIDs of the window above the cursor, ascending. Listed ids are searched for only when a window of days picks among them. */
async function idsOf(
  config: PubmedSettings,
  window: CursorWindow,
  above: number,
  service: EUtilities,
  tools: FetchTools,
): Promise<number[]> {
  if (config.query !== undefined) {
    const means = { above, limit: config.searchLimit, report: tools.report, searched: tools.searched };
    return listIds(withDates(config.query, window), service, means);
  }
  const given = [...new Set((config.ids ?? []).map(Number))].filter((id) => id > above).sort((a, b) => a - b);
  if (window.from === undefined) return given;
  return searchIds(given, (term) => withDates(term, window), config, service, tools);
}

/** Those of the ids that a search finds, by the words `restricted` puts around it. */
async function searchIds(
  ids: readonly number[],
  restricted: (term: string) => string,
  { searchLimit: limit }: PubmedSettings,
  service: EUtilities,
  { report }: FetchTools,
): Promise<number[]> {
  const found: number[] = [];
  for (const some of inPieces(ids, 200)) {
    const term = restricted(some.map((id) => `${id}[UID]`).join(' OR '));
    found.push(...(await listIds(term, service, { above: 0, limit, report })));
  }
  return found;
}

/**
 * Entered or modified in the window: a record that is new to PubMed has an entry date, and one that is indexed later only a new
 * modification date. The parameters mindate and maxdate know one kind of date at a time, field tags know both.
 */
function withDates(term: string, { from, until }: CursorWindow): string {
  if (from === undefined) return term;
  const days = `${from.replaceAll('-', '/')}:${until.replaceAll('-', '/')}`;
  return `(${term}) AND (${days}[MDAT] OR ${days}[EDAT])`;
}
