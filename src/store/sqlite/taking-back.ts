import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import { library } from '../../../db/sqlite/schema/library.ts';
import { notices } from '../../../db/sqlite/schema/notices.ts';
import { runFiles, runs, sources } from '../../../db/sqlite/schema/runs.ts';
import { verifications } from '../../../db/sqlite/schema/verifications.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { StaleBatch } from '../../model/errors.ts';
import { addCounts } from '../../model/run.ts';
import { keyText, parseKey, type RecordKey } from '../../model/work.ts';
import type { Store } from '../store.ts';
import type { BegunUndo, Standing, TakeBack, Trace } from '../undoing.ts';
import type { Database } from './database.ts';
import { revivePassedBy, reviveVerdicts, writeDecisions } from './decision-rows.ts';
import { type Move, moveRows } from './move-rows.ts';
import { placeWorks } from './place-works.ts';
import { recordHistory } from './record-history.ts';
import { recordRows } from './record-rows.ts';
import { isRemembered } from './run-memory.ts';
import { unteach } from './vocabulary-rows.ts';
import { workId, workNumber } from './work-id.ts';
import { workRows } from './work-rows.ts';
import { currentRevision } from './write-batch.ts';

type TakingBack = Pick<Store, 'beginUndo' | 'traces' | 'standings' | 'takeBack' | 'finishUndo' | 'takenBack'>;

/** Taking runs back, a piece at a time: what was taken back leaves no trace, so that whoever goes on needs no memory of where it was. */
export function takingBack(database: Database): TakingBack {
  const { orm, client } = database;
  let prepared: ReturnType<typeof statements> | undefined;
  const use = () => {
    prepared ??= statements(database);
    return prepared;
  };
  return {
    async beginUndo(undo, of) {
      return client.transaction(() => beginUndo(database, undo, of)).immediate();
    },
    async traces(run, limit) {
      const { numbersOf, movedBy, keyOf, history } = use();
      const moved = movedBy(run, limit).map((record): Trace => {
        const { current: _current, ...key } = keyOf(record);
        return { key, effect: 'moved' };
      });
      if (moved.length > 0) return moved;
      return numbersOf(run, limit).map((record): Trace => {
        const { current, ...key } = keyOf(record);
        const { standing } = history.without(record, run);
        if (standing === undefined) return { key, effect: 'goes' };
        return standing === current ? { key, effect: 'kept' } : { key, effect: 'restored', restored: history.former(record, standing) };
      });
    },
    async standings(run, keys) {
      const { records, moves, works: rows, recordsOf, changedSince } = use();
      const standings = new Map<string, Standing>();
      for (const [name, { id, work }] of records.find(keys)) {
        const before = moves.workBefore(id, run);
        const last = moves.formerWork(id);
        const fallen = last !== undefined && typeof rows.redirectOf(last) === 'number' ? last : undefined;
        standings.set(name, {
          others: [...(before === undefined ? [] : recordsOf(before, run)), ...recordsOf(work, run)],
          later: changedSince(id, name, run),
          ...(before === undefined ? {} : { before: workId(before) }),
          ...(fallen === undefined ? {} : { fallen: workId(fallen) }),
        });
      }
      return standings;
    },
    async takeBack(piece) {
      const { write, forget } = use();
      // Every reference to a record that goes is removed by hand: SQLite would go through whole tables to see that there is none.
      client.pragma('foreign_keys = OFF');
      try {
        client.transaction(write).immediate(piece);
      } catch (error) {
        forget();
        throw error;
      } finally {
        client.pragma('foreign_keys = ON');
      }
    },
    async finishUndo(of) {
      const { records, changedSince } = use();
      const later = (name: string): boolean => {
        const id = records.find([parseKey(name)]).get(name)?.id;
        return id === undefined || changedSince(id, name, of);
      };
      client
        .transaction(() => {
          revivePassedBy(orm, of, later);
          unteach(database, of);
        })
        .immediate();
    },
    async takenBack(id) {
      const asked = workNumber(id);
      const row = asked === undefined ? undefined : orm.select().from(works).where(eq(works.id, asked)).get();
      const work = row?.redirect ? orm.select().from(works).where(eq(works.id, row.redirect)).get() : row;
      return work?.undone && work.held ? { undo: work.undone, record: work.held } : undefined;
    },
  };
}

