import type { BibEntry, BibValue } from './entry.ts';

/** What an entry waits for at most: BibTeX wants the parent behind its children, biber takes it anywhere. */
const mostWaiting = 5000;
const mostParents = 20_000;
/** Of how many others one entry inherits, and how much: parents are books and proceedings, not attacks. */
const mostInheritedFrom = 20;
const mostInherited = 20_000;

/** Never handed down (biblatex manual, appendix B). */
const own = new Set(
  'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey verba abstract annotation annote keywords file timestamp owner note doi pages groups'.split(
    ' ',
  ),
);

/** In a part the whole's title is the book's. */
const renamed: Readonly<Record<string, string>> = {
  title: 'booktitle',
  subtitle: 'booksubtitle',
  titleaddon: 'booktitleaddon',
  shorttitle: '',
  author: 'bookauthor',
};
const renamedOfJournal: Readonly<Record<string, string>> = {
  title: 'journaltitle',
  subtitle: 'journalsubtitle',
  shorttitle: '',
  author: '',
};

const parts = new Set(['inproceedings', 'conference', 'incollection', 'inbook', 'suppbook', 'suppcollection', 'inreference', 'bookinbook']);
const journals = new Set(['article', 'suppperiodical']);

const textOf = (entry: BibEntry, name: string): string | undefined =>
  entry.fields.find((field) => field.name === name)?.tex.trim() || undefined;

const parentKeys = (entry: BibEntry): string[] => [
  ...(textOf(entry, 'xdata')?.split(',') ?? []).map((key) => key.trim().toLowerCase()),
  ...(textOf(entry, 'crossref') ? [textOf(entry, 'crossref')?.toLowerCase() ?? ''] : []),
];

/** What the parent has and the child has not. */
function* inherited(child: BibEntry, parent: BibEntry): Iterable<BibValue> {
  const names = new Set(child.fields.filter(({ tex }) => tex.trim()).map(({ name }) => name));
  const data = parent.type === 'xdata';
  const dated = names.has('year') || names.has('date');
  for (const field of parent.fields) {
    if (own.has(field.name) && !data) continue;
    const table = parts.has(child.type) ? renamed : journals.has(child.type) && parent.type === 'periodical' ? renamedOfJournal : {};
    const name = data
      ? field.name
      : (table[field.name] ?? (child.type === 'inbook' && field.name === 'author' ? 'bookauthor' : field.name));
    if (!name || names.has(name) || (name === 'journaltitle' && names.has('journal')) || (/^(?:year|date|month)$/.test(name) && dated))
      continue;
    names.add(name);
    yield { name, tex: field.tex, used: false };
  }
}

/** An entry with what it inherits, and the keys of parents that are nowhere. */
export interface Heir {
  readonly entry: BibEntry;
  readonly missing: readonly string[];
}

/**
 * Entries with the fields of those that they refer to by `crossref` and `xdata`, in the order of the file. One that refers to a later one
 * waits for it, with all behind it, as long as not more than five thousand wait. `@xdata` is no publication: it is given only if nobody
 * wanted it.
 */
export async function* withInherited(entries: AsyncIterable<BibEntry>): AsyncIterable<Heir> {
  const known = new Map<string, BibEntry>();
  const wanted = new Set<string>();
  const data: BibEntry[] = [];
  const waiting: BibEntry[] = [];

  const isReady = (entry: BibEntry): boolean => parentKeys(entry).every((key) => known.has(key));
  const heir = (entry: BibEntry, seen: Set<string> = new Set()): Heir => {
    const missing: string[] = [];
    const fields = [...entry.fields];
    let room = mostInherited;
    for (const key of parentKeys(entry)) {
      const parent = known.get(key);
      wanted.add(key);
      if (!parent) missing.push(key);
      if (!parent || seen.has(key) || seen.size >= mostInheritedFrom || key === entry.key.toLowerCase()) continue;
      seen.add(key);
      for (const field of inherited({ ...entry, fields: [...fields] }, heir(parent, seen).entry)) {
        room -= field.tex.length;
        if (room > 0) fields.push(field);
      }
    }
    return { entry: { ...entry, fields }, missing };
  };

  for await (const entry of entries) {
    const key = entry.key.toLowerCase();
    if (key && entry.type !== 'article' && !known.has(key) && known.size < mostParents)
      known.set(key, { ...entry, fields: entry.fields.filter(({ name }) => name !== 'abstract') });
    if (entry.type === 'xdata') data.push(entry);
    else waiting.push(entry);
    while (waiting[0] && (isReady(waiting[0]) || waiting.length > mostWaiting)) yield heir(waiting.shift() as BibEntry);
  }
  for (const entry of waiting) yield heir(entry);
  for (const entry of data) if (!wanted.has(entry.key.toLowerCase())) yield heir(entry);
}
