import type { Results } from '../../results.ts';
import { apart, count, figure, megabytes } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** Citation lists of a whole library. */
export function exporting({ exporting: { works, rows, reading, formats } }: Results): string {
  const row = (what: string, time: typeof rows, bytes?: number) => [
    what,
    bytes === undefined ? '' : megabytes(bytes),
    count(Math.round(works / time.median)),
    figure(time.median / reading.median),
    apart(time),
  ];
  return `## Exporting

All ${count(works)} works of a library as a list, one core, against reading them.

${markdownTable(
  ['', 'MB', 'works/s', 'in times of reading the works', 'spread'],
  [
    row('SQLite giving the stored rows', rows),
    row('reading the works', reading),
    ...formats.map(({ format, bytes, time }) => row(`\`--format ${format}\``, time, bytes)),
  ],
)}`;
}
