import { z } from 'zod';
import { Rejected, Throttled, Unavailable } from '../../model/errors.ts';
import type { Checkpoint } from '../../model/run.ts';
import type { FetchedPage, Fetcher, FetchTools, Notice } from '../fetcher.ts';
import { itemPage } from '../item-page.ts';
import { ownCheckpoint, requestMark } from '../own-checkpoint.ts';
import { type WebPageSettings, webPageSettings } from './settings.ts';

/** `next`: how many of the addresses are done; absent between runs. */
const schema = z.strictObject({ request: z.string(), next: z.exactOptional(z.int().min(1)) });

/** Why a host gives nothing today: it fails, or asks for more patience than a run has, as those do that want no programs. */
type Away = Unavailable | Throttled;

/** Pages of publications anywhere, one address after the other, by what they say of themselves to machines. */
export const webPage: Fetcher<WebPageSettings, FetchedPage | Notice> = {
  id: 'web-page',
  title: 'Web pages of publications, by their meta tags',
  config: webPageSettings,
  example: '--urls https://repository.example.org/handle/99999/12',
  announcesDeletions: true,

  async *fetch({ urls }, checkpoint, tools) {
    const request = requestMark(urls);
    // In the middle of the list a run goes on; between runs every page is asked for again.
    const first = ownCheckpoint(checkpoint, { schema, request, report: tools.report })?.next ?? 0;
    const away = new Map<string, Away>();
    tools.expect?.(urls.length);
    for (const [at, url] of urls.entries()) {
      if (at < first) continue;
      const page = await pageAt(url, away, tools);
      const done: Checkpoint = at + 1 === urls.length ? { request } : { request, next: at + 1 };
      // Behind a page that could not be had nothing is kept in mind: the next run begins with it.
      if (away.size === 0) yield { ...page, checkpoint: done };
      else if (page) yield page;
    }
    // Patience alone will not do where one host has failed.
    const failures = [...away.values()];
    const failure = failures.find((each) => each instanceof Unavailable) ?? failures[0];
    if (failure) throw failure;
  },
};

/** A host that stays away is not asked again in the same run; the others' pages are fetched all the same. */
async function pageAt(url: string, away: Map<string, Away>, tools: FetchTools): Promise<FetchedPage | Notice | undefined> {
  const { host } = new URL(url);
  if (away.has(host)) return undefined;
  try {
    return await itemPage(url, tools);
  } catch (error) {
    if (!(error instanceof Rejected || error instanceof Unavailable || error instanceof Throttled)) throw error;
    tools.report(`${error.message}: passed over`);
    if (!(error instanceof Rejected)) away.set(host, error);
    return undefined;
  }
}
