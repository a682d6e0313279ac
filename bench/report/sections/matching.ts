import { growthExponent } from '../../measures/matching/growth.ts';
import type { LabelledSet } from '../../measures/matching/labelled-sets.ts';
import type { Results } from '../../results.ts';
import { count, figure, megabytes, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

type Matching = NonNullable<Results['matching']>;
interface Counts {
  readonly pairs: number;
  readonly found: number;
  readonly falsePairs: number;
}

/** Of the pairs that there are, those that were found: `0.9876`. */
export const recallOf = ({ pairs, found }: Pick<Counts, 'pairs' | 'found'>): string => (pairs === 0 ? '–' : (found / pairs).toFixed(4));

/** Of the pairs that were put together, those that belong together. */
export const precisionOf = ({ found, falsePairs }: Counts): string =>
  found + falsePairs === 0 ? '–' : (found / (found + falsePairs)).toFixed(4);

/** How well and how fast records of one publication are found by what they say; undefined for older figures, which have none of it. */
export function matching({ matching }: Results): string | undefined {
  if (!matching) return undefined;
  return [accuracy(matching), kinds(matching), growing(matching), labelled(matching)].filter((part) => part !== undefined).join('\n\n');
}

function accuracy({ takenOn, damaged: { records, publications, counts, bySeverity, reviews } }: Matching): string {
  const row = (what: string, each: Pick<Counts, 'pairs' | 'found'>) => [what, count(each.pairs), recallOf(each)];
  return `## Copies of one publication, told by what they say

${count(records)} records of ${count(publications)} made publications, as eight kinds of databases write them, and damaged as such copies are: names swapped, titles cut,
translated or full of typos, journals abbreviated, DOIs lost or wrong, pages turned into dates. A fifth of the publications belong to families of such as
look alike and are none of each other's copies. A pair is two records of one publication; a record that has lost so much that nobody could tell is not made.
The aim is a recall of 0.95 at a precision of 0.999. Taken on ${takenOn} (\`npm run bench -- matching\`).

Found are ${count(counts.found)} of ${count(counts.pairs)} pairs (recall ${recallOf(counts)}), with ${count(counts.falsePairs)} false pairs (precision ${precisionOf(counts)}); ${count(reviews.pairs)} pairs of ${count(reviews.records)}
records (${percent(reviews.records / records)}) are left to a person.

${markdownTable(
  ['damage of the worse of the two', 'pairs', 'recall'],
  Object.entries(bySeverity).map(([severity, each]) => row(severities[severity] ?? severity, each)),
)}`;
}

const severities: Readonly<Record<string, string>> = {
  none: 'none but the habits of databases',
  light: 'light: one or two things',
  moderate: 'moderate: three to five',
  heavy: 'heavy: six to nine',
};

function kinds({ damaged: { byDamage, byFamily } }: Matching): string {
  const hardestFirst = Object.entries(byDamage)
    .filter(([kind]) => kind !== 'none')
    .sort(([, a], [, b]) => a.found / a.pairs - b.found / b.pairs);
  return `Recall of the pairs of which one record or both have a kind of damage, among others; the hardest first (\`node dist/bench/matching.js --kind 'title cut'\` prints what was missed):

${markdownTable(
  ['kind of damage', 'pairs', 'recall'],
  hardestFirst.map(([kind, each]) => [kind, count(each.pairs), recallOf(each)]),
)}

Pairs of records that look alike and are two publications, and how many of them were put together:

${markdownTable(
  ['two publications', 'pairs', 'false'],
  Object.entries(byFamily).map(([kind, { pairs, falsePairs }]) => [
    kind,
    kind === 'strangers' ? 'all others' : count(pairs),
    count(falsePairs),
  ]),
)}`;
}

function growing({ growth }: Matching): string {
  const exponent = growthExponent(growth);
  const rows = growth.map(({ records, wall, cpu, peakBytes, compared, counts }) => [
    count(records),
    figure(wall),
    figure(cpu),
    figure((cpu / records) * 1e6),
    megabytes(peakBytes),
    figure(compared / records),
    recallOf(counts),
    precisionOf(counts),
  ]);
  const fitted =
    exponent === undefined ? '' : ` Fitted to all sizes, core seconds grow with the records to the power of ${figure(exponent)}.`;
  return `### As the records grow

The same, of more records: seconds of resolving alone, and the most memory of a program that reads the records and resolves them. The aim is 100,000 records in
less than 60 seconds and 1 GB, and no worse than n log n.${fitted}

${markdownTable(['records', 'seconds', 'core seconds', 'µs a record', 'most memory, MB', 'pairs compared a record', 'recall', 'precision'], rows)}

![Core seconds of resolving a thousand records](performance/resolving.svg)`;
}

/** Share of the duplicates that are removed, publications that are lost: what others reach on the same files, as measured for this comparison. */
const peers: Readonly<Record<LabelledSet['name'], readonly [name: string, sensitivity: number, lost: number][]>> = {
  diabetes: [
    ['BibDedupe', 1, 0],
    ['ASySD', 0.998, 0],
    ['DedupEndNote', 0.99, 1],
  ],
  copper: [
    ['BibDedupe', 0.993, 0],
    ['ASySD', 0.98, 0],
    ['DedupEndNote', 1, 0],
  ],
  'cytology screening': [
    ['BibDedupe', 0.992, 0],
    ['ASySD', 0.972, 1],
    ['DedupEndNote', 0.957, 0],
  ],
  stroke: [
    ['BibDedupe', 0.994, 0],
    ['ASySD', 0.955, 0],
    ['DedupEndNote', 0.978, 0],
  ],
};

function labelled({ labelled: sets }: Matching): string | undefined {
  if (sets.length === 0) return undefined;
  const rows = sets.map(({ name, records, counts, removable, removed, lost, wall }) => [
    name,
    count(records),
    recallOf(counts),
    count(counts.falsePairs),
    `${(removed / removable).toFixed(3)} / ${lost}`,
    ...peers[name].map(([, sensitivity, wrongly]) => `${sensitivity.toFixed(3)} / ${wrongly}`),
    figure(wall.median),
  ]);
  return `### Sets that people have labelled

\`refmill dedupe\` on the references of four reviews, without their labels. Sensitivity is the share of duplicates that are removed when one of each group is kept; lost are
publications of which none is kept. The others take 7 to 204 (BibDedupe), 2 to 5 (ASySD) and 0.3 to 1.5 seconds (DedupEndNote) a set.

${markdownTable(
  ['set', 'records', 'pair recall', 'false pairs', 'sensitivity / lost', ...peers.diabetes.map(([name]) => name), 'seconds'],
  rows,
)}`;
}
