import type { ExportRow } from './export-row.ts';
import type { Field, Publication } from './publication.ts';

/** What is left of each field in a copy, from 0 to 1. */
export type Remains = Readonly<Record<Field, number>>;

/** How much a person gives for each field, when it is the same in two references. */
const weights: Readonly<Record<Field, number>> = {
  title: 3,
  authors: 1.5,
  year: 0.5,
  journal: 1,
  volume: 1,
  issue: 0.25,
  pages: 1.5,
  doi: 2.5,
  pmid: 2.5,
  abstract: 0.5,
};

const fields = Object.keys(weights) as Field[];

/** Two references that have less in common say too little for anybody: title, authors and year are just enough. */
export const enough = 4.9;

const saidIn: Readonly<Record<Field, (row: ExportRow) => unknown>> = {
  title: ({ title }) => title,
  authors: ({ authors }) => authors[0],
  year: ({ year }) => year,
  journal: ({ journal }) => journal,
  volume: ({ volume }) => volume,
  issue: ({ issue }) => issue,
  pages: ({ start, articleNumber }) => start ?? articleNumber,
  doi: ({ doi }) => doi,
  pmid: ({ pmid }) => pmid,
  abstract: ({ abstract }) => abstract,
};

/** What a row says at all. */
export const remainsOf = (row: ExportRow): Remains =>
  Object.fromEntries(fields.map((field) => [field, saidIn[field](row) === undefined ? 0 : 1])) as Remains;

/** How much two copies of a publication have in common. */
export function commonEvidence({ generic }: Publication, a: Remains, b: Remains): number {
  return fields.reduce((sum, field) => {
    const weight = generic && field === 'title' ? 0 : weights[field];
    // Two damaged titles are farther from each other than each is from the original.
    return sum + weight * a[field] * b[field];
  }, 0);
}
