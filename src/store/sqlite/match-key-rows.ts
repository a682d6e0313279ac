import { matchKeysVersion } from '../../dedupe/match-keys.ts';
import type { Database } from './database.ts';

/**
 * How far the records of a library are filed under keys of comparison. `current`: all of them, by today's rules; `underway`: those that were written since it
 * began, and others; `none`: nothing is filed, as in a library that an older refmill made, or one whose keys were made by other rules.
 */
export type Filing = 'current' | 'underway' | 'none';

/** Filing records under keys of comparison, and taking them out again. */
export interface MatchKeyRows {
  /** Files a record, in a library that is filed; in one that was filed by other rules nothing is from then on. */
  add(record: number, keys: readonly number[]): void;
  remove(record: number, keys: readonly number[]): void;
}

type Client = Database['client'];

/**
 * Which rules made the keys stands in the file's `user_version`: their number, a negative one as long as not every record is filed, 0 when none is. So keys
 * can be told again from what a record says when they are to be removed, and none of other rules stay behind.
 */
export function filing(client: Client): () => Filing {
  const version = client.prepare<[], number>('PRAGMA user_version').pluck();
  return () => {
    const rules = version.get();
    return rules === matchKeysVersion ? 'current' : rules === -matchKeysVersion ? 'underway' : 'none';
  };
}

/** `none` empties the table as well. */
export function setFiling(client: Client, filing: Filing): void {
  const rules = { current: matchKeysVersion, underway: -matchKeysVersion, none: 0 };
  if (filing === 'none') client.exec('DELETE FROM match_keys');
  client.pragma(`user_version = ${rules[filing]}`);
}

export function matchKeyRows({ client }: Pick<Database, 'client'>): MatchKeyRows {
  const insert = client.prepare('INSERT OR IGNORE INTO match_keys (key, record) VALUES (?, ?)');
  const remove = client.prepare('DELETE FROM match_keys WHERE key = ? AND record = ?');
  const state = filing(client);
  const kept = (): boolean => {
    if (state() !== 'none') return true;
    if (client.pragma('user_version', { simple: true }) !== 0) setFiling(client, 'none');
    return false;
  };
  return {
    add(record, keys) {
      if (keys.length > 0 && kept()) for (const key of keys) insert.run(key, record);
    },
    remove(record, keys) {
      if (keys.length > 0 && kept()) for (const key of keys) remove.run(key, record);
    },
  };
}
