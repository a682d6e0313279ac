import { type HarvestRun, noCounts, type RunCounts } from '../model/run.ts';
import { keyText, type RecordKey } from '../model/work.ts';
import type { Store } from '../store/store.ts';
import { usualBatch } from './batches.ts';
import { tombstonesOf } from './gone.ts';
import { takeIn } from './intake.ts';

/** A run that has listed all that its source has. */
export interface FullListing {
  readonly run: number;
  readonly source: string;
  readonly fetcher: string;
  readonly request: HarvestRun['request'];
  readonly counts: RunCounts;
  /** A person has asked for everything anew: then absence is believed, however much of it there is. */
  readonly fromStart: boolean;
  /** Told why nothing is taken for deleted. */
  readonly doubt: (message: string) => void;
}

/** So many records may always vanish between two listings, and this part of all: more is more likely an index that is being built anew. */
const fewest = 20;
const largestPart = 0.1;

/** Settings that say how a source is asked, not what for. */
const manners = new Set(['overlapDays', 'relistDays', 'metadataPrefix', 'keepIn', 'discardFiles', 'fromFile', 'toFile']);

/** Runs of a source that are looked at. */
const runsLookedAt = 10_000;

/**
 * Absence from a full listing makes tombstones of what the source no longer has; they keep what was last known. Nothing is taken for
 * deleted where a record of the listing could not be read (it may be the one), nor what the source last gave when it was asked for
 * something else, as a set that is no longer wanted.
 */
export async function buryUnseen(store: Store, listing: FullListing): Promise<RunCounts> {
  const { run, source, counts, fromStart, doubt } = listing;
  const gone = await unseenIn(store, listing);
  if (gone.length === 0) return noCounts;
  if (counts.failed > 0) {
    doubt(`${counts.failed} records could not be read: nothing is taken for deleted`);
    return noCounts;
  }
  const all = gone.length + counts.new + counts.changed + counts.unchanged;
  if (!fromStart && gone.length > fewest && gone.length > all * largestPart) {
    doubt(
      `${gone.length} of ${all} records are listed no more, which is not believed: none is taken for deleted (if it is so, \`refmill harvest --from-start\` says it)`,
    );
    return noCounts;
  }
  let deleted = 0;
  for (let start = 0; start < gone.length; start += usualBatch.records) {
    const some = gone.slice(start, start + usualBatch.records).map((key) => ({ key }));
    const arrivals = await tombstonesOf(store, some, source);
    deleted += (await takeIn(store, run, source, { arrivals, failures: [], payloads: [] })).counts.deleted;
  }
  return { ...noCounts, deleted };
}

/** What the source gave before when it was asked for the same, and not in this run. */
async function unseenIn(store: Store, { run, source, fetcher, request }: FullListing): Promise<readonly RecordKey[]> {
  const asked = what({ fetcher, request });
  const others = (await store.runs(runsLookedAt, source)).filter((each) => each.id < run && what(each) !== asked).map(({ id }) => id);
  const exempt = new Set<string>();
  // Runs in a row are taken together.
  for (const [at, last] of others.entries()) {
    if (others[at - 1] === last + 1) continue;
    let end = at;
    while (others[end + 1] === (others[end] ?? 0) - 1) end += 1;
    const before = new Set((await store.unseen(source, others[end] ?? last)).map(keyText));
    for (const key of await store.unseen(source, last + 1)) if (!before.has(keyText(key))) exempt.add(keyText(key));
  }
  return (await store.unseen(source, run)).filter((key) => !exempt.has(keyText(key)));
}

const what = ({ fetcher, request }: Pick<HarvestRun, 'fetcher' | 'request'>): string =>
  JSON.stringify([
    fetcher,
    ...Object.entries(request)
      .filter(([key]) => !manners.has(key))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  ]);
