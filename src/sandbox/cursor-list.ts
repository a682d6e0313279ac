import type { SandboxWorld } from './service.ts';

/** A record of a list that is paged by cursors: its place in the order. */
export interface Ordered {
  /** What it is sorted by, then its own id. */
  readonly order: string;
}

/** A page, and the cursor behind it; undefined for a cursor that this service never gave. */
export interface ListedPage<T> {
  readonly records: readonly T[];
  /** Behind the last record of the page, or what was sent where there is none. */
  readonly cursor: string;
  readonly isLast: boolean;
}

const written = (order: string): string => Buffer.from(order, 'utf8').toString('base64');

/**
 * A page of a list that remembers nothing: a cursor holds the place of the last record in the order (Solr's cursorMark, Elasticsearch's
 * search_after). Bad habits of lists strike here: a cursor that is given twice, one that is refused, a page that repeats a record.
 */
export function listByCursor<T extends Ordered>(
  found: readonly T[],
  { cursor, size, strikes }: { readonly cursor: string; readonly size: number; readonly strikes: SandboxWorld['strikes'] },
): ListedPage<T> | undefined {
  const after = cursor === '*' ? '' : Buffer.from(cursor, 'base64').toString('utf8');
  if (cursor !== '*' && (written(after) !== cursor || strikes('expired-token'))) return undefined;
  const sorted = found.toSorted((a, b) => (a.order < b.order ? -1 : 1));
  let from = sorted.findIndex(({ order }) => order > after);
  if (from < 0) return { records: [], cursor, isLast: true };
  if (from > 0 && strikes('overlapping-pages')) from -= 1;
  const records = sorted.slice(from, from + size);
  const last = records.at(-1)?.order ?? after;
  const isLast = from + size >= sorted.length;
  // A cursor that does not move is the end of a list to those who believe it.
  if (!isLast && cursor !== '*' && strikes('repeated-token')) return { records, cursor, isLast: false };
  return { records, cursor: written(last), isLast };
}