/** Where the run's source goes on from now; no file counts as read by the run, and what it told beside records goes. */
function beginUndo({ orm, client }: Database, undo: number, of: number): BegunUndo {
  const run = orm.select().from(runs).where(eq(runs.id, of)).get();
  if (!run) throw new Error(`there is no run ${of} to take back`);
  orm.update(runs).set({ undoneBy: undo }).where(eq(runs.id, of)).run();
  orm.delete(runFiles).where(eq(runFiles.run, of)).run();
  orm.delete(notices).where(eq(notices.run, of)).run();
  orm.delete(verifications).where(eq(verifications.run, of)).run();
  // Runs of which the checkpoint was not kept are from before sightings were kept one by one.
  const seen = run.checkpointBefore !== null && isRemembered({ client }, run);
  return { checkpoint: checkpointWithout(orm, run), sightings: seen ? 'known' : 'forgotten' };
}

/** Moves the source's checkpoint to where it was before the run. */
function checkpointWithout(orm: Database['orm'], { id: of, source, checkpointBefore }: typeof runs.$inferSelect): BegunUndo['checkpoint'] {
  const moving = orm
    .select({ id: runs.id, before: runs.checkpointBefore, undoneBy: runs.undoneBy })
    .from(runs)
    .where(and(eq(runs.source, source), isNotNull(runs.checkpointAfter)))
    .orderBy(desc(runs.id))
    .all();
  const known = moving.some(({ id }) => id === of);
  // Of a run that is older than the columns nobody knows whether it moved the checkpoint.
  if (!known && checkpointBefore !== null) return 'unmoved';
  if (moving.some(({ id, undoneBy }) => id > of && undoneBy === null)) return 'kept';
  const checkpoint = known ? before(moving, of) : undefined;
  const had = orm.select({ checkpoint: sources.checkpoint }).from(sources).where(eq(sources.id, source)).get()?.checkpoint;
  if (!had) return 'unmoved';
  orm
    .update(sources)
    .set({ checkpoint: checkpoint?.checkpoint ?? null })
    .where(eq(sources.id, source))
    .run();
  return checkpoint ? 'restored' : 'forgotten';
}

interface Moving {
  readonly id: number;
  readonly before: { readonly checkpoint?: Readonly<Record<string, unknown>> } | null;
  readonly undoneBy: number | null;
}

/** The checkpoint before a run; where the runs right before it are taken back as well, before the first of them. */
function before(moving: readonly Moving[], of: number): Moving['before'] {
  const standing = moving.find(({ id, undoneBy }) => id < of && undoneBy === null)?.id ?? 0;
  return moving.findLast(({ id }) => id > standing && id <= of)?.before ?? null;
}

