import { and, desc, eq, lte, min, or, sql } from 'drizzle-orm';
import { readFailures } from '../../../db/sqlite/schema/findings.ts';
import { payloads } from '../../../db/sqlite/schema/payloads.ts';
import { leases, runFiles, runs, sources } from '../../../db/sqlite/schema/runs.ts';
import { present } from '../../model/present.ts';
import { type HarvestRun, noCounts, type RunFile } from '../../model/run.ts';
import type { ReadFailure, Store } from '../store.ts';
import type { Database } from './database.ts';
import { forgetOldRuns } from './run-memory.ts';

type Ledger = Pick<
  Store,
  | 'beginRun'
  | 'endRun'
  | 'noteSearches'
  | 'runs'
  | 'run'
  | 'sources'
  | 'failures'
  | 'files'
  | 'fileRead'
  | 'checkpoint'
  | 'acquireLease'
  | 'renewLease'
  | 'releaseLease'
  | 'leaseHolder'
>;

/** A source of more sets than these is reported by its settings. */
const mostSearches = 200;

/** Runs, checkpoints and leases. None of it moves the store's revision: a heartbeat must not make another writer's batch stale. */
export function ledger(database: Database): Ledger {
  const { orm } = database;
  const rows = () => orm.select({ run: runs, source: sources.name }).from(runs).innerJoin(sources, eq(sources.id, runs.source));
  return {
    async beginRun({ source: name, ...begun }) {
      const source = sourceNumber(orm, name);
      const checkpoint = orm.select({ checkpoint: sources.checkpoint }).from(sources).where(eq(sources.id, source)).get()?.checkpoint;
      const checkpointBefore = checkpoint ? { checkpoint } : {};
      const run = orm
        .insert(runs)
        .values({ ...begun, source, outcome: 'running', counts: noCounts, checkpointBefore })
        .returning({ id: runs.id })
        .get();
      forgetOldRuns(database, source);
      return run.id;
    },
    async endRun(id, { outcome, endedAt, error }) {
      orm
        .update(runs)
        .set({ outcome, endedAt, error: error ?? null })
        .where(eq(runs.id, id))
        .run();
    },
    async noteSearches(id, searches) {
      const noted = orm.select({ searches: runs.searches }).from(runs).where(eq(runs.id, id)).get()?.searches ?? [];
      const all = [...noted, ...searches].slice(0, mostSearches);
      if (searches.length > 0) orm.update(runs).set({ searches: all }).where(eq(runs.id, id)).run();
    },
    async runs(limit, source) {
      const wanted = source === undefined ? undefined : eq(sources.name, source);
      return rows().where(wanted).orderBy(desc(runs.id)).limit(limit).all().map(harvestRun);
    },
    async run(id) {
      const found = rows().where(eq(runs.id, id)).get();
      return found && harvestRun(found);
    },
    async sources() {
      const first = orm
        .select({ name: sources.name, run: min(runs.id) })
        .from(runs)
        .innerJoin(sources, eq(sources.id, runs.source))
        .groupBy(sources.id)
        .orderBy(min(runs.id))
        .all();
      return first.map(({ name }) => name);
    },
    async failures(run) {
      const found = orm
        .select({ sourceId: readFailures.sourceId, findings: readFailures.findings, sha256: payloads.sha256 })
        .from(readFailures)
        .leftJoin(payloads, eq(payloads.id, readFailures.payload))
        .where(eq(readFailures.run, run))
        .orderBy(readFailures.id)
        .all();
      return found.map(
        ({ sourceId, findings, sha256 }): ReadFailure => ({ sourceId, findings, ...(sha256 ? { payload: sha256.toString('hex') } : {}) }),
      );
    },
    async files(run) {
      const found = orm.select().from(runFiles).where(eq(runFiles.run, run)).orderBy(sql`rowid`).all();
      return found.map(({ name, sha256, counts }): RunFile => ({ name, sha256: sha256.toString('hex'), counts }));
    },
    async fileRead(source, { name, sha256 }) {
      const hash = Buffer.from(sha256, 'hex');
      const found = orm
        .select({ name: runFiles.name, sha256: runFiles.sha256 })
        .from(runFiles)
        .innerJoin(runs, eq(runs.id, runFiles.run))
        .innerJoin(sources, eq(sources.id, runs.source))
        .where(and(eq(sources.name, source), or(eq(runFiles.name, name), eq(runFiles.sha256, hash))))
        .orderBy(desc(runFiles.run), sql`run_files.rowid DESC`)
        .all();
      const last = found.find((file) => file.name === name);
      return last ? last.sha256.equals(hash) : found.length > 0;
    },
    async checkpoint(source) {
      return orm.select({ checkpoint: sources.checkpoint }).from(sources).where(eq(sources.name, source)).get()?.checkpoint ?? undefined;
    },
    async acquireLease(source, holder, now, ttlMs) {
      const lease = { holder, expires: now.getTime() + ttlMs };
      const free = or(lte(leases.expires, now.getTime()), eq(leases.holder, holder));
      const taken = orm
        .insert(leases)
        .values({ source, ...lease })
        .onConflictDoUpdate({ target: leases.source, set: lease, setWhere: free ?? sql`0` })
        .run();
      return taken.changes === 1;
    },
    async renewLease(source, holder, now, ttlMs) {
      // An expired lease that nobody took over is still ours: a laptop that slept goes on.
      const renewed = orm
        .update(leases)
        .set({ expires: now.getTime() + ttlMs })
        .where(and(eq(leases.source, source), eq(leases.holder, holder)))
        .run();
      return renewed.changes === 1;
    },
    async releaseLease(source, holder) {
      orm
        .delete(leases)
        .where(and(eq(leases.source, source), eq(leases.holder, holder)))
        .run();
    },
    async leaseHolder(source) {
      return orm.select({ holder: leases.holder }).from(leases).where(eq(leases.source, source)).get()?.holder;
    },
  };
}

/** The number of a source, which gets one when it is first named. */
export function sourceNumber(orm: Database['orm'], name: string): number {
  orm.insert(sources).values({ name }).onConflictDoNothing().run();
  const found = orm.select({ id: sources.id }).from(sources).where(eq(sources.name, name)).get();
  if (!found) throw new Error(`the source ${name} vanished`);
  return found.id;
}

function harvestRun({ run, source }: { run: typeof runs.$inferSelect; source: string }): HarvestRun {
  const { lastBatch: _lastBatch, endedAt, error, checkpointBefore, checkpointAfter, searches, undoneBy, ...told } = run;
  return present<HarvestRun>({
    ...told,
    source,
    endedAt: endedAt ?? undefined,
    error: error ?? undefined,
    checkpointBefore: checkpointBefore ?? undefined,
    checkpointAfter: checkpointAfter ?? undefined,
    searches: searches ?? undefined,
    undoneBy: undoneBy ?? undefined,
  });
}
