import type { BibliographicRecord } from '../../model/record.ts';
import { unpackJson } from '../card/packed-json.ts';
import { recordCard } from '../card/record-card.ts';
import { type LedgerVersion, type Remainder, withoutRun } from '../without-run.ts';
import type { Database } from './database.ts';
import { moveRows } from './move-rows.ts';
import { recordIndex } from './record-index.ts';
import { sightingRows } from './sighting-rows.ts';

/** All versions of records, and taking them back. */
export interface RecordHistory {
  /** What would be left of a record without a run. */
  without(record: number, run: number): Remainder;
  /** A version of a record that is not the current one. */
  former(record: number, version: number): { readonly record: BibliographicRecord; readonly hash: string };
  /** Takes a run's versions and sightings of a record back; the record goes when nothing is left of it. */
  takeBack(record: number, run: number): void;
}

interface VersionRow {
  readonly version: number;
  readonly run: number;
  readonly datestamp: string | null;
  readonly reread: 0 | 1;
  readonly current: 0 | 1;
}

const kept = ['version', 'run', 'payload', 'datestamp', 'hash', 'json', 'offset', 'length'];

export function recordHistory(database: Database): RecordHistory {
  const { client } = database;
  const index = recordIndex(database);
  const sightings = sightingRows(database);
  const moves = moveRows(database);
  const versions = client.prepare<{ record: number }, VersionRow>(
    `SELECT version, run, datestamp, fetcher = 'replay' AS reread, 0 AS current FROM record_versions JOIN runs ON runs.id = run WHERE record = @record
      UNION ALL SELECT version, run, datestamp, fetcher = 'replay', 1 FROM records JOIN runs ON runs.id = run WHERE records.id = @record
      ORDER BY version`,
  );
  const current = client.prepare<[number], { version: number; json: Buffer }>('SELECT version, json FROM records WHERE id = ?');
  const formerRow = client.prepare<[number, number], { json: Buffer; hash: Buffer }>(
    'SELECT json, hash FROM record_versions WHERE record = ? AND version = ?',
  );
  const reinstate = client.prepare(
    `UPDATE records SET (${kept.join(', ')}) = (SELECT ${kept.join(', ')} FROM record_versions WHERE record = @record AND version = @version), deleted = @deleted
      WHERE id = @record`,
  );
  const removeVersion = client.prepare('DELETE FROM record_versions WHERE record = ? AND version = ?');
  const giveVersion = client.prepare('UPDATE record_versions SET run = ? WHERE record = ? AND version = ?');
  const giveCurrent = client.prepare('UPDATE records SET run = ? WHERE id = ?');
  const removeVersions = client.prepare('DELETE FROM record_versions WHERE record = ?');
  const remove = client.prepare('DELETE FROM records WHERE id = ?');

  const ledgerVersions = (record: number): readonly LedgerVersion[] =>
    versions.all({ record }).map((row) => ({ ...row, reread: row.reread === 1, current: row.current === 1 }));
  const without = (record: number, run: number): Remainder => withoutRun(ledgerVersions(record), run, sightings.runsThatSaw(record));
  const formerOf = (record: number, version: number) => {
    const row = formerRow.get(record, version);
    if (!row) throw new Error(`the store has no version ${version} of record number ${record}`);
    return { record: unpackJson<BibliographicRecord>(row.json), hash: row.hash.toString('hex') };
  };

  return {
    without,
    former: formerOf,
    takeBack(record, run) {
      const standing = current.get(record);
      if (!standing) return;
      const rest = without(record, run);
      const said = () => unpackJson<BibliographicRecord>(standing.json);
      if (rest.standing === undefined) {
        index.remove(record, said());
        sightings.removeAll(record);
        moves.removeAll(record);
        removeVersions.run(record);
        remove.run(record);
        return;
      }
      for (const { version, run: holder } of ledgerVersions(record)) {
        const next = rest.stay.get(version);
        if (version === standing.version) {
          if (next !== undefined && next !== holder) giveCurrent.run(next, record);
        } else if (next === undefined) removeVersion.run(record, version);
        else if (next !== holder) giveVersion.run(next, record, version);
      }
      if (rest.standing !== standing.version) {
        const { record: restored } = formerOf(record, rest.standing);
        index.remove(record, said());
        reinstate.run({ record, version: rest.standing, deleted: restored.deleted ? 1 : 0 });
        removeVersion.run(record, rest.standing);
        index.add(record, recordCard(restored));
      }
      sightings.remove(record, run);
    },
  };
}
