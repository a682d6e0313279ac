import type { Results } from '../../results.ts';
import { perThousand } from '../comparisons.ts';
import { apart, count, figure, megabytes, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** Taking packed files in by the command line, how it grows, and what others do with the same files. */
export function ingesting({ ingesting: sizes }: Results): string {
  const [first] = sizes as [Results['ingesting'][number]];
  const rows = sizes.map((each) => [
    count(each.records),
    megabytes(each.xmlBytes),
    figure(each.wall.median),
    count(Math.round(each.records / each.wall.median)),
    figure(each.xmlBytes / each.wall.median / 1e6),
    figure(perThousand(each)),
    figure(perThousand(each) / perThousand(first)),
    apart(each.cpu),
  ]);
  const space = sizes.map((each) => [
    count(each.records),
    megabytes(each.peakBytes),
    megabytes(each.packedBytes),
    megabytes(each.storeBytes),
    percent(each.storeBytes / each.xmlBytes),
  ]);
  const others = sizes.flatMap(({ records, wall, cpu, others: programs }) =>
    programs.map(({ does, measured }) =>
      'why' in measured
        ? [count(records), does, measured.why, '', '', '']
        : [
            count(records),
            does,
            figure(measured.wall),
            figure(measured.cpu),
            figure(wall.median / measured.wall),
            figure(cpu.median / measured.cpu),
          ],
    ),
  );
  return `## Taking files in

\`refmill ingest FILE\` of a packed file (.gz) into a new library, with full text, all indexes, checks, and
duplicates told. The library is without the packed file: the archive has a copy of it, or only where it lies and its hash, if it is PubMed's, of
8 MiB or more and read in threads, or else above 64 MiB.

${markdownTable(['records', 'XML, MB', 'seconds', 'records/s', 'MB/s', 'core seconds a thousand', 'in times of the first', 'spread'], rows)}

![Core seconds for a thousand records](performance/growth.svg)

${markdownTable(['records', 'most memory, MB', 'packed file, MB', 'library, MB', 'library of XML'], space)}

![Most memory](performance/memory.svg)

The same packed files, unpacked or read by others (one try each), and how many times their time refmill takes for the library:

${markdownTable(['records', 'program', 'seconds', 'core seconds', 'refmill: seconds', 'refmill: core seconds'], others, ['program'])}

![Seconds for the largest file](performance/library.svg)`;
}
