import { and, eq, sql } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { recordIdentifiers } from '../../../db/sqlite/schema/records.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Database } from './database.ts';
import { indexedIdentifiers } from './indexed-identifiers.ts';

/** The rows by which a record's current version is found: its identifiers and the codes of its findings. */
export interface RecordIndex {
  add(record: number, said: BibliographicRecord): void;
  /** `said` is the version that was added: its rows are found by what it said, without an index of their own. */
  remove(record: number, said: BibliographicRecord): void;
}

const at = sql.placeholder;

export function recordIndex({ orm }: Database): RecordIndex {
  const addIdentifier = orm
    .insert(recordIdentifiers)
    .values({ scheme: at('scheme'), value: at('value'), record: at('record') })
    .prepare();
  const { scheme, value, record: holder } = recordIdentifiers;
  const removeIdentifier = orm
    .delete(recordIdentifiers)
    .where(and(eq(scheme, at('scheme')), eq(value, at('value')), eq(holder, at('record'))))
    .prepare();
  const addFinding = orm
    .insert(recordFindings)
    .values({ code: at('code'), record: at('record'), count: at('count') })
    .prepare();
  const removeFinding = orm
    .delete(recordFindings)
    .where(and(eq(recordFindings.code, at('code')), eq(recordFindings.record, at('record'))))
    .prepare();
  return {
    add(record, said) {
      for (const identifier of indexedIdentifiers(said)) addIdentifier.run({ ...identifier, record });
      for (const [code, count] of findingCounts(said)) addFinding.run({ code, record, count });
    },
    remove(record, said) {
      for (const identifier of indexedIdentifiers(said)) removeIdentifier.run({ ...identifier, record });
      for (const [code] of findingCounts(said)) removeFinding.run({ code, record });
    },
  };
}

function findingCounts({ findings = [] }: BibliographicRecord): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}
