import Sqlite from 'better-sqlite3';
import { canonicalJson } from '../../src/model/canonical-json.ts';
import { parseQuery } from '../../src/search/parse.ts';
import type { Store } from '../../src/store/store.ts';

/** All that a library says, the ledger aside, as lines in one order: two libraries that say the same have equal dumps. */
export async function dumpOf(store: Store): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const { id } of store.works(parseQuery('NOT has:deleted OR has:deleted'), 'added')) {
    const work = await store.work(id);
    const decisions = (work?.decisions ?? []).map(canonicalJson).sort();
    lines.push(canonicalJson({ ...work, decisions }));
  }
  const { findings, records, works, tombstones, problems } = await store.status();
  const reviews = (await store.reviews(1000)).map(canonicalJson).sort();
  lines.push(canonicalJson({ findings, records, works, tombstones, problems, reviews, facets: await store.facets(parseQuery(''), 1000) }));
  return lines.sort();
}

/** Tables of a SQLite store that hold what it says; the others number names, or are the ledger's. */
const contents: Readonly<Record<string, string>> = {
  records: 'SELECT * FROM records',
  versions: 'SELECT * FROM record_versions',
  sightings: 'SELECT * FROM sightings',
  resightings: 'SELECT * FROM resightings',
  moves: 'SELECT * FROM moves',
  identifiers: 'SELECT * FROM record_identifiers',
  'match keys': 'SELECT * FROM match_keys',
  findings: 'SELECT * FROM record_findings',
  headings: 'SELECT * FROM work_headings',
  names: 'SELECT name FROM endpoint_names WHERE id IN (SELECT name FROM work_endpoints UNION SELECT endpoint FROM work_results)',
  endpoints: 'SELECT * FROM work_endpoints',
  results: 'SELECT * FROM work_results',
  works: 'SELECT * FROM works WHERE redirect IS NULL AND undone IS NULL',
  words: 'SELECT doc, term, col FROM words ORDER BY doc, term, col',
  decisions: 'SELECT a, b, verdict, by, reasons, undone_at FROM decisions WHERE replaced_by IS NULL',
};

/** The rows themselves, words of the full-text index among them. Numbers are numbers of rows: of use for one library before and after. */
export function rowsOf(file: string): Readonly<Record<string, readonly string[]>> {
  const client = new Sqlite(file);
  try {
    client.exec("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, work_text, 'instance')");
    return Object.fromEntries(
      Object.entries(contents).map(([name, select]) => [
        name,
        client
          .prepare(select)
          .all()
          .map((row) => JSON.stringify(row))
          .sort(),
      ]),
    );
  } finally {
    client.close();
  }
}
