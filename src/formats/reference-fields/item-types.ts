import type { FindingCode } from '../../model/finding.ts';
import type { ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';

/** Item type, the TY that is written for it, further TYs that are read as it (Reference Manager's list, EndNote's and the vendors' additions). */
const rows: readonly (readonly [ItemType | undefined, string, ...string[]])[] = [
  ['article-journal', 'JOUR', 'EJOUR', 'INPR', 'ABST', 'EJOU'],
  ['article-magazine', 'MGZN'],
  ['article-newspaper', 'NEWS'],
  ['book', 'BOOK', 'EBOOK', 'EDBOOK', 'WHOLE'],
  ['chapter', 'CHAP', 'ECHAP'],
  ['paper-conference', 'CPAPER', 'CONF'],
  ['thesis', 'THES'],
  ['report', 'RPRT', 'GOVDOC'],
  ['dataset', 'DATA', 'AGGR', 'DBASE'],
  ['webpage', 'ELEC', 'ICOMM', 'WEB'],
  ['post-weblog', 'BLOG'],
  ['manuscript', 'UNPB', 'MANSCPT', 'UNPD'],
  ['patent', 'PAT'],
  ['map', 'MAP'],
  ['software', 'COMP'],
  ['motion_picture', 'MPCT', 'VIDEO', 'ADVS'],
  ['song', 'SOUND'],
  ['musical_score', 'MUSIC'],
  ['graphic', 'ART'],
  ['figure', 'FIGURE', 'CHART', 'EQUA'],
  ['hearing', 'HEAR'],
  ['bill', 'BILL', 'UNBILL'],
  ['legislation', 'STAT'],
  ['regulation', 'LEGAL'],
  ['legal_case', 'CASE'],
  ['standard', 'STAND'],
  ['speech', 'SLIDE'],
  ['pamphlet', 'PAMP'],
  ['personal_communication', 'PCOMM'],
  ['entry-encyclopedia', 'ENCYC'],
  ['entry-dictionary', 'DICT'],
  ['classic', 'CLSWK', 'ANCIENT'],
  ['periodical', 'JFULL'],
  ['collection', 'SER', 'CTLG'],
  // Generic and «other» say nothing about the kind.
  [undefined, 'GEN', 'OTHER', 'GENERIC', 'MULTI', ''],
];

/** What has no TY of its own is written as its nearest kin. */
const nearest: Partial<Record<ItemType, string>> = {
  article: 'UNPB',
  review: 'JOUR',
  'review-book': 'JOUR',
  entry: 'ENCYC',
  post: 'ELEC',
};

const byCode = new Map(rows.flatMap(([type, ...codes]) => codes.map((code) => [code, type] as const)));
const byType = new Map(rows.map(([type, code]) => [type, code] as const));

/** The item type of a TY, or the finding that it is not known. */
export function typeOfCode(code: string): { type?: ItemType; unknown?: FindingCode } {
  const type = byCode.has(code) ? byCode.get(code) : readItemType(code);
  if (type) return { type };
  return byCode.has(code) ? {} : { unknown: 'type-unknown' };
}

export const codeOfType = (type: ItemType | undefined): string => byType.get(type) ?? (type && nearest[type]) ?? 'GEN';

/** TYs of things that stand on their own: their T2 is a series, their SP a number of pages. */
const standalone = new Set(['BOOK', 'EBOOK', 'EDBOOK', 'RPRT', 'GOVDOC', 'THES', 'COMP', 'MAP', 'PAT']);

export const isStandalone = (code: string): boolean => standalone.has(code);
