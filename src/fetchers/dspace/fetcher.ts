import { Misconfigured } from '../../model/errors.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { rootOf } from './api-root.ts';
import { finished, midWindow, type Start, startFrom } from './checkpoint.ts';
import { listing } from './listing.ts';
import { dspaceService } from './service.ts';
import { type DspaceSettings, dspaceSettings } from './settings.ts';
import { SingleItems } from './single-items.ts';

/**
 * A DSpace repository by its REST API (7 and later): all of it, a search, or single items. Its index tells what was changed since the
 * last run; what is gone shows by its absence when everything is listed.
 */
export const dspace: Fetcher<DspaceSettings, FetchedPage | Notice> = {
  id: 'dspace',
  title: 'A DSpace repository, by its REST API',
  config: dspaceSettings as Fetcher<DspaceSettings>['config'],
  example: "--url https://repository.example.org --query 'radium'",
  announcesDeletions: false,

  async *fetch(settings, checkpoint, tools) {
    const start = startFrom(checkpoint, settings, tools.now(), tools.report);
    if (settings.items) yield* singleItems(settings, start, tools);
    else {
      const service = dspaceService(await rootOf(settings.url ?? '', tools), settings, tools);
      yield* listing({ service, settings, tools }, start);
    }
  },

  async *lookup(settings, identifiers, tools) {
    if (settings.url === undefined) throw new Misconfigured('url', 'identifiers can be looked up only in a repository');
    const items = new SingleItems(settings, tools);
    for (const { scheme, value } of identifiers) {
      const page = scheme === 'handle' ? await items.fetch(value) : undefined;
      if (page && isPage(page)) yield page;
    }
  },
};

const isPage = (given: FetchedPage | Notice): given is FetchedPage => 'format' in given;

/** One item a page. Each is asked for in every run; there are few of them. */
async function* singleItems(settings: DspaceSettings, { window, next }: Start, tools: FetchTools): AsyncIterable<FetchedPage | Notice> {
  const entries = settings.items ?? [];
  const items = new SingleItems(settings, tools);
  tools.expect?.(entries.length);
  for (const [at, entry] of entries.entries()) {
    if (at < next) continue;
    const last = at + 1 === entries.length;
    const page = await items.fetch(entry);
    yield { ...page, checkpoint: last ? finished(settings, window) : midWindow(settings, { window, next: at + 1 }, tools.now()) };
  }
  if (next >= entries.length) yield { checkpoint: finished(settings, window) };
}
