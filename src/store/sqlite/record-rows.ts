import { and, eq, max, sql } from 'drizzle-orm';
import { records, recordVersions } from '../../../db/sqlite/schema/records.ts';
import { isEarlier } from '../../model/datestamp.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { RecordChange } from '../store.ts';
import type { Database } from './database.ts';
import { numbered } from './numbered.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { payloadNumbers } from './payload-rows.ts';
import { recordIndex } from './record-index.ts';

const { id, work, origin, version, run, payload, datestamp, deleted, hash } = records;
const columns = { id, work, origin, version, run, payload, datestamp, deleted, hash };

export type RecordRow = Pick<typeof records.$inferSelect, keyof typeof columns>;

/** A record as it stands in the store after a change was written: its number, and what its current version says. */
interface WrittenRecord {
  readonly id: number;
  readonly record: BibliographicRecord;
}

/** Records, through statements that are prepared once: a harvest writes millions of rows with them. */
export interface RecordRows {
  find(key: RecordKey): RecordRow | undefined;
  numbersOfWork(work: number): readonly number[];
  /** Writes a change to a record, which is new when it has no row. What is older by datestamp than the stored version goes to the history. */
  write(change: RecordChange, row: RecordRow | undefined, work: number, run: number): WrittenRecord;
  move(record: number, work: number): void;
  read(record: number): BibliographicRecord;
  forget(): void;
}

const at = sql.placeholder;

export function recordRows(database: Database): RecordRows {
  const { orm } = database;
  const authorities = numbered<[string]>(database, 'authorities', ['name']);
  const payloads = payloadNumbers(database);
  const index = recordIndex(database);
  const byKey = orm
    .select(columns)
    .from(records)
    .where(and(eq(records.authority, at('authority')), eq(records.sourceId, at('id'))))
    .prepare();
  const byWork = orm
    .select({ id: records.id })
    .from(records)
    .where(eq(records.work, at('work')))
    .orderBy(records.id)
    .prepare();
  const json = orm
    .select({ json: records.json })
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
  const said = { run: at('run'), payload: at('payload'), datestamp: at('datestamp'), hash: at('hash'), json: at('json') };
  const insert = orm
    .insert(records)
    .values({
      ...said,
      authority: at('authority'),
      sourceId: at('sourceId'),
      work: at('work'),
      origin: at('work'),
      version: 1,
      deleted: at('deleted'),
    })
    .returning({ id: records.id })
    .prepare();

  const packed = (record: number): Buffer => {
    const row = json.get({ record });
    if (!row) throw new Error(`the store has no record number ${record}`);
    return row.json;
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
    find(key) {
      const authority = authorities.find(key.authority);
      return authority === undefined ? undefined : byKey.get({ authority, id: key.id });
    },
    numbersOfWork: (number) => byWork.all({ work: number }).map((each) => each.id),
    move: (record, to) => void move.run({ record, work: to }),
    read: (record) => unpackJson<BibliographicRecord>(packed(record)),
    forget: authorities.forget,
    write(change, stored, to, inRun) {
      const { record } = change;
      const row = {
        run: inRun,
        payload: change.payload === undefined ? null : payloads(change.payload),
        datestamp: record.datestamp ?? null,
        hash: Buffer.from(change.hash, 'hex'),
        json: packJson(record),
      };
      if (!stored) {
        const authority = authorities.number(change.key.authority);
        const added = insert.get({ ...row, authority, sourceId: change.key.id, work: to, deleted: record.deleted === true });
        index.add(added.id, record);
        return { id: added.id, record };
      }
      if (stored.work !== to) move.run({ record: stored.id, work: to });
      if (stored.hash.equals(row.hash)) return { id: stored.id, record };
      const former = packed(stored.id);
      const next = Math.max(stored.version, newestVersion.get({ record: stored.id })?.version ?? 0) + 1;
      if (row.datestamp !== null && stored.datestamp !== null && isEarlier(row.datestamp, stored.datestamp)) {
        if (!inHistory(stored.id, row.hash)) addVersion(stored, { ...row, version: next });
        return { id: stored.id, record: unpackJson<BibliographicRecord>(former) };
      }
      const { version: number, run: storedIn, payload: from, datestamp: stamp, hash: known } = stored;
      addVersion(stored, { version: number, run: storedIn, payload: from, datestamp: stamp, hash: known, json: former });
      orm
        .update(records)
        .set({ ...row, version: next, deleted: record.deleted === true })
        .where(eq(records.id, stored.id))
        .run();
      index.remove(stored.id, unpackJson<BibliographicRecord>(former));
      index.add(stored.id, record);
      return { id: stored.id, record };
    },
  };
}
