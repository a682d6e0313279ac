import type { Results } from '../../results.ts';
import { comparisons } from '../comparisons.ts';
import { apart, count, figure, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** The floor under every way to fill this database. */
export function sqliteAlone(results: Results): string {
  const { records, rows, words, tables, fullText, foreignKeys } = results.sqliteCopy;
  const { first, sqlite, unpackingAll, readingAll } = comparisons(results);
  const known = [
    { part: 'unpacking', seconds: unpackingAll },
    { part: 'reading, normalizing, checking', seconds: readingAll },
    { part: 'SQLite: tables and indexes', seconds: tables.median },
    { part: 'SQLite: full text', seconds: fullText.median },
  ];
  const rest = first.cpu.median - known.reduce((sum, { seconds }) => sum + seconds, 0);
  const parts = [...known, { part: 'the rest, not measured apart', seconds: rest }];
  return `## SQLite alone

What the library of ${count(records)} records holds, inserted into an empty database with the same tables and indexes: rows and texts ready in memory,
one transaction each, ${foreignKeys ? 'foreign keys checked' : 'no foreign keys checked'}.

${markdownTable(
  ['', 'core seconds', 'spread'],
  [
    [`${count(rows)} rows of tables`, figure(tables.median), apart(tables)],
    [`${count(words)} words of full text`, figure(fullText.median), apart(fullText)],
    ['refmill ingest of the same, from the packed file', figure(first.cpu.median), apart(first.cpu)],
  ],
)}

Taking the file in costs ${figure(sqlite)} times what SQLite alone does. Where its work goes, by what each part takes alone:

${markdownTable(
  ['', 'core seconds', 'share'],
  parts.map(({ part, seconds }) => [part, figure(seconds), percent(seconds / first.cpu.median)]),
)}

In the rest are, among others: the hash of the file and those of the records, packing the records, handing them from thread to thread, looking up what the
library has, telling duplicates, ${foreignKeys ? '' : 'checking foreign keys, '}and the start of the program and its threads.`;
}
