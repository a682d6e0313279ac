import { statSync } from 'node:fs';
import { count, eq, sql, sum } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { records } from '../../../db/sqlite/schema/records.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { StoreStatus } from '../store.ts';
import { contradictingClaims } from './claim-link-rows.ts';
import type { Database } from './database.ts';
import { schemaVersion } from './migrate.ts';
import { pointingElsewhere } from './verification-rows.ts';

/** Counts, size, and whether the file is sound: `works` are those that lists show, `records` all, tombstones among them. */
export function statusOf({ orm, client, location }: Database): StoreStatus {
  const counted = orm.select({ count: count() }).from(records).get()?.count ?? 0;
  const tombstones = orm.select({ count: count() }).from(records).where(eq(records.deleted, true)).get()?.count ?? 0;
  const shown = orm.select({ count: count() }).from(works).where(sql`${works.redirect} IS NULL AND ${works.deleted} = 0`).get()?.count ?? 0;
  const findings = orm
    .select({ code: recordFindings.code, count: sum(recordFindings.count).mapWith(Number) })
    .from(recordFindings)
    .groupBy(recordFindings.code)
    .orderBy(recordFindings.code)
    .all();
  const told = [pointingElsewhere, contradictingClaims].flatMap(({ code, records: found }) => {
    const number = orm.get<{ count: number }>(sql`SELECT count(*) AS count FROM (${found})`)?.count ?? 0;
    return number > 0 ? [{ code, count: number }] : [];
  });
  const sizes = ['', '-wal'].map((ending) => statSync(`${location}${ending}`, { throwIfNoEntry: false })?.size ?? 0);
  return {
    location,
    schemaVersion: schemaVersion(client),
    records: counted,
    tombstones,
    works: shown,
    findings: [...findings, ...told],
    sizeBytes: sizes.reduce((total, size) => total + size, 0),
    problems: problemsOf(client),
  };
}

function problemsOf(client: Database['client']): readonly string[] {
  const pages = client.pragma('quick_check') as { quick_check: string }[];
  const references = client.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  const unread = client
    .prepare('SELECT count(*) FROM works WHERE redirect IS NULL AND undone IS NULL AND id NOT IN (SELECT work FROM records)')
    .pluck()
    .get() as number;
  return [
    ...pages.map((page) => page.quick_check).filter((message) => message !== 'ok'),
    ...references.map(({ table, rowid, parent }) => `${table}: row ${rowid ?? '?'} names a row of ${parent} that is not there`),
    ...(unread === 0 ? [] : [`works: ${unread} of them have no record`]),
  ];
}
