import type { Damage } from '../damage.ts';
import { without } from '../export-row.ts';

/** What goes wrong with identifiers. */
export const identifiers: readonly Damage[] = [
  { kind: 'DOI lost', field: 'doi', left: 0, weight: 3, harm: (row) => (row.doi === undefined ? undefined : without(row, 'doi')) },
  {
    kind: 'DOI as a link or with a label',
    field: 'doi',
    left: 1,
    harm: (row, random) =>
      row.doi === undefined
        ? undefined
        : { ...row, doi: random.pick(['https://doi.org/', 'http://dx.doi.org/', 'doi:', 'DOI: ']) + row.doi.toUpperCase() },
  },
  {
    kind: 'DOI with a wrong character',
    field: 'doi',
    left: 0,
    harm: (row, random) => {
      const digits = [...(row.doi ?? '').matchAll(/\d/g)].map(({ index }) => index).filter((at) => at > 8);
      if (row.doi === undefined || digits.length === 0) return undefined;
      const at = random.pick(digits);
      return { ...row, doi: `${row.doi.slice(0, at)}${(Number(row.doi[at]) + random.between(1, 9)) % 10}${row.doi.slice(at + 1)}` };
    },
  },
  {
    kind: 'DOI cut',
    field: 'doi',
    left: 0,
    harm: (row) => (row.doi === undefined ? undefined : { ...row, doi: row.doi.slice(0, row.doi.length - 3) }),
  },
  {
    kind: 'DOI of another publication',
    field: 'doi',
    left: 0,
    harm: (row, _random, { mistakenDoi }) =>
      row.doi === undefined || mistakenDoi === undefined ? undefined : { ...row, doi: mistakenDoi },
  },
  { kind: 'PMID lost', field: 'pmid', left: 0, weight: 2, harm: (row) => (row.pmid === undefined ? undefined : without(row, 'pmid')) },
];
