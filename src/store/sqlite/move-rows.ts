import type { Database } from './database.ts';

/** A record that went from one work to another. */
export interface Move {
  readonly record: number;
  readonly from: number;
  readonly to: number;
}

/** Where records were before they were moved: what absorbed works leave of themselves. */
export interface MoveRows {
  /** Keeps a move; of several in one run the first counts, since it names the work before the run. Back where it was, it has not moved. */
  keep(move: Move, run: number): void;
  /**
   * The same while a run is taken back: where a record goes on the way counts as moved by that run, so that it finds home. After a later run moved it, it
   * is that one's.
   */
  keepWhileUndoing(move: Move, runs: { readonly undo: number; readonly of: number }): void;
  /** The work that a record was in before its last move. */
  formerWork(record: number): number | undefined;
  /** The work that a record was in before a run moved it; undefined when that run did not, or a later one did. */
  workBefore(record: number, run: number): number | undefined;
  /** Works that were absorbed and lead to where a record was lead to where it is now, if it was the first of theirs. */
  follow(move: Move): void;
  /** A run has not moved the record: what moved it next took it from where it was before that run. */
  forget(record: number, run: number): void;
  removeAll(record: number): void;
}

export function moveRows({ client }: Database): MoveRows {
  const insert = client.prepare('INSERT OR IGNORE INTO moves (record, run, work) VALUES (?, ?, ?)');
  const home = client.prepare('DELETE FROM moves WHERE record = ? AND run = ? AND work = ?');
  const last = client.prepare<[number], { run: number; work: number }>(
    'SELECT run, work FROM moves WHERE record = ? ORDER BY run DESC LIMIT 1',
  );
  const past = (record: string) =>
    `(works.id = (SELECT origin FROM records WHERE id = ${record}) OR works.id IN (SELECT work FROM moves WHERE moves.record = ${record}))`;
  const redirected = client.prepare(`UPDATE works SET redirect = @to WHERE redirect = @from AND id <> @to AND ${past('@record')}
    AND NOT EXISTS (SELECT 1 FROM records AS stayed WHERE stayed.work = @from AND stayed.id < @record AND ${past('stayed.id')})`);
  const remove = client.prepare('DELETE FROM moves WHERE record = ?');
  const hand = client.prepare(`UPDATE moves SET work = (SELECT work FROM moves WHERE record = @record AND run = @run)
    WHERE record = @record AND run = (SELECT min(run) FROM moves WHERE record = @record AND run > @run)
      AND EXISTS (SELECT 1 FROM moves WHERE record = @record AND run = @run)`);
  const removeOne = client.prepare('DELETE FROM moves WHERE record = @record AND run = @run');
  const keep = ({ record, from, to }: Move, run: number): void => {
    insert.run(record, run, from);
    home.run(record, run, to);
  };
  return {
    keep,
    keepWhileUndoing(move, { undo, of }) {
      const latest = last.get(move.record)?.run ?? 0;
      keep(move, latest > of && latest !== undo ? undo : of);
    },
    formerWork: (record) => last.get(record)?.work,
    workBefore(record, run) {
      const latest = last.get(record);
      return latest?.run === run ? latest.work : undefined;
    },
    follow: ({ record, from, to }) => void redirected.run({ record, from, to }),
    forget(record, run) {
      hand.run({ record, run });
      removeOne.run({ record, run });
    },
    removeAll: (record) => void remove.run(record),
  };
}
