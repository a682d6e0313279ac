import type { Results } from '../results.ts';
import { barChart } from './bar-chart.ts';
import { comparisons, perThousand, speed, unpacking } from './comparisons.ts';
import { count } from './figures.ts';
import { lineChart } from './line-chart.ts';
import { stagesOf } from './sections/reading.ts';

/** The page's pictures, by their file names. */
export function plots(results: Results): Readonly<Record<string, string>> {
  const { reading, ingesting, matching } = results;
  const { first, last } = comparisons(results);
  const bars = reading.flatMap(({ sample, bytes, times }) => [
    { label: `${unpacking(times).unpacker}, ${sample}`, value: speed(bytes, unpacking(times).time) / 1e6, ours: false },
    { label: `fast-xml-parser, ${sample}`, value: speed(bytes, times.fastXmlParser) / 1e6, ours: false },
    { label: `refmill, ${sample}`, value: speed(bytes, times.whole) / 1e6, ours: true },
  ]);
  const stages = reading
    .slice(0, 1)
    .flatMap((made) => stagesOf(made).map(({ stage, seconds }) => ({ label: stage, value: (seconds / made.records) * 1e6, ours: true })));
  const others = last.others.flatMap(({ name, measured }) =>
    'wall' in measured ? [{ label: name, value: measured.wall, ours: false }] : [],
  );
  return {
    'reading.svg': barChart('Reading from memory, one core', 'MB/s', bars),
    'stages.svg': barChart('Stages of reading', 'µs a record', stages),
    'library.svg': barChart('The largest file, by the clock', 's', [
      ...others,
      { label: 'refmill ingest', value: last.wall.median, ours: true },
    ]),
    'growth.svg': lineChart({
      title: 'Work as the library grows',
      unit: 'core seconds for a thousand records',
      points: ingesting.map((each) => [each.records, perThousand(each)]),
      limit: { value: perThousand(first) * 1.15, label: '15 % above the first' },
    }),
    'memory.svg': lineChart({
      title: 'Most memory',
      unit: 'MB',
      points: ingesting.map((each) => [each.records, each.peakBytes / 1e6]),
      limit: { value: 500, label: 'aim' },
    }),
    ...(matching && {
      'resolving.svg': lineChart({
        title: 'Work of resolving as the records grow',
        unit: 'core seconds for a thousand records',
        points: matching.growth.map(({ records, cpu }) => [records, (cpu / records) * 1000]),
        ...nLogN(matching.growth),
      }),
    }),
  };
}

/** What the last size may take a thousand records, when all grows as n log n from the first. */
function nLogN(growth: NonNullable<Results['matching']>['growth']): Pick<Parameters<typeof lineChart>[0], 'limit'> {
  const [first, last] = [growth[0], growth.at(-1)];
  if (!first || !last || first === last) return {};
  const value = (first.cpu / first.records) * 1000 * (Math.log(last.records) / Math.log(first.records));
  return { limit: { value, label: `n log n at ${count(last.records)}` } };
}
