import { and, eq, sql } from 'drizzle-orm';
import { payloads } from '../../../db/sqlite/schema/payloads.ts';
import { authorities, recordIdentifiers, records } from '../../../db/sqlite/schema/records.ts';
import { verifications } from '../../../db/sqlite/schema/verifications.ts';
import { present } from '../../model/present.ts';
import type { Verification } from '../../model/verification.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { Database } from './database.ts';

type Orm = Database['orm'];

interface Numbers {
  /** Of a record, by its written key. */
  readonly record: (name: string) => number | undefined;
  /** Of a payload, by its hash. */
  readonly payload: (sha256: string) => number;
}

/** Files what services said; what the same service said before of the same identifier is replaced. */
export function writeVerifications(
  orm: Orm,
  { run, verifications: said = [] }: { readonly run: number; readonly verifications?: readonly Verification[] },
  numbers: Numbers,
): void {
  for (const { record: key, identifier, service, outcome, title, payload } of said) {
    const record = numbers.record(keyText(key));
    if (record === undefined) throw new Error(`the batch verifies ${keyText(key)}, which is not there`);
    const told = { outcome, title: title ?? null, payload: payload === undefined ? null : numbers.payload(payload), run };
    orm
      .insert(verifications)
      .values({ record, ...identifier, service, ...told })
      .onConflictDoUpdate({
        target: [verifications.record, verifications.scheme, verifications.value, verifications.service],
        set: told,
      })
      .run();
  }
}

/** What was said of records; of identifiers only that they still carry. */
export function verificationsOf(orm: Orm, keys: readonly RecordKey[]): readonly Verification[] {
  return [...new Map(keys.map((key) => [keyText(key), key])).values()].flatMap((key) =>
    orm
      .select({ said: verifications, payload: payloads.sha256 })
      .from(verifications)
      .innerJoin(records, eq(records.id, verifications.record))
      .innerJoin(authorities, eq(authorities.id, records.authority))
      .innerJoin(recordIdentifiers, stillCarried)
      .leftJoin(payloads, eq(payloads.id, verifications.payload))
      .where(and(eq(authorities.name, key.authority), eq(records.sourceId, key.id)))
      .all()
      .map(({ said: { scheme, value, service, outcome, title }, payload }) =>
        present<Verification>({
          record: key,
          identifier: { scheme, value },
          service,
          outcome,
          title: title ?? undefined,
          payload: payload?.toString('hex'),
        }),
      ),
  );
}

/** A record that lost an identifier, or was corrected, is no longer what was asked about. */
const stillCarried = and(
  eq(recordIdentifiers.record, verifications.record),
  eq(recordIdentifiers.scheme, verifications.scheme),
  eq(recordIdentifiers.value, verifications.value),
);

/** The finding that a verification is, and the records (by number) that have it: an identifier that names another publication. */
export const pointingElsewhere = {
  code: 'identifier-points-elsewhere',
  records: sql`SELECT ${verifications.record} FROM ${verifications} JOIN ${recordIdentifiers} ON ${stillCarried} WHERE ${eq(verifications.outcome, 'elsewhere')}`,
} as const;
