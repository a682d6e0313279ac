import { index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { works } from './works.ts';

/** Descriptors that works carry, once each; `ui` is empty where the source gave none (NULLs would not be unique). */
export const headings = sqliteTable(
  'headings',
  {
    id: integer().primaryKey(),
    vocabulary: text().notNull(),
    term: text().notNull(),
    ui: text().notNull(),
  },
  (table) => [unique('headings_unique').on(table.vocabulary, table.term, table.ui), index('headings_by_term').on(table.term)],
);

/** Which work carries which descriptor, for counting. The words themselves are found by the full-text index. */
export const workHeadings = sqliteTable(
  'work_headings',
  {
    work: integer()
      .notNull()
      .references(() => works.id),
    heading: integer()
      .notNull()
      .references(() => headings.id),
  },
  (table) => [primaryKey({ columns: [table.work, table.heading] })],
);
