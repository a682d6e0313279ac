import type { Results } from '../../results.ts';
import { apart, count, figure } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** Searches of the largest library. */
export function searching({ ingesting, searching: questions }: Results): string {
  const rows = questions.map(({ kind, query, found, refmill, sql, facets }) => [
    kind,
    `\`${query.replaceAll('|', '\\|')}\``,
    count(found),
    figure(refmill.median * 1000),
    facets ? figure(facets.median * 1000) : '',
    sql ? figure(sql.median * 1000) : '',
    sql ? figure(refmill.median / sql.median) : '',
    apart(refmill),
  ]);
  const withFacets = questions.filter(({ facets }) => facets);
  const soon = withFacets.filter(({ refmill, facets }) => refmill.median + (facets?.median ?? 0) < 0.05).length;
  const share = withFacets.length === 0 ? '' : `\n\n${soon} of ${withFacets.length} take less than 50 ms with their facets.`;
  return `## Searching

In the library of ${count(ingesting.at(-1)?.records ?? 0)} records, its pages in memory: how many works there are and the first twenty in full, against SQL that counts the
same and gives twenty numbers. Questions are asked several times by a program that stays, as a server does: the first one reads columns for counting, once until the library changes.${share}

${markdownTable(['', 'query', 'works', 'refmill, ms', 'facets, ms', 'SQL, ms', 'times', 'spread'], rows, ['query'])}`;
}
