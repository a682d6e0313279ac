import { and, eq, max, sql } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { recordIdentifiers, records, recordVersions } from '../../../db/sqlite/schema/records.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { RecordKey } from '../../model/work.ts';
import type { RecordChange } from '../store.ts';
import type { Database } from './database.ts';
import { indexedIdentifiers } from './indexed-identifiers.ts';
import { numbered } from './numbered.ts';
import { packJson, unpackJson } from './packed-json.ts';
import { payloadNumbers } from './payload-rows.ts';

const columns = (({ id, work, origin, version, run, payload, datestamp, deleted, hash, json }) => ({
  id,
  work,
  origin,
  version,
  run,
  payload,
  datestamp,
  deleted,
  hash,
  json,
}))(records);

export type RecordRow = Pick<typeof records.$inferSelect, keyof typeof columns>;

/** Records, through statements that are prepared once: a harvest writes millions of rows with them. */
export interface RecordRows {
  find(key: RecordKey): RecordRow | undefined;
  numbersOfWork(work: number): readonly number[];
  /** Writes a change and returns its record's number. What is older by datestamp than the stored version goes to the history. */
  write(change: RecordChange, work: number, run: number): number;
  move(record: number, work: number): void;
  read(record: number): BibliographicRecord;
  forget(): void;
}

const at = sql.placeholder;

export function recordRows(database: Database): RecordRows {
  const { orm } = database;
  const authorities = numbered<[string]>(database, 'authorities', ['name']);
  const payloads = payloadNumbers(database);
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
  const insertIdentifier = orm
    .insert(recordIdentifiers)
    .values({ scheme: at('scheme'), value: at('value'), record: at('record') })
    .prepare();
  const deleteIdentifier = orm
    .delete(recordIdentifiers)
    .where(
      and(eq(recordIdentifiers.scheme, at('scheme')), eq(recordIdentifiers.value, at('value')), eq(recordIdentifiers.record, at('record'))),
    )
    .prepare();
  const insertFinding = orm
    .insert(recordFindings)
    .values({ code: at('code'), record: at('record'), count: at('count') })
    .prepare();
  const deleteFinding = orm
    .delete(recordFindings)
    .where(and(eq(recordFindings.code, at('code')), eq(recordFindings.record, at('record'))))
    .prepare();

  const index = (record: number, from: BibliographicRecord): void => {
    for (const { scheme, value } of indexedIdentifiers(from)) insertIdentifier.run({ scheme, value, record });
    for (const [code, count] of findingCounts(from)) insertFinding.run({ code, record, count });
  };
  const unindex = (record: number, from: BibliographicRecord): void => {
    for (const { scheme, value } of indexedIdentifiers(from)) deleteIdentifier.run({ scheme, value, record });
    for (const [code] of findingCounts(from)) deleteFinding.run({ code, record });
  };
  const find = (key: RecordKey): RecordRow | undefined => {
    const authority = authorities.find(key.authority);
    return authority === undefined ? undefined : byKey.get({ authority, id: key.id });
  };

  return {
    find,
    numbersOfWork: (work) => byWork.all({ work }).map(({ id }) => id),
    move: (record, work) => void move.run({ record, work }),
    read: (record) => {
      const row = json.get({ record });
      if (!row) throw new Error(`the store has no record number ${record}`);
      return unpackJson<BibliographicRecord>(row.json);
    },
    forget: authorities.forget,
    write({ key, record, hash, payload }, work, run) {
      const stored = find(key);
      const row = {
        run,
        payload: payload === undefined ? null : payloads(payload),
        datestamp: record.datestamp ?? null,
        hash: Buffer.from(hash, 'hex'),
        json: packJson(record),
      };
      const deleted = record.deleted === true;
      if (!stored) {
        const authority = authorities.number(key.authority);
        const first = { ...row, authority, sourceId: key.id, work, origin: work, version: 1, deleted };
        const { id } = orm.insert(records).values(first).returning({ id: records.id }).get();
        index(id, record);
        return id;
      }
      if (stored.work !== work) move.run({ record: stored.id, work });
      if (stored.hash.equals(row.hash)) return stored.id;
      const history = newestVersion.get({ record: stored.id })?.version ?? 0;
      const version = Math.max(stored.version, history) + 1;
      if (isOlder(row.datestamp, stored.datestamp)) {
        if (!inHistory(orm, stored.id, row.hash))
          orm
            .insert(recordVersions)
            .values({ ...row, record: stored.id, version })
            .run();
        return stored.id;
      }
      orm
        .insert(recordVersions)
        .values({
          record: stored.id,
          version: stored.version,
          run: stored.run,
          payload: stored.payload,
          datestamp: stored.datestamp,
          hash: stored.hash,
          json: stored.json,
        })
        .run();
      orm
        .update(records)
        .set({ ...row, version, deleted })
        .where(eq(records.id, stored.id))
        .run();
      unindex(stored.id, unpackJson<BibliographicRecord>(stored.json));
      index(stored.id, record);
      return stored.id;
    },
  };
}

/** Datestamps are days or instants; they are compared as far as both go, so that a day is not older than an instant in it. */
function isOlder(a: string | null, b: string | null): boolean {
  if (a === null || b === null) return false;
  const length = Math.min(a.length, b.length);
  return a.slice(0, length) < b.slice(0, length);
}

function inHistory(orm: Database['orm'], record: number, hash: Buffer): boolean {
  const same = and(eq(recordVersions.record, record), eq(recordVersions.hash, hash));
  return orm.select({ version: recordVersions.version }).from(recordVersions).where(same).get() !== undefined;
}

function findingCounts(record: BibliographicRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of record.findings ?? []) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
