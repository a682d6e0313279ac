import { foldedName } from '../card/reported.ts';
import type { Database } from './database.ts';

/** A descriptor as all vocabulary files of the library name it. */
interface NamedDescriptor {
  readonly ui: string;
  readonly preferred: readonly string[];
  readonly entryTerms: readonly string[];
  readonly trees: readonly string[];
}

/** The descriptors of the library's vocabularies by their names, identifiers and tree numbers. */
export interface DescriptorIndex {
  /** By an identifier or any name: as it is written, whatever the case, else whatever the diacritics and the punctuation. */
  named(name: string): readonly NamedDescriptor[];
  /** One of whose preferred names begins so. */
  beginning(name: string): readonly NamedDescriptor[];
  withUi(ui: string): NamedDescriptor | undefined;
  /** Those that stand below a tree number. */
  below(tree: string): readonly NamedDescriptor[];
}

/** Names and tree numbers are joined with line feeds. */
type Row = readonly [ui: string, preferred: string | null, entryTerms: string | null, trees: string | null];

/** Numbers of rows by a name: nearly every name has one. */
type ByName = Map<string, number | readonly number[]>;

/**
 * MeSH has a quarter of a million names: they are read once, when the first descriptor is asked for (half a second), and again when a vocabulary was
 * imported. Going through the table for each descriptor took nearly as long, and strategies name fifty.
 */
export function descriptorIndex({ client }: Pick<Database, 'client'>): () => DescriptorIndex {
  const imported = client
    .prepare<[], string | null>(
      "SELECT group_concat(id || ' ' || sha256 || ' ' || imported_at) FROM (SELECT * FROM vocabularies ORDER BY id)",
    )
    .pluck();
  const rows = client
    .prepare<[], Row>(
      `SELECT ui, group_concat(preferred, char(10)), group_concat(nullif(vocabulary_entries.entry_terms, ''), char(10)), group_concat(trees, char(10))
        FROM vocabularies CROSS JOIN vocabulary_entries ON vocabulary_entries.vocabulary = vocabularies.id WHERE part <> 'qualifiers' GROUP BY ui`,
    )
    .raw();
  let known: { readonly state: string | null | undefined; readonly index: DescriptorIndex } | undefined;
  return () => {
    const state = imported.get();
    if (!known || known.state !== state) known = { state, index: indexed(rows.all()) };
    return known.index;
  };
}

function indexed(rows: readonly Row[]): DescriptorIndex {
  const byName = namesOf(rows, (names) => names.toLowerCase());
  const numberOf = new Map(rows.map(([ui], at) => [ui, at]));
  // «C04.588 12»: in the order of the trees.
  const placed = rows.flatMap(([, , , trees], at) => listed(trees).map((tree) => `${tree} ${at}`)).sort();
  let folded: ByName | undefined;
  const descriptor = (at: number): NamedDescriptor => {
    const [ui, preferred, entryTerms, trees] = rows[at] ?? ['', null, null, null];
    return { ui, preferred: listed(preferred), entryTerms: listed(entryTerms), trees: listed(trees) };
  };
  const those = (found: number | readonly number[] | undefined): readonly NamedDescriptor[] =>
    found === undefined ? [] : typeof found === 'number' ? [descriptor(found)] : found.map(descriptor);
  return {
    named(name) {
      const found = byName.get(name.toLowerCase());
      if (found !== undefined) return those(found);
      folded ??= namesOf(rows, (names) => names.split('\n').map(foldedName).join('\n'));
      return those(folded.get(foldedName(name)));
    },
    beginning(name) {
      const begun = `\n${name.toLowerCase()}`;
      return rows.flatMap(([, preferred], at) => (`\n${preferred?.toLowerCase()}`.includes(begun) ? [descriptor(at)] : []));
    },
    withUi: (ui) => those(numberOf.get(ui))[0],
    below(tree) {
      const start = `${tree}.`;
      let [low, high] = [0, placed.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((placed[middle] ?? '') < start) low = middle + 1;
        else high = middle;
      }
      const found = new Set<number>();
      for (let at = low; placed[at]?.startsWith(start); at++) found.add(Number(placed[at]?.split(' ')[1]));
      return [...found].map(descriptor);
    },
  };
}

const listed = (text: string | null): readonly string[] => (text === null || text === '' ? [] : text.split('\n'));

/** By all names of a row, and its identifier, written as they are compared. */
function namesOf(rows: readonly Row[], written: (names: string) => string): ByName {
  const byName: ByName = new Map();
  for (const [at, [ui, preferred, entryTerms]] of rows.entries())
    for (const name of written(`${ui}\n${preferred ?? ''}\n${entryTerms ?? ''}`).split('\n')) {
      const there = name === '' ? at : byName.get(name);
      if (there === undefined) byName.set(name, at);
      else if (there !== at && !(typeof there === 'object' && there.includes(at))) byName.set(name, [there, at].flat());
    }
  return byName;
}
