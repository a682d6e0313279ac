import type { Results } from '../results.ts';
import { comparisons } from './comparisons.ts';
import { count, figure, percent } from './figures.ts';
import { markdownTable } from './markdown-table.ts';
import { extrapolation } from './sections/all-of-pubmed.ts';
import { duplicates } from './sections/duplicates.ts';
import { exporting, exportingRows } from './sections/exporting.ts';
import { extracting as endpointsAndResults } from './sections/extracting.ts';
import { ingesting } from './sections/ingesting.ts';
import { matching as copiesOfOne, precisionOf, recallOf } from './sections/matching.ts';
import { readingFromMemory } from './sections/reading.ts';
import { searching, searchingRows } from './sections/searching.ts';
import { sqliteAlone } from './sections/sqlite-alone.ts';

/** The page of a run's figures, Markdown. */
export const performancePage = (results: Results): string =>
  `${[
    head(results),
    readingFromMemory(results),
    ingesting(results),
    sqliteAlone(results),
    searching(results),
    exporting(results),
    duplicates(results),
    copiesOfOne(results),
    endpointsAndResults(results),
    extrapolation(results),
    tail(results),
  ]
    .filter((section) => section !== undefined)
    .join('\n\n')}\n`;

function head(results: Results): string {
  const { machine, takenOn, version, extracting, matching } = results;
  const { last, ...told } = comparisons(results);
  const rows = [
    [
      `Reading and normalizing from memory, one core, as a share of the speed of ${told.unpacker}`,
      figure(told.reading),
      told.unpacker === 'gunzip' ? 'at least 0.3' : 'at least 0.3 of gunzip',
    ],
    [
      `A library of ${count(last.records)} records, in times of \`gunzip | xtract -strict\``,
      told.xtract === undefined ? 'not measured' : figure(told.xtract),
      'at most 2',
    ],
    ['Most memory at any size', `${figure(told.peakBytes / 1e6)} MB`, 'below 500 MB'],
    [
      `Work a record at ${count(last.records)} records, in times of that at ${count(told.first.records)}`,
      figure(told.growth),
      'at most 1.15',
    ],
    ['The library with all indexes, as a share of the XML', percent(told.disk), 'at most 50 %'],
    ...searchingRows(results),
    ...exportingRows(results),
    ...(extracting === undefined
      ? []
      : [
          [
            'Abstracts read for endpoints and results, a second',
            count(Math.round(extracting.abstracts / extracting.times.whole.median)),
            'at least 1,000',
          ],
        ]),
    ...(matching === undefined ? [] : matchingRows(matching)),
  ];
  return `# How fast it is

For whoever wants to know what a large library costs before making one, and for whoever changes the code. This page is written by
\`npm run bench\` from what it measured; the figures are in [results.json](performance/results.json). Every ratio is of two
measurements of one run on one machine. Speeds are in megabytes (10⁶ bytes) of unpacked XML a second; «core seconds» are those of the processor,
in all threads together, where nothing else is said.

${markdownTable(['', 'measured', 'aim'], rows)}

Taken on ${takenOn} with refmill ${version}: ${machine.cpu}, ${machine.cores} cores, ${figure(machine.memoryBytes / 2 ** 30)} GB of memory, ${machine.system}, Node.js
${machine.node}, SQLite ${machine.sqlite}.`;
}

function matchingRows({ damaged, growth }: NonNullable<Results['matching']>): readonly (readonly string[])[] {
  const hundredThousand = growth.find(({ records }) => records >= 100_000);
  return [
    ['Copies of one publication found among damaged records: recall', recallOf(damaged.counts), 'at least 0.95'],
    ['The same: precision', precisionOf(damaged.counts), 'at least 0.999'],
    ...(hundredThousand === undefined
      ? []
      : [
          [
            `${count(hundredThousand.records)} records resolved`,
            `${figure(hundredThousand.wall)} s, ${figure(hundredThousand.peakBytes / 1e6)} MB`,
            'below 60 s and 1 GB',
          ],
        ]),
  ];
}

function tail({ seed }: Results): string {
  return `## Run it again

\`\`\`text
npm run bench                                # writes this page
npm run bench -- --full                      # up to a million records: takes much longer and more disk; writes this page
npm run bench -- --sizes 5000,20000 --results figures.json   # leaves the page as it is
npm run bench -- report --results figures.json               # writes this page from figures
npm run bench -- generate --records 100000 --share duplicates=0.1 -o made.xml.gz
npm run bench -- --help                      # all options
\`\`\`

The records are made from a seed (here ${seed}), in the manner of PubMed's baseline: as large, with as many authors, headings and references,
words as frequent as in real text, and nothing of anybody's. \`xtract\` (Debian's ncbi-entrez-direct) and Python's pubmed_parser are measured where they are
installed.`;
}
