import { integer, primaryKey, sqliteTable } from 'drizzle-orm/sqlite-core';
import { records } from './records.ts';

/**
 * Under which keys of comparison the current version of a record is found (48 bits of a hash each): records that share one are held against
 * each other. Identifiers are not among them: they have a table of their own.
 */
export const matchKeys = sqliteTable(
  'match_keys',
  {
    key: integer().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
  },
  (table) => [primaryKey({ columns: [table.key, table.record] })],
);
