/** How files begin that hold text, but are none: people hand over the article's PDF, or the Word file with its references. */
const openings: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a Word, Excel or ZIP file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word or Excel file'],
  ['{\\rtf', 'a document in RTF'],
];

/** What a file is that has to be saved or copied as text before it can be read: `a PDF`; undefined for text. Wants its first bytes, each as a character. */
export function documentKind(head: string): string | undefined {
  return openings.find(([opening]) => head.startsWith(opening))?.[1];
}
