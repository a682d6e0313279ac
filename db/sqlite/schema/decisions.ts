import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Decision } from '../../../src/model/work.ts';
import { runs } from './runs.ts';

/**
 * Verdicts about pairs of records, by written key, the smaller one in `a`. A person's is kept, even when taken back. A rule's is replaced, and kept as long as
 * the run that replaced it may be taken back.
 */
export const decisions = sqliteTable(
  'decisions',
  {
    id: integer().primaryKey(),
    a: text().notNull(),
    b: text().notNull(),
    verdict: text().$type<Decision['verdict']>().notNull(),
    by: text().$type<Decision['by']>().notNull(),
    reasons: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** Who decided, as the person named himself. */
    who: text(),
    relation: text({ mode: 'json' }).$type<NonNullable<Decision['relation']>>(),
    at: text(),
    undoneAt: text(),
    run: integer()
      .notNull()
      .references(() => runs.id),
    replacedBy: integer().references(() => runs.id),
  },
  (table) => [index('decisions_by_a').on(table.a), index('decisions_by_b').on(table.b)],
);
