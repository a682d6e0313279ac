import type { HeadingQuery } from '../../search/query.ts';
import { foldedName } from '../card/reported.ts';
import { headingKey } from '../card/work-codes.ts';
import type { Database } from './database.ts';

interface Entry {
  readonly ui: string;
  readonly preferred: string | null;
  readonly entryTerms: string;
  readonly trees: string | null;
}

interface Named {
  readonly ui: string;
  readonly term: string;
}

/** Letters that may be of either case, or have diacritics, that SQLite does not know of. */
const beyondAscii = /[^\0-\x7f]/;

/**
 * By what the headings are known that a query is after: identifiers, or names of those that have none. A name leads to its descriptor by the loaded
 * vocabularies, entry terms and translations too, and by what the works' own headings say; and down the tree by the vocabularies' tree numbers.
 */
export function headingKeys({ client }: Database): (query: HeadingQuery) => readonly string[] {
  const columns = 'ui, preferred, vocabulary_entries.entry_terms AS entryTerms, trees';
  const descriptors = `SELECT ${columns} FROM vocabularies CROSS JOIN vocabulary_entries ON vocabulary_entries.vocabulary = vocabularies.id WHERE part <> 'qualifiers' AND`;
  const plain = client.prepare<[string, string, string], Entry>(
    `${descriptors} (ui = ? COLLATE NOCASE OR preferred = ? COLLATE NOCASE OR instr(char(10) || lower(vocabulary_entries.entry_terms) || char(10), ?) > 0)`,
  );
  const every = client.prepare<[], Entry>(`${descriptors} 1`);
  const beginning = client.prepare<[string], Entry>(`${descriptors} preferred LIKE ? ESCAPE '\\'`);
  const below = client.prepare<[string], Entry>(`${descriptors} instr(char(10) || trees, char(10) || ?) > 0`);
  const ofUi = client.prepare<[string], Entry>(`${descriptors} ui = ?`);
  const carried = client.prepare<[string, string], Named>(
    'SELECT ui, term FROM headings WHERE term = ? COLLATE NOCASE OR ui = ? COLLATE NOCASE',
  );
  const carriedBeginning = client.prepare<[string], Named>("SELECT ui, term FROM headings WHERE term LIKE ? ESCAPE '\\'");
  const all = client.prepare<[], Named>('SELECT ui, term FROM headings');

  const entriesNamed = (name: string): readonly Entry[] => {
    const found = plain.all(name, name, `\n${name.toLowerCase()}\n`);
    if (found.length > 0) return found;
    const wanted = foldedName(name);
    return every
      .all()
      .filter(({ preferred, entryTerms }) =>
        [preferred ?? '', ...entryTerms.split('\n')].some((each) => mayBe(each, name) && foldedName(each) === wanted),
      );
  };
  const headingsNamed = (name: string): readonly Named[] => {
    const found = carried.all(name, name);
    if (found.length > 0) return found;
    const wanted = foldedName(name);
    return all.all().filter(({ term }) => mayBe(term, name) && foldedName(term) === wanted);
  };

  return ({ text, truncated, explode }) => {
    const start = `${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
    const named = truncated ? beginning.all(start) : entriesNamed(text);
    const headings = truncated ? carriedBeginning.all(start) : headingsNamed(text);
    const uis = new Set([...named, ...headings].map(({ ui }) => ui).filter((ui) => ui !== ''));
    const entries = [...named];
    for (const ui of uis) if (!named.some((entry) => entry.ui === ui)) entries.push(...ofUi.all(ui));
    // A file of translations has no trees: they are those of the same identifier.
    for (const ui of new Set(named.map((entry) => entry.ui))) entries.push(...ofUi.all(ui));
    if (explode)
      for (const tree of new Set(entries.flatMap(({ trees }) => (trees ?? '').split('\n').filter(Boolean))))
        entries.push(...below.all(`${tree}.`));
    const keys = new Set<string>([...uis, ...headings.map(({ ui, term }) => headingKey(ui === '' ? { term } : { ui, term }))]);
    for (const { ui, preferred } of entries) {
      keys.add(ui);
      if (preferred !== null) keys.add(preferred);
    }
    for (const { entryTerms } of named) for (const term of truncated ? [] : entryTerms.split('\n')) if (term !== '') keys.add(term);
    if (!truncated) keys.add(text);
    return [...keys];
  };
}

/** Folding a quarter of a million names takes its time, and most are told apart by their lengths. */
const mayBe = (name: string, wanted: string): boolean =>
  beyondAscii.test(name) || beyondAscii.test(wanted) || Math.abs(name.length - wanted.length) <= 4;
