import { and, eq, inArray, lt, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { payloads } from '../../../db/sqlite/schema/payloads.ts';
import { authorities, records, recordVersions, sightings } from '../../../db/sqlite/schema/records.ts';
import { sources } from '../../../db/sqlite/schema/runs.ts';
import { publicationSchemes } from '../../model/identifier.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { KnownRecord, Store, StoredRecord } from '../store.ts';
import type { Database } from './database.ts';
import { workId } from './work-id.ts';

type Reading = Pick<Store, 'known' | 'neighbours' | 'unseen' | 'given'>;

const at = sql.placeholder;

/** Ids that are read together. */
const givenPiece = 1000;

/** An ISSN names thousands of articles and an ORCID all of a person's: by those, records are searched for, not joined. */
const namesPublication: ReadonlySet<string> = new Set(publicationSchemes);

interface KeyedRow {
  readonly id: number;
  readonly work: number;
  readonly version: number;
  readonly hash: Buffer;
  readonly datestamp: string | null;
  readonly deleted: 0 | 1;
}

/** Looking records up by their keys and identifiers. */
export function storedRecords({ orm, client }: Database): Reading {
  // Asked of every record that comes, in SQL by hand: drizzle's own work per row costs more than SQLite's.
  const byKey = client.prepare<[string, string], KeyedRow>(
    `SELECT records.id, work, version, hash, datestamp, deleted FROM authorities
      CROSS JOIN records ON records.authority = authorities.id AND source_id = ? WHERE name = ?`,
  );
  const anyCorrection = client.prepare<[], number>("SELECT EXISTS (SELECT 1 FROM authorities WHERE name = 'user')").pluck();
  // By the index of keys, in its order; each id's sighting is looked up by its own.
  const givenAfter = client
    .prepare<[Readonly<Record<'source' | 'authority' | 'last', string>>], string>(
      `SELECT source_id FROM authorities CROSS JOIN records ON records.authority = authorities.id AND source_id > @last
        WHERE name = @authority AND NOT deleted AND EXISTS (SELECT 1 FROM sightings JOIN sources ON sources.id = sightings.source
          WHERE sightings.record = records.id AND sources.name = @source) ORDER BY source_id LIMIT ${givenPiece}`,
    )
    .pluck();
  const byIdentifier = client
    .prepare<[string, string], number>(
      'SELECT work FROM record_identifiers CROSS JOIN records ON records.id = record WHERE scheme = ? AND value = ?',
    )
    .pluck();
  const sameStamp = orm
    .select({ hash: recordVersions.hash, payload: payloads.sha256 })
    .from(recordVersions)
    .leftJoin(payloads, eq(payloads.id, recordVersions.payload))
    .where(and(eq(recordVersions.record, at('record')), eq(recordVersions.datestamp, at('datestamp'))))
    .orderBy(recordVersions.version)
    .prepare();
  const rivalsOf = ({ id, version, datestamp }: { id: number; version: number; datestamp: string | null }): KnownRecord['rivals'] =>
    version === 1 || datestamp === null
      ? []
      : sameStamp
          .all({ record: id, datestamp })
          .map(({ hash, payload }) => ({ hash: hash.toString('hex'), ...(payload ? { payload: payload.toString('hex') } : {}) }));

  return {
    async known(keys) {
      return keys.flatMap((key) => {
        const row = byKey.get(key.id, key.authority);
        if (!row) return [];
        const { hash, deleted, datestamp } = row;
        return [
          { key, hash: hash.toString('hex'), deleted: deleted === 1, ...(datestamp === null ? {} : { datestamp }), rivals: rivalsOf(row) },
        ];
      });
    },
    async neighbours({ keys, identifiers }) {
      const works = new Set<number>();
      const corrections = anyCorrection.get() === 1;
      for (const key of keys) {
        const row = byKey.get(key.id, key.authority);
        if (row) works.add(row.work);
        const correction = corrections ? byKey.get(keyText(key), 'user') : undefined;
        if (correction) works.add(correction.work);
      }
      for (const { scheme, value } of identifiers) {
        if (namesPublication.has(scheme)) for (const work of byIdentifier.all(scheme, value)) works.add(work);
      }
      return recordsOfWorks(orm, [...works]);
    },
    async unseen(source, sinceRun) {
      const elsewhere = alias(sightings, 'elsewhere');
      const vouchedFor = orm
        .select({ record: elsewhere.record })
        .from(elsewhere)
        .where(and(eq(elsewhere.record, sightings.record), ne(elsewhere.source, sightings.source)));
      const rows = orm
        .select({ authority: authorities.name, id: records.sourceId })
        .from(sightings)
        .innerJoin(sources, eq(sources.id, sightings.source))
        .innerJoin(records, eq(records.id, sightings.record))
        .innerJoin(authorities, eq(authorities.id, records.authority))
        .where(and(eq(sources.name, source), lt(sightings.lastRun, sinceRun), eq(records.deleted, false), notExists(vouchedFor)))
        .orderBy(records.id)
        .all();
      return rows satisfies RecordKey[];
    },
    async *given(source, authority) {
      for (let last = ''; ; ) {
        const piece = givenAfter.all({ source, authority, last });
        yield* piece;
        if (piece.length < givenPiece) return;
        last = piece.at(-1) ?? last;
      }
    },
  };
}

/** The records of works, in the order in which they were first stored. */
export function recordsOfWorks(orm: Database['orm'], works: readonly number[]): readonly StoredRecord[] {
  const found: (StoredRecord & { number: number })[] = [];
  for (let start = 0; start < works.length; start += 500) {
    const rows = orm
      .select({
        number: records.id,
        authority: authorities.name,
        id: records.sourceId,
        work: records.work,
        movedBy: sql<number | null>`(SELECT max(run) FROM moves WHERE moves.record = ${records.id})`,
        hash: records.hash,
        json: records.json,
        payload: payloads.sha256,
        offset: records.offset,
        length: records.length,
      })
      .from(records)
      .innerJoin(authorities, eq(authorities.id, records.authority))
      .leftJoin(payloads, eq(payloads.id, records.payload))
      .where(inArray(records.work, works.slice(start, start + 500)))
      .all();
    for (const { number, authority, id, work, movedBy, hash, json, payload, offset, length } of rows) {
      found.push({
        number,
        key: { authority, id },
        record: unpackJson<BibliographicRecord>(json),
        hash: hash.toString('hex'),
        work: workId(work),
        ...(movedBy === null ? {} : { movedBy }),
        ...(payload ? { payload: payload.toString('hex') } : {}),
        ...(offset !== null && length !== null ? { place: { offset, length } } : {}),
      });
    }
  }
  return found.sort((a, b) => a.number - b.number).map(({ number: _number, ...record }) => record);
}
