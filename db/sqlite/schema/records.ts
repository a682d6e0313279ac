import { blob, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { payloads } from './payloads.ts';
import { runs, sources } from './runs.ts';
import { works } from './works.ts';

/** Who issues record ids: `pubmed`, `hdl:10668`, `file:desk`. */
export const authorities = sqliteTable('authorities', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
});

/**
 * The current version of every record. When it was stored follows from its run. `origin` is the work that it first belonged to:
 * a merge that is undone gives it its old public id back.
 */
export const records = sqliteTable(
  'records',
  {
    id: integer().primaryKey(),
    authority: integer()
      .notNull()
      .references(() => authorities.id),
    sourceId: text().notNull(),
    work: integer()
      .notNull()
      .references(() => works.id),
    origin: integer()
      .notNull()
      .references(() => works.id),
    version: integer().notNull(),
    run: integer()
      .notNull()
      .references(() => runs.id),
    payload: integer().references(() => payloads.id),
    datestamp: text(),
    deleted: integer({ mode: 'boolean' }).notNull(),
    hash: blob({ mode: 'buffer' }).notNull(),
    /** Packed JSON; see packed-json.ts. After what every writing reads, so that reading that touches no overflow page. */
    json: blob({ mode: 'buffer' }).notNull(),
    /** Where the record's source stands in the decompressed payload, in bytes; unknown where the format does not tell. */
    offset: integer(),
    length: integer(),
  },
  (table) => [
    unique('records_by_key').on(table.authority, table.sourceId),
    index('records_by_work').on(table.work),
    index('records_by_run').on(table.run),
    index('records_by_payload').on(table.payload),
  ],
);

/** Versions that are not the current one: replaced ones, and those that arrived older than what was stored. */
export const recordVersions = sqliteTable(
  'record_versions',
  {
    record: integer()
      .notNull()
      .references(() => records.id),
    version: integer().notNull(),
    run: integer()
      .notNull()
      .references(() => runs.id),
    payload: integer().references(() => payloads.id),
    datestamp: text(),
    hash: blob({ mode: 'buffer' }).notNull(),
    json: blob({ mode: 'buffer' }).notNull(),
    offset: integer(),
    length: integer(),
  },
  (table) => [primaryKey({ columns: [table.record, table.version] }), index('record_versions_by_run').on(table.run, table.record)],
);

/** Where a record was seen: the first and the last run of each source; the times are the runs'. */
export const sightings = sqliteTable(
  'sightings',
  {
    record: integer()
      .notNull()
      .references(() => records.id),
    source: integer()
      .notNull()
      .references(() => sources.id),
    firstRun: integer()
      .notNull()
      .references(() => runs.id),
    lastRun: integer()
      .notNull()
      .references(() => runs.id),
  },
  (table) => [primaryKey({ columns: [table.record, table.source] })],
);

/**
 * The last runs of a source that saw records which they did not add: `former` is the run in which the source had seen the record before, NULL where it never
 * had. From the sighting's last run back they are a chain, by which a run can be taken out of it.
 */
export const resightings = sqliteTable(
  'resightings',
  {
    run: integer()
      .notNull()
      .references(() => runs.id),
    record: integer()
      .notNull()
      .references(() => records.id),
    source: integer()
      .notNull()
      .references(() => sources.id),
    former: integer().references(() => runs.id),
  },
  (table) => [primaryKey({ columns: [table.run, table.record, table.source] })],
);

/** Records that went from one work to another, by the run that moved them: `work` is where they were before that run. */
export const moves = sqliteTable(
  'moves',
  {
    record: integer()
      .notNull()
      .references(() => records.id),
    run: integer()
      .notNull()
      .references(() => runs.id),
    work: integer()
      .notNull()
      .references(() => works.id),
  },
  (table) => [primaryKey({ columns: [table.record, table.run] }), index('moves_by_work').on(table.work)],
);

/** Normalized identifiers of current versions, and the ISSNs, ISBNs and ORCIDs in them. */
export const recordIdentifiers = sqliteTable(
  'record_identifiers',
  {
    scheme: text().notNull(),
    value: text().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
  },
  (table) => [primaryKey({ columns: [table.scheme, table.value, table.record] })],
);
