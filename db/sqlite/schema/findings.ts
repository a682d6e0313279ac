import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Finding } from '../../../src/model/finding.ts';
import { payloads } from './payloads.ts';
import { records } from './records.ts';
import { runs } from './runs.ts';

/** How often a code was noted in a record's current version; the findings themselves stand in the record. */
export const recordFindings = sqliteTable(
  'record_findings',
  {
    code: text().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
    count: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.code, table.record] })],
);

/** What a run could not read as a record, in the order it came. */
export const readFailures = sqliteTable(
  'read_failures',
  {
    id: integer().primaryKey(),
    run: integer()
      .notNull()
      .references(() => runs.id),
    sourceId: text().notNull(),
    payload: integer().references(() => payloads.id),
    findings: text({ mode: 'json' }).$type<readonly Finding[]>().notNull(),
  },
  (table) => [index('read_failures_by_run').on(table.run)],
);
