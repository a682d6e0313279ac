import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Identifier } from '../../../src/model/identifier.ts';
import type { NoticeKind } from '../../../src/model/notice.ts';
import { records } from './records.ts';
import { runs } from './runs.ts';
import { works } from './works.ts';

/** Retractions, expressions of concern and corrections of works that the library had when a run told of them for the first time. */
export const notices = sqliteTable(
  'notices',
  {
    id: integer().primaryKey(),
    run: integer()
      .notNull()
      .references(() => runs.id),
    kind: text().$type<NoticeKind>().notNull(),
    /** What it is about. */
    work: integer()
      .notNull()
      .references(() => works.id),
    /** What told of it. */
    record: integer()
      .notNull()
      .references(() => records.id),
    identifiers: text({ mode: 'json' }).$type<readonly Identifier[]>().notNull(),
    note: text(),
  },
  (table) => [index('notices_by_run').on(table.run), index('notices_by_record').on(table.record)],
);
