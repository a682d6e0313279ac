import type { Format } from '../../formats/format.ts';
import type { PayloadReading } from '../../model/payload.ts';
import { addCounts, noCounts, type RunCounts } from '../../model/run.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { ArchivedReadings } from '../../store/rereading.ts';
import type { RecordDifference } from '../../store/store.ts';
import type { Arrival } from '../arrival.ts';
import { deliveries, usualBatch } from '../batches.ts';
import { bulkReadings } from '../bulk/bulk-readings.ts';
import type { ThreadsOnCall } from '../bulk/reading-threads.ts';
import { bulkSize } from '../ingest-file.ts';
import { type Classifier, takeIn } from '../intake.ts';
import type { Library } from '../library.ts';
import { type OpenPayload, openPayload } from '../original.ts';
import { type ReadMeans, readToTheBreak } from '../read.ts';
import { type Reading, readings } from '../readings.ts';
import { formerReading } from './former-reading.ts';
import { type Passage, type Reread, reread, standing } from './reread.ts';

/** With what payloads are read again. */
export interface ReplayMeans {
  readonly formatOf: (id: string) => Format;
  readonly meansFor: (reading: PayloadReading) => ReadMeans;
  readonly threads: ThreadsOnCall;
  /** The run that stores what changed; absent: nothing is stored. */
  readonly run?: number;
  /** Told what would change, when nothing is stored. */
  readonly differs?: (difference: RecordDifference) => Promise<void>;
  readonly progress: (records: number) => void;
}

/** What came of a payload. */
export interface PayloadReplay {
  readonly counts: RunCounts;
  /** The part of the counts that stands in the ledger already. */
  readonly stored: RunCounts;
  /** Records that it gave once and gives no more. */
  readonly lost: readonly RecordKey[];
  /** How many records it gives that the library does not have at all. */
  readonly unknown: number;
}

/** Of a payload with more records than these, those that it gives no more are not told one by one. */
const listedAtMost = 1_000_000;

/**
 * Reads a payload as it was read before, and stores what its records say now in place of what they said. Throws Malformed when the payload is missing
 * or damaged, or can no longer be read as it was.
 */
export async function replayPayload(library: Library, archived: ArchivedReadings, means: ReplayMeans): Promise<PayloadReplay> {
  const { store } = library;
  const { payload, records } = archived;
  const opened = await openPayload(library, payload);
  const ways = archived.readings.length > 0 ? archived.readings : [await formerReading(store, payload, opened)];
  const passed = new Set<string>();
  const tally = { counts: noCounts, stored: noCounts, unknown: 0 };
  const take = (arrivals: readonly Arrival[], atEnd: boolean) =>
    takeAgain(library, { sha256: payload.sha256, arrivals, passage: { passed, atEnd } }, means, tally);
  for (const way of ways) {
    const held = new Map<string, Arrival>();
    for await (const { arrivals } of deliveries(await readingsOf(archived, way, opened, means))) {
      for (const each of await take(arrivals, false)) {
        if (each.of) passed.add(keyText(each.of.key));
        const name = each.held && keyText(each.held.key);
        if (name !== undefined) held.set(name, standing(held.get(name), each.arrival));
      }
    }
    const left = [...held];
    for (let start = 0; start < left.length; start += usualBatch.records) {
      const some = left.slice(start, start + usualBatch.records);
      await take(
        some.map(([, arrival]) => arrival),
        true,
      );
      for (const [name] of some) passed.add(name);
    }
  }
  return { ...tally, lost: passed.size < records ? await lostOf(library, archived, passed) : [] };
}

interface Tally {
  counts: RunCounts;
  stored: RunCounts;
  unknown: number;
}

/** Some of what a payload gave: what says something else now is stored, or told when nothing is to be stored. */
async function takeAgain(
  library: Library,
  { sha256, arrivals, passage }: { readonly sha256: string; readonly arrivals: readonly Arrival[]; readonly passage: Passage },
  means: ReplayMeans,
  tally: Tally,
): Promise<readonly Reread[]> {
  const { store } = library;
  const found = await reread(store, sha256, arrivals, passage);
  const strange = found.filter(({ of, held }) => !of && !held).map(({ arrival }) => arrival.key);
  tally.unknown += strange.length - (await store.known(strange)).length;
  const matched = found.filter((each) => each.classified);
  if (matched.every(({ classified }) => classified?.change === 'unchanged')) {
    tally.counts = addCounts(tally.counts, { fetched: matched.length, unchanged: matched.length });
  } else if (means.run === undefined) {
    for (const each of matched) tally.counts = addCounts(tally.counts, await told(library, each, means));
  } else {
    const classifier: Classifier = async (now, some) =>
      (await reread(now, sha256, some, passage)).flatMap(({ classified }) => classified ?? []);
    const { counts } = await takeIn(store, means.run, archiveSource, { arrivals, failures: [], payloads: [], classifier });
    tally.counts = addCounts(tally.counts, counts);
    tally.stored = addCounts(tally.stored, counts);
  }
  means.progress(tally.counts.fetched);
  return found;
}

/** The source of the ledger under which replays stand: the archive is where their records come from. */
export const archiveSource = 'archive';

async function readingsOf(
  { payload }: ArchivedReadings,
  reading: PayloadReading,
  { file, chunks }: OpenPayload,
  { formatOf, meansFor, threads }: ReplayMeans,
): Promise<AsyncGenerator<Reading>> {
  const { name, source } = reading;
  const format = formatOf(reading.format);
  const means = meansFor(reading);
  const provenience = { format, holder: source ?? name, payload: payload.sha256, ...(source === undefined ? {} : { source }) };
  const { cutBetween } = format;
  const pool = file && file.size >= bulkSize && cutBetween ? threads.get() : undefined;
  if (file && pool && cutBetween) return bulkReadings({ ...file, name }, { ...provenience, cutBetween }, pool, { ...means, selection: {} });
  const url = payload.url.startsWith('file:') || payload.url === '' ? {} : { url: payload.url };
  return readings((own) => readToTheBreak(format, chunks(), name, { ...means, ...own, ...url }), provenience);
}

/** Counts a change that is not stored, and tells of it. */
async function told({ store }: Library, { classified, of, before }: Reread, { differs }: ReplayMeans): Promise<Partial<RunCounts>> {
  if (!classified || !of) return {};
  if (!('arrival' in classified)) return { fetched: 1, unchanged: 1 };
  if (differs) {
    const [stored] = await store.neighbours({ keys: [of.key], identifiers: [] });
    const after = classified.arrival.record;
    await differs({ key: of.key, work: stored?.work ?? '', change: classified.change, after, ...(before ? { before } : {}) });
  }
  return { fetched: 1, [classified.change]: 1 };
}

async function lostOf(
  { store }: Library,
  { payload, records }: ArchivedReadings,
  passed: ReadonlySet<string>,
): Promise<readonly RecordKey[]> {
  const lost: RecordKey[] = [];
  if (records > listedAtMost) return lost;
  // What only its absence, or a list of deletions, made a tombstone stands in no payload.
  for await (const { key, deleted } of store.recordsFrom(payload.sha256)) if (!deleted && !passed.has(keyText(key))) lost.push(key);
  return lost;
}
