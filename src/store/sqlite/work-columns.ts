import { columnRows, type SomeWorks } from './column-rows.ts';
import type { Database } from './database.ts';
import { parted, unpackColumn, type WorkColumn, workColumn } from './packed-column.ts';
import { type PackedField, packedPieces, type Stretch } from './packed-pieces.ts';
import { WorkSet } from './work-set.ts';

/** Works that follow one another. */
interface ColumnPiece {
  readonly first: number;
  readonly last: number;
  column(field: PackedField): WorkColumn;
}

/** What all works have of each field, read as far as it is asked for. */
export interface WorkColumns {
  readonly highest: number;
  readonly pieces: readonly ColumnPiece[];
  /** Works that stand in a piece as they no longer are, or that stand in none: theirs is what `looseColumn` says, in this order. */
  readonly loose: Uint32Array;
  readonly isLoose: WorkSet;
  looseColumn(field: PackedField): WorkColumn;
}

/** Of a stretch with more loose works than this share, all are read off their rows. */
const mostLoose = 1 / 8;

/** The columns as the library is at `state`; what did not change since is kept. */
export function workColumns(database: Database): (state: string, highest: number) => WorkColumns {
  const { client } = database;
  const stretchesUpTo = packedPieces(database);
  const rowsOf = columnRows(database);
  const packed = client.prepare<[number], Buffer>('SELECT packed FROM work_columns WHERE id = ?').pluck();
  const unpacked = new Map<number, WorkColumn>();
  let known: { readonly state: string; readonly columns: WorkColumns } | undefined;

  const unpack = (row: number | undefined): WorkColumn | undefined => {
    if (row === undefined) return undefined;
    const before = unpacked.get(row);
    if (before) return before;
    const bytes = packed.get(row);
    const column = bytes && unpackColumn(bytes);
    if (column) unpacked.set(row, column);
    return column;
  };
  const read = (works: SomeWorks) => {
    const columns = new Map<PackedField, WorkColumn>();
    const valuesOf = rowsOf(works);
    return (field: PackedField): WorkColumn => {
      const known = columns.get(field);
      if (known) return known;
      if (field === 'heading' || field === 'rarer-heading') {
        const { frequent, others } = parted(valuesOf('heading'));
        columns.set('heading', frequent).set('rarer-heading', others);
      } else columns.set(field, workColumn(valuesOf(field)));
      return columns.get(field) as WorkColumn;
    };
  };
  const pieceOf = ({ first, last, packed: piece }: Stretch): ColumnPiece => {
    const end = piece?.last ?? last;
    const own = read({ first, last: end });
    return {
      first,
      last: end,
      // What is not as it was written is read off the rows.
      column(field) {
        const column = unpack(piece?.rows.get(field));
        return column?.size === end - first + 1 ? column : own(field);
      },
    };
  };

  return (state, highest) => {
    if (known?.state === state) return known.columns;
    const stretches = stretchesUpTo(highest).map(({ packed: piece, ...stretch }): Stretch => {
      const few = piece && stretch.loose.length <= (stretch.last - stretch.first + 1) * mostLoose;
      return few ? { ...stretch, packed: piece } : { ...stretch, loose: [] };
    });
    const rows = new Set(stretches.flatMap(({ packed: piece }) => [...(piece?.rows.values() ?? [])]));
    for (const row of unpacked.keys()) if (!rows.has(row)) unpacked.delete(row);
    const loose = Uint32Array.from(stretches.flatMap((stretch) => stretch.loose));
    const columns = {
      highest,
      pieces: stretches.map(pieceOf),
      loose,
      isLoose: WorkSet.upTo(highest).only(loose),
      looseColumn: read(loose),
    };
    known = { state, columns };
    return columns;
  };
}

/** The works for whose value of a field it holds, of which a work has one at most; `word` is what it stands for, if it is one. */
export function worksWith(columns: WorkColumns, field: PackedField, holds: (value: number, word: string) => boolean): WorkSet {
  const { highest, pieces, loose, isLoose, looseColumn } = columns;
  const heldOf = ({ values, words, most }: WorkColumn): Uint8Array => {
    const held = new Uint8Array(most + 1);
    for (let code = 1; code <= most; code++) {
      const value = values ? (values[code] ?? 0) : code;
      if (holds(value, words?.[value] ?? '')) held[code] = 1;
    }
    return held;
  };
  const packed = WorkSet.filled(highest, (bits) => {
    for (const { first, last, column } of pieces) {
      const { codes, same, ...told } = column(field);
      const held = heldOf({ codes, ...told });
      if (!held.includes(1)) continue;
      for (let work = first; work <= last; work++)
        if (held[same ?? codes[work - first] ?? 0] === 1) bits[work >>> 5] = (bits[work >>> 5] ?? 0) | (1 << (work & 31));
    }
  });
  if (loose.length === 0) return packed;
  const { codes, same, ...told } = looseColumn(field);
  const held = heldOf({ codes, ...told });
  const own = loose.filter((_, at) => held[same ?? codes[at] ?? 0] === 1);
  return packed.without(isLoose).or(packed.only(own));
}

/** What each work has of a field of which it has one value at most, by its number; 0 is none. */
export function valuesOf({ highest, pieces, loose, looseColumn }: WorkColumns, field: PackedField): Uint32Array {
  const all = new Uint32Array(highest + 1);
  for (const { first, last, column } of pieces) {
    const { codes, same, values } = column(field);
    for (let work = first; work <= last; work++) {
      const code = same ?? codes[work - first] ?? 0;
      all[work] = values ? (values[code] ?? 0) : code;
    }
  }
  if (loose.length === 0) return all;
  const { codes, same, values } = looseColumn(field);
  for (let at = 0; at < loose.length; at++) {
    const code = same ?? codes[at] ?? 0;
    all[loose[at] ?? 0] = values ? (values[code] ?? 0) : code;
  }
  return all;
}
