import { planWorks } from '../dedupe/plan.ts';
import { StaleBatch } from '../model/errors.ts';
import type { ArchivedPayload } from '../model/payload.ts';
import { addCounts, type Checkpoint, noCounts, type RunCounts, type RunFile } from '../model/run.ts';
import type { Verification } from '../model/verification.ts';
import { type Decision, keyText, parseKey, type RecordKey, type WorkPlan } from '../model/work.ts';
import { findingsOn } from '../store/card/record-card.ts';
import type { Batch, ReadFailure, RecordChange, Store } from '../store/store.ts';
import { type Arrival, originOf } from './arrival.ts';
import { arrivedNotices } from './arrived-notices.ts';
import { type Classified, classify } from './classify.ts';
import { lookAtArrival } from './surroundings/looked-at.ts';
import { surroundings } from './surroundings/surroundings.ts';

/** What is to be stored together with the place from which the source goes on. */
export interface Delivery {
  /** Each key once: versions of one record come in deliveries of their own. */
  readonly arrivals: readonly Arrival[];
  readonly failures: readonly ReadFailure[];
  readonly payloads: readonly ArchivedPayload[];
  readonly checkpoint?: Checkpoint;
  /** The file that ends with this delivery, and what it had brought before. */
  readonly file?: RunFile;
  /** What identifiers' own sources said of stored records. */
  readonly verifications?: readonly Verification[];
  /** What the arrivals are, where that is not told by what the library knows of their keys: they were not seen at a source, but read again. */
  readonly classifier?: Classifier;
}

/** Says what arrivals are beside what the library knows. Those that it leaves out are neither stored nor counted. */
export type Classifier = (store: Store, arrivals: readonly Arrival[]) => Promise<readonly Classified[]>;

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
  const { checkpoint, file, verifications, ...rest } = delivery;
  const { classifier } = rest;
  const middle = Math.ceil(arrivals.length / 2);
  const first = await takeIn(store, run, source, { ...rest, arrivals: arrivals.slice(0, middle) });
  const second = {
    arrivals: arrivals.slice(middle),
    failures: [],
    payloads: [],
    ...(classifier ? { classifier } : {}),
    ...(checkpoint ? { checkpoint } : {}),
    ...(verifications ? { verifications } : {}),
    ...(file ? { file: { ...file, counts: addCounts(file.counts, first.counts) } } : {}),
  };
  const receipt = await takeIn(store, run, source, second);
  return { counts: addCounts(first.counts, receipt.counts), merged: first.merged + receipt.merged };
}

async function prepare(store: Store, run: number, source: string, delivery: Delivery): Promise<Omit<Receipt, 'counts'> & { batch: Batch }> {
  const revision = await store.revision();
  const { arrivals, classifier = classifyArrivals } = delivery;
  const classified = await classifier(store, arrivals);
  const changing = classified.filter((each) => 'arrival' in each);
  const { works, decisions, merged, judged } = await resolve(store, changing);
  const notices = await arrivedNotices(
    store,
    changing.map(({ arrival }) => arrival),
  );
  const counts = countsOf(classified, delivery);
  const { file } = delivery;
  return {
    merged,
    batch: {
      run,
      source,
      revision,
      seen: delivery.classifier ? [] : arrivals.map(({ key }) => key),
      changes: changing.map(changeOf),
      works,
      decisions,
      ...(judged.length > 0 ? { judged } : {}),
      counts,
      ...(file ? { file: { ...file, counts: addCounts(file.counts, counts) } } : {}),
      failures: delivery.failures,
      payloads: delivery.payloads,
      ...(delivery.checkpoint ? { checkpoint: delivery.checkpoint } : {}),
      ...(notices.length > 0 ? { notices } : {}),
      ...(delivery.verifications ? { verifications: await ofStored(store, delivery.verifications) } : {}),
    },
  };
}

