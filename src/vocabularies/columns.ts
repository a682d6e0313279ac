import type { HeadingVocabulary } from '../model/heading.ts';

/** Which column of a vocabulary file holds what, counted from zero. */
export interface VocabularyColumns {
  readonly vocabulary: HeadingVocabulary;
  readonly language?: string;
  readonly hasHeader: boolean;
  readonly ui: number;
  readonly preferred?: number;
  readonly entryTerms?: number;
  readonly trees?: number;
}

const meshUi = /^[DCQ]\d{6,9}$/;
const treeNumbers = /^[A-Z]\d{2}(\.\d{3})*(\||$)/;
const decsHeader = /^#?decs_code\tterm_([a-z]+)(\tsynonyms)?$/;
const languageOfHeader: Readonly<Record<string, string>> = { spanish: 'es', portuguese: 'pt', english: 'en', french: 'fr' };

/** Columns by the header, or, where there is none, by the shape of the first rows; undefined when it is no known vocabulary. */
export function columnsOf(lines: readonly string[]): VocabularyColumns | undefined {
  const header = (lines[0] ?? '').trim().toLowerCase();
  const decs = decsHeader.exec(header);
  if (decs) {
    const language = languageOfHeader[decs[1] ?? ''];
    return { vocabulary: 'decs', ...(language === undefined ? {} : { language }), hasHeader: true, ui: 0, preferred: 1, entryTerms: 2 };
  }
  const hasHeader = /^(descriptor)?ui\t(name|term)/.test(header);
  if (/^ui\tterm\b/.test(header)) return { ...mesh, hasHeader, ui: 0, entryTerms: 1 };
  const rows = lines.slice(hasHeader ? 1 : 0, 200).filter((line) => line.trim() !== '');
  const cells = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
  if (cells.length === 0 || !cells.every(([ui, name]) => meshUi.test(ui ?? '') && name)) return undefined;
  if (cells.some((row) => treeNumbers.test(row[2] ?? ''))) return { ...mesh, hasHeader, ui: 0, preferred: 1, trees: 2 };
  const isOncePerUi = new Set(cells.map(([ui]) => ui)).size === cells.length;
  return hasHeader || isOncePerUi ? { ...mesh, hasHeader, ui: 0, preferred: 1 } : { ...mesh, hasHeader, ui: 0, entryTerms: 1 };
}

const mesh = { vocabulary: 'mesh', language: 'en' } as const;
