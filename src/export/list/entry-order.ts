import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords } from '../../normalizers/fold.ts';

export const entryOrders = ['style', 'found', 'author', 'year'] as const;
/** `style`: by what the style sorts its bibliography by; a style that leaves it in the order of citation leaves it as found. */
export type EntryOrder = (typeof entryOrders)[number];

const words = (text: string | undefined): string => foldedWords(text ?? '').join(' ');

/** All authors (what is by nobody goes by its title), then year, then title. */
function authorKey({ contributors = [], issued, title, vernacularTitle }: BibliographicRecord): string {
  const authors = contributors.filter(({ role }) => role === 'author');
  const people = (authors.length > 0 ? authors : contributors.filter(({ role }) => role === 'editor')).map(
    ({ family, given, collective }) => words([family ?? collective, given].filter(Boolean).join(' ')),
  );
  const name = words(title ?? vernacularTitle);
  return [...(people.length > 0 ? people : [name]), `${issued?.year ?? 9999}`, name].join('\u0001');
}

const dateKey = ({ issued = {} }: BibliographicRecord): number =>
  (issued.year ?? 0) * 10_000 + (issued.month ?? 0) * 100 + (issued.day ?? 0);

/** Numbers of the records in that order; equals stay as found. */
export function inOrder(records: readonly BibliographicRecord[], order: 'author' | 'year'): readonly number[] {
  const keys = records.map((record, at) => ({ at, author: authorKey(record), date: order === 'year' ? dateKey(record) : 0 }));
  return keys.sort((a, b) => b.date - a.date || (a.author < b.author ? -1 : a.author > b.author ? 1 : a.at - b.at)).map(({ at }) => at);
}
