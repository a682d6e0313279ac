import { type AnySQLiteColumn, blob, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Titles of journals, books and series as works give them, once each. */
export const journals = sqliteTable('journals', {
  id: integer().primaryKey(),
  title: text().notNull().unique(),
});

/**
 * Publications. The public id `W7` is the row's number and permanent: an absorbed work keeps its row and points to the work that
 * took it in, always in one step.
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
    citation: blob({ mode: 'buffer' }),
    provenance: blob({ mode: 'buffer' }),
  },
  (table) => [index('works_by_issued').on(table.issued)],
);
