import { type DifferingPath, differingPaths } from '../model/differing-paths.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { keyText } from '../model/work.ts';
import type { RecordDifference } from '../store/store.ts';

/** A change of a record as JSON tells it. */
export interface ToldChange {
  readonly record: string;
  /** Public id of its work. */
  readonly work: string;
  readonly change: RecordDifference['change'];
  readonly title?: string;
  /** Of a changed record, what differs. */
  readonly paths?: readonly DifferingPath[];
}

export function toldChange({ key, work, change, before, after }: RecordDifference): ToldChange {
  return {
    record: keyText(key),
    work,
    change,
    ...(after.title === undefined ? {} : { title: after.title }),
    ...(before ? { paths: differingPaths(saidBy(before), saidBy(after)) } : {}),
  };
}

/** Where a record was seen is no part of what it says. */
const saidBy = ({ source: _source, ...said }: BibliographicRecord): unknown => said;

const longestValue = 60;
const pathsShown = 12;

/** `changed  W4     pubmed/99000004  Pain relief`, and below it `title: Pain → Pain relief` for each place that differs. */
export function changeLines(difference: RecordDifference): readonly string[] {
  const { record, work, change, title, paths = [] } = toldChange(difference);
  const more = paths.length - pathsShown;
  return [
    `${change.padEnd(8)} ${work.padEnd(6)} ${record}${title === undefined ? '' : `  ${shortened(title)}`}`,
    ...paths.slice(0, pathsShown).map((each) => `    ${pathLine(each)}`),
    ...(more > 0 ? [`    and ${more} more places`] : []),
  ];
}

function pathLine({ path, before, after }: DifferingPath): string {
  if (before === undefined) return `${path}: now ${written(after)}`;
  if (after === undefined) return `${path}: no longer ${written(before)}`;
  return `${path}: ${written(before)} → ${written(after)}`;
}

const written = (value: unknown): string => shortened(typeof value === 'string' ? value : JSON.stringify(value));

const shortened = (text: string): string => (text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text);
