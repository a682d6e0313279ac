import type Sqlite from 'better-sqlite3';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Citation } from '../../model/work.ts';
import { citationKeyOf, letters } from '../../normalizers/citation-key.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { Database } from './database.ts';
import { workNumber } from './work-id.ts';

/** Keys that no work of the library has or had. */
interface FreeCitationKeys {
  /** The wished key, or the same with the first letters behind it that are free. */
  free(wished: string): string;
}

export function freeCitationKeys({ client }: Pick<Database, 'client'>): FreeCitationKeys {
  const holder = client.prepare<[string], number>('SELECT 1 FROM works WHERE citation_key = ?').pluck();
  // `w1999` by W, 1999, would be read as the public id of a work.
  const isTaken = (key: string) => workNumber(key) !== undefined || holder.get(key) === 1;
  return {
    free(wished) {
      if (!isTaken(wished)) return wished;
      // Letters are given in turn: among ten thousand works of one key the last is found by twenty questions.
      let taken = 0;
      let free = 1;
      while (isTaken(wished + letters(free))) [taken, free] = [free, free * 2];
      while (free - taken > 1) {
        const middle = Math.floor((taken + free) / 2);
        if (isTaken(wished + letters(middle))) taken = middle;
        else free = middle;
      }
      return wished + letters(free);
    },
  };
}

/** Works read at a time. */
const pieceSize = 500;

interface KeylessWork {
  readonly id: number;
  readonly citation: Buffer | null;
  readonly json: Buffer | null;
}

/** Gives the works of a store from before there were keys theirs, in the order of their ids; inside the transaction that brings it up to date. */
export function fillCitationKeys(client: Sqlite.Database): void {
  const { free } = freeCitationKeys({ client });
  const keyless = client.prepare<[number], KeylessWork>(
    `SELECT id, citation, (SELECT json FROM records WHERE work = works.id ORDER BY records.id LIMIT 1) AS json FROM works
      WHERE id > ? AND citation_key IS NULL AND redirect IS NULL AND undone IS NULL ORDER BY id LIMIT ${pieceSize}`,
  );
  const give = client.prepare('UPDATE works SET citation_key = ? WHERE id = ?');
  for (let last = 0; ; ) {
    const works = keyless.all(last);
    for (const { id, citation, json } of works) {
      const said = citation ? unpackJson<Citation>(citation) : json && citationOf(unpackJson<BibliographicRecord>(json));
      if (said) give.run(free(citationKeyOf({ source: 'work', sourceId: '', ...said })), id);
    }
    if (works.length < pieceSize) return;
    last = works.at(-1)?.id ?? last;
  }
}
