import { type AnySQLiteColumn, blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Checkpoint, CheckpointBefore, RunCounts, RunOutcome, SentSearch } from '../../../src/model/run.ts';

/** Where records are harvested from, by configured id, and how far each has got. */
export const sources = sqliteTable('sources', {
  id: integer().primaryKey(),
  name: text().notNull().unique(),
  checkpoint: text({ mode: 'json' }).$type<Checkpoint>(),
});

/**
 * The ledger. `lastBatch` is the digest of the run's newest batch: the same batch written twice is counted once. The source's checkpoint
 * stands with the run as it was when the run began (NULL: the run is older than this column) and as the run left it, where it moved it.
 */
export const runs = sqliteTable('runs', {
  id: integer().primaryKey(),
  source: integer()
    .notNull()
    .references(() => sources.id),
  fetcher: text().notNull(),
  request: text({ mode: 'json' }).$type<Readonly<Record<string, unknown>>>().notNull(),
  startedAt: text().notNull(),
  endedAt: text(),
  outcome: text().$type<RunOutcome>().notNull(),
  error: text(),
  counts: text({ mode: 'json' }).$type<RunCounts>().notNull(),
  lastBatch: text(),
  checkpointBefore: text({ mode: 'json' }).$type<CheckpointBefore>(),
  checkpointAfter: text({ mode: 'json' }).$type<Checkpoint>(),
  /** NULL: none was sent, or the run is older than this column. */
  searches: text({ mode: 'json' }).$type<readonly SentSearch[]>(),
  /** The run that takes or took this one back. */
  undoneBy: integer().references((): AnySQLiteColumn => runs.id),
});

/** Files that a run has read to the end: a run that was broken off goes on behind them. */
export const runFiles = sqliteTable(
  'run_files',
  {
    run: integer()
      .notNull()
      .references(() => runs.id),
    name: text().notNull(),
    sha256: blob({ mode: 'buffer' }).notNull(),
    counts: text({ mode: 'json' }).$type<RunCounts>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.run, table.name, table.sha256] })],
);

/** Who harvests a source now. The name is free text: a source may be leased before its first run. `expires` is in milliseconds since 1970. */
export const leases = sqliteTable('leases', {
  source: text().primaryKey(),
  holder: text().notNull(),
  expires: integer().notNull(),
});
