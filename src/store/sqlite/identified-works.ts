import { sql } from 'drizzle-orm';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { Identified, IdentifiedWork } from '../identified.ts';
import type { Database } from './database.ts';
import { tagsOfWorks } from './tag-rows.ts';
import { whereOf } from './where.ts';
import { wordingOf } from './wording.ts';
import { workId } from './work-id.ts';

/** Works read at a time. */
const pieceSize = 500;

interface Row {
  readonly number: number;
  readonly work: number;
  readonly authority: string;
  readonly id: string;
  readonly deleted: 0 | 1;
  readonly payload: Buffer | null;
}

/** Works with the sources that have seen their records. */
export function identifiedWorks(database: Database): Identified {
  const { orm, client } = database;
  const wording = wordingOf(database);
  const recordsOf = client.prepare<
    [string],
    Row
  >(`SELECT records.id AS number, work, authorities.name AS authority, source_id AS id, deleted, sha256 AS payload
    FROM records JOIN authorities ON authorities.id = records.authority LEFT JOIN payloads ON payloads.id = records.payload
    WHERE work IN (SELECT value FROM json_each(?)) AND authorities.name <> 'user' ORDER BY records.id`);
  const seenBy = client.prepare<[string], { record: number; source: string }>(`SELECT record, sources.name AS source FROM sightings
    JOIN sources ON sources.id = sightings.source WHERE record IN (SELECT value FROM json_each(?)) ORDER BY record, sources.id`);
  const jsonOf = client.prepare<[number], Buffer>('SELECT json FROM records WHERE id = ?').pluck();

  const grouped = <T, V>(rows: readonly T[], key: (row: T) => number, value: (row: T) => V): ReadonlyMap<number, readonly V[]> => {
    const groups = new Map<number, V[]>();
    for (const row of rows) {
      const group = groups.get(key(row));
      if (group) group.push(value(row));
      else groups.set(key(row), [value(row)]);
    }
    return groups;
  };

  return {
    async *identified({ query, told }) {
      const found = query === undefined ? sql`redirect IS NULL AND undone IS NULL` : whereOf(query, wording);
      const all = orm.all<{ id: number; deleted: 0 | 1 }>(
        sql`SELECT ${works.id} AS id, ${works.deleted} AS deleted FROM ${works} WHERE ${found} ORDER BY ${works.id}`,
      );
      for (let start = 0; start < all.length; start += pieceSize) {
        const piece = all.slice(start, start + pieceSize);
        const numbers = piece.map(({ id }) => id);
        const rows = recordsOf.all(JSON.stringify(numbers));
        const sources = grouped(
          seenBy.all(JSON.stringify(rows.map(({ number }) => number))),
          ({ record }) => record,
          ({ source }) => source,
        );
        const tags = tagsOfWorks(orm, numbers);
        const records = grouped(
          rows,
          ({ work }) => work,
          ({ number, authority, id, deleted, payload: hash }): IdentifiedWork['records'][number] => {
            const payload = hash?.toString('hex');
            const json = payload !== undefined && told.has(payload) ? jsonOf.get(number) : undefined;
            return {
              key: { authority, id },
              deleted: deleted === 1,
              sources: sources.get(number) ?? [],
              ...(payload === undefined ? {} : { payload }),
              ...(json ? { record: unpackJson<BibliographicRecord>(json) } : {}),
            };
          },
        );
        for (const { id, deleted } of piece)
          yield { id: workId(id), deleted: deleted === 1, tags: tags.get(id) ?? [], records: records.get(id) ?? [] };
      }
    },
  };
}
