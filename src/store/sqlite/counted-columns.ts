import type { Codes, WorkColumn } from './packed-column.ts';
import type { PackedField } from './packed-pieces.ts';
import type { WorkColumns } from './work-columns.ts';
import { countBits, type WorkSet } from './work-set.ts';

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
    const having = countBits(bits);
    if (having === 0) return [];
    // Of more than half of the works it is quicker to take the others from all.
    let [places, others]: [Uint16Array | undefined, Uint16Array | undefined] = [undefined, undefined];
    return {
      piece,
      having,
      mostly: having * 2 > size,
      places: () => (places ??= placesIn(bits, 0, size)),
      others: () => (others ??= placesIn(bits, -1, size)),
    };
  });
  const own = Uint32Array.from(indexesOf(loose, set));
  return (field) => {
    const { add, counts, ofValues } = summing();
    for (const { piece, having, mostly, places, others } of found) {
      const column = piece.column(field);
      const { values, totals, most } = column;
      if (!values) counted(column, places(), ofValues(most));
      else if (mostly && totals) add(column, less(totals, counted(column, others())), having);
      else add(column, counted(column, places()), having);
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

/** By code, added to `counts`. */
function counted({ codes, starts, same, most }: WorkColumn, places: Places, counts: Uint32Array = new Uint32Array(most + 1)): Uint32Array {
  if (same !== undefined) counts[same] = (counts[same] ?? 0) + places.length;
  else if (starts && codes instanceof Uint8Array) countBytes(counts, codes, starts, places);
  else if (starts) countNumbers(counts, codes, starts, places);
  else if (codes instanceof Uint8Array) countByte(counts, codes, places);
  else countNumber(counts, codes, places);
  return counts;
}

// The same four times: a loop that meets arrays of several kinds takes several times as long.
type Places = Uint16Array | Uint32Array;

function countBytes(counts: Uint32Array, codes: Uint8Array, starts: Uint32Array, places: Places): void {
  for (let which = 0; which < places.length; which++) {
    const place = places[which] ?? 0;
    const last = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < last; at++) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
}

function countNumbers(counts: Uint32Array, codes: Codes, starts: Uint32Array, places: Places): void {
  for (let which = 0; which < places.length; which++) {
    const place = places[which] ?? 0;
    const last = starts[place + 1] ?? 0;
    for (let at = starts[place] ?? 0; at < last; at++) {
      const code = codes[at] ?? 0;
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }
}

function countByte(counts: Uint32Array, codes: Uint8Array, places: Places): void {
  for (let which = 0; which < places.length; which++) {
    const code = codes[places[which] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
}

function countNumber(counts: Uint32Array, codes: Codes, places: Places): void {
  for (let which = 0; which < places.length; which++) {
    const code = codes[places[which] ?? 0] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
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
    numbers = new Uint32Array(most + 1024);
    numbers.set(counts);
    here = new Uint32Array(most + 1024);
    here.set(known);
  };
  return {
    /** Where values are counted that are their own codes. Nothing is counted at 0. */
    ofValues(most: number): Uint32Array {
      makeRoom(most);
      return numbers;
    },
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
    counts(): Counts {
      numbers[0] = 0;
      return { numbers, words, elsewhere: (value) => elsewhere - (here[value] ?? 0) };
    },
  };
}
