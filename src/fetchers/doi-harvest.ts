import type { HttpResponse } from '../http/exchange.ts';
import type { Checkpoint } from '../model/run.ts';
import { type CursorRules, type CursorWindow, cursorStart, finishedWindow, midWindow, windowAfter } from './cursor-checkpoint.ts';
import { fetchedPage } from './fetched-page.ts';
import type { FetchedPage, FetchTools, Notice } from './fetcher.ts';
import { firstFew } from './first-few.ts';

/** An answer, and the DOIs of the records in it. */
export interface DoiAnswer {
  readonly response: HttpResponse;
  readonly ids: readonly string[];
}

/** A service that is asked about DOIs that are known already. */
export interface DoiService {
  /** For messages. */
  readonly name: string;
  /** Id of the format that reads its answers. */
  readonly format: string;
  /** Authority of its records, by which the library knows what it has given. */
  readonly authority: string;
  /** How many DOIs it is asked about at once. */
  readonly atOnce: number;
  /** Everything it has on these DOIs, or what of it changed since a day (inclusive). */
  ask(dois: readonly string[], from: string | undefined): AsyncIterable<DoiAnswer>;
}

/**
 * Walks through DOIs in ascending order: what was never given is asked for whole, of the rest what has changed since the last run. The last
 * DOI that is done is all that is needed to go on, so that the list may change between runs (a library grows).
 */
export async function* harvestDois(
  service: DoiService,
  dois: Iterable<string>,
  rules: CursorRules,
  { checkpoint, tools }: { readonly checkpoint: Checkpoint | undefined; readonly tools: FetchTools },
): AsyncIterable<FetchedPage | Notice> {
  const today = tools.now().toISOString().slice(0, 10);
  const all = [...new Set([...dois].map((doi) => doi.toLowerCase()))].sort();
  tools.expect?.(all.length);
  if (all.length === 0) tools.report(`the library has no DOIs that ${service.name} could be asked about`);
  let { window, place } = cursorStart(checkpoint, rules, { today, report: tools.report });
  for (;;) {
    const { cursor: after = '' } = place;
    yield* walk(service, rules, { dois: all.filter((doi) => doi > after), window, tools });
    if (window.until >= today) return;
    window = windowAfter(window.until, rules, today);
    place = { part: 0 };
  }
}

interface Walk {
  readonly dois: readonly string[];
  readonly window: CursorWindow;
  readonly tools: FetchTools;
}

async function* walk(service: DoiService, rules: CursorRules, { dois, window, tools }: Walk): AsyncIterable<FetchedPage | Notice> {
  const given = window.from === undefined ? undefined : await givenBefore(service, tools);
  const unknown: string[] = [];
  for (let at = 0; at < dois.length; at += service.atOnce) {
    const some = dois.slice(at, at + service.atOnce);
    const old = some.filter((doi) => given?.has(doi));
    const fresh = some.filter((doi) => !given?.has(doi));
    const came = new Set<string>();
    let held: FetchedPage | undefined;
    for (const [ids, from] of [[fresh, undefined] as const, [old, window.from] as const]) {
      if (ids.length === 0) continue;
      for await (const { response, ids: answered } of service.ask(ids, from)) {
        for (const id of answered) came.add(id.toLowerCase());
        if (answered.length === 0) continue;
        if (held) yield held;
        held = fetchedPage(response, service.format);
      }
    }
    unknown.push(...fresh.filter((doi) => !came.has(doi)));
    const last = at + service.atOnce >= dois.length;
    const place = last ? finishedWindow(rules, window) : midWindow(rules, window, { part: 0, cursor: some.at(-1) ?? '' });
    yield held ? { ...held, checkpoint: place } : { checkpoint: place };
  }
  if (dois.length === 0) yield { checkpoint: finishedWindow(rules, window) };
  if (unknown.length > 0) tools.report(`${service.name} has no record of ${firstFew(unknown)}`);
}

async function givenBefore({ authority }: DoiService, { given }: FetchTools): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for await (const id of given?.(authority) ?? []) ids.add(id);
  return ids;
}

/** The DOIs that a source asks about: those of its settings, else all that the library has. */
export async function doisOf(
  { dois, library }: { readonly dois?: readonly string[]; readonly library?: string | undefined },
  { held }: FetchTools,
): Promise<string[]> {
  if (dois !== undefined) return [...dois];
  const found: string[] = [];
  for await (const doi of held?.('doi', library === undefined || library === '' ? {} : { query: library }) ?? []) found.push(doi);
  return found;
}
