import type { Database } from './database.ts';

/** Works whose values are read in one go: the text that SQLite makes of them stays small. */
const together = 100_000;

/**
 * Numbers of a select over works from one number to another, `columns` of them a row, in turn and in pieces. As one text with commas: reading rows one by
 * one takes several times as long.
 */
export function numberRows(
  client: Database['client'],
  { select, columns, highest }: { readonly select: string; readonly columns: readonly string[]; readonly highest: number },
): readonly Uint32Array[] {
  const row = columns.join(" || ',' || ");
  const read = client.prepare<[number, number], Buffer | null>(`SELECT cast(group_concat(${row}) AS BLOB) FROM (${select})`).pluck();
  const pieces: Uint32Array[] = [];
  for (let first = 1; first <= highest; first += together) pieces.push(numbersIn(read.get(first, first + together - 1) ?? null));
  return pieces;
}

/** Two numbers a row, `a` and `b`. */
export const pairsOf = (client: Database['client'], select: string, highest: number): readonly Uint32Array[] =>
  numberRows(client, { select, columns: ['a', 'b'], highest });

export function numbersIn(digits: Uint8Array | null): Uint32Array {
  if (digits === null) return new Uint32Array(0);
  const numbers = new Uint32Array(Math.ceil(digits.length / 2));
  let [count, number] = [0, 0];
  for (let at = 0; at < digits.length; at++) {
    const byte = digits[at] ?? 44;
    if (byte === 44) {
      numbers[count++] = number;
      number = 0;
    } else number = number * 10 + byte - 48;
  }
  numbers[count++] = number;
  return numbers.subarray(0, count);
}
