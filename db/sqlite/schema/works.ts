import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { runs } from './runs.ts';

/** Titles of journals, books and series as works give them, once each. */
export const journals = sqliteTable(
  'journals',
  {
    id: integer().primaryKey(),
    title: text().notNull().unique(),
  },
  // «PLOS ONE» and «PLoS ONE» are counted as one.
  (table) => [index('journals_by_name').on(sql`lower(${table.title})`)],
);

/**
 * Publications. The public id `W7` is the row's number and permanent: an absorbed work keeps its row and points to the work that
 * took it in, always in one step. A work that was taken back with the run that brought it keeps its row too: `undone` is the run that
 * took it back, `held` the written key of its record, which gets the number again when it comes again.
 *
 * `citationKey` is by what documents cite it: given when the work is first written, never changed and, since no row ever goes, never given again.
 *
 * `citation` and `provenance` (packed JSON) stand only where several records say something together: the citation of a lone record is
 * the record itself, and storing it again would double the store. The other columns are what searches sort and count by.
 */
export const works = sqliteTable(
  'works',
  {
    id: integer().primaryKey(),
    redirect: integer().references((): AnySQLiteColumn => works.id),
    deleted: integer({ mode: 'boolean' }).notNull().default(false),
    /** yyyymmdd, zeros for what is unknown: 20171000 is October 2017. */
    issued: integer(),
    type: text(),
    access: text(),
    journal: integer().references(() => journals.id),
    /** One bit for each value that `has:` may ask for; see traits.ts. */
    traits: integer().notNull().default(0),
    /** Codes with blanks between, in the order of the source. */
    languages: text(),
    /** Beginnings of the title, and of the first author's name, folded: by these works are put in alphabetical order. */
    titleOrder: text(),
    authorOrder: text(),
    citation: blob({ mode: 'buffer' }),
    provenance: blob({ mode: 'buffer' }),
    undone: integer().references(() => runs.id),
    held: text(),
    citationKey: text(),
  },
  (table) => [
    index('works_by_issued').on(table.issued),
    index('works_by_held').on(table.held).where(sql`${table.held} IS NOT NULL`),
    // What searches leave out: they ask for all of it each time.
    index('works_hidden')
      .on(table.deleted)
      .where(sql`${table.redirect} IS NOT NULL OR ${table.undone} IS NOT NULL OR ${table.deleted} <> 0`),
    uniqueIndex('works_by_citation_key').on(table.citationKey),
  ],
);
