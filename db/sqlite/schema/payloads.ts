import { blob, integer, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { runs } from './runs.ts';

/** Payloads in the archive. A payload that a record names but no batch described has its hash alone. */
export const payloads = sqliteTable('payloads', {
  id: integer().primaryKey(),
  sha256: blob({ mode: 'buffer' }).notNull().unique(),
  mediaType: text(),
  url: text(),
  fetchedAt: text(),
  size: integer(),
});

/**
 * How payloads were read, and by which run first: what their records are called rests on it, so that they can be read again. `source` is empty where the
 * records bear the format's name, `vocabularies` lists files as they were given.
 */
export const payloadReadings = sqliteTable(
  'payload_readings',
  {
    id: integer().primaryKey(),
    payload: integer()
      .notNull()
      .references(() => payloads.id),
    run: integer()
      .notNull()
      .references(() => runs.id),
    format: text().notNull(),
    name: text().notNull(),
    source: text().notNull(),
    vocabularies: text({ mode: 'json' }).$type<readonly string[]>(),
  },
  (table) => [unique('payload_readings_unique').on(table.payload, table.format, table.name, table.source)],
);
