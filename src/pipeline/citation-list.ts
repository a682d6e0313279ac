import type { Format } from '../formats/format.ts';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import { parseQuery } from '../search/parse.ts';
import type { Store } from '../store/store.ts';
import { formatNamed } from './read.ts';
import { workRecords } from './work-records.ts';

/** A format that can be written. Throws Misconfigured that lists those. */
export function writableFormat(id: string): Format & { write: NonNullable<Format['write']> } {
  const writable = formats.filter((each) => each.write);
  const format = formatNamed(id, writable);
  const { write } = format;
  if (write) return { ...format, write };
  throw new Misconfigured(
    'format',
    `${format.id} can be read but not written; formats to write are ${writable.map((each) => each.id).join(', ')}`,
  );
}

/** The works that a query finds, as text of a format, oldest publication last; nothing of the library but the query decides the bytes. */
export function citationList(store: Store, query: string, format: string, count: (works: number) => void): AsyncIterable<string> {
  const { records, citationKey } = workRecords(store.works(parseQuery(query, store), 'newest'), count);
  return writableFormat(format).write(records, { citationKey });
}
