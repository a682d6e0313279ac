import type { Database } from './database.ts';

/** A record that went from one work to another. */
export interface Move {
  readonly record: number;
  readonly from: number;
  readonly to: number;
}

/** Where records were before they were moved: what absorbed works leave of themselves. */
export interface MoveRows {
  /** Keeps a move; of several in one run the first counts, since it names the work before the run. */
  keep(move: Move, run: number): void;
  /** A run is taken back, and its record with it: what led away from the work is forgotten. What led elsewhere is a move as any other. */
  takeBack(move: Move, run: number): void;
  /** The work that a record was in before its last move. */
  formerWork(record: number): number | undefined;
  /** Works that were absorbed and lead to where a record was lead to where it is now, if it was the first of theirs. */
  follow(move: Move): void;
  removeAll(record: number): void;
}

export function moveRows({ client }: Database): MoveRows {
  const insert = client.prepare('INSERT OR IGNORE INTO moves (record, run, work) VALUES (?, ?, ?)');
  const runAwayFrom = client.prepare<[number, number], number | null>('SELECT max(run) FROM moves WHERE record = ? AND work = ?').pluck();
  const removeSince = client.prepare('DELETE FROM moves WHERE record = ? AND run >= ?');
  const last = client.prepare<[number], number>('SELECT work FROM moves WHERE record = ? ORDER BY run DESC LIMIT 1').pluck();
  const past = (record: string) =>
    `(works.id = (SELECT origin FROM records WHERE id = ${record}) OR works.id IN (SELECT work FROM moves WHERE moves.record = ${record}))`;
  const redirected = client.prepare(`UPDATE works SET redirect = @to WHERE redirect = @from AND id <> @to AND ${past('@record')}
    AND NOT EXISTS (SELECT 1 FROM records AS stayed WHERE stayed.work = @from AND stayed.id < @record AND ${past('stayed.id')})`);
  const remove = client.prepare('DELETE FROM moves WHERE record = ?');
  return {
    keep: ({ record, from }, run) => void insert.run(record, run, from),
    takeBack(move, run) {
      const since = runAwayFrom.get(move.record, move.to);
      if (since) removeSince.run(move.record, since);
      else insert.run(move.record, run, move.from);
    },
    formerWork: (record) => last.get(record),
    follow: ({ record, from, to }) => void redirected.run({ record, from, to }),
    removeAll: (record) => void remove.run(record),
  };
}
