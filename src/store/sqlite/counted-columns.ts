import type { WorkColumn } from './packed-column.ts';
import type { PackedField } from './packed-pieces.ts';
import type { WorkColumns } from './work-columns.ts';
import type { WorkSet } from './work-set.ts';

/** How many works have each value of a field: numbers stand at their own place, of words `numbers` has nothing. */
export interface Counts {
  readonly numbers: Uint32Array;
  readonly words: ReadonlyMap<string, number>;
  /** How many works more may have a value at most, which are counted in another column. */
  elsewhere(value: number): number;
}

/** Counts the works of a set by the values that they have of a field. */
export function countedWorks({ pieces, loose, isLoose, looseColumn }: WorkColumns, set: WorkSet): (field: PackedField) => Counts {
  const asPacked = loose.length > 0 ? set.without(isLoose) : set;
  const found = pieces.flatMap((piece) => {
    const size = piece.last - piece.first + 1;
    const bits = asPacked.bits(piece.first, piece.last);
    const places = placesIn(bits, 0, size);
    // Of more than half of the works it is quicker to take the others from all.
    const others = places.length * 2 > size ? placesIn(bits, -1, size) : undefined;
    return places.length > 0 ? [{ piece, places, others }] : [];
  });
  const own = Uint32Array.from(indexesOf(loose, set));
  return (field) => {
    const { add, counts } = summing();
    for (const { piece, places, others } of found) {
      const column = piece.column(field);
      const all = others && column.totals;
      add(column, all ? less(all, counted(column, others)) : counted(column, places), places.length);
    }
    if (own.length > 0) add(looseColumn(field), counted(looseColumn(field), own), own.length);
    return counts();
  };
}

/** The places of bits that are set, or with -1 for `turned` of those that are not. */
function placesIn(bits: Uint32Array, turned: 0 | -1, size: number): Uint16Array {
  const places = new Uint16Array(size);
  let count = 0;
  for (let at = 0; at < bits.length; at++) {
    let word = (bits[at] ?? 0) ^ turned;
    while (word !== 0) {
      const bit = 31 - Math.clz32(word & -word);
      const place = at * 32 + bit;
      if (place < size) places[count++] = place;
      word &= word - 1;
    }
  }
  return places.subarray(0, count);
}

function* indexesOf(works: Uint32Array, set: WorkSet): Generator<number> {
  for (const [at, work] of works.entries()) if (set.has(work)) yield at;
}

/** By code. */
function counted({ codes, starts, same, most }: WorkColumn, places: Uint16Array | Uint32Array): Uint32Array {
  const counts = new Uint32Array(most + 1);
  if (same !== undefined) counts[same] = places.length;
  else if (starts)
    for (let which = 0; which < places.length; which++) {
      const place = places[which] ?? 0;
      const last = starts[place + 1] ?? 0;
      for (let at = starts[place] ?? 0; at < last; at++) {
        const code = codes[at] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
  else
    for (let which = 0; which < places.length; which++) {
      const code = codes[places[which] ?? 0] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  return counts;
}

function less(totals: Uint32Array, others: Uint32Array): Uint32Array {
  return others.map((count, code) => (totals[code] ?? 0) - count);
}

function summing() {
  let numbers = new Uint32Array(1024);
  /** Of what may stand elsewhere, how much does not, by value. */
  let here = new Uint32Array(1024);
  let elsewhere = 0;
  const words = new Map<string, number>();
  const makeRoom = (most: number): void => {
    if (most < numbers.length) return;
    const [counts, known] = [numbers, here];
    numbers = new Uint32Array(most * 2);
    numbers.set(counts);
    here = new Uint32Array(most * 2);
    here.set(known);
  };
  return {
    add({ values, words: told, most, elsewhere: rest }: WorkColumn, counts: Uint32Array, works: number): void {
      const uncounted = Math.min(rest, works);
      elsewhere += uncounted;
      if (told) {
        for (let code = 1; code < counts.length; code++) {
          const [word, count] = [told[values?.[code] ?? code] ?? '', counts[code] ?? 0];
          if (count > 0) words.set(word, (words.get(word) ?? 0) + count);
        }
        return;
      }
      makeRoom(values?.at(-1) ?? most);
      for (let code = 1; code < counts.length; code++) {
        const value = values ? (values[code] ?? 0) : code;
        numbers[value] = (numbers[value] ?? 0) + (counts[code] ?? 0);
        if (uncounted > 0) here[value] = (here[value] ?? 0) + uncounted;
      }
    },
    counts: (): Counts => ({ numbers, words, elsewhere: (value) => elsewhere - (here[value] ?? 0) }),
  };
}
