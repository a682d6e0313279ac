import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { records } from './records.ts';
import { works } from './works.ts';

/**
 * Names and abbreviations of endpoints, folded, once each. Their words are in the full-text index `endpoint_words`, by the same number;
 * what no work has any more stays.
 */
export const endpointNames = sqliteTable('endpoint_names', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
});

/**
 * What a work measured, for asking: the endpoints of its merged citation in their order, behind them those that only its results name.
 * `record` is the one that says so. In full they stand in the citation.
 */
export const workEndpoints = sqliteTable(
  'work_endpoints',
  {
    work: integer()
      .notNull()
      .references(() => works.id),
    position: integer().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
    name: integer()
      .notNull()
      .references(() => endpointNames.id),
    abbreviation: integer().references(() => endpointNames.id),
    role: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.work, table.position] }),
    index('work_endpoints_by_name').on(table.name),
    index('work_endpoints_by_abbreviation').on(table.abbreviation).where(sql`${table.abbreviation} IS NOT NULL`),
  ],
);

/**
 * What a work reported, for asking: one row for each result and each of its P values (`test` counts those), so that conditions that
 * hold for one row hold for one result. What was not reached is an infinite number; `total` is the record's N.
 */
export const workResults = sqliteTable(
  'work_results',
  {
    work: integer()
      .notNull()
      .references(() => works.id),
    position: integer().notNull(),
    test: integer().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
    kind: text().notNull(),
    endpoint: integer().references(() => endpointNames.id),
    measure: text(),
    adjusted: integer({ mode: 'boolean' }).notNull(),
    value: real(),
    unit: text(),
    lower: real(),
    upper: real(),
    level: real(),
    n: real(),
    total: real(),
    pct: real(),
    pOp: text(),
    pValue: real(),
  },
  (table) => [
    primaryKey({ columns: [table.work, table.position, table.test] }),
    // Which works report a number: asked of every number that a page claims.
    index('work_results_by_value').on(table.measure, table.value).where(sql`${table.test} = 0 AND ${table.value} IS NOT NULL`),
  ],
);
