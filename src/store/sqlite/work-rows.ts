import { eq, sql } from 'drizzle-orm';
import { workHeadings } from '../../../db/sqlite/schema/headings.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { MergedCitation } from '../../model/work.ts';
import { packJson, packRecord } from '../card/packed-json.ts';
import type { WorkCard } from '../card/record-card.ts';
import { textColumns } from '../card/work-text.ts';
import { freeCitationKeys } from './citation-keys.ts';
import { claimRows } from './claim-rows.ts';
import type { Database } from './database.ts';
import { numbered } from './numbered.ts';
import { reportedRows, type Saying } from './reported-rows.ts';

/** What is written of a work: by what it is found, and what several records say together, where they are several. */
interface WorkContent {
  readonly card: WorkCard;
  readonly deleted: boolean;
  /** Absent for a work of one record: what that says already is not stored twice. */
  readonly said?: MergedCitation;
}

/** Works with their words and headings, through statements that are prepared once. */
export interface WorkRows {
  /** A new work; the number is its public id. */
  add(content: WorkContent): number;
  /** A new work that `write` is still to fill. */
  create(): number;
  /** The work that one of these records (written keys) had when it was taken back with its run: the oldest. */
  heldFor(records: readonly string[]): number | undefined;
  /** A work of which nothing is left, because `by` took its last record back; it is kept for that one. */
  retire(work: number, retired: { readonly by: number; readonly record: string }): void;
  /** What a work that was added or written measured and found: its records are there by now. */
  report(work: number, card: WorkCard, saying: Saying): void;
  /** Where the work redirects to; null when it stands, undefined when there is none. */
  redirectOf(work: number): number | null | undefined;
  /** Writes a work that was there. */
  write(work: number, content: WorkContent): void;
  /** From now on `work`, which has no record any more, and all that redirected to it redirect to `to`. */
  redirect(work: number, to: number): void;
  /** Files the words of all works written since. The last thing in a transaction. */
  fileWords(): void;
  forget(): void;
}

const at = sql.placeholder;

/** A work that says nothing. */
const bare = {
  issued: null,
  type: null,
  access: null,
  journal: null,
  traits: 0,
  languages: null,
  titleOrder: null,
  authorOrder: null,
  citation: null,
  provenance: null,
};

export function workRows(database: Database): WorkRows {
  const { orm, client } = database;
  const journals = numbered<[string]>(database, 'journals', ['title']);
  const headings = numbered<[string, string, string]>(database, 'headings', ['vocabulary', 'term', 'ui']);
  const reported = reportedRows(database);
  const claims = claimRows(database);
  const redirect = orm
    .select({ redirect: works.redirect })
    .from(works)
    .where(eq(works.id, at('work')))
    .prepare();
  // The statements that every work goes through are SQL by hand: drizzle's own work per row costs more than SQLite's.
  const columns = [
    'deleted',
    'issued',
    'type',
    'access',
    'journal',
    'languages',
    'title_order',
    'author_order',
    'traits',
    'citation',
    'provenance',
  ];
  const keys = freeCitationKeys(database);
  const insert = client.prepare(`INSERT INTO works (${columns.join(', ')}, citation_key) VALUES (${columns.map(() => '?').join(', ')}, ?)`);
  const giveKey = client.prepare('UPDATE works SET citation_key = ? WHERE id = ?');
  const keyless = client.prepare<[number], number>('SELECT citation_key IS NULL FROM works WHERE id = ?').pluck();
  const held = client.prepare<[string], number>('SELECT id FROM works WHERE held = ? ORDER BY id LIMIT 1').pluck();
  const create = client.prepare('INSERT INTO works DEFAULT VALUES');
  const update = client.prepare(
    `UPDATE works SET redirect = NULL, undone = NULL, held = NULL, ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const names = textColumns.map(({ name }) => name);
  const insertText = client.prepare(`INSERT INTO work_text (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`);
  const deleteText = client.prepare('DELETE FROM work_text WHERE rowid = ?');
  const insertHeading = client.prepare('INSERT OR IGNORE INTO work_headings (work, heading) VALUES (?, ?)');
  const deleteHeadings = orm
    .delete(workHeadings)
    .where(eq(workHeadings.work, at('work')))
    .prepare();

  // Words wait for the end of the transaction: FTS5 writes out all that it has gathered before any statement that could have to be taken
  // back by itself, and thousands of little pieces are several times the work of one.
  const words = new Map<number, readonly string[]>();
  const clear = (work: number): void => {
    words.delete(work);
    deleteText.run(work);
    deleteHeadings.run({ work });
    reported.clear(work);
    claims.removeWork(work);
  };
  const index = (work: number, { text, headings: terms }: WorkCard): void => {
    words.set(work, text);
    for (let at = 0; at < terms.length; at += 3) {
      insertHeading.run(work, headings.number(terms[at] ?? '', terms[at + 1] ?? '', terms[at + 2] ?? ''));
    }
  };
  /** In the order of `columns`. */
  const values = ({ card: { issued, type, access, journal, languages, titleOrder, authorOrder, traits }, deleted, said }: WorkContent) => [
    deleted ? 1 : 0,
    issued,
    type,
    access,
    journal === null ? null : journals.number(journal),
    languages,
    titleOrder,
    authorOrder,
    traits,
    said ? packRecord(said.citation) : null,
    said ? packJson(said.provenance) : null,
  ];

  return {
    add(content) {
      const work = Number(insert.run(...values(content), keys.free(content.card.citationKey)).lastInsertRowid);
      index(work, content.card);
      claims.addWork(work, content);
      return work;
    },
    create: () => Number(create.run().lastInsertRowid),
    report: (work, card, saying) => reported.add(work, card, saying),
    redirectOf: (work) => redirect.get({ work })?.redirect,
    write(work, content) {
      update.run(...values(content), work);
      if (keyless.get(work) === 1) giveKey.run(keys.free(content.card.citationKey), work);
      clear(work);
      index(work, content.card);
      claims.addWork(work, content);
    },
    redirect(work, to) {
      orm.update(works).set({ redirect: to }).where(eq(works.redirect, work)).run();
      orm
        .update(works)
        .set({ ...bare, deleted: false, redirect: to })
        .where(eq(works.id, work))
        .run();
      clear(work);
    },
    heldFor: (names) =>
      names
        .map((name) => held.get(name))
        .filter((work) => work !== undefined)
        .sort((a, b) => a - b)[0],
    retire(work, { by, record }) {
      // Marked as deleted as well: so no search comes upon it.
      orm
        .update(works)
        .set({ ...bare, deleted: true, undone: by, held: record })
        .where(eq(works.id, work))
        .run();
      clear(work);
    },
    fileWords() {
      for (const [work, text] of words) insertText.run(work, ...text);
      words.clear();
      reported.fileWords();
    },
    forget: () => {
      words.clear();
      reported.forget();
      journals.forget();
      headings.forget();
    },
  };
}
