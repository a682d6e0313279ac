import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** An open store file: drizzle for tables, the connection below it for what drizzle has no words for (full text, pragmas). */
export interface Database {
  readonly orm: BetterSQLite3Database;
  readonly client: Sqlite.Database;
  readonly location: string;
}
