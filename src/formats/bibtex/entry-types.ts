import type { FindingCode } from '../../model/finding.ts';
import type { BibliographicRecord, ItemType } from '../../model/record.ts';
import { readItemType } from '../../normalizers/item-type.ts';

/** Item type; the entry type that is written for it in BibTeX and in BibLaTeX; further entry types that are read as it. */
const rows: readonly (readonly [ItemType | undefined, string, string, string?])[] = [
  ['article-journal', 'article', 'article', 'suppperiodical'],
  ['article-magazine', 'article', 'article'],
  ['article-newspaper', 'article', 'article', 'newspaper'],
  ['book', 'book', 'book', 'mvbook collection mvcollection reference mvreference proceedings mvproceedings manual'],
  ['pamphlet', 'booklet', 'booklet'],
  ['chapter', 'incollection', 'incollection', 'inbook suppbook suppcollection bookinbook'],
  ['paper-conference', 'inproceedings', 'inproceedings', 'conference'],
  ['thesis', 'phdthesis', 'thesis', 'mastersthesis masterthesis bachelorsthesis'],
  ['report', 'techreport', 'report'],
  ['manuscript', 'unpublished', 'unpublished'],
  ['webpage', 'misc', 'online', 'www electronic webpage'],
  ['dataset', 'misc', 'dataset', 'data'],
  ['software', 'misc', 'software', 'softwareversion softwaremodule'],
  ['patent', 'patent', 'patent'],
  ['entry-encyclopedia', 'incollection', 'inreference'],
  ['periodical', 'misc', 'periodical'],
  ['standard', 'misc', 'standard'],
  ['motion_picture', 'misc', 'movie', 'video'],
  ['song', 'misc', 'audio', 'music'],
  ['graphic', 'misc', 'image', 'artwork'],
  ['legal_case', 'misc', 'jurisdiction'],
  ['legislation', 'misc', 'legislation', 'legal'],
  ['personal_communication', 'misc', 'letter'],
  ['performance', 'misc', 'performance'],
  ['review', 'article', 'review'],
  ['review-book', 'article', 'article'],
  // These say nothing about the kind.
  [undefined, 'misc', 'misc', 'other commentary set xdata unknown'],
];

/** BibLaTeX's further word for articles of magazines and newspapers. */
const subtypes: Readonly<Record<string, ItemType>> = { magazine: 'article-magazine', newspaper: 'article-newspaper' };

const byType = new Map(rows.map((row) => [row[0], row] as const));
const byWord = new Map<string, ItemType | undefined>();
for (const [type, bibtex, biblatex, more] of rows)
  for (const word of [biblatex, bibtex, ...(more?.split(' ') ?? [])]) if (!byWord.has(word)) byWord.set(word, type);
byWord.set('misc', undefined);

/** The item type that an entry type names, or the finding that it is not known. */
export function typeOfWord(word: string, subtype = ''): { type?: ItemType; unknown?: FindingCode } {
  const type = subtypes[subtype.toLowerCase()] ?? byWord.get(word) ?? (byWord.has(word) ? undefined : readItemType(word));
  if (type) return { type };
  return byWord.has(word) ? {} : { unknown: 'type-unknown' };
}

/** The entry type that is written. */
export function wordOfType({ type }: BibliographicRecord, dialect: 'bibtex' | 'biblatex'): string {
  const row = byType.get(type);
  return row?.[dialect === 'bibtex' ? 1 : 2] ?? 'misc';
}

/** The word of BibLaTeX for what an article is besides. */
export const subtypeOf = (type: ItemType | undefined): string | undefined => Object.keys(subtypes).find((word) => subtypes[word] === type);

const wholes = new Set([
  'book',
  'mvbook',
  'collection',
  'mvcollection',
  'reference',
  'mvreference',
  'proceedings',
  'mvproceedings',
  'manual',
  'booklet',
  'thesis',
  'phdthesis',
  'mastersthesis',
  'report',
  'techreport',
]);

/** Entries of things that stand on their own: their number is the report's or that in a series. */
export const isWhole = (word: string): boolean => wholes.has(word);