function statements(database: Database) {
  const { orm, client } = database;
  const moves = moveRows(database);
  const records = recordRows(database);
  const works = workRows(database);
  const history = recordHistory(database);
  const some = [
    'SELECT id FROM records WHERE run = ? ORDER BY id DESC',
    'SELECT DISTINCT record FROM record_versions WHERE run = ? ORDER BY record DESC',
    'SELECT DISTINCT record FROM resightings WHERE run = ? ORDER BY record DESC',
  ].map((select) => client.prepare<[number, number], number>(`${select} LIMIT ?`).pluck());
  const byNumber = client.prepare<[number], { authority: string; id: string; current: number }>(
    'SELECT name AS authority, source_id AS id, version AS current FROM records JOIN authorities ON authorities.id = authority WHERE records.id = ?',
  );

  const ofWork = client.prepare<{ work: number; run: number }, RecordKey>(
    `SELECT name AS authority, source_id AS id FROM records JOIN authorities ON authorities.id = authority
      WHERE records.id IN (SELECT id FROM records WHERE work = @work UNION SELECT record FROM moves WHERE work = @work AND run = @run)`,
  );

  const moved = client.prepare<[number, number], number>(`SELECT record FROM moves WHERE run = ? ORDER BY record DESC LIMIT ?`).pluck();

  const later = client
    .prepare<{ record: number; name: string; run: number }, number>(
      `SELECT EXISTS (SELECT 1 FROM records WHERE id = @record AND run > @run)
        OR EXISTS (SELECT 1 FROM record_versions WHERE record = @record AND run > @run)
        OR EXISTS (SELECT 1 FROM moves WHERE record = @record AND run > @run)
        OR EXISTS (SELECT 1 FROM decisions WHERE (a = @name OR b = @name) AND by = 'user' AND run > @run)`,
    )
    .pluck();

  const fetcher = client.prepare<[number], string>('SELECT fetcher FROM runs WHERE id = ?').pluck();
  const resolvedAnew = (run: number): boolean => fetcher.get(run) === 'dedupe';

  const write = ({ run: undo, of, revision: prepared, records: keys, works: plans, revived, decisions, counts }: TakeBack): void => {
    const revision = currentRevision(orm);
    if (prepared !== revision) throw new StaleBatch(`the store is at revision ${revision}, the piece was prepared at ${prepared}`);
    const run = orm.select({ counts: runs.counts, startedAt: runs.startedAt }).from(runs).where(eq(runs.id, undo)).get();
    if (!run) throw new Error(`the undo names run ${undo}, which was never begun`);
    const touched = records.find(keys);
    for (const { id } of touched.values()) history.takeBack(id, of);
    const left = records.find(keys);
    const judged = [...touched].filter(([name, { hash }]) => !left.get(name)?.hash.equals(hash)).map(([name]) => name);
    const planned: readonly RecordKey[] = plans.flatMap((plan) => plan.records);
    const note = (move: Move) => moves.keepWhileUndoing(move, { undo, of });
    placeWorks({ records, works, moves: { ...moves, note } }, { run: undo, changes: [], works: plans }, records.find(planned));
    for (const [name, { work }] of [...touched].sort(([, a], [, b]) => b.id - a.id)) {
      if (!left.has(name) && works.redirectOf(work) === null && records.numbersOfWork(work).length === 0)
        works.retire(work, { by: undo, record: name });
    }
    for (const { id } of left.values()) if (resolvedAnew(of)) moves.forget(id, of);
    const goes = [...touched].flatMap(([name, { id }]) => (left.has(name) ? [] : [id]));
    orm.delete(notices).where(inArray(notices.record, goes)).run();
    orm.delete(verifications).where(inArray(verifications.record, goes)).run();
    const asBefore = revived.map(keyText);
    const anew = judged.filter((name) => !asBefore.includes(name));
    const retold = plans.filter(({ records: members }) => !members.some((key) => asBefore.includes(keyText(key))));
    writeDecisions(orm, { run: undo, judged: anew, works: retold, decisions }, run.startedAt);
    reviveVerdicts(orm, asBefore, of);
    orm
      .update(runs)
      .set({ counts: addCounts(run.counts, counts) })
      .where(eq(runs.id, undo))
      .run();
    orm
      .update(library)
      .set({ revision: revision + 1 })
      .run();
    works.fileWords();
  };

  return {
    records,
    works,
    moves,
    history,
    write,
    /** Records at which the run left something, the last ones first: so a work goes with the record that it began with, and is held for that. */
    numbersOf: (run: number, limit: number): readonly number[] =>
      [...new Set(some.flatMap((select) => select.all(run, limit)))].sort((a, b) => b - a).slice(0, limit),
    /** Records that a run moved which resolved works anew. */
    movedBy: (run: number, limit: number): readonly number[] => (resolvedAnew(run) ? moved.all(run, limit) : []),
    changedSince: (record: number, name: string, run: number): boolean => later.get({ record, name, run }) === 1,
    /** What is in a work now, and what the run moved out of it. */
    recordsOf: (work: number, run: number): readonly RecordKey[] => ofWork.all({ work, run }),
    keyOf(record: number) {
      const found = byNumber.get(record);
      if (!found) throw new Error(`the store has no record number ${record}`);
      return found;
    },
    forget() {
      records.forget();
      works.forget();
    },
  };
}
