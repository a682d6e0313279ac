import { blob, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';

/**
 * What the works from `first` to `last` have of one field that searches count and sort by, packed (see packed-column.ts): reading a million works
 * value by value takes seconds. All of it stands in other tables, and is written again from them. Ids are never given again, so that who has read
 * a row knows whether it is still the same.
 */
export const workColumns = sqliteTable(
  'work_columns',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    field: text().notNull(),
    first: integer().notNull(),
    last: integer().notNull(),
    packed: blob({ mode: 'buffer' }).notNull(),
  },
  (table) => [unique('work_columns_unique').on(table.field, table.first)],
);

/** Works that changed since their columns were packed: for these their own rows are read. Triggers put them in. */
export const unpackedWorks = sqliteTable('unpacked_works', {
  work: integer().primaryKey(),
});
