import { Misconfigured } from '../model/errors.ts';
import type { HeadingVocabulary } from '../model/heading.ts';
import { columnsOf, type VocabularyColumns } from './columns.ts';

/** A row of a vocabulary file: the names of one descriptor, the preferred one first where the file has it. */
export interface VocabularyEntry {
  readonly ui: string;
  /** Absent in files of entry terms alone: the preferred name stands in another file. */
  readonly preferred?: string;
  readonly entryTerms: readonly string[];
  readonly trees?: readonly string[];
}

/** One vocabulary file, read but not yet joined with the others. */
export interface VocabularyFile {
  readonly name: string;
  readonly vocabulary: HeadingVocabulary;
  readonly language?: string;
  readonly entries: readonly VocabularyEntry[];
}

/**
 * Reads a tab-separated vocabulary: MeSH descriptors (`ui, name, trees`), MeSH entry terms (`ui, term`), DeCS (`#DeCS_code, Term_Spanish,
 * Synonyms` with `|` between the synonyms), with or without the header. The kind is told from header and shape, never from the name.
 * Throws Misconfigured when the text is none of them.
 */
export function readVocabulary(name: string, text: string): VocabularyFile {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const columns = columnsOf(lines);
  if (!columns) throw new Misconfigured('vocabulary', `${name}: not a vocabulary that can be read (TSV: ui, name, trees or ui, term)`);
  const entries: VocabularyEntry[] = [];
  for (let row = columns.hasHeader ? 1 : 0; row < lines.length; row++) {
    const entry = entryOf((lines[row] ?? '').replace(/\r$/, '').split('\t'), columns);
    if (entry) entries.push(entry);
  }
  const { vocabulary, language } = columns;
  return { name, vocabulary, ...(language === undefined ? {} : { language }), entries };
}

function entryOf(cells: readonly string[], columns: VocabularyColumns): VocabularyEntry | undefined {
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim());
  const ui = at(columns.ui);
  const entryTerms = listOf(at(columns.entryTerms));
  const preferred = withCapitals(at(columns.preferred), entryTerms);
  if (ui === '' || (preferred === '' && entryTerms.length === 0)) return undefined;
  const trees = listOf(at(columns.trees));
  return { ui, ...(preferred === '' ? {} : { preferred }), entryTerms, ...(trees.length === 0 ? {} : { trees }) };
}

/** DeCS tables give the label in small letters and the descriptor as it is printed among the synonyms: «temefós», «Temefós». */
const withCapitals = (label: string, entryTerms: readonly string[]) => {
  const small = label === label.toLowerCase();
  return (small ? entryTerms.find((term) => term.toLowerCase() === label) : undefined) ?? label;
};

const listOf = (cell: string) =>
  cell
    .split('|')
    .map((item) => item.trim())
    .filter((item) => item !== '');
