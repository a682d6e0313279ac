/**
 * EndNote's reference types: name, number in its XML, and the type of RIS that EndNote exports it as. Names before numbers: Mendeley and
 * others write EndNote's names with numbers of their own. The first row of a code is written for it.
 */
const rows: readonly (readonly [name: string, number: number | undefined, code: string])[] = [
  ['Journal Article', 17, 'JOUR'],
  ['Electronic Article', 43, 'EJOUR'],
  ['Magazine Article', 19, 'MGZN'],
  ['Newspaper Article', 23, 'NEWS'],
  ['Book', 6, 'BOOK'],
  ['Edited Book', 28, 'EDBOOK'],
  ['Electronic Book', 44, 'EBOOK'],
  ['Book Section', 5, 'CHAP'],
  ['Electronic Book Section', 60, 'ECHAP'],
  ['Conference Paper', 47, 'CPAPER'],
  ['Conference Proceedings', 10, 'CONF'],
  ['Thesis', 32, 'THES'],
  ['Report', 27, 'RPRT'],
  ['Government Document', 46, 'GOVDOC'],
  ['Dataset', 59, 'DATA'],
  ['Aggregated Database', 55, 'AGGR'],
  ['Online Database', 45, 'DBASE'],
  ['Web Page', 12, 'ELEC'],
  ['Electronic Source', 12, 'ELEC'],
  ['Blog', 56, 'BLOG'],
  ['Unpublished Work', 34, 'UNPB'],
  ['Manuscript', 36, 'MANSCPT'],
  ['Patent', 25, 'PAT'],
  ['Map', 20, 'MAP'],
  ['Computer Program', 9, 'COMP'],
  ['Film or Broadcast', 21, 'MPCT'],
  ['Audiovisual Material', 3, 'ADVS'],
  ['Music', 61, 'MUSIC'],
  ['Artwork', 2, 'ART'],
  ['Figure', 37, 'FIGURE'],
  ['Chart or Table', 38, 'CHART'],
  ['Equation', 39, 'EQUA'],
  ['Hearing', 14, 'HEAR'],
  ['Bill', 4, 'BILL'],
  ['Statute', 31, 'STAT'],
  ['Legal Rule or Regulation', 50, 'LEGAL'],
  ['Case', 7, 'CASE'],
  ['Standard', 58, 'STAND'],
  ['Pamphlet', 24, 'PAMP'],
  ['Personal Communication', 26, 'PCOMM'],
  ['Encyclopedia', 53, 'ENCYC'],
  ['Dictionary', 52, 'DICT'],
  ['Classical Work', 49, 'CLSWK'],
  ['Ancient Text', 51, 'ANCIENT'],
  ['Serial', 57, 'SER'],
  ['Catalog', 8, 'CTLG'],
  ['Grant', 54, 'GRANT'],
  ['Online Multimedia', 48, 'MULTI'],
  ['Generic', 13, 'GEN'],
];

const byName = new Map(rows.map((row) => [row[0].toLowerCase(), row[2]]));
const byNumber = new Map(rows.toReversed().map((row) => [row[1], row[2]]));
const byCode = new Map(rows.toReversed().map((row) => [row[2], row]));

/** RIS’s code of a reference type by its name, else by its number; the name itself where neither is known. */
export const codeOfReferenceType = (name: string, number?: string): string =>
  byName.get(name.trim().toLowerCase()) ?? (number ? byNumber.get(Number(number)) : undefined) ?? (name.trim() || (number ?? ''));

/** Name and number for a code of RIS; a code without a row of its own (SOUND, SLIDE) is generic. */
export function referenceTypeOfCode(code: string): { readonly name: string; readonly number: number } {
  const [name, number] = byCode.get(code) ?? [];
  return name !== undefined && number !== undefined ? { name, number } : { name: 'Generic', number: 13 };
}
