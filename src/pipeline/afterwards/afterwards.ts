import { statSync } from 'node:fs';
import type { Configuration } from '../../configuration.ts';
import type { HttpClient } from '../../http/exchange.ts';
import type { Store } from '../../store/store.ts';
import type { RunReport } from '../ingest.ts';
import type { Library } from '../library.ts';
import { resolveAnew } from '../resolve-anew.ts';
import { runSummary } from './run-summary.ts';
import { tellWebhook, wantsToHear } from './tell-webhook.ts';
import { writeFeed } from './write-feed.ts';
import { writeList } from './write-list.ts';
import { writeReport } from './write-report.ts';

export interface AfterwardsTools {
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly signal?: AbortSignal;
  /** A word for people about what was done. */
  readonly report: (message: string) => void;
  /** Something could not be done: it is told, and the rest is done all the same. */
  readonly failed: (message: string) => void;
}

/**
 * What the configuration wants done after runs: deduplication, then feeds, lists and reports, when any of them changed something (or when they are older than the last change),
 * then word to the webhook about each. Whatever fails is told and stops nothing else: the records are stored already.
 */
export async function afterwards(
  library: Library,
  config: Configuration,
  reports: readonly RunReport[],
  tools: AfterwardsTools,
): Promise<void> {
  const attempt = async (what: string, task: () => Promise<string | undefined>) => {
    try {
      const done = await task();
      if (done !== undefined) tools.report(done);
    } catch (error) {
      if (tools.signal?.aborted) throw tools.signal.reason;
      tools.failed(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  const { searches = [], afterwards: wanted = { dedupe: false } } = config;
  const summaries = await Promise.all(reports.map((report) => runSummary(library.store, report)));
  if (wanted.dedupe && summaries.some(({ changes }) => changes > 0)) {
    await attempt('deduplication', async () => {
      const { records, merged, separated, retold } = await resolveAnew(library.store, tools);
      return `looked at ${records} records again: ${merged} works went into another one, ${separated} came out of one, ${retold} say something else`;
    });
  }
  const changed = summaries.some(({ changes }) => changes > 0);
  const lastChange = await lastChangeOf(library.store);
  const isDue = (file: string) => changed || isOlder(file, lastChange);
  for (const search of searches) {
    const { feed } = search;
    if (feed === undefined) continue;
    await attempt(`the feed ${search.id}`, async () => {
      if (!isDue(feed)) return undefined;
      await writeFeed(library.store, search, feed);
      return `wrote ${feed}`;
    });
  }
  for (const list of wanted.exports ?? []) {
    await attempt(`the list ${list.file}`, async () => {
      // Tags, decisions and other settings change a list without a run that brought something.
      const onlyWhenOther = !isDue(list.file);
      if (onlyWhenOther && reports.length === 0) return undefined;
      const works = await writeList(library.store, list, searches, { onlyWhenOther });
      return works === undefined ? undefined : `wrote ${list.file}: ${works} ${works === 1 ? 'work' : 'works'}`;
    });
  }
  for (const report of wanted.reports ?? []) {
    await attempt(`the report ${report.file}`, async () => {
      // That nothing came is told as well, and tags are put on without a run.
      if (reports.length === 0 && !isDue(report.file)) return undefined;
      await writeReport(library.store, report, { searches, settings: config.prisma });
      return `wrote ${report.file}`;
    });
  }
  const { webhook } = wanted;
  if (!webhook) return;
  for (const summary of summaries) {
    if (!wantsToHear(webhook, summary)) continue;
    await attempt('the webhook', async () => {
      await tellWebhook(tools.http, webhook, summary, tools.signal);
      return undefined;
    });
  }
}

/** Runs looked at for the last change; what changed before them was written long ago. */
const runsLookedAt = 50;

/** When the library last changed, in milliseconds since 1970: by an ingest too, or by a run whose process ended before it came to what follows. */
async function lastChangeOf(store: Store): Promise<number> {
  const changing = (await store.runs(runsLookedAt)).filter(({ counts }) => counts.new + counts.changed + counts.deleted > 0);
  return Math.max(0, ...changing.map(({ startedAt, endedAt }) => Date.parse(endedAt ?? startedAt)));
}

/** Whether a file is not there, or was written before. */
function isOlder(file: string, than: number): boolean {
  const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
  return written === undefined || written < than;
}
