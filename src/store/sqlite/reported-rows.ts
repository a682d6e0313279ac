import { type Reported, resultColumns } from '../card/reported.ts';
import type { Database } from './database.ts';

/** The number of the record that a work has its endpoints from, or its results. */
export type Saying = (list: 'endpoints' | 'results') => number;

/** What works measured and found, through statements that are prepared once. */
export interface ReportedRows {
  /** A work that was written before is cleared first. */
  add(work: number, reported: Reported, saying: Saying): void;
  clear(work: number): void;
  /** Files the words of all names given since. The last thing in a transaction; see work-rows.ts. */
  fileWords(): void;
  forget(): void;
}

/** Names of endpoints have a long tail (millions in all of PubMed): when so many are remembered, they are let go. */
const remembered = 100_000;

const width = resultColumns.length;
const endpointAt = resultColumns.indexOf('endpoint');

export function reportedRows({ client }: Pick<Database, 'client'>): ReportedRows {
  const names = new Map<string, number>();
  // Nearly every name that is not remembered is new.
  const giveNumber = client
    .prepare<[string], number>('INSERT INTO endpoint_names (name) VALUES (?) ON CONFLICT DO NOTHING RETURNING id')
    .pluck();
  const findNumber = client.prepare<[string], number>('SELECT id FROM endpoint_names WHERE name = ?').pluck();
  const insertEndpoint = client.prepare(
    'INSERT INTO work_endpoints (work, position, record, name, abbreviation, role) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const insertResult = client.prepare(
    `INSERT INTO work_results (work, record, ${resultColumns.join(', ')}) VALUES (?, ?, ${resultColumns.map(() => '?').join(', ')})`,
  );
  const insertWords = client.prepare('INSERT INTO endpoint_words (rowid, name) VALUES (?, ?)');
  const deletes = ['work_endpoints', 'work_results'].map((table) => client.prepare(`DELETE FROM ${table} WHERE work = ?`));
  const words = new Map<number, string>();

  const numberOf = (name: string | number | null | undefined): number | null => {
    if (typeof name !== 'string') return null;
    const known = names.get(name);
    if (known !== undefined) return known;
    const given = giveNumber.get(name);
    if (given !== undefined) words.set(given, name);
    const number = given ?? findNumber.get(name) ?? null;
    if (names.size >= remembered) names.clear();
    if (number !== null) names.set(name, number);
    return number;
  };

  return {
    add(work, { endpoints, results }, saying) {
      if (endpoints.length > 0) {
        const record = saying('endpoints');
        for (let at = 0; at < endpoints.length; at += 3) {
          insertEndpoint.run(work, at / 3, record, numberOf(endpoints[at]), numberOf(endpoints[at + 1]), endpoints[at + 2]);
        }
      }
      if (results.length > 0) {
        const record = saying('results');
        for (let at = 0; at < results.length; at += width) {
          const row = results.slice(at, at + width);
          row[endpointAt] = numberOf(row[endpointAt]);
          insertResult.run(work, record, ...row);
        }
      }
    },
    clear(work) {
      for (const each of deletes) each.run(work);
    },
    fileWords() {
      for (const [number, name] of words) insertWords.run(number, name);
      words.clear();
    },
    forget() {
      words.clear();
      names.clear();
    },
  };
}
