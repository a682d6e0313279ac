import { present } from '../../model/present.ts';
import type { Checkpoint } from '../../model/run.ts';
import { type CursorRules, type CursorWindow, cursorStart, finishedWindow, midWindow, windowAfter } from '../cursor-checkpoint.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { firstFew } from '../first-few.ts';
import { inPieces } from '../in-pieces.ts';
import { type EUtilities, eUtilities, type NcbiDatabase } from '../ncbi/e-utilities.ts';
import { listIds } from '../ncbi/id-listing.ts';
import { requestMark } from '../own-checkpoint.ts';
import { fetchArticles } from './articles.ts';
import { type PmcSettings, pmcSettings } from './settings.ts';

type Given = FetchedPage | Notice;

/**
 * Articles of PubMed Central by query or by PMCIDs, over ESearch and EFetch. A window (all, or the days of release since the last run) is listed as
 * numbers in ascending order and fetched page by page: the highest one stored is all that is needed to go on. PMC tells neither what was
 * changed nor what was withdrawn: no listing is ever called complete.
 */
export const pmc: Fetcher<PmcSettings, Given> = {
  id: 'pmc',
  title: 'PubMed Central, by query or by PMCIDs: articles as JATS (E-utilities)',
  config: pmcSettings as Fetcher<PmcSettings>['config'],
  example: "--query 'radium-223[title]'",
  shared: { email: 'email', apiKey: 'ncbiApiKey' },
  announcesDeletions: false,

  async *fetch(config, checkpoint, tools) {
    const today = tools.now().toISOString().slice(0, 10);
    const service = eUtilities(database, config, tools);
    const rules = rulesOf(config);
    let { window, place } = cursorStart(checkpoint, rules, { today, report: tools.report });
    // An interrupted window of an earlier day is finished first; what was released since is the next one.
    for (;;) {
      yield* fetchWindow(config, { window, above: Number(place.cursor ?? 0), rules }, service, tools);
      if (window.until >= today) return;
      window = windowAfter(window.until, rules, today);
      place = { part: 0 };
    }
  },

  async *lookup(config, identifiers, tools) {
    const service = eUtilities(database, config, tools);
    const ids = new Set(identifiers.flatMap(({ scheme, value }) => (scheme === 'pmcid' ? [Number(value.replace(/^PMC/i, ''))] : [])));
    // PMC looks for a DOI in whole texts and finds who cites it as well; a PMID has a field of its own.
    const pmids = identifiers.flatMap(({ scheme, value }) => (scheme === 'pmid' ? [`${value}[pmid]`] : []));
    for (const some of inPieces(pmids, 20)) for (const id of (await service.search(some.join(' OR '))).ids) ids.add(id);
    for (const some of inPieces([...ids], config.pageSize)) yield* (await fetchArticles(some, service)).pages;
  },
};

const database: NcbiDatabase = { db: 'pmc', name: 'PubMed Central', root: 'pmc-articleset' };

const rulesOf = ({ query, ids, since, overlapDays }: PmcSettings): CursorRules => ({
  request: requestMark({ query, ids }),
  ...present({ since }),
  overlapDays,
  again: 'changes',
});

interface Stretch {
  readonly window: CursorWindow;
  readonly above: number;
  readonly rules: CursorRules;
}

async function* fetchWindow(
  config: PmcSettings,
  { window, above, rules }: Stretch,
  service: EUtilities,
  tools: FetchTools,
): AsyncIterable<Given> {
  const ids = await idsOf(config, window, above, service, tools);
  tools.expect?.(ids.length);
  const pieces = inPieces(ids, config.pageSize);
  const missing: number[] = [];
  for (const [index, piece] of pieces.entries()) {
    const articles = await fetchArticles(piece, service);
    missing.push(...articles.missing);
    const checkpoint =
      index === pieces.length - 1
        ? finishedWindow(rules, window)
        : midWindow(rules, window, { part: 0, cursor: String(piece.at(-1) ?? above) });
    yield* withCheckpoint(articles.pages, checkpoint);
  }
  if (missing.length > 0)
    tools.report(
      `PubMed Central gives no article for ${firstFew(missing.map((id) => `PMC${id}`))}: withdrawn, not yet free, or never there`,
    );
  if (pieces.length === 0) yield { checkpoint: finishedWindow(rules, window) };
}

function* withCheckpoint(pages: readonly FetchedPage[], checkpoint: Checkpoint): Generator<Given> {
  for (const page of pages.slice(0, -1)) yield page;
  yield { ...pages.at(-1), checkpoint };
}

/** Numbers of the window above the cursor, ascending. Listed ids are searched for only when a window of days picks among them. */
async function idsOf(config: PmcSettings, window: CursorWindow, above: number, service: EUtilities, tools: FetchTools): Promise<number[]> {
  const means = { above, limit: config.searchLimit, report: tools.report };
  const list = (term: string) => listIds(released(term, window), service, means);
  if (config.query !== undefined) return listIds(released(config.query, window), service, { ...means, searched: tools.searched });
  const given = [...new Set((config.ids ?? []).map(Number))].filter((id) => id > above).sort((a, b) => a - b);
  if (window.from === undefined) return given;
  const found: number[] = [];
  for (const some of inPieces(given, 200)) found.push(...(await list(some.map((id) => `${id}[UID]`).join(' OR '))));
  return found;
}

/** Released in PMC in the window: the only date of its own that PMC can be asked for. */
function released(term: string, { from, until }: CursorWindow): string {
  return from === undefined ? term : `(${term}) AND ${from.replaceAll('-', '/')}:${until.replaceAll('-', '/')}[pmcrdat]`;
}
