import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Collections and labels that people keep, by the names they gave them. */
export const tags = sqliteTable('tags', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
});

/**
 * Which record bears which tag, by written key: a work bears the tags of all its records, so that neither merging nor separating loses one, and
 * a record that is taken back and comes again has its own.
 */
export const recordTags = sqliteTable(
  'record_tags',
  {
    tag: integer()
      .notNull()
      .references(() => tags.id),
    record: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.tag, table.record] }), index('record_tags_by_record').on(table.record)],
);
