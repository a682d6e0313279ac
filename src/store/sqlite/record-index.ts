import { and, eq, sql } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { recordIdentifiers } from '../../../db/sqlite/schema/records.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { indexedIdentifiers } from '../card/indexed-identifiers.ts';
import { matchNumbers } from '../card/match-numbers.ts';
import { findingCounts, type RecordCard } from '../card/record-card.ts';
import { hasTrait } from '../card/traits.ts';
import { claimRows } from './claim-rows.ts';
import type { Database } from './database.ts';
import { matchKeyRows } from './match-key-rows.ts';

/** The rows by which a record's current version is found: its identifiers, its keys of comparison and the codes of its findings; and what its claims are linked to. */
export interface RecordIndex {
  add(record: number, card: RecordCard): void;
  /** `said` is the version that was added: its rows are found by what it said, without an index of their own. */
  remove(record: number, said: BibliographicRecord): void;
}

const at = sql.placeholder;

export function recordIndex({ orm, client }: Database): RecordIndex {
  const addIdentifier = client.prepare('INSERT INTO record_identifiers (scheme, value, record) VALUES (?, ?, ?)');
  const addFinding = client.prepare('INSERT INTO record_findings (code, count, record) VALUES (?, ?, ?)');
  const matching = matchKeyRows({ client });
  const claims = claimRows({ client });
  const { scheme, value, record: holder } = recordIdentifiers;
  const removeIdentifier = orm
    .delete(recordIdentifiers)
    .where(and(eq(scheme, at('scheme')), eq(value, at('value')), eq(holder, at('record'))))
    .prepare();
  const removeFinding = orm
    .delete(recordFindings)
    .where(and(eq(recordFindings.code, at('code')), eq(recordFindings.record, at('record'))))
    .prepare();
  return {
    add(record, { identifiers, matchKeys, findings, work, deleted }) {
      for (let index = 0; index < identifiers.length; index += 2) addIdentifier.run(identifiers[index], identifiers[index + 1], record);
      for (let index = 0; index < findings.length; index += 2) addFinding.run(findings[index], findings[index + 1], record);
      matching.add(record, matchKeys);
      if (!deleted && hasTrait(work.traits, 'claim')) claims.addPage(record);
    },
    remove(record, said) {
      if (said.claims) claims.removePage(record);
      for (const identifier of indexedIdentifiers(said)) removeIdentifier.run({ ...identifier, record });
      matching.remove(record, matchNumbers(said));
      for (const [code] of findingCounts(said)) removeFinding.run({ code, record });
    },
  };
}
