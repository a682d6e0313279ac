import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Payloads in the archive. A payload that a record names but no batch described has its hash alone. */
export const payloads = sqliteTable('payloads', {
  id: integer().primaryKey(),
  sha256: blob({ mode: 'buffer' }).notNull().unique(),
  mediaType: text(),
  url: text(),
  fetchedAt: text(),
  size: integer(),
});
