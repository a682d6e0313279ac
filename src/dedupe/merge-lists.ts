import type { Qualifier } from '../model/heading.ts';
import type { Citation } from '../model/work.ts';
import { foldToWord } from '../normalizers/fold.ts';

type ListField = {
  [K in keyof Citation]-?: NonNullable<Citation[K]> extends readonly unknown[] ? K : never;
}[keyof Citation];
type Element<K extends ListField> = NonNullable<Citation[K]>[number];

const folded = (...parts: readonly (string | undefined)[]): string => parts.map((part) => foldToWord(part ?? '')).join('|');

/** Addresses of one page: the protocol and a final slash make no other. */
const address = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '').replace(/\/$/, '');

/**
 * Lists of which every record's elements are kept, with what makes two elements the same one. Other lists (languages, references,
 * endpoints, results, claims) stay one record's: their offsets, numbers and order belong to one text.
 */
export const united = {
  identifiers: ({ scheme, value }) => `${scheme}:${value}`,
  isbn: (value) => value,
  titles: ({ text }) => folded(text),
  // Read with a vocabulary a heading has the preferred term beside the one that stands in the source; without one, only that.
  headings: ({ vocabulary, language, term, asGiven = term }) =>
    [...new Set([folded(term), folded(asGiven)])].map((name) => `${vocabulary}|${language ?? ''}|${name}`),
  keywords: ({ term }) => folded(term),
  publicationTypes: (term) => folded(term),
  chemicals: ({ name }) => folded(name),
  grants: ({ id, agency }) => (id === undefined ? folded('', agency) : folded(id)),
  trials: ({ id }) => folded(id),
  relations: ({ type, pmid, identifiers, url, note }) =>
    [type, pmid ?? identifiers?.map(({ scheme, value }) => `${scheme}:${value}`).join() ?? url ?? folded(note)].join('|'),
  locations: ({ url }) => address(url),
  dataBanks: ({ name, accessions }) => folded(name, accessions?.join()),
  accessions: ({ database, value }) => folded(database, value),
  labels: (label) => label,
  notes: (note) => folded(note),
} satisfies { readonly [K in ListField]?: (element: Element<K>) => string | readonly string[] };

/** An element of a united list with the written keys of the records that have it. */
export interface Said<T> {
  readonly value: T;
  readonly keys: string[];
}

/**
 * Elements of several records' lists, best record first; two with a name in common are one element, to which each record adds what the ones before it left
 * open. Two elements of one record are never put together: PubMed states a descriptor once for each of its qualifiers, if it likes.
 */
export function unite<T>(
  lists: readonly { readonly key: string; readonly elements: readonly T[] }[],
  same: (element: T) => string | readonly string[],
): readonly Said<T>[] {
  const said: { value: T; keys: string[]; names: readonly string[] }[] = [];
  for (const { key, elements } of lists) {
    const before = new Map(said.flatMap((each) => each.names.map((name) => [name, each] as const)).reverse());
    for (const value of elements) {
      const names = [same(value)].flat();
      const known = names.map((name) => before.get(name)).find((each) => each !== undefined);
      if (!known) {
        said.push({ value, keys: [key], names });
        continue;
      }
      known.value = filled(known.value, value);
      if (!known.keys.includes(key)) known.keys.push(key);
    }
  }
  return said.map(({ value, keys }) => ({ value, keys }));
}

/** An element with what another record's says beyond it: a heading's qualifiers, a substance's registry number, whether a place is open. */
function filled<T>(value: T, other: T): T {
  if (!isParted(value) || !isParted(other)) return value;
  // A descriptor that was found in its vocabulary is written as that has it, beside the word of the source.
  if (value.ui === undefined && other.ui !== undefined && value.vocabulary !== undefined)
    return filled({ ...value, ...named(other) }, other);
  const more = Object.entries(other).filter(([part]) => value[part] === undefined && !(part === 'asGiven' && other.asGiven === value.term));
  const [mine, theirs] = [value.qualifiers, other.qualifiers];
  const known = new Set(Array.isArray(mine) ? mine.map(({ term }: Qualifier) => folded(term)) : []);
  const further = Array.isArray(mine) && Array.isArray(theirs) ? theirs.filter(({ term }: Qualifier) => !known.has(folded(term))) : [];
  if (more.length === 0 && further.length === 0) return value;
  return { ...value, ...Object.fromEntries(more), ...(further.length > 0 ? { qualifiers: [...(mine as Qualifier[]), ...further] } : {}) };
}

const named = ({ ui, term, asGiven }: Parted): Parted => ({ ui, term, ...(asGiven === undefined ? {} : { asGiven }) });

type Parted = Readonly<Record<string, unknown>>;

const isParted = (value: unknown): value is Parted => typeof value === 'object' && value !== null && !Array.isArray(value);
