import { eq, sql } from 'drizzle-orm';
import { payloads } from '../../../db/sqlite/schema/payloads.ts';
import type { ArchivedPayload } from '../../model/payload.ts';
import type { Database } from './database.ts';

/** The number of a payload by its hash; one that no batch has described yet gets a row with the hash alone. */
export function payloadNumbers({ orm }: Database): (sha256: string) => number {
  const find = orm
    .select({ id: payloads.id })
    .from(payloads)
    .where(eq(payloads.sha256, sql.placeholder('sha256')))
    .prepare();
  return (hex) => {
    const sha256 = Buffer.from(hex, 'hex');
    return (find.get({ sha256 }) ?? orm.insert(payloads).values({ sha256 }).returning({ id: payloads.id }).get()).id;
  };
}

export function writePayload({ orm }: Database, { sha256, ...described }: ArchivedPayload): void {
  orm
    .insert(payloads)
    .values({ sha256: Buffer.from(sha256, 'hex'), ...described })
    .onConflictDoNothing()
    .run();
  orm
    .update(payloads)
    .set(described)
    .where(sql`${payloads.sha256} = ${Buffer.from(sha256, 'hex')} AND ${payloads.url} IS NULL`)
    .run();
}
