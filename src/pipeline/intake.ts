import { planWorks } from '../dedupe/plan.ts';
import { soughtBy } from '../dedupe/shared-identifiers.ts';
import { StaleBatch } from '../model/errors.ts';
import type { ArchivedPayload } from '../model/payload.ts';
import { addCounts, type Checkpoint, noCounts, type RunCounts } from '../model/run.ts';
import { keyText } from '../model/work.ts';
import type { Batch, ReadFailure, RecordChange, Store } from '../store/store.ts';
import { type Arrival, classify } from './classify.ts';

/** What is to be stored together with the place from which the source goes on. */
export interface Delivery {
  /** Each key once: versions of one record come in deliveries of their own. */
  readonly arrivals: readonly Arrival[];
  readonly failures: readonly ReadFailure[];
  readonly payloads: readonly ArchivedPayload[];
  readonly checkpoint?: Checkpoint;
}

export interface Receipt {
  readonly counts: RunCounts;
  /** Works that this delivery joined into one. */
  readonly merged: number;
}

/** How often a delivery is prepared before it is halved, and a single record before nothing more is hoped for. */
const attempts = { delivery: 4, record: 500 };

/**
 * Resolves a delivery against the library and stores it in one transaction, checkpoint included. When another process wrote in
 * between, it is prepared anew from what is there then. Beside writers of small batches a large one is never ready in time: it is
 * halved, and the checkpoint goes with the last half.
 */
export async function takeIn(store: Store, run: number, source: string, delivery: Delivery): Promise<Receipt> {
  const { arrivals } = delivery;
  const most = arrivals.length > 1 ? attempts.delivery : attempts.record;
  for (let attempt = 1; attempt <= most; attempt++) {
    const { batch, merged } = await prepare(store, run, source, delivery);
    try {
      await store.write(batch);
      return { counts: batch.counts, merged };
    } catch (error) {
      if (!(error instanceof StaleBatch) || (attempt === most && arrivals.length < 2)) throw error;
    }
  }
  const { checkpoint, ...rest } = delivery;
  const middle = Math.ceil(arrivals.length / 2);
  const first = await takeIn(store, run, source, { ...rest, arrivals: arrivals.slice(0, middle) });
  const second = { arrivals: arrivals.slice(middle), failures: [], payloads: [], ...(checkpoint ? { checkpoint } : {}) };
  const receipt = await takeIn(store, run, source, second);
  return { counts: addCounts(first.counts, receipt.counts), merged: first.merged + receipt.merged };
}

async function prepare(store: Store, run: number, source: string, delivery: Delivery): Promise<{ batch: Batch; merged: number }> {
  const revision = await store.revision();
  const { arrivals } = delivery;
  const keys = arrivals.map((each) => each.key);
  const known = new Map((await store.known(keys)).map((each) => [keyText(each.key), each]));
  const buried = arrivals.filter((each) => each.record.deleted && known.has(keyText(each.key))).map((each) => each.key);
  const before = new Map((await store.neighbours({ keys: buried, identifiers: [] })).map((each) => [keyText(each.key), each.record]));

  const changes: RecordChange[] = [];
  let counts = addCounts(noCounts, { fetched: arrivals.length + delivery.failures.length, failed: delivery.failures.length });
  for (const arrival of arrivals) {
    const name = keyText(arrival.key);
    const classified = classify(arrival, known.get(name), before.get(name));
    if ('record' in classified) {
      changes.push(classified);
      counts = addCounts(counts, { [classified.change]: 1, findings: classified.record.findings?.length ?? 0 });
    } else counts = addCounts(counts, { unchanged: 1 });
  }
  counts = addCounts(counts, { findings: delivery.failures.reduce((sum, each) => sum + each.findings.length, 0) });

  const changedKeys = changes.map((each) => each.key);
  const identifiers = changes.flatMap((each) => soughtBy(each.record));
  const neighbours = changes.length === 0 ? [] : await store.neighbours({ keys: changedKeys, identifiers });
  const standing = changes.length === 0 ? [] : await store.decisions([...changedKeys, ...neighbours.map((each) => each.key)]);
  const { works, decisions } = planWorks({ changed: changes, neighbours, decisions: standing });
  const merged = works.reduce((sum, work) => sum + work.absorbs.length, 0) + joined(works, changes);
  return {
    merged,
    batch: {
      run,
      source,
      revision,
      seen: keys,
      changes,
      works,
      decisions,
      counts,
      failures: delivery.failures,
      payloads: delivery.payloads,
      ...(delivery.checkpoint ? { checkpoint: delivery.checkpoint } : {}),
    },
  };
}

/** New records that found their place in a work beside another record. */
function joined(
  works: readonly { readonly records: readonly { authority: string; id: string }[]; readonly id?: string }[],
  changes: readonly RecordChange[],
): number {
  const fresh = new Set(changes.filter((each) => each.change === 'new').map((each) => keyText(each.key)));
  return works.reduce((sum, work) => {
    const newcomers = work.records.filter((key) => fresh.has(keyText(key))).length;
    return sum + (work.id === undefined ? Math.max(0, newcomers - 1) : newcomers);
  }, 0);
}
