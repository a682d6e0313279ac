import type { Results } from '../../results.ts';
import { apart, count, figure, megabytes } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** How many works a long list has: what is exported is told for so many. */
const longList = 10_000;

const forLongList = (works: number, { median }: { readonly median: number }): string => figure((median / works) * longList);

/** What the head of the page tells of exporting. */
export const exportingRows = ({ exporting: { works, formats } }: Results): readonly (readonly string[])[] =>
  formats
    .filter(({ format }) => format === 'ris')
    .map(({ time }) => [
      `${count(longList)} works exported as RIS, one core${works === longList ? '' : ` (calculated from ${count(works)})`}`,
      `${forLongList(works, time)} s`,
      'at most 1 s',
    ]);

/** Citation lists of a whole library. */
export function exporting({ exporting: { works, rows, reading, formats, program } }: Results): string {
  const row = (what: string, time: typeof rows, bytes?: number) => [
    what,
    bytes === undefined ? '' : megabytes(bytes),
    count(Math.round(works / time.median)),
    forLongList(works, time),
    figure(time.median / reading.median),
    apart(time),
  ];
  const scaled =
    works === longList ? '' : ` What ${count(longList)} works take is calculated from these ${count(works)}, as if each took the same.`;
  const command = program
    ? `\n\n\`refmill export --format ris\` of all ${count(works)} works takes ${figure(program.wall.median)} s by the clock and ${figure(program.cpu.median)} s of the processor, the start of the program included.`
    : '';
  return `## Exporting

All ${count(works)} works of a library as a list, one core, against reading them.${scaled}

${markdownTable(
  ['', 'MB', 'works/s', `core seconds, ${count(longList)} works`, 'in times of reading the works', 'spread'],
  [
    row('SQLite giving the stored rows', rows),
    row('reading the works', reading),
    ...formats.map(({ format, bytes, time }) => row(`\`--format ${format}\``, time, bytes)),
  ],
)}${command}`;
}
