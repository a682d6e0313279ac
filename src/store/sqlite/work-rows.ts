import { isDeepStrictEqual } from 'node:util';
import { eq, sql } from 'drizzle-orm';
import { workHeadings } from '../../../db/sqlite/schema/headings.ts';
import { records } from '../../../db/sqlite/schema/records.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { citationOf, valuePaths } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Citation, keyText, type Provenance, type WorkPlan } from '../../model/work.ts';
import type { Database } from './database.ts';
import { numbered } from './numbered.ts';
import { packJson } from './packed-json.ts';
import { traitsOf } from './traits.ts';
import { accessOf, issuedNumber, textColumns, workText } from './work-text.ts';

/** Works with their words and headings, through statements that are prepared once. */
export interface WorkRows {
  create(): number;
  /** Where the work redirects to; null when it stands, undefined when there is none. */
  redirectOf(work: number): number | null | undefined;
  /** Writes what a plan says. `lone` is the record of a work that has only one: what it says already is not stored twice. */
  write(work: number, plan: WorkPlan, lone: BibliographicRecord | undefined): void;
  /** From now on `work` and all that redirected to it redirect to `to`. */
  redirect(work: number, to: number): void;
  forget(): void;
}

const at = sql.placeholder;

export function workRows(database: Database): WorkRows {
  const { orm, client } = database;
  const journals = numbered<[string]>(database, 'journals', ['title']);
  const headings = numbered<[string, string, string]>(database, 'headings', ['vocabulary', 'term', 'ui']);
  const redirect = orm
    .select({ redirect: works.redirect })
    .from(works)
    .where(eq(works.id, at('work')))
    .prepare();
  const create = orm.insert(works).values({}).returning({ id: works.id }).prepare();
  const columns = ['deleted', 'issued', 'type', 'access', 'journal', 'traits', 'citation', 'provenance'] as const;
  const update = orm
    .update(works)
    .set({ redirect: null, ...Object.fromEntries(columns.map((column) => [column, sql`${sql.param(at(column), works[column])}`])) })
    .where(eq(works.id, at('work')))
    .prepare();
  const names = textColumns.map(({ name }) => name);
  const insertText = client.prepare(`INSERT INTO work_text (rowid, ${names.join(', ')}) VALUES (?, ${names.map(() => '?').join(', ')})`);
  const deleteText = client.prepare('DELETE FROM work_text WHERE rowid = ?');
  const deleteHeadings = orm
    .delete(workHeadings)
    .where(eq(workHeadings.work, at('work')))
    .prepare();
  const insertHeading = orm
    .insert(workHeadings)
    .values({ work: at('work'), heading: at('heading') })
    .onConflictDoNothing()
    .prepare();

  const clear = (work: number): void => {
    deleteText.run(work);
    deleteHeadings.run({ work });
  };
  const index = (work: number, citation: Citation): void => {
    const text = workText(citation);
    insertText.run(work, ...names.map((name) => text[name]));
    for (const { vocabulary, term, ui } of citation.headings ?? []) {
      insertHeading.run({ work, heading: headings.number(vocabulary, term, ui ?? '') });
    }
  };

  return {
    create: () => create.get({}).id,
    redirectOf: (work) => redirect.get({ work })?.redirect,
    write(work, { citation, provenance, records: members, deleted }, lone) {
      const [only] = members;
      const derived =
        lone !== undefined &&
        only !== undefined &&
        isDeepStrictEqual(citation, citationOf(lone)) &&
        isLone(provenance, citation, keyText(only));
      const journal = citation.container?.title;
      update.run({
        work,
        deleted,
        issued: issuedNumber(citation) ?? null,
        type: citation.type ?? null,
        access: accessOf(citation) ?? null,
        journal: journal === undefined ? null : journals.number(journal),
        traits: traitsOf(citation),
        citation: derived ? null : packJson(citation),
        provenance: derived ? null : packJson(provenance),
      });
      clear(work);
      index(work, citation);
    },
    redirect(work, to) {
      const bare = { deleted: false, issued: null, type: null, access: null, journal: null, traits: 0, citation: null, provenance: null };
      orm.update(records).set({ work: to }).where(eq(records.work, work)).run();
      orm.update(works).set({ redirect: to }).where(eq(works.redirect, work)).run();
      orm
        .update(works)
        .set({ ...bare, redirect: to })
        .where(eq(works.id, work))
        .run();
      clear(work);
    },
    forget: () => {
      journals.forget();
      headings.forget();
    },
  };
}

/** Whether a provenance says no more than that every value is the record's own. */
function isLone(provenance: Provenance, citation: Citation, key: string): boolean {
  const sources = Object.values(provenance);
  return sources.length === valuePaths(citation).length && sources.every((keys) => keys.length === 1 && keys[0] === key);
}
