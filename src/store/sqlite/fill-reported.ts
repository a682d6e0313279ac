import type Sqlite from 'better-sqlite3';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Citation, keyText, type Provenance } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import { reportedIn, sayingRecord } from '../card/reported.ts';
import { traitBit } from '../card/traits.ts';
import { reportedRows } from './reported-rows.ts';

/** Works read at a time. */
const pieceSize = 500;

interface Work {
  readonly id: number;
  readonly citation: Buffer | null;
  readonly provenance: Buffer | null;
}

interface Member {
  readonly id: number;
  readonly authority: string;
  readonly sourceId: string;
  readonly json: Buffer;
}

/**
 * The rows of endpoints and results of a store from before there were any, out of what its records carry; for a store that is being
 * brought up to date, inside that transaction. What an abstract says and no record has yet comes with the next replay.
 */
export function fillReported(client: Sqlite.Database): void {
  const isFilled = client.prepare('SELECT EXISTS (SELECT 1 FROM work_endpoints) OR EXISTS (SELECT 1 FROM work_results)').pluck();
  if (isFilled.get() === 1) return;
  const rows = reportedRows({ client });
  const carrying = client.prepare<[number, number], Work>(
    `SELECT id, citation, provenance FROM works WHERE id > ? AND redirect IS NULL AND undone IS NULL AND traits & ? <> 0 ORDER BY id LIMIT ${pieceSize}`,
  );
  const bits = traitBit('endpoint') + traitBit('result');
  const members = client.prepare<[number], Member>(
    'SELECT records.id, name AS authority, source_id AS sourceId, json FROM records JOIN authorities ON authorities.id = authority WHERE work = ? ORDER BY records.id',
  );
  let last = 0;
  for (;;) {
    const works = carrying.all(last, bits);
    for (const { id, citation, provenance } of works) {
      const records = members.all(id);
      const [first] = records;
      if (!first) continue;
      const said = citation ? unpackJson<Citation>(citation) : citationOf(unpackJson<BibliographicRecord>(first.json));
      const saying = provenance ? unpackJson<Provenance>(provenance) : {};
      const numbers = new Map(records.map(({ id: number, authority, sourceId }) => [keyText({ authority, id: sourceId }), number]));
      rows.add(id, reportedIn(said), (list) => numbers.get(sayingRecord(saying, list) ?? '') ?? first.id);
    }
    if (works.length < pieceSize) break;
    last = works.at(-1)?.id ?? last;
  }
  rows.fileWords();
}
