import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ToldClaimLink } from '../../../src/model/claim-link.ts';
import { records } from './records.ts';
import { works } from './works.ts';

/** What claims of pages say of results that works report. `record` is the page's; `reported` counts in the results of the work's citation. */
export const claimLinks = sqliteTable(
  'claim_links',
  {
    record: integer()
      .notNull()
      .references(() => records.id),
    claim: integer().notNull(),
    result: integer().notNull(),
    work: integer()
      .notNull()
      .references(() => works.id),
    reported: integer().notNull(),
    verdict: text().$type<'repeats' | 'contradicts'>().notNull(),
    told: text({ mode: 'json' }).$type<ToldClaimLink>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.record, table.claim, table.result, table.work, table.reported] }),
    index('claim_links_by_work').on(table.work),
  ],
);

/** By what a page is found when a work comes or changes: identifiers that it cites, trials that it names, numbers that it claims. */
export const claimKeys = sqliteTable(
  'claim_keys',
  {
    key: text().notNull(),
    record: integer()
      .notNull()
      .references(() => records.id),
    /** The place of the claim that says it; -1: the page does. */
    claim: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.key, table.record, table.claim] }), index('claim_keys_by_record').on(table.record)],
);

/** Pages of which the claims are to be held against the library, and works that are to be held against the claims: since they changed, nobody did. */
export const unlinkedPages = sqliteTable('unlinked_pages', {
  record: integer()
    .primaryKey()
    .references(() => records.id),
});

export const unlinkedWorks = sqliteTable('unlinked_works', {
  work: integer()
    .primaryKey()
    .references(() => works.id),
});
