import { type ColumnField, columnFields, columnRows } from './column-rows.ts';
import type { Database, Packing } from './database.ts';
import { type ColumnValues, columnValues, joined, packColumn, parted, unpackColumn, type WorkColumn, workColumn } from './packed-column.ts';
import { type PackedField, packedPieces, type Stretch } from './packed-pieces.ts';

export const usualPacking: Packing = { size: 2 ** 14, loose: 512 };

/** Of a piece with more loose works than this share all are read anew. */
const mostPatched = 1 / 8;

interface WorksPacking {
  /** Packs what is due, a piece and a transaction at a time: nobody has to wait for all of it. */
  due(): Iterable<void>;
  /** Packs the pieces that new works have filled: a library that is being filled can be searched. */
  packFilled(): void;
}

/** Packs what works are counted and sorted by: pieces that are not packed yet, and those of which works have changed. */
export function packingOf(database: Pick<Database, 'client' | 'packing'>): WorksPacking {
  const { client, packing } = database;
  const stretchesUpTo = packedPieces(database);
  const rowsOf = columnRows(database);
  const highest = client.prepare<[], number>('SELECT coalesce(max(id), 0) FROM works').pluck();
  const whole = client
    .prepare<[number], number>("SELECT count(*) FROM work_columns WHERE field = 'issued' AND last = first + ? - 1")
    .pluck();
  const packedRow = client.prepare<[number], Buffer>('SELECT packed FROM work_columns WHERE id = ?').pluck();
  const remove = client.prepare('DELETE FROM work_columns WHERE first = ?');
  const insert = client.prepare('INSERT INTO work_columns (field, first, last, packed) VALUES (?, ?, ?, ?)');
  const settled = client.prepare('DELETE FROM unpacked_works WHERE work BETWEEN ? AND ?');

  const before = (field: PackedField, { first, packed }: Stretch): ColumnValues | undefined => {
    const bytes = packed && packedRow.get(packed.rows.get(field) ?? 0);
    const column = bytes && unpackColumn(bytes);
    return packed && column?.size === packed.last - first + 1 ? columnValues(column) : undefined;
  };
  /** What changed is put into what is packed; undefined where it is not as it was written. */
  const patched = (field: ColumnField, stretch: Stretch): ColumnValues | undefined => {
    const own = before(field, stretch);
    const rarer = field === 'heading' ? before('rarer-heading', stretch) : undefined;
    if (!own || (field === 'heading' && !rarer)) return undefined;
    const { first, last, loose } = stretch;
    const places = loose.map((work) => work - first);
    return replaced(rarer ? joined(own, rarer) : own, last - first + 1, places, rowsOf(Uint32Array.from(loose))(field));
  };

  const pack = client.transaction((first: number): void => {
    // Others may have packed it, or have written meanwhile.
    const stretch = stretchesUpTo(Math.min(highest.get() ?? 0, first + packing.size - 1)).find((each) => each.first === first);
    if (!stretch || (stretch.packed && stretch.loose.length === 0)) return;
    const few = stretch.loose.length <= packing.size * mostPatched;
    const rows = rowsOf(stretch);
    const columns = columnFields.flatMap((field): readonly (readonly [PackedField, WorkColumn])[] => {
      const values = (few ? patched(field, stretch) : undefined) ?? rows(field);
      if (field !== 'heading') return [[field, workColumn(values)]];
      const { frequent, others } = parted(values);
      return [
        [field, frequent],
        ['rarer-heading', others],
      ];
    });
    remove.run(first);
    for (const [field, packed] of columns) insert.run(field, first, stretch.last, packColumn(packed));
    settled.run(first, stretch.last);
  });

  return {
    *due() {
      const stretches = stretchesUpTo(highest.get() ?? 0);
      // The loosest first, until few enough are left.
      let left = stretches.reduce((sum, { loose }) => sum + loose.length, 0);
      for (const { first, loose } of stretches.toSorted((a, b) => b.loose.length - a.loose.length)) {
        if (left <= packing.loose) return;
        left -= loose.length;
        yield pack.immediate(first);
      }
    },
    packFilled() {
      const last = highest.get() ?? 0;
      if (Math.floor((last + 1) / packing.size) <= (whole.get(packing.size) ?? 0)) return;
      for (const { first, last: end, packed } of stretchesUpTo(last))
        if (end === first + packing.size - 1 && packed?.last !== end) pack.immediate(first);
    },
  };
}

/** The values of so many works, of which those at some places, ascending, are others, or are new. */
function replaced(before: ColumnValues, size: number, places: readonly number[], after: ColumnValues): ColumnValues {
  const words = before.words && [...new Set([...before.words, ...(after.words ?? [])])];
  const place = new Map(words?.map((word, at) => [word, at]));
  const numberOf = (value: number): number => (words ? (place.get(after.words?.[value] ?? '') ?? 0) : value);
  const starts = new Uint32Array(size + 1);
  const values = new Uint32Array(before.values.length + after.values.length);
  let [count, next] = [0, 0];
  for (let work = 0; work < size; work++) {
    starts[work] = count;
    if (places[next] === work) {
      for (let at = after.starts[next] ?? 0; at < (after.starts[next + 1] ?? 0); at++) values[count++] = numberOf(after.values[at] ?? 0);
      next += 1;
    } else for (let at = before.starts[work] ?? 0; at < (before.starts[work + 1] ?? 0); at++) values[count++] = before.values[at] ?? 0;
  }
  starts[size] = count;
  return { starts, values: values.slice(0, count), ...(words ? { words } : {}) };
}
