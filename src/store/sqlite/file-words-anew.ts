import type Sqlite from 'better-sqlite3';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Citation } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import { workCard } from '../card/record-card.ts';
import { textColumns } from '../card/work-text.ts';

/** Works read at a time. */
const pieceSize = 500;

interface Work {
  readonly id: number;
  readonly said: Buffer;
  readonly alone: 0 | 1;
}

/**
 * The words of all works of a store whose index was made anew, out of what its records say; for a store that is being brought up to date, inside
 * that transaction. A million works take some minutes.
 */
export function fileWordsAnew(client: Sqlite.Database): void {
  if (client.prepare('SELECT 1 FROM work_text LIMIT 1').get()) return;
  const behind = client.prepare<[number], Work>(
    `SELECT works.id, coalesce(citation, (SELECT json FROM records WHERE work = works.id)) AS said, citation IS NULL AS alone FROM works
      WHERE works.id > ? AND redirect IS NULL AND undone IS NULL AND (citation IS NOT NULL OR EXISTS (SELECT 1 FROM records WHERE work = works.id))
      ORDER BY works.id LIMIT ${pieceSize}`,
  );
  const names = textColumns.map(({ name }) => name);
  const insert = client.prepare(`INSERT INTO work_text (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`);
  const order = client.prepare('UPDATE works SET languages = ?, title_order = ?, author_order = ? WHERE id = ?');
  for (let works = behind.all(0); works.length > 0; works = behind.all(works.at(-1)?.id ?? 0)) {
    const cards = works.map(({ id, said, alone }) => ({
      id,
      card: workCard(alone ? citationOf(unpackJson<BibliographicRecord>(said)) : unpackJson<Citation>(said)),
    }));
    // All words of a piece together, with no other writing between: see work-rows.ts.
    for (const { id, card } of cards) order.run(card.languages, card.titleOrder, card.authorOrder, id);
    for (const { id, card } of cards) insert.run(id, ...card.text);
  }
}
