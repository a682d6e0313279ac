import type { BibliographicRecord } from '../../model/record.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { RecordDifference, Store } from '../store.ts';
import type { Database } from './database.ts';
import { workId } from './work-id.ts';

/** Records looked at together. */
const pieceSize = 200;

interface Row {
  readonly id: number;
  readonly authority: string;
  readonly sourceId: string;
  readonly work: number;
}

/** What runs did to records: the newest version that a run stored of each, beside the one that there was before the run. */
export function runChanges({ client }: Database): Pick<Store, 'changes'> {
  return {
    async *changes(run) {
      const numbers = client.prepare<{ run: number; after: number }, Row>(
        `SELECT records.id, name AS authority, source_id AS sourceId, work FROM (
          SELECT id FROM (SELECT id FROM records WHERE run = @run AND id > @after ORDER BY id LIMIT ${pieceSize})
          UNION SELECT record FROM (SELECT DISTINCT record FROM record_versions WHERE run = @run AND record > @after ORDER BY record LIMIT ${pieceSize})
          ORDER BY 1 LIMIT ${pieceSize}) AS touched
        JOIN records ON records.id = touched.id JOIN authorities ON authorities.id = authority ORDER BY records.id`,
      );
      const versions = client.prepare<{ record: number }, { run: number; version: number; json: Buffer }>(
        `SELECT run, version, json FROM record_versions WHERE record = @record
          UNION ALL SELECT run, version, json FROM records WHERE id = @record ORDER BY version`,
      );
      for (let after = 0, rows = numbers.all({ run, after }); rows.length > 0; rows = numbers.all({ run, after })) {
        for (const { id, authority, sourceId, work } of rows) {
          after = id;
          const all = versions.all({ record: id });
          const first = all.findIndex((each) => each.run === run);
          const last = all.findLast((each) => each.run === run);
          if (!last) continue;
          const former = all[first - 1];
          const before = former && unpackJson<BibliographicRecord>(former.json);
          yield difference({ authority, id: sourceId }, workId(work), before, unpackJson<BibliographicRecord>(last.json));
        }
      }
    },
  };
}

function difference(
  key: RecordDifference['key'],
  work: string,
  before: BibliographicRecord | undefined,
  after: BibliographicRecord,
): RecordDifference {
  const deleted = after.deleted === true && before?.deleted !== true;
  return { key, work, change: deleted ? 'deleted' : before ? 'changed' : 'new', ...(before ? { before } : {}), after };
}
