import { and, eq, max, sql } from 'drizzle-orm';
import { records, recordVersions } from '../../../db/sqlite/schema/records.ts';
import { isEarlier } from '../../model/datestamp.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import { type RecordCard, recordCard } from '../card/record-card.ts';
import type { RecordChange } from '../store.ts';
import type { Database } from './database.ts';
import { numbered } from './numbered.ts';
import { payloadNumbers } from './payload-rows.ts';
import { recordIndex } from './record-index.ts';
import { descriptorTeaching } from './vocabulary-rows.ts';

/** What is asked of a stored record whenever it comes again. */
export interface RecordRow {
  readonly id: number;
  readonly work: number;
  readonly origin: number;
  readonly version: number;
  readonly run: number;
  readonly payload: number | null;
  readonly datestamp: string | null;
  readonly deleted: boolean;
  readonly hash: Buffer;
}

/** A record as it stands in the store after a change was written: its number, and the card of its current version. */
interface WrittenRecord {
  readonly id: number;
  readonly card: RecordCard;
}

/** Records, through statements that are prepared once: a harvest writes millions of rows with them. */
export interface RecordRows {
  /** The rows of those keys that are stored, by the written key. */
  find(keys: readonly RecordKey[]): ReadonlyMap<string, RecordRow>;
  numbersOfWork(work: number): readonly number[];
  /**
   * Writes a change to a record, which is new, and goes into the work, when it has no row. What is older by datestamp than the stored version goes to the
   * history, unless it is the same bytes read again.
   */
  write(change: RecordChange, row: RecordRow | undefined, work: number, run: number): WrittenRecord;
  move(record: number, work: number): void;
  read(record: number): BibliographicRecord;
  forget(): void;
}

const at = sql.placeholder;

export function recordRows(database: Database): RecordRows {
  const { orm, client } = database;
  const authorities = numbered<[string]>(database, 'authorities', ['name']);
  const payloads = payloadNumbers(database);
  const index = recordIndex(database);
  const teaching = descriptorTeaching(database);
  // The statements that every record goes through are SQL by hand: drizzle's own work per row costs more than SQLite's.
  const byKey = client.prepare<[number, string], RecordRow>(
    'SELECT id, work, origin, version, run, payload, datestamp, deleted, hash FROM records WHERE authority = ? AND source_id = ?',
  );
  const insert = client.prepare(
    'INSERT INTO records (authority, source_id, work, origin, version, run, payload, datestamp, deleted, hash, json, offset, length) VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const byWork = orm
    .select({ id: records.id })
    .from(records)
    .where(eq(records.work, at('work')))
    .orderBy(records.id)
    .prepare();
  const source = orm
    .select({ json: records.json, offset: records.offset, length: records.length })
    .from(records)
    .where(eq(records.id, at('record')))
    .prepare();
  const move = orm
    .update(records)
    .set({ work: sql`${at('work')}` })
    .where(eq(records.id, at('record')))
    .prepare();
  const newestVersion = orm
    .select({ version: max(recordVersions.version) })
    .from(recordVersions)
    .where(eq(recordVersions.record, at('record')))
    .prepare();

  const packed = (record: number) => {
    const row = source.get({ record });
    if (!row) throw new Error(`the store has no record number ${record}`);
    return row;
  };
  const addVersion = (stored: RecordRow, row: Omit<typeof recordVersions.$inferInsert, 'record'>): void => {
    orm
      .insert(recordVersions)
      .values({ ...row, record: stored.id })
      .run();
  };
  const inHistory = (record: number, wanted: Buffer): boolean => {
    const same = and(eq(recordVersions.record, record), eq(recordVersions.hash, wanted));
    return orm.select({ version: recordVersions.version }).from(recordVersions).where(same).get() !== undefined;
  };

  return {
    find(keys) {
      const found = new Map<string, RecordRow>();
      for (const key of keys) {
        const authority = authorities.find(key.authority);
        const row = authority === undefined ? undefined : byKey.get(authority, key.id);
        if (row) found.set(keyText(key), { ...row, deleted: Boolean(row.deleted) });
      }
      return found;
    },
    numbersOfWork: (number) => byWork.all({ work: number }).map((each) => each.id),
    move: (record, to) => void move.run({ record, work: to }),
    read: (record) => unpackJson<BibliographicRecord>(packed(record).json),
    forget() {
      authorities.forget();
      payloads.forget();
      teaching.forget();
    },
    write({ key, card, hash: written, payload: from, place, reread }, stored, to, inRun) {
      const payload = from === undefined ? null : payloads.number(from);
      const hash = Buffer.from(written, 'hex');
      if (key.authority === 'pubmed') teaching.learn(card.work.headings, inRun);
      const [offset, length] = place ? [place.offset, place.length] : [null, null];
      if (!stored) {
        const authority = authorities.number(key.authority);
        const deleted = card.deleted ? 1 : 0;
        const added = insert.run(authority, key.id, to, to, inRun, payload, card.datestamp, deleted, hash, card.packed, offset, length);
        const id = Number(added.lastInsertRowid);
        index.add(id, card);
        return { id, card };
      }
      if (stored.hash.equals(hash)) return { id: stored.id, card };
      const { datestamp } = card;
      const row = { run: inRun, payload, datestamp, hash, json: Buffer.from(card.packed), offset, length };
      const former = packed(stored.id);
      const formerRecord = unpackJson<BibliographicRecord>(former.json);
      const next = Math.max(stored.version, newestVersion.get({ record: stored.id })?.version ?? 0) + 1;
      if (!reread && datestamp !== null && stored.datestamp !== null && isEarlier(datestamp, stored.datestamp)) {
        if (!inHistory(stored.id, hash)) addVersion(stored, { ...row, version: next });
        return { id: stored.id, card: recordCard(formerRecord) };
      }
      const { version: number, run: storedIn, payload: storedFrom, datestamp: stamp, hash: known } = stored;
      addVersion(stored, { ...former, version: number, run: storedIn, payload: storedFrom, datestamp: stamp, hash: known });
      orm
        .update(records)
        .set({ ...row, version: next, deleted: card.deleted })
        .where(eq(records.id, stored.id))
        .run();
      index.remove(stored.id, formerRecord);
      index.add(stored.id, card);
      return { id: stored.id, card };
    },
  };
}
