import type { Results } from '../../results.ts';
import { comparisons } from '../comparisons.ts';
import { count, figure } from '../figures.ts';

/** The baseline of 2025: its files, and the records in them. */
const pubmed = { files: 1334, records: 38_000_000 };

/** What all of PubMed would take: a calculation, and said to be one. */
export function extrapolation(results: Results): string {
  const { last } = comparisons(results);
  const rate = last.records / last.wall.median;
  const recordBytes = last.xmlBytes / last.records;
  const storeBytes = last.storeBytes / last.records;
  return `## All of PubMed on your machine

Not measured, but calculated from the largest library above, as if the rest went at the same rate:

\`\`\`text
hours    = records / (records a second) / 3600
         = ${count(pubmed.records)} / ${figure(rate)} / 3600 = ${figure(pubmed.records / rate / 3600)}
disk, GB = records × (bytes of library a record) / 10⁹
         = ${count(pubmed.records)} × ${figure(storeBytes)} / 10⁹ = ${figure((pubmed.records * storeBytes) / 1e9)}
XML, GB  = records × (bytes of XML a record) / 10⁹
         = ${count(pubmed.records)} × ${figure(recordBytes)} / 10⁹ = ${figure((pubmed.records * recordBytes) / 1e9)}
\`\`\`

The baseline has ${count(pubmed.files)} files, about ${count(Math.round(pubmed.records / pubmed.files))} records each: on this machine ${figure(pubmed.records / pubmed.files / rate / 60)} minutes a file. For your machine, run
\`npm run bench\` there and put in its records a second; or take one file of the baseline in and multiply by ${count(pubmed.files)}. Downloading comes on top.`;
}
