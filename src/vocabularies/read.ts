import { Malformed, Misconfigured } from '../model/errors.ts';
import { present } from '../model/present.ts';
import type { VocabularyEntry, VocabularyFile } from '../model/vocabulary-entry.ts';
import { columnsOf, meshUi, type NameColumns, type VocabularyColumns } from './columns.ts';
import { Gathering } from './gathering.ts';
import { withTops } from './top-descriptors.ts';

/** The longest row of a table, a descriptor with all its synonyms in several languages, has some thousand characters. */
const longestLine = 1024 * 1024;
/** By so many lines the columns are told. */
const headLines = 201;

/**
 * Reads a tab-separated vocabulary: MeSH descriptors (`ui, name, trees`), MeSH entry terms (`ui, term`), DeCS (`#DeCS_code, Term_Spanish,
 * Synonyms` with `|` between the synonyms, with MeSH's identifiers and further languages where it has them). The kind is told
 * from header and shape, never from the name. Throws Misconfigured when the text is none of them, and Malformed that names the line of which nothing can be made.
 */
export function readVocabulary(name: string, text: string): VocabularyFile {
  const head: string[] = [];
  for (const { line } of linesIn(name, text)) if (head.push(line) >= headLines) break;
  const columns = columnsOf(head);
  if (!columns)
    throw new Misconfigured(
      'vocabulary',
      `${name}: not a vocabulary that can be read: it is neither NLM’s XML or N-Triples nor a table separated by tabs with the headings ui, name, trees or ui, term (MeSH) or decs_code, term_spanish, synonyms … (DeCS)`,
    );
  const gathering = new Gathering(name);
  for (const { line, number } of linesIn(name, text)) {
    if (line.trim() === '' || (columns.hasHeader && number === 1)) continue;
    const found = entriesOf(line.split('\t'), columns);
    if (typeof found === 'string') throw new Malformed(`${name}, line ${number}: ${found}`);
    for (const entry of found) gathering.add(entry, `line ${number}`);
  }
  const [first, ...others] = columns.names;
  const language = others.length === 0 ? first?.language : undefined;
  const part = columns.names.some(({ preferred }) => preferred !== undefined) ? 'descriptors' : 'entry terms';
  return withTops({
    name,
    vocabulary: columns.vocabulary,
    ...(language === undefined ? {} : { language }),
    part,
    entries: gathering.entries,
  });
}

/** One after the other: a file of nothing but tabs or line ends would fill the memory with its pieces. Throws Malformed naming the line that does not end. */
function* linesIn(name: string, text: string): Generator<{ readonly line: string; readonly number: number }> {
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let number = 1; start <= text.length; number++) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > longestLine) throw new Malformed(`${name}, line ${number}: it is longer than ${longestLine} characters`);
    yield { line: text.slice(start, end).replace(/\r$/, ''), number };
    start = end + 1;
  }
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
