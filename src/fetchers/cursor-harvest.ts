import type { HttpResponse } from '../http/exchange.ts';
import { Rejected, Unavailable } from '../model/errors.ts';
import type { Checkpoint } from '../model/run.ts';
import {
  type CursorPlace,
  type CursorRules,
  type CursorStart,
  type CursorWindow,
  cursorStart,
  finishedWindow,
  midWindow,
  windowAfter,
} from './cursor-checkpoint.ts';
import { CursorProgress, type ListedIds } from './cursor-progress.ts';
import { fetchedPage } from './fetched-page.ts';
import type { FetchedPage, FetchTools, Notice } from './fetcher.ts';

/** A page of a list. */
export interface CursorPage extends ListedIds {
  /** Absent where a page of none has nothing to be read. */
  readonly response?: HttpResponse;
}

/** A service whose lists are paged by cursors that it does not have to remember (Solr's cursorMark, Elasticsearch's search_after). */
export interface CursorService {
  /** For messages. */
  readonly name: string;
  /** Id of the format that reads its pages. */
  readonly format: string;
  /** Lists that make up a window: one for a query, several for a long list of ids. */
  readonly parts: number;
  /** The strategy of a part, where it is another text than the address that is asked. */
  sent?(part: number, window: CursorWindow): string;
  /** One page of a part; without a cursor the first. */
  ask(part: number, window: CursorWindow, cursor: string | undefined): Promise<CursorPage>;
}

/** How often a list is begun: its cursor was refused, or fewer records came than were counted (of a few that are missing, twice will do). */
const mostBeginnings = 3;

/**
 * Lists a window (everything, or the days since the last run) page by page. Cursors hold a place in the order of the list, not a list:
 * what is changed meanwhile comes with the next window. An interrupted window of an earlier day is finished first.
 */
export async function* harvestByCursor(
  service: CursorService,
  rules: CursorRules,
  { checkpoint, tools }: { readonly checkpoint: Checkpoint | undefined; readonly tools: FetchTools },
): AsyncIterable<FetchedPage | Notice> {
  const today = tools.now().toISOString().slice(0, 10);
  let start = cursorStart(checkpoint, rules, { today, report: tools.report });
  for (;;) {
    yield* harvestWindow(service, rules, { start, tools });
    if (rules.again === 'everything' || start.window.until >= today) return;
    start = { window: windowAfter(start.window.until, rules, today), place: { part: 0 } };
  }
}

async function* harvestWindow(
  service: CursorService,
  rules: CursorRules,
  { start: { window, place }, tools }: { readonly start: CursorStart; readonly tools: FetchTools },
): AsyncIterable<FetchedPage | Notice> {
  for (let part = place.part; part < service.parts; part += 1) {
    const after = part + 1 < service.parts ? midWindow(rules, window, { part: part + 1 }) : finishedWindow(rules, window);
    const at = (within: CursorPlace) => midWindow(rules, window, within);
    yield* listPart(service, { window, from: part === place.part ? place : { part }, after, at, tools });
  }
  if (place.part >= service.parts) yield { checkpoint: finishedWindow(rules, window) };
}

interface PartTask {
  readonly window: CursorWindow;
  readonly from: CursorPlace;
  /** The checkpoint of its last page, and of any other. */
  readonly after: Checkpoint;
  readonly at: (place: CursorPlace) => Checkpoint;
  readonly tools: FetchTools;
}

async function* listPart(service: CursorService, { window, from, after, at, tools }: PartTask): AsyncIterable<FetchedPage | Notice> {
  const { name } = service;
  let progress = new CursorProgress(from);
  for (let beginnings = 1; ; beginnings += 1) {
    const again = (why: string) => {
      tools.report(`${name}: ${why}; listing again from the beginning`);
      progress = new CursorProgress({ part: from.part });
    };
    const end = yield* listOnce(service, progress, { window, at, tools, mayRefuse: beginnings < mostBeginnings });
    if (end === 'refused') {
      again('it no longer takes the cursor');
      continue;
    }
    const { missing, isMuch, counts } = progress.shortfall();
    if (missing === 0) {
      yield* given(end, service, after);
      return;
    }
    if (beginnings >= (isMuch ? mostBeginnings : 2)) {
      yield* given(end, service, isMuch ? at({ part: from.part }) : after);
      if (isMuch) throw new Unavailable(`${name} ${counts}, ${beginnings} times over`);
      (tools.lacking ?? tools.report)(`${name} ${counts}`);
      return;
    }
    yield* given(end, service, at({ part: from.part }));
    again(`it ${counts}`);
  }
}

/** The pages of a list but the last one, which is returned: what it says of where the source stands only the whole tells. */
async function* listOnce(
  service: CursorService,
  progress: CursorProgress,
  { window, at, tools, mayRefuse }: Pick<PartTask, 'window' | 'at' | 'tools'> & { readonly mayRefuse: boolean },
): AsyncGenerator<FetchedPage | Notice, CursorPage | 'refused'> {
  for (;;) {
    const { part, cursor } = progress.place;
    let page: CursorPage;
    try {
      page = await service.ask(progress.place.part, window, progress.place.cursor);
    } catch (error) {
      if (error instanceof Rejected && progress.place.cursor !== undefined && mayRefuse) return 'refused';
      throw error;
    }
    if (service.parts === 1) {
      tools.expect?.(page.total);
      const strategy = service.sent?.(part, window) ?? page.response?.url;
      if (cursor === undefined) tools.searched?.({ ...(strategy === undefined ? {} : { strategy }), found: page.total });
    }
    if (progress.take(page)) return page;
    yield* given(page, service, at(progress.place));
  }
}

/** The page with its checkpoint, or the checkpoint alone where there is nothing to read. */
function* given({ response, ids }: CursorPage, { format }: CursorService, checkpoint: Checkpoint): Iterable<FetchedPage | Notice> {
  yield response && ids.length > 0 ? { ...fetchedPage(response, format), checkpoint } : { checkpoint };
}
