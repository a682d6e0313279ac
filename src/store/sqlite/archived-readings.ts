import type { PayloadReading } from '../../model/payload.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { ArchivedReadings, ReadRecord } from '../rereading.ts';
import type { Store } from '../store.ts';
import type { Database } from './database.ts';

type Archived = Pick<Store, 'archived' | 'readFrom' | 'recordsFrom'>;

/** Payloads looked at together. */
const pieceSize = 100;

interface PayloadRow {
  readonly id: number;
  readonly sha256: Buffer;
  readonly mediaType: string | null;
  readonly url: string | null;
  readonly fetchedAt: string | null;
  readonly size: number | null;
  readonly records: number;
}

interface ReadingRow {
  readonly format: string;
  readonly name: string;
  readonly source: string;
  readonly vocabularies: string | null;
  readonly broughtBy: string;
}

/** Payloads from which current versions of records were read, how they were read, and which records those are. */
export function archivedReadings({ client }: Database): Archived {
  const numberOf = () => client.prepare<[Buffer], number>('SELECT id FROM payloads WHERE sha256 = ?').pluck();
  return {
    async *archived({ after: last, run, source }) {
      // Who brought a payload is told by how it was first read, or, where that was not kept, by what was read from it.
      const from = client.prepare<{ after: number; run: number | null; source: string | null }, PayloadRow>(
        `SELECT payloads.*, media_type AS mediaType, fetched_at AS fetchedAt, (SELECT count(*) FROM records WHERE payload = payloads.id) AS records
          FROM payloads WHERE id > @after AND EXISTS (SELECT 1 FROM records WHERE payload = payloads.id)
            AND (coalesce(@run, @source) IS NULL OR EXISTS (
              SELECT 1 FROM (
                SELECT run FROM payload_readings WHERE payload = payloads.id
                UNION SELECT run FROM records WHERE payload = payloads.id AND NOT EXISTS (SELECT 1 FROM payload_readings WHERE payload = payloads.id)
              ) AS bringing JOIN runs ON runs.id = bringing.run JOIN sources ON sources.id = runs.source
              WHERE (@run IS NULL OR runs.id = @run) AND (@source IS NULL OR sources.name = @source)))
          ORDER BY id LIMIT ${pieceSize}`,
      );
      const read = client.prepare<[number], ReadingRow>(
        `SELECT format, payload_readings.name, payload_readings.source, vocabularies, sources.name AS broughtBy FROM payload_readings
          JOIN runs ON runs.id = run JOIN sources ON sources.id = runs.source WHERE payload = ? ORDER BY payload_readings.id`,
      );
      const of = { run: run ?? null, source: source ?? null };
      const begin = last === undefined ? 0 : (numberOf().get(Buffer.from(last, 'hex')) ?? 0);
      for (let after = begin, rows = from.all({ after, ...of }); rows.length > 0; rows = from.all({ after, ...of })) {
        for (const row of rows) {
          after = row.id;
          yield archivedFrom(row, read.all(row.id));
        }
      }
    },
    async readFrom(sha256, keys) {
      const payload = numberOf().get(Buffer.from(sha256, 'hex'));
      if (payload === undefined) return [];
      const columns = 'records.id AS number, source_id AS id, hash, datestamp, deleted, offset, length';
      const exact = client.prepare<[number, string, string], ReadRow>(
        `SELECT ${columns} FROM authorities CROSS JOIN records ON records.authority = authorities.id AND +payload = ? AND source_id = ? WHERE name = ?`,
      );
      const marked = client.prepare<[number, string, string, string], ReadRow>(
        `SELECT ${columns} FROM authorities CROSS JOIN records ON records.authority = authorities.id AND +payload = ? AND source_id > ? AND source_id < ?
          WHERE name = ? ORDER BY source_id`,
      );
      // What a replay replaced is a former reading of the same record, and no other version in the payload.
      const former = client.prepare<{ record: number; payload: number }, FormerRow>(
        `SELECT hash, offset, length FROM record_versions AS one WHERE record = @record AND payload = @payload AND (
          SELECT fetcher FROM (
            SELECT version, run FROM record_versions WHERE record = @record UNION ALL SELECT version, run FROM records WHERE id = @record
          ) AS next JOIN runs ON runs.id = next.run WHERE next.version > one.version ORDER BY next.version LIMIT 1
        ) IS NOT 'replay' ORDER BY version`,
      );
      return keys.flatMap((asked) => {
        const { authority, id } = asked;
        const rows = exact.all(payload, id, authority);
        // A file may use one id several times; those after the first were marked with what they said.
        if (authority.startsWith('file:')) rows.push(...marked.all(payload, `${id}~`, `${id}\u007f`, authority));
        return rows.map((row): ReadRecord => readRecord(asked, row, former.all({ record: row.number, payload })));
      });
    },
    async *recordsFrom(sha256) {
      const payload = numberOf().get(Buffer.from(sha256, 'hex'));
      if (payload === undefined) return;
      const some = client.prepare<{ payload: number; after: number }, { number: number; deleted: 0 | 1; source: Buffer } & RecordKey>(
        `SELECT records.id AS number, name AS authority, source_id AS id, deleted FROM records JOIN authorities ON authorities.id = authority
          WHERE payload = @payload AND records.id > @after ORDER BY records.id LIMIT 1000`,
      );
      for (let after = 0, rows = some.all({ payload, after }); rows.length > 0; rows = some.all({ payload, after })) {
        for (const { number, authority, id, deleted } of rows) {
          after = number;
          yield { key: { authority, id }, deleted: deleted === 1 };
        }
      }
    },
  };
}

interface ReadRow {
  readonly number: number;
  readonly id: string;
  readonly hash: Buffer;
  readonly datestamp: string | null;
  readonly deleted: 0 | 1;
  readonly offset: number | null;
  readonly length: number | null;
}

type FormerRow = Pick<ReadRow, 'hash' | 'offset' | 'length'>;

const told = ({ hash, offset, length }: FormerRow) => ({
  hash: hash.toString('hex'),
  ...(offset === null || length === null ? {} : { place: { offset, length } }),
});

function readRecord(asked: RecordKey, row: ReadRow, former: readonly FormerRow[]): ReadRecord {
  return {
    asked: keyText(asked),
    key: { authority: asked.authority, id: row.id },
    deleted: row.deleted === 1,
    ...told(row),
    ...(row.datestamp === null ? {} : { datestamp: row.datestamp }),
    former: former.map(told),
  };
}

function archivedFrom({ sha256, mediaType, url, fetchedAt, size, records }: PayloadRow, read: readonly ReadingRow[]): ArchivedReadings {
  const payload = {
    sha256: sha256.toString('hex'),
    mediaType: mediaType ?? '',
    url: url ?? '',
    fetchedAt: fetchedAt ?? '',
    size: size ?? 0,
  };
  const readings = read.map(
    ({ format, name, source, vocabularies }): PayloadReading => ({
      format,
      name,
      ...(source === '' ? {} : { source }),
      ...(vocabularies === null ? {} : { vocabularies: JSON.parse(vocabularies) as readonly string[] }),
    }),
  );
  return { payload, records, readings };
}
