import type { Results } from '../../results.ts';
import { apart, count, figure } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** Endpoints and results out of abstracts; undefined for older figures, which have none of it. */
export function extracting({ extracting }: Results): string | undefined {
  if (!extracting) return undefined;
  const { abstracts, units, endpoints, results, matches, times } = extracting;
  const row = (what: string, found: string, time: typeof times.whole) => [
    what,
    found,
    count(Math.round(abstracts / time.median)),
    figure((time.median / abstracts) * 1e6),
    figure(time.median / times.expressions.median),
    apart(time),
  ];
  return `## Endpoints and results

${count(abstracts)} abstracts of trials of ${count(Math.round(units / abstracts))} characters on average, the English ones of fixtures/endpoints over and over, one core. The
plain expressions are seven (ratios with their intervals, P values, counts with shares, \`x vs y\`, spreads, medians, the sentence of the primary outcome)
that link nothing to anything. The aim is at least 1,000 abstracts a second.

${markdownTable(
  ['', 'found an abstract', 'abstracts/s', 'µs an abstract', 'in times of the plain expressions', 'spread'],
  [
    row('plain expressions', `${figure(matches / abstracts)} matches`, times.expressions),
    row('tokens alone', '', times.tokens),
    row('endpoints and results', `${figure(endpoints / abstracts)} endpoints, ${figure(results / abstracts)} results`, times.whole),
  ],
)}`;
}
