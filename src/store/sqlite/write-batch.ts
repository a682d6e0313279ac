import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { readFailures } from '../../../db/sqlite/schema/findings.ts';
import { library } from '../../../db/sqlite/schema/library.ts';
import { runFiles, runs, sources } from '../../../db/sqlite/schema/runs.ts';
import { StaleBatch } from '../../model/errors.ts';
import { addCounts } from '../../model/run.ts';
import { keyText } from '../../model/work.ts';
import type { Batch } from '../store.ts';
import type { Database } from './database.ts';
import { writeDecisions } from './decision-rows.ts';
import { sourceNumber } from './ledger.ts';
import { moveRows } from './move-rows.ts';
import { writeNotices } from './notice-rows.ts';
import { payloadNumbers, writePayload } from './payload-rows.ts';
import { namedIn, placeWorks } from './place-works.ts';
import { recordRows } from './record-rows.ts';
import { sightingRows } from './sighting-rows.ts';
import { writeVerifications } from './verification-rows.ts';
import { workRows } from './work-rows.ts';

/**
 * Writes a batch in one immediate transaction: all of it and its checkpoint, or nothing. Throws StaleBatch when the store moved on
 * since the batch was prepared. The same batch again (its revision renewed) changes nothing, not even the counts of its run.
 */
export function batchWriter(database: Database): (batch: Batch) => void {
  const { orm, client } = database;
  const moves = moveRows(database);
  const rows = { records: recordRows(database), works: workRows(database), moves: { ...moves, note: moves.keep } };
  const payloads = payloadNumbers(database);
  const { see } = sightingRows(database);
  const lastUndo = client.prepare('SELECT max(undone_by) FROM runs').pluck();
  let undone: unknown;

  const write = (batch: Batch): void => {
    const revision = currentRevision(orm);
    if (batch.revision !== revision) {
      throw new StaleBatch(`the store is at revision ${revision}, the batch was prepared at ${batch.revision}`);
    }
    const run = orm
      .select({ counts: runs.counts, lastBatch: runs.lastBatch, startedAt: runs.startedAt })
      .from(runs)
      .where(eq(runs.id, batch.run))
      .get();
    if (!run) throw new Error(`the batch names run ${batch.run}, which was never begun`);
    const digest = digestOf(batch);
    if (run.lastBatch === digest) return;

    // What a run taught goes when it is taken back, perhaps by another process.
    const undo = lastUndo.get();
    if (undo !== undone) rows.records.forget();
    undone = undo;
    for (const payload of batch.payloads) writePayload(database, payload, batch.run);
    const stored = rows.records.find(namedIn(batch));
    const added = placeWorks(rows, batch, stored);
    const changed = batch.changes.flatMap(({ key, change }) => (change === 'new' ? [] : [keyText(key)]));
    const judged = new Set([...changed, ...(batch.judged ?? []).map(keyText)]);
    writeDecisions(orm, { ...batch, judged: [...judged] }, run.startedAt);
    const source = sourceNumber(orm, batch.source);
    for (const name of new Set(batch.seen.map(keyText))) {
      const known = stored.get(name)?.id;
      const record = known ?? added.get(name);
      if (record !== undefined) see(record, { source, run: batch.run, isNew: known === undefined });
    }
    for (const { sourceId, findings, payload } of batch.failures) {
      orm
        .insert(readFailures)
        .values({ run: batch.run, sourceId, findings, payload: payload === undefined ? null : payloads.number(payload) })
        .run();
    }
    const numberOf = (name: string) => stored.get(name)?.id ?? added.get(name);
    writeNotices(orm, batch, numberOf);
    writeVerifications(orm, batch, { record: numberOf, payload: payloads.number });
    orm
      .update(runs)
      .set({ counts: addCounts(run.counts, batch.counts), lastBatch: digest })
      .where(eq(runs.id, batch.run))
      .run();
    if (batch.file) {
      const { name, sha256, counts } = batch.file;
      const row = { run: batch.run, name, sha256: Buffer.from(sha256, 'hex'), counts };
      orm.insert(runFiles).values(row).onConflictDoNothing().run();
    }
    if (batch.checkpoint) {
      const { checkpoint } = batch;
      orm.update(sources).set({ checkpoint }).where(eq(sources.id, source)).run();
      orm.update(runs).set({ checkpointAfter: checkpoint }).where(eq(runs.id, batch.run)).run();
    }
    orm
      .update(library)
      .set({ revision: revision + 1 })
      .run();
    rows.works.fileWords();
  };

  const transaction = client.transaction(write);
  return (batch) => {
    try {
      transaction.immediate(batch);
    } catch (error) {
      // Numbers given inside the transaction are gone with it.
      rows.records.forget();
      rows.works.forget();
      payloads.forget();
      throw error;
    }
  };
}

export function currentRevision(orm: Database['orm']): number {
  return orm.select({ revision: library.revision }).from(library).get()?.revision ?? 0;
}

/** By this a batch that is written again is known; records go into it by their hash. */
function digestOf({ revision: _revision, changes, works, ...rest }: Batch): string {
  const said = {
    ...rest,
    changes: changes.map(({ key, hash, change, payload }) => [keyText(key), hash, change, payload]),
    works: works.map(({ id, records, absorbs, deleted }) => [id, records.map(keyText), absorbs, deleted]),
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