/** Of what was said of records, what is about those that are still there: one may have been taken back while its service was asked. */
async function ofStored(store: Store, verifications: readonly Verification[]): Promise<readonly Verification[]> {
  const known = new Set((await store.known(verifications.map(({ record }) => record))).map(({ key }) => keyText(key)));
  return verifications.filter(({ record }) => known.has(keyText(record)));
}

const classifyArrivals: Classifier = async (store, arrivals) => {
  const known = new Map((await store.known(arrivals.map(({ key }) => key))).map((each) => [keyText(each.key), each]));
  const differing = arrivals.filter((each) => (known.get(keyText(each.key))?.hash ?? each.hash) !== each.hash).map((each) => each.key);
  const before = new Map((await store.neighbours({ keys: differing, identifiers: [] })).map((each) => [keyText(each.key), each.record]));
  return arrivals.map((arrival) => classify(arrival, known.get(keyText(arrival.key)), before.get(keyText(arrival.key))));
};

interface Resolution {
  readonly works: WorkPlan[];
  readonly decisions: Decision[];
  readonly merged: number;
  /** Stored records that were judged anew, though they stay as they are. */
  readonly judged: readonly RecordKey[];
}

type Changing = Extract<Classified, { arrival: Arrival }>;

/** Which works the changed records make: newcomers that nobody is like are works of their own, all others are held against their surroundings. */
async function resolve(store: Store, changing: readonly Changing[]): Promise<Resolution> {
  if (changing.length === 0) return { works: [], decisions: [], merged: 0, judged: [] };
  const arrived = new Map(changing.map(({ arrival }) => [keyText(arrival.key), arrival]));
  const near = await surroundings(store, { changed: changing.map(({ arrival }) => lookAtArrival(arrival)) });
  const { works, decisions } = planWorks({ ...near, neighbours: near.stored, decisions: near.standing, ranks: store.ranks });
  const all = [...works, ...[...near.alone].flatMap((name) => arrived.get(name) ?? []).map(workOfItsOwn)];
  // Works are numbered in the order in which their records came.
  const places = new Map([...arrived.keys()].map((name, at) => [name, at]));
  const place = ({ records }: WorkPlan) => Math.min(...records.map((key) => places.get(keyText(key)) ?? -1));
  return {
    works: near.alone.size === 0 ? works : all.sort((a, b) => place(a) - place(b)),
    decisions: [...decisions, ...near.told],
    merged: works.reduce((sum, work) => sum + work.absorbs.length, 0) + joined(works, changing),
    judged: [...near.judged].filter((name) => !arrived.has(name)).map(parseKey),
  };
}

/** The work that a newcomer is. */
const workOfItsOwn = ({ key, deleted }: Arrival): WorkPlan => ({ records: [key], absorbs: [], deleted });

function changeOf({ change, arrival, reread }: Changing): RecordChange {
  const { key, card, hash } = arrival;
  return { key, card, hash, change, ...originOf(arrival), ...(reread ? { reread } : {}) };
}

function countsOf(classified: readonly Classified[], { failures }: Delivery): RunCounts {
  const counts = { ...noCounts, fetched: classified.length + failures.length, failed: failures.length };
  const found = failures.reduce((sum, each) => sum + each.findings.length, 0);
  return classified.reduce<RunCounts>(
    (sum, each) =>
      'arrival' in each ? addCounts(sum, { [each.change]: 1, findings: findingsOn(each.arrival.card) }) : addCounts(sum, { unchanged: 1 }),
    { ...counts, findings: found },
  );
}

/** New records that found their place in a work beside another record. */
function joined(works: readonly WorkPlan[], changing: readonly Changing[]): number {
  const fresh = new Set(changing.filter((each) => each.change === 'new').map(({ arrival }) => keyText(arrival.key)));
  return works.reduce((sum, work) => {
    const newcomers = work.records.filter((key) => fresh.has(keyText(key))).length;
    return sum + (work.id === undefined ? Math.max(0, newcomers - 1) : newcomers);
  }, 0);
}
