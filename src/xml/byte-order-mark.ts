/** The encoding (WHATWG name) that a byte order mark tells, and how many bytes the mark takes. */
export interface ByteOrderMark {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be';
  readonly length: number;
}

const marks: readonly (readonly [readonly number[], ByteOrderMark['encoding']])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** The byte order mark at the beginning of a file (Unicode 16, 23.8); undefined where there is none. Wants the first three bytes. */
export function readByteOrderMark(head: Uint8Array): ByteOrderMark | undefined {
  const found = marks.find(([mark]) => mark.every((byte, index) => head[index] === byte));
  return found && { encoding: found[1], length: found[0].length };
}
