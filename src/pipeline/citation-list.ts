import type { Format } from '../formats/format.ts';
import { formats } from '../formats/registry.ts';
import { Misconfigured } from '../model/errors.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { parseQuery } from '../search/parse.ts';
import type { Store, WorkSummary } from '../store/store.ts';
import { formatNamed } from './read.ts';

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
  return writableFormat(format).write(records(store.works(parseQuery(query), 'newest'), count));
}

async function* records(works: AsyncIterable<WorkSummary>, count: (works: number) => void): AsyncGenerator<BibliographicRecord> {
  let number = 0;
  for await (const work of works) {
    number += 1;
    yield workRecord(work);
  }
  count(number);
}

/** A work as a record of its own: its public id is the permanent citation key, and its tags are labels like those that its sources gave it. */
function workRecord({ id, citation, tags = [] }: WorkSummary): BibliographicRecord {
  const labels = [...new Set([...(citation.labels ?? []), ...tags])];
  return { source: 'refmill', sourceId: id, ...citation, ...(labels.length > 0 ? { labels } : {}) };
}
