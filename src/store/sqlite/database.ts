import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** An open store file: drizzle for tables, the connection below it for what drizzle has no words for (full text, pragmas). */
export interface Database {
  readonly orm: BetterSQLite3Database;
  readonly client: Sqlite.Database;
  readonly location: string;
}

/** `W7` for 7. */
export const workId = (number: number): string => `W${number}`;

/** 7 for `W7` or `w7`; undefined when it is no public id. */
export function workNumber(id: string): number | undefined {
  return /^w[1-9]\d{0,14}$/i.test(id) ? Number(id.slice(1)) : undefined;
}
