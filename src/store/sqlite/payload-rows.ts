import { eq, isNotNull, sql } from 'drizzle-orm';
import { payloadReadings, payloads } from '../../../db/sqlite/schema/payloads.ts';
import type { ArchivedPayload } from '../../model/payload.ts';
import type { Database } from './database.ts';

/** Numbers of payloads by their hash. */
export interface PayloadNumbers {
  /** The number; a payload that no batch has described yet gets a row with the hash alone. */
  number(sha256: string): number;
  /** After a transaction that was rolled back. */
  forget(): void;
}

export function payloadNumbers({ client }: Database): PayloadNumbers {
  const select = client.prepare<[Buffer], number>('SELECT id FROM payloads WHERE sha256 = ?').pluck();
  const insert = client.prepare<[Buffer], number>('INSERT INTO payloads (sha256) VALUES (?) RETURNING id').pluck();
  // Thousands of records in a row come from one file.
  let newest: { readonly hex: string; readonly number: number } | undefined;
  return {
    number(hex) {
      if (newest?.hex === hex) return newest.number;
      const sha256 = Buffer.from(hex, 'hex');
      newest = { hex, number: select.get(sha256) ?? (insert.get(sha256) as number) };
      return newest.number;
    },
    forget() {
      newest = undefined;
    },
  };
}

/** Writes a payload and how it was read in the run. */
export function writePayload({ orm }: Database, { sha256, reading, ...described }: ArchivedPayload, run: number): void {
  orm
    .insert(payloads)
    .values({ sha256: Buffer.from(sha256, 'hex'), ...described })
    .onConflictDoNothing()
    .run();
  // A file lies where it was seen last; what was fetched came from where it was fetched first.
  const moved = described.url.startsWith('file:') ? sql`1` : sql`${payloads.url} IS NULL`;
  orm
    .update(payloads)
    .set(described)
    .where(sql`${payloads.sha256} = ${Buffer.from(sha256, 'hex')} AND ${moved}`)
    .run();
  if (!reading) return;
  const row = orm
    .select({ id: payloads.id })
    .from(payloads)
    .where(eq(payloads.sha256, Buffer.from(sha256, 'hex')))
    .get();
  if (!row) throw new Error(`the payload ${sha256} vanished`);
  const { format, name, source = '', vocabularies } = reading;
  orm
    .insert(payloadReadings)
    .values({ payload: row.id, run, format, name, source, vocabularies: vocabularies ?? null })
    .onConflictDoNothing()
    .run();
}

/** Every payload that a batch described, in the order in which they came. */
export function describedPayloads({ orm }: Database): readonly ArchivedPayload[] {
  const rows = orm.select().from(payloads).where(isNotNull(payloads.url)).orderBy(payloads.id).all();
  return rows.map(({ sha256, mediaType, url, fetchedAt, size }) => ({
    sha256: sha256.toString('hex'),
    mediaType: mediaType ?? '',
    url: url ?? '',
    fetchedAt: fetchedAt ?? '',
    size: size ?? 0,
  }));
}
