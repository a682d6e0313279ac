import type { Results } from '../../results.ts';
import { comparisons, speed, unpacking } from '../comparisons.ts';
import { apart, count, figure, megabytes, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

type Reading = Results['reading'][number];

/** What the stages of reading take, each by itself, in their order. */
export function stagesOf({ times }: Reading): { readonly stage: string; readonly seconds: number }[] {
  return [
    { stage: 'split into records', seconds: times.split.median },
    { stage: 'element trees', seconds: times.tree.median },
    { stage: 'elements to fields', seconds: Math.max(0, times.elements.median - times.tree.median) },
    { stage: 'normalize', seconds: times.normalize.median },
    { stage: 'check', seconds: times.check.median },
  ];
}

/** Said of figures without `asInFormat`. */
const older = ` In these figures fast-xml-parser
kept the path of each element besides, which refmill does not ask of it, and the first stage looked for three of the six elements that hold records and
not at what stands around them.`;

export function readingFromMemory(results: Results): string {
  const { reading } = results;
  const { unpacker } = comparisons(results);
  const rows = reading.flatMap((each) => {
    const { sample, bytes, records, times } = each;
    const row = (what: string, time: Reading['times']['whole']) => [
      `${what}, ${sample}`,
      figure(speed(bytes, time) / 1e6),
      count(Math.round(records / time.median)),
      figure(unpacking(times).time.median / time.median),
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
  const whole = made.times.whole.median;
  const rest = whole - stages.reduce((total, { seconds }) => total + seconds, 0);
  return `## Reading from memory

${samples}, one core. gunzip is the program${unpacker === 'gunzip' ? '' : ' (not measured: not installed)'}, zlib the same within Node; fast-xml-parser gets each
record's text cut out already, and gives elements only; refmill gives clean, checked records.${made.asInFormat ? '' : older}

${markdownTable(['', 'MB/s', 'records/s', `share of ${unpacker}`, 'spread'], rows)}

![Speed of reading](performance/reading.svg)

Each stage by itself, of the made records, as a share of reading as a whole:

${markdownTable(
  ['stage', 'share', 'µs a record'],
  [...stages, { stage: 'the whole less its stages', seconds: rest }, { stage: 'the whole', seconds: whole }].map(({ stage, seconds }) => [
    stage,
    percent(seconds / whole),
    figure((seconds / made.records) * 1e6),
  ]),
)}

![Times of the stages of reading](performance/stages.svg)`;
}
