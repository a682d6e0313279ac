import type { Results } from '../../results.ts';
import { speed, unpackingTime } from '../comparisons.ts';
import { apart, count, figure, megabytes, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

type Reading = Results['reading'][number];

/** What the stages of reading take of their sum, in their order. */
export function stagesOf({ times }: Reading): { readonly stage: string; readonly seconds: number }[] {
  return [
    { stage: 'split into records', seconds: times.split.median },
    { stage: 'element trees', seconds: times.tree.median },
    { stage: 'elements to fields', seconds: Math.max(0, times.elements.median - times.tree.median) },
    { stage: 'normalize', seconds: times.normalize.median },
    { stage: 'check', seconds: times.check.median },
  ];
}

export function readingFromMemory({ reading }: Results): string {
  const rows = reading.flatMap((each) => {
    const { sample, bytes, records, times } = each;
    const row = (what: string, time: Reading['times']['whole']) => [
      `${what}, ${sample}`,
      figure(speed(bytes, time) / 1e6),
      count(Math.round(records / time.median)),
      figure(unpackingTime(times).median / time.median),
      apart(time),
    ];
    return [
      ...(times.gunzip ? [row('gunzip', times.gunzip)] : []),
      row('zlib in Node', times.zlib),
      row('fast-xml-parser alone', times.fastXmlParser),
      row('refmill', times.whole),
    ];
  });
  const samples = reading.map(({ sample, records, bytes }) => `${count(records)} ${sample} (${megabytes(bytes)} MB)`).join(' and ');
  const [made] = reading as [Reading];
  const stages = stagesOf(made);
  const sum = stages.reduce((total, { seconds }) => total + seconds, 0);
  return `## Reading from memory

${samples}, one core. gunzip is the program, zlib the same within Node; fast-xml-parser gets each
record's text cut out already, and gives elements only; refmill gives clean, checked records.

${markdownTable(['', 'MB/s', 'records/s', 'share of gunzip', 'spread'], rows)}

![Speed of reading](performance/reading.svg)

Each stage by itself, of the made records:

${markdownTable(
  ['stage', 'share', 'µs a record'],
  [...stages, { stage: 'together', seconds: sum }, { stage: 'measured as a whole', seconds: made.times.whole.median }].map(
    ({ stage, seconds }) => [stage, percent(seconds / sum), figure((seconds / made.records) * 1e6)],
  ),
)}

![Shares of the stages of reading](performance/stages.svg)`;
}
