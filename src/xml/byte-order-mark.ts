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

/** How much of a file tells UTF-16 that has lost its mark. */
export const unicodeHead = 64;

/** The mark, or UTF-16 that has none: of its two bytes for a letter, a digit or a line end one is zero, and always the same one. Wants the first 64 bytes. */
export function readUnicodeSign(head: Uint8Array): ByteOrderMark & { readonly marked: boolean } {
  const mark = readByteOrderMark(head);
  if (mark) return { ...mark, marked: true };
  const pairs = Math.min(head.length, unicodeHead) >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [high = 0, low = 0] = zeros;
  if (pairs > 0 && high === 0 && low * 3 > pairs) return { encoding: 'utf-16le', length: 0, marked: false };
  if (pairs > 0 && low === 0 && high * 3 > pairs) return { encoding: 'utf-16be', length: 0, marked: false };
  return { encoding: 'utf-8', length: 0, marked: false };
}
