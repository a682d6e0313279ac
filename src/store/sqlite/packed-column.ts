import { crc32 } from 'node:zlib';

/** What some works have of one field: any number of values each, those of work number `at` from `starts[at]` to `starts[at + 1]`. */
export interface ColumnValues {
  readonly starts: Uint32Array;
  readonly values: Uint32Array;
  /** Where the values are words: what they stand for, by value. */
  readonly words?: readonly string[];
}

/** The same as it is counted: each value by a code from 1 on, 0 is none. */
export interface WorkColumn {
  /** How many works. */
  readonly size: number;
  /** By code, ascending, nothing at 0; absent: the codes are the values. */
  readonly values?: Uint32Array;
  readonly words?: readonly string[];
  /** How many of the works have it, by code; only where the values are few. */
  readonly totals?: Uint32Array;
  /** The highest code. */
  readonly most: number;
  /** One for each work; of works with several values one for each value. Where all works have the same, there are none: see `same`. */
  readonly codes: Codes;
  readonly starts?: Uint32Array;
  /** The one code of all works. */
  readonly same?: number;
  /** Of values that stand in another column, the most works that have one; see heading-columns.ts. */
  readonly elsewhere: number;
}

export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Up to so many values are few: their codes take a byte. */
const fewValues = 2 ** 8 - 1;

/** Numbers at the head of what is written: mark, checksum of all behind it, then see packColumn. */
const headLength = 10;
/** «rfc1»: another one when the way of writing is; what was written otherwise is written anew. */
const mark = 0x72666331;

export function workColumn({ starts, values: given, words }: ColumnValues, elsewhere = 0): WorkColumn {
  const size = starts.length - 1;
  const { values, totals, most } = counts(given);
  const highest = values[most] ?? 0;
  const codes = codeBook(highest);
  for (let code = 1; code <= most; code++) codes.set(values[code] ?? 0, code);
  let several = false;
  for (let at = 0; at < size; at++) several ||= (starts[at + 1] ?? 0) - (starts[at] ?? 0) > 1;
  const told = { size, elsewhere, ...(words ? { words } : {}) };
  const known = { values, most };
  const few = { ...known, totals };
  if (!several && (most === 0 || (most === 1 && totals[1] === size))) return { ...told, ...few, codes: new Uint8Array(0), same: most };
  const coded = (code: (value: number) => number, codes: Codes): { readonly codes: Codes; readonly starts?: Uint32Array } => {
    if (several) {
      for (let at = 0; at < given.length; at++) codes[at] = code(given[at] ?? 0);
      return { codes, starts };
    }
    for (let at = 0; at < size; at++) {
      const place = starts[at] ?? 0;
      if (place < (starts[at + 1] ?? 0)) codes[at] = code(given[place] ?? 0);
    }
    return { codes };
  };
  const length = several ? given.length : size;
  const known8 = (value: number): number => codes.of(value);
  if (most <= fewValues) return { ...told, ...few, ...coded(known8, new Uint8Array(length)) };
  // A list of values would be as long as the codes that it saves are short.
  if (highest < 2 ** 16 && values[1] !== 0) return { ...told, most: highest, ...coded((value) => value, new Uint16Array(length)) };
  return { ...told, ...known, ...coded(known8, most < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length)) };
}

/** Values ascending, from place 1 on, with how often each is there. */
function counts(given: Uint32Array): { readonly values: Uint32Array; readonly totals: Uint32Array; readonly most: number } {
  const sorted = given.toSorted();
  const values = new Uint32Array(sorted.length + 1);
  const totals = new Uint32Array(sorted.length + 1);
  let most = 0;
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] ?? 0;
    if (at === 0 || value !== values[most]) values[++most] = value;
    totals[most] = (totals[most] ?? 0) + 1;
  }
  return { values: values.slice(0, most + 1), totals: totals.slice(0, most + 1), most };
}

/** Dates are numbers too high for a place each. */
function codeBook(highest: number): { set(value: number, code: number): void; of(value: number): number } {
  if (highest > 2 ** 20) {
    const codes = new Map<number, number>();
    return { set: (value, code) => void codes.set(value, code), of: (value) => codes.get(value) ?? 0 };
  }
  const codes = new Uint32Array(highest + 1);
  return {
    set(value, code) {
      codes[value] = code;
    },
    of: (value) => codes[value] ?? 0,
  };
}

/** Its values once more, one work after another. */
export function columnValues({ size, values: byCode, words, codes, starts: known, same }: WorkColumn): ColumnValues {
  const told = words ? { words } : {};
  const valueBy = (code: number): number => (byCode ? (byCode[code] ?? 0) : code);
  if (known) return { starts: known, values: Uint32Array.from(codes, valueBy), ...told };
  const starts = new Uint32Array(size + 1);
  const values = new Uint32Array(size);
  let count = 0;
  for (let at = 0; at < size; at++) {
    starts[at] = count;
    const code = same ?? codes[at] ?? 0;
    if (code > 0) values[count++] = valueBy(code);
  }
  starts[size] = count;
  return { starts, values: values.slice(0, count), ...told };
}

