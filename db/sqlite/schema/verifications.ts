import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { IdentifierScheme } from '../../../src/model/identifier.ts';
import type { VerificationOutcome } from '../../../src/model/verification.ts';
import { payloads } from './payloads.ts';
import { records } from './records.ts';
import { runs } from './runs.ts';

/** What an identifier's own source said, when it was last asked, of a record that carries it. */
export const verifications = sqliteTable(
  'verifications',
  {
    record: integer()
      .notNull()
      .references(() => records.id),
    scheme: text().$type<IdentifierScheme>().notNull(),
    value: text().notNull(),
    service: text().notNull(),
    outcome: text().$type<VerificationOutcome>().notNull(),
    title: text(),
    payload: integer().references(() => payloads.id),
    run: integer()
      .notNull()
      .references(() => runs.id),
  },
  (table) => [
    primaryKey({ columns: [table.record, table.scheme, table.value, table.service] }),
    index('verifications_by_run').on(table.run),
    index('verifications_by_outcome').on(table.outcome),
  ],
);
