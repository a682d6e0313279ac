import { retractionSign } from '../model/retraction.ts';
import type { Citation } from '../model/work.ts';
import { citationLine } from './citation-line.ts';

/** What a line of a list shows of a work. */
export interface ListedWork {
  readonly id: string;
  readonly citation: Citation;
  /** Number of records that describe it. */
  readonly records: number;
  readonly deleted: boolean;
}

const idWidth = 7;

/** A work in a list: id, citation, and what nobody may overlook: `W4     Quill E. Pain relief. J Test. 2018;9:301.  [RETRACTED]  [2 records]`. */
export function workLine({ id, citation, records, deleted }: ListedWork): string {
  const marks = [retractionSign(citation) && 'RETRACTED', records > 1 && `${records} records`, deleted && 'deleted at its source'];
  return [id.padEnd(idWidth - 1), citationLine(citation), ...marks.filter(Boolean).map((mark) => ` [${mark}]`)].join(' ');
}
