import { integer, sqliteTable } from 'drizzle-orm/sqlite-core';

/** One row: the revision that moves with every write, by which a writer notices that another one was quicker. */
export const library = sqliteTable('library', {
  id: integer().primaryKey(),
  revision: integer().notNull(),
});