/** As bytes, in the order of this machine: what came from a machine of another kind is written anew. */
export function packColumn({ size, values, words, totals, most, codes, starts, same, elsewhere }: WorkColumn): Buffer {
  const written = Buffer.from(words ? JSON.stringify(words) : '');
  const counts = starts && countsOf(starts);
  const [width, countWidth] = [same === undefined ? codes.BYTES_PER_ELEMENT : 0, counts?.BYTES_PER_ELEMENT ?? 0];
  const kind = (values ? 1 : 0) + (totals ? 2 : 0);
  const head = Uint32Array.of(mark, 0, size, most, kind, width, same ?? codes.length, countWidth, written.length, elsewhere);
  // The widest first, so that each number lies at a multiple of its size.
  const numbers = [
    values?.subarray(1),
    totals?.subarray(1),
    ...(countWidth === 4 ? [counts] : []),
    codes,
    ...(countWidth === 1 ? [counts] : []),
  ];
  const parts = [...numbers.flatMap((part) => (part ? [bytesOf(part)] : [])), written].filter(({ length }) => length > 0);
  head[1] = parts.reduce((sum, part) => crc32(part, sum), crc32(bytesOf(head.subarray(2))));
  return Buffer.concat([bytesOf(head), ...parts]);
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Codes): Buffer => Buffer.from(buffer, byteOffset, byteLength);

/** How many values each work has: hardly any work has more than 255. */
function countsOf(starts: Uint32Array): Uint8Array | Uint32Array {
  const counts = new Uint32Array(starts.length - 1);
  let most = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = (starts[at + 1] ?? 0) - (starts[at] ?? 0);
    counts[at] = count;
    if (count > most) most = count;
  }
  return most < 2 ** 8 ? Uint8Array.from(counts) : counts;
}

/** Undefined when the bytes are not what was written, or written otherwise: then they are to be written anew. */
export function unpackColumn(packed: unknown): WorkColumn | undefined {
  if (!Buffer.isBuffer(packed) || packed.length < headLength * 4) return undefined;
  // Numbers are read where they lie, which has to be at a multiple of their size.
  const bytes = packed.byteOffset % 4 === 0 ? packed : Buffer.from(new Uint8Array(packed).buffer);
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, headLength);
  const [first, sum, size = 0, most = 0, kind = 0, width = 0, length = 0, countWidth = 0, letters = 0, elsewhere = 0] = head;
  if (first !== mark || crc32(bytes.subarray(8)) !== sum) return undefined;
  let at = bytes.byteOffset + headLength * 4;
  const take = <T>(Width: new (buffer: ArrayBufferLike, offset: number, length: number) => T, count: number, each: number): T => {
    const part = new Width(bytes.buffer, at, count);
    at += count * each;
    return part;
  };
  const byCode = (): Uint32Array => {
    const all = new Uint32Array(most + 1);
    all.set(take(Uint32Array, most, 4), 1);
    return all;
  };
  const values = (kind & 1) === 1 ? byCode() : undefined;
  const totals = (kind & 2) === 2 ? byCode() : undefined;
  const wide = countWidth === 4 ? take(Uint32Array, size, 4) : undefined;
  const codes: Codes =
    width === 0
      ? new Uint8Array(0)
      : width === 1
        ? take(Uint8Array, length, 1)
        : width === 2
          ? take(Uint16Array, length, 2)
          : take(Uint32Array, length, 4);
  const counts = wide ?? (countWidth === 1 ? take(Uint8Array, size, 1) : undefined);
  const words: readonly string[] | undefined =
    letters === 0 ? undefined : JSON.parse(bytes.subarray(bytes.length - letters).toString('utf8'));
  return {
    size,
    most,
    codes,
    elsewhere,
    ...(values ? { values } : {}),
    ...(totals ? { totals } : {}),
    ...(counts ? { starts: startsOf(counts) } : {}),
    ...(words ? { words } : {}),
    ...(width === 0 ? { same: length } : {}),
  };
}

function startsOf(counts: Uint8Array | Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  let sum = 0;
  for (let at = 0; at < counts.length; at++) {
    sum += counts[at] ?? 0;
    starts[at + 1] = sum;
  }
  return starts;
}

/**
 * Values of works parted: the most frequent ones, as many as a byte tells apart, and all others. Counting the first says mostly which are the most
 * frequent of all.
 */
export function parted({ starts, values }: ColumnValues): { readonly frequent: WorkColumn; readonly others: WorkColumn } {
  const { values: distinct, totals, most } = counts(values);
  const byTotal = Array.from({ length: most }, (_, code) => code + 1).sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b);
  const often = new Uint8Array((distinct[most] ?? 0) + 1);
  for (const code of byTotal.slice(0, fewValues)) often[distinct[code] ?? 0] = 1;
  const only = (wanted: 0 | 1): ColumnValues => {
    const ownStarts = new Uint32Array(starts.length);
    const own = new Uint32Array(values.length);
    let count = 0;
    for (let at = 0; at + 1 < starts.length; at++) {
      for (let place = starts[at] ?? 0; place < (starts[at + 1] ?? 0); place++)
        if (often[values[place] ?? 0] === wanted) own[count++] = values[place] ?? 0;
      ownStarts[at + 1] = count;
    }
    return { starts: ownStarts, values: own.slice(0, count) };
  };
  return { frequent: workColumn(only(1), totals[byTotal[fewValues] ?? 0] ?? 0), others: workColumn(only(0)) };
}

/** Two parts of the values of the same works together again. */
export function joined(a: ColumnValues, b: ColumnValues): ColumnValues {
  const starts = new Uint32Array(a.starts.length);
  const values = new Uint32Array(a.values.length + b.values.length);
  let count = 0;
  for (let at = 0; at + 1 < starts.length; at++) {
    for (const { starts: from, values: own } of [a, b])
      for (let place = from[at] ?? 0; place < (from[at + 1] ?? 0); place++) values[count++] = own[place] ?? 0;
    starts[at + 1] = count;
  }
  return { starts, values };
}
