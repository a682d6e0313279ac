import { createHash } from 'node:crypto';
import { planWorks } from '../../src/dedupe/plan.ts';
import type { ArchivedPayload, ByteRange } from '../../src/model/payload.ts';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { type Checkpoint, noCounts } from '../../src/model/run.ts';
import type { Decision, RecordKey } from '../../src/model/work.ts';
import { recordCard } from '../../src/store/card/record-card.ts';
import type { Batch, ReadFailure, RecordChange, Store } from '../../src/store/store.ts';

/** SHA-256 of a record, as good as the pipeline's for telling versions apart. */
export const hashOf = (record: BibliographicRecord): string => createHash('sha256').update(JSON.stringify(record)).digest('hex');

const keyOf = (record: BibliographicRecord): RecordKey => ({ authority: record.source, id: record.sourceId });

export interface Putting {
  readonly source?: string;
  readonly run?: number;
  readonly startedAt?: string;
  readonly decisions?: readonly Decision[];
  readonly undo?: readonly Decision[];
  /** Seen, but unchanged. */
  readonly seen?: readonly RecordKey[];
  readonly payloads?: readonly ArchivedPayload[];
  readonly payloadOf?: string;
  readonly place?: ByteRange;
  readonly failures?: readonly ReadFailure[];
  readonly checkpoint?: Checkpoint;
}

export function beginRun(store: Store, source = 'desk', startedAt = '2026-01-05T08:00:00.000Z'): Promise<number> {
  return store.beginRun({ source, fetcher: 'files', request: { paths: ['desk.ris'] }, startedAt });
}

/** The batch that stores records, resolved against the store as it is. `seen` records that are stored already are resolved anew as well. */
export async function batchOf(store: Store, records: readonly BibliographicRecord[], putting: Putting = {}): Promise<Batch> {
  const { source = 'desk', seen = [], decisions = [], undo, payloads = [], payloadOf, place, failures = [], checkpoint } = putting;
  const run = putting.run ?? (await beginRun(store, source, putting.startedAt));
  const revision = await store.revision();
  const keys = records.map(keyOf);
  const known = new Set((await store.known(keys)).map(({ key }) => `${key.authority}/${key.id}`));
  const changes = records.map(
    (record): RecordChange => ({
      key: keyOf(record),
      card: recordCard(record),
      hash: hashOf(record),
      change: record.deleted ? 'deleted' : known.has(`${record.source}/${record.sourceId}`) ? 'changed' : 'new',
      ...(payloadOf === undefined ? {} : { payload: payloadOf }),
      ...(place ? { place } : {}),
    }),
  );
  const neighbours = await store.neighbours({
    keys: [...keys, ...seen],
    identifiers: records.flatMap(({ identifiers }) => identifiers ?? []),
  });
  const standing = await store.decisions([...keys, ...neighbours.map(({ key }) => key)]);
  const gone = new Set((undo ?? []).map(({ a, b }) => `${a} ${b}`));
  const inForce = [...standing.filter(({ a, b, by }) => by === 'rule' || !gone.has(`${a} ${b}`)), ...decisions];
  const again = seen.flatMap((key) => neighbours.filter((each) => each.key.authority === key.authority && each.key.id === key.id));
  const changed = records.map((record) => ({ key: keyOf(record), record }));
  const planned = planWorks({ changed: [...changed, ...again], neighbours, decisions: inForce });
  const count = (change: RecordChange['change']) => changes.filter((each) => each.change === change).length;
  return {
    run,
    source,
    revision,
    seen: [...keys, ...seen],
    changes,
    works: planned.works,
    decisions: [...planned.decisions, ...decisions],
    ...(undo ? { undo } : {}),
    payloads,
    failures,
    counts: { ...noCounts, fetched: records.length, new: count('new'), changed: count('changed'), deleted: count('deleted') },
    ...(checkpoint ? { checkpoint } : {}),
  };
}

/** Stores records; the number of the run that did. */
export async function put(store: Store, records: readonly BibliographicRecord[], putting: Putting = {}): Promise<number> {
  const batch = await batchOf(store, records, putting);
  await store.write(batch);
  return batch.run;
}
