import type { Database } from './database.ts';

/** Where records were seen: the first and the last run of each source, and between them the newest runs one by one. */
export interface SightingRows {
  /** A run of a source sees a record. `isNew`: the run itself adds it, so that nothing has to be kept of what was before. */
  see(record: number, seen: { readonly source: number; readonly run: number; readonly isNew: boolean }): void;
  /** The runs that saw a record, ascending, as far as they are known one by one. */
  runsThatSaw(record: number): readonly number[];
  /** Takes a run out of a record's sightings. */
  remove(record: number, run: number): void;
  /** Forgets all sightings of a record that goes. */
  removeAll(record: number): void;
}

interface Sighting {
  readonly source: number;
  readonly firstRun: number;
  readonly lastRun: number;
}

export function sightingRows({ client }: Database): SightingRows {
  const last = client.prepare<[number, number], number>('SELECT last_run FROM sightings WHERE record = ? AND source = ?').pluck();
  const first = client.prepare('INSERT INTO sightings (record, source, first_run, last_run) VALUES (?, ?, ?, ?)');
  const again = client.prepare('UPDATE sightings SET last_run = ? WHERE record = ? AND source = ?');
  const link = client.prepare('INSERT OR IGNORE INTO resightings (run, record, source, former) VALUES (?, ?, ?, ?)');
  const ofRecord = client.prepare<[number], Sighting>(
    'SELECT source, first_run AS firstRun, last_run AS lastRun FROM sightings WHERE record = ?',
  );
  const formerOf = client
    .prepare<[number, number, number], number | null>('SELECT former FROM resightings WHERE run = ? AND record = ? AND source = ?')
    .pluck();
  const relink = client.prepare('INSERT OR REPLACE INTO resightings (former, run, record, source) VALUES (?, ?, ?, ?)');
  const unlink = client.prepare('DELETE FROM resightings WHERE run = ? AND record = ? AND source = ?');
  const span = client.prepare('UPDATE sightings SET first_run = ?, last_run = ? WHERE record = ? AND source = ?');
  const drop = client.prepare('DELETE FROM sightings WHERE record = ? AND source = ?');

  /** A source's runs that saw the record, newest first. */
  const chain = (record: number, { source, firstRun, lastRun }: Sighting): readonly number[] => {
    const runs: number[] = [];
    for (let run: number | null | undefined = lastRun; run && run > firstRun; run = formerOf.get(run, record, source)) runs.push(run);
    return [...runs, firstRun];
  };

  /** Of two runs of a source at once the older one may come second. */
  const insert = (record: number, source: number, run: number): void => {
    const sighting = ofRecord.all(record).find((each) => each.source === source);
    if (!sighting) return;
    const runs = chain(record, sighting);
    if (runs.includes(run)) return;
    relink.run(run, runs.findLast((each) => each > run) ?? sighting.lastRun, record, source);
    link.run(run, record, source, runs.find((each) => each < run) ?? null);
    span.run(Math.min(run, sighting.firstRun), sighting.lastRun, record, source);
  };

  return {
    see(record, { source, run, isNew }) {
      const before = isNew ? undefined : last.get(record, source);
      if (before === undefined) {
        first.run(record, source, run, run);
        if (!isNew) link.run(run, record, source, null);
      } else if (before < run) {
        again.run(run, record, source);
        link.run(run, record, source, before);
      } else if (before > run) insert(record, source, run);
    },
    runsThatSaw: (record) => [...new Set(ofRecord.all(record).flatMap((each) => chain(record, each)))].sort((a, b) => a - b),
    remove(record, run) {
      for (const sighting of ofRecord.all(record)) {
        const { source } = sighting;
        const runs = chain(record, sighting);
        unlink.run(run, record, source);
        const at = runs.indexOf(run);
        if (at < 0) continue;
        const [newer, older] = [runs[at - 1], runs[at + 1]];
        if (newer !== undefined) relink.run(older ?? null, newer, record, source);
        const [newest, oldest] = [runs.find((each) => each !== run), runs.findLast((each) => each !== run)];
        if (newest === undefined || oldest === undefined) drop.run(record, source);
        else span.run(oldest, newest, record, source);
      }
    },
    removeAll(record) {
      for (const sighting of ofRecord.all(record)) {
        for (const run of chain(record, sighting)) unlink.run(run, record, sighting.source);
        drop.run(record, sighting.source);
      }
    },
  };
}
