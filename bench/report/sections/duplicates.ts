import type { Results } from '../../results.ts';
import { apart, count, figure, percent } from '../figures.ts';
import { markdownTable } from '../markdown-table.ts';

/** What it costs to tell which records are one publication. */
export function duplicates({
  resolving: { records, share, dois, reviews, cpu, xmlBytes, plainCpu, plainXmlBytes, againCpu },
}: Results): string {
  const perMegabyte = (time: typeof cpu, bytes: number) => time.median / (bytes / 1e6);
  const plain = perMegabyte(plainCpu, plainXmlBytes);
  const row = (what: string, time: typeof cpu, bytes: number) => [
    what,
    figure(time.median),
    figure(perMegabyte(time, bytes) / plain),
    apart(time),
  ];
  const withDois =
    dois === undefined
      ? 'That one has DOIs in all of its records, the other in 75 %: how much of the difference is theirs was not measured.'
      : `Of the records of both, ${percent(dois)} have a DOI.`;
  return `## Duplicates

Two files of ${count(records)} records taken in: in one of them ${percent(share)} of the records say what an earlier one says, with its DOI, under a PMID of their own.
${withDois}
refmill lists ${count(reviews)} such pairs for a person. The first file once more changes nothing.

${markdownTable(
  ['', 'core seconds', 'a byte, in times of the first', 'spread'],
  [
    row('no duplicates', plainCpu, plainXmlBytes),
    row(`${percent(share)} duplicates`, cpu, xmlBytes),
    row('the first file again', againCpu, plainXmlBytes),
  ],
)}`;
}
