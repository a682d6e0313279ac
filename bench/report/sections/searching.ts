import type { Results } from '../../results.ts';
import { apart, count, figure } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** Searches of the largest library. */
export function searching({ ingesting, searching: questions }: Results): string {
  const rows = questions.map(({ kind, query, found, refmill, sql }) => [
    kind,
    `\`${query}\``,
    count(found),
    figure(refmill.median * 1000),
    figure(sql.median * 1000),
    figure(refmill.median / sql.median),
    apart(refmill),
  ]);
  return `## Searching

In the library of ${count(ingesting.at(-1)?.records ?? 0)} records, its pages in memory: how many works there are and the first twenty in full, against SQL that counts the
same and gives twenty numbers.

${markdownTable(['', 'query', 'works', 'refmill, ms', 'SQL, ms', 'times', 'spread'], rows, ['query'])}`;
}
