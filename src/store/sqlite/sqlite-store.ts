import { setImmediate } from 'node:timers/promises';
import type { Store } from '../store.ts';
import { archivedReadings } from './archived-readings.ts';
import { claimShelf } from './claim-link-rows.ts';
import type { Database } from './database.ts';
import { openReviews, relatedPairs } from './decided-pairs.ts';
import { decisionLog } from './decision-log.ts';
import { decisionsAbout } from './decision-rows.ts';
import { identifiedWorks } from './identified-works.ts';
import { ledger } from './ledger.ts';
import { matching } from './matching.ts';
import { noticesOf } from './notice-rows.ts';
import { packingOf } from './packing.ts';
import { describedPayloads } from './payload-rows.ts';
import { runChanges } from './run-changes.ts';
import { searching } from './search-works.ts';
import { statusOf } from './status.ts';
import { storedRecords } from './stored-records.ts';
import { tagShelf } from './tag-rows.ts';
import { takingBack } from './taking-back.ts';
import { verificationsOf } from './verification-rows.ts';
import { vocabularyShelf } from './vocabulary-rows.ts';
import { workDetail } from './work-detail.ts';
import { batchWriter, currentRevision } from './write-batch.ts';
import { writtenJournals } from './written-journals.ts';

/** The store's interface over an open database file. */
export function sqliteStore(database: Database): Store {
  const { orm, client } = database;
  // Its statements are prepared at the first write: a store that is only read needs none.
  let writeBatch: ReturnType<typeof batchWriter> | undefined;
  let works: ReturnType<typeof packingOf> | undefined;
  const packing = () => (works ??= packingOf(database));
  const log = ledger(database);
  return {
    ...log,
    async endRun(id, end) {
      await log.endRun(id, end);
      for (const _ of packing().due()) await setImmediate();
    },
    ...storedRecords(database),
    ...matching(database),
    ...searching(database),
    ...takingBack(database),
    ...runChanges(database),
    ...archivedReadings(database),
    ...vocabularyShelf(database),
    ...claimShelf(database),
    ...tagShelf(database),
    ...decisionLog(database),
    ...identifiedWorks(database),
    async revision() {
      return currentRevision(orm);
    },
    async mark() {
      const own = client.prepare('SELECT total_changes()').pluck().get();
      return `${client.pragma('data_version', { simple: true })}-${own}`;
    },
    async reviews(limit) {
      return openReviews(orm, limit);
    },
    async related(limit) {
      return relatedPairs(orm, limit);
    },
    async decisions(keys) {
      return decisionsAbout(orm, keys);
    },
    async write(batch) {
      writeBatch ??= batchWriter(database);
      writeBatch(batch);
      packing().packFilled();
    },
    async notices(run) {
      return noticesOf(orm, run);
    },
    async verifications(keys) {
      return verificationsOf(orm, keys);
    },
    async work(id) {
      return workDetail(orm, id);
    },
    async journals() {
      return writtenJournals(database);
    },
    async payloads() {
      return describedPayloads(database);
    },
    async status() {
      return statusOf(database);
    },
    async close() {
      client.close();
    },
  };
}
