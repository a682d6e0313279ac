import { Malformed, Misconfigured } from '../model/errors.ts';
import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { columnsOf, meshUi, type NameColumns, type VocabularyColumns } from './columns.ts';

/**
 * Reads a tab-separated vocabulary: MeSH descriptors (`ui, name, trees`), MeSH entry terms (`ui, term`), DeCS (`#DeCS_code, Term_Spanish,
 * Synonyms` with `|` between the synonyms, with MeSH's identifiers and further languages where it has them). The kind is told
 * from header and shape, never from the name. Throws Misconfigured when the text is none of them, and Malformed that names the line of which nothing can be made.
 */
export function readVocabulary(name: string, text: string): VocabularyFile {
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  const columns = columnsOf(lines);
  if (!columns)
    throw new Misconfigured(
      'vocabulary',
      `${name}: not a vocabulary that can be read: it is neither NLM’s XML or N-Triples nor a table separated by tabs with the headings ui, name, trees or ui, term (MeSH) or decs_code, term_spanish, synonyms … (DeCS)`,
    );
  const entries: VocabularyEntry[] = [];
  for (let row = columns.hasHeader ? 1 : 0; row < lines.length; row++) {
    const line = (lines[row] ?? '').replace(/\r$/, '');
    if (line.trim() === '') continue;
    const found = entriesOf(line.split('\t'), columns);
    if (typeof found === 'string') throw new Malformed(`${name}, line ${row + 1}: ${found}`);
    entries.push(...found);
  }
  const [first, ...others] = columns.names;
  const language = others.length === 0 ? first?.language : undefined;
  const part = columns.names.some(({ preferred }) => preferred !== undefined) ? 'descriptors' : 'entry terms';
  return { name, vocabulary: columns.vocabulary, ...(language === undefined ? {} : { language }), part, entries };
}

/** One entry for each language that names the descriptor, or what is wrong with the row. */
function entriesOf(
  cells: readonly string[],
  { vocabulary, ui: identifiers, code, trees, names }: VocabularyColumns,
): VocabularyEntry[] | string {
  const at = (column: number | undefined) => (column === undefined ? '' : (cells[column] ?? '').trim());
  const ui = identifiers.map(at).find((each) => each !== '');
  if (ui === undefined) return 'there is no identifier in it';
  if (vocabulary === 'mesh' && !meshUi.test(ui)) return `${JSON.stringify(ui.slice(0, 40))} is no identifier of MeSH (D001859)`;
  const rest = { trees: listOf(at(trees)), code: code === undefined || at(code) === ui ? undefined : at(code) };
  const entries = names.flatMap((columns) => entryOf(ui, columns, at, names.length > 1, rest));
  return entries.length > 0 ? entries : `${ui} has no name`;
}

function entryOf(
  ui: string,
  { language, preferred: preferredAt, entryTerms: termsAt }: NameColumns,
  at: (column: number | undefined) => string,
  several: boolean,
  rest: { readonly trees: readonly string[]; readonly code: string | undefined },
): VocabularyEntry[] {
  const entryTerms = listOf(at(termsAt));
  const preferred = withCapitals(at(preferredAt), entryTerms);
  if (preferred === '' && entryTerms.length === 0) return [];
  return [{ ui, ...present({ preferred, ...rest, language: several ? language : undefined }), entryTerms }];
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
