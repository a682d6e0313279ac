import { type ColumnField, columnFields } from './column-rows.ts';
import type { Database } from './database.ts';
import { numbersIn } from './numbers-in.ts';

/** Fields as they are packed: headings in two parts, since the frequent ones are what mostly counts. */
export type PackedField = ColumnField | 'rarer-heading';
const packedFields: readonly PackedField[] = [...columnFields, 'rarer-heading'];

/** A piece of which every field is packed, as far as the work `last`. */
interface PackedPiece {
  readonly first: number;
  readonly last: number;
  /** The row of each field; another number once it is packed anew. */
  readonly rows: ReadonlyMap<string, number>;
}

/** A stretch of works, and which of them cannot be read off what is packed. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
  readonly packed?: PackedPiece;
  /** Ascending: those that changed since, and those that came since. */
  readonly loose: readonly number[];
}

/** All works up to the highest, piece by piece: what of them is packed. */
export function packedPieces({ client, packing: { size } }: Pick<Database, 'client' | 'packing'>): (highest: number) => readonly Stretch[] {
  const rows = client.prepare<[], { id: number; field: string; first: number; last: number }>(
    'SELECT id, field, first, last FROM work_columns',
  );
  const changed = client
    .prepare<[], Buffer | null>('SELECT cast(group_concat(work) AS BLOB) FROM (SELECT work FROM unpacked_works ORDER BY work)')
    .pluck();
  return (highest) => {
    const found = new Map<number, { first: number; last: number; rows: Map<string, number> }>();
    for (const { id, field, first, last } of rows.all()) {
      const piece = found.get(first) ?? { first, last, rows: new Map() };
      piece.last = Math.min(piece.last, last);
      piece.rows.set(field, id);
      found.set(first, piece);
    }
    const works = numbersIn(changed.get() ?? null);
    let next = 0;
    const stretches: Stretch[] = [];
    for (let first = 0; first <= highest; first += size) {
      const last = Math.min(first + size - 1, highest);
      const piece = found.get(first);
      const packed = piece && packedFields.every((field) => piece.rows.has(field)) ? piece : undefined;
      const until = packed?.last ?? first - 1;
      const loose: number[] = [];
      for (; (works[next] ?? Number.POSITIVE_INFINITY) <= last; next++) if ((works[next] ?? 0) <= until) loose.push(works[next] ?? 0);
      for (let work = until + 1; work <= last; work++) loose.push(work);
      stretches.push({ first, last, loose, ...(packed ? { packed } : {}) });
    }
    return stretches;
  };
}
