import type Sqlite from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';

/** An open store file: drizzle for tables, the connection below it for what drizzle has no words for (full text, pragmas). */
export interface Database {
  readonly orm: BetterSQLite3Database;
  readonly client: Sqlite.Database;
  readonly location: string;
  readonly packing: Packing;
}

/** How columns of works are packed; see packing.ts. Tests do it with few works. */
export interface Packing {
  /** So many works are packed together: a multiple of 32, as many as a word of a set of works has bits. */
  readonly size: number;
  /** So many works may be read off their own rows at each search before it is worth while to pack them. */
  readonly loose: number;
}
