import type { HeadingVocabulary } from '../model/heading.ts';

/** The columns in which a language has its names, counted from zero. */
export interface NameColumns {
  readonly language?: string;
  readonly preferred?: number;
  readonly entryTerms?: number;
}

/** Which column of a vocabulary file holds what, counted from zero. */
export interface VocabularyColumns {
  readonly vocabulary: HeadingVocabulary;
  readonly hasHeader: boolean;
  /** In the order of preference: a cell may be empty. */
  readonly ui: readonly number[];
  /** DeCS's number beside MeSH's identifier. */
  readonly code?: number;
  readonly trees?: number;
  /** One for each language of the file. */
  readonly names: readonly NameColumns[];
}

export const meshUi = /^[DCQ]\d{6,9}$/;
const treeNumbers = /^[A-Z]\d{2}(\.\d{3})*(\||$)/;

/** Columns by the header, or, where there is none, by the shape of the first rows; undefined when it is no known vocabulary. */
export function columnsOf(lines: readonly string[]): VocabularyColumns | undefined {
  const header = (lines[0] ?? '').trim().toLowerCase();
  if (/^#?decs_code(?:\t|$)/.test(header)) return decsColumns(header.replace(/^#/, '').split('\t'));
  const hasHeader = /^(descriptor)?ui\t(name|term)/.test(header);
  if (/^ui\tterm\b/.test(header)) return { ...mesh, hasHeader, names: [{ language: 'en', entryTerms: 1 }] };
  const rows = lines.slice(hasHeader ? 1 : 0, 200).filter((line) => line.trim() !== '');
  const cells = rows.map((row) => row.split('\t').map((cell) => cell.trim()));
  if (cells.length === 0) return undefined;
  if (!hasHeader && !cells.every(([ui, name]) => meshUi.test(ui ?? '') && name)) return undefined;
  const named = { ...mesh, hasHeader, names: [{ language: 'en', preferred: 1 }] };
  if (cells.some((row) => treeNumbers.test(row[2] ?? ''))) return { ...named, trees: 2 };
  const isOncePerUi = new Set(cells.map(([ui]) => ui)).size === cells.length;
  return hasHeader || isOncePerUi ? named : { ...mesh, hasHeader, names: [{ language: 'en', entryTerms: 1 }] };
}

const mesh = { vocabulary: 'mesh', ui: [0] } as const;

const languages: Readonly<Record<string, string>> = { spanish: 'es', portuguese: 'pt', english: 'en', french: 'fr' };

/**
 * `decs_code, term_spanish, synonyms`, and with more languages and identifiers: `decs_code, mesh_ui, term_english, synonyms_english,
 * term_portuguese, synonyms_portuguese, trees`. Synonyms without a language belong to the term before them. Undefined without a term.
 */
function decsColumns(header: readonly string[]): VocabularyColumns | undefined {
  const names: { language?: string; preferred?: number; entryTerms?: number }[] = [];
  let ui: number | undefined;
  let trees: number | undefined;
  for (const [at, cell] of header.entries()) {
    const [, kind = '', word] =
      /^(term|descriptor|synonyms?|mesh_?(?:ui|id)|unique_id|trees?|tree_numbers?)(?:_([a-z]+))?$/.exec(cell.trim()) ?? [];
    const language = word === undefined ? undefined : (languages[word] ?? word);
    if (kind === 'term' || kind === 'descriptor') names.push({ ...(language === undefined ? {} : { language }), preferred: at });
    else if (kind.startsWith('synonym')) {
      const of = language === undefined ? names.at(-1) : names.find((each) => each.language === language);
      if (of) of.entryTerms = at;
    } else if (kind.startsWith('tree')) trees = at;
    else if (kind !== '') ui = at;
  }
  if (names.length === 0) return undefined;
  const identified = ui === undefined ? { ui: [0] } : { ui: [ui, 0], code: 0 };
  return { vocabulary: 'decs', hasHeader: true, ...identified, ...(trees === undefined ? {} : { trees }), names };
}
