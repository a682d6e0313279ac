import { decodeWindows1252 } from './windows-1252.ts';

/** A stretch of text; `foreign` where its bytes are no UTF-8. */
export interface TextRun {
  readonly text: string;
  readonly foreign: boolean;
}

/** What bytes that are no UTF-8 are read as. */
export type OneByteEncoding = 'windows-1252' | 'macintosh';

const mac = new TextDecoder('macintosh');

/** Lowest and highest second byte after a first one that allows not all (RFC 3629, section 4): no overlong forms, no surrogates, nothing above U+10FFFF. */
const seconds: Readonly<Record<number, readonly [number, number]>> = {
  224: [0xa0, 0xbf],
  237: [0x80, 0x9f],
  240: [0x90, 0xbf],
  244: [0x80, 0x8f],
};

const lengthOf = (first: number): number =>
  first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;

/** How many bytes the character at hand takes; 0 where there is none, -1 where the bytes end within it. */
function characterAt(bytes: Uint8Array, at: number): number {
  const length = lengthOf(bytes[at] ?? 0);
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next];
    if (byte === undefined) return -1;
    const [low, high] = (next === 1 && seconds[bytes[at] ?? 0]) || [0x80, 0xbf];
    if (byte < low || byte > high) return 0;
  }
  return length;
}

/** How many bytes at the end are the beginning of a character that the next piece may finish. */
export function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc2) return characterAt(bytes, bytes.length - back) === -1 ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** The text of bytes that are UTF-8 but for some: files stitched together from several programs, old values pasted into new ones. */
export function* textRuns(bytes: Uint8Array, foreignEncoding: OneByteEncoding): Generator<TextRun> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let start = 0;
  let foreign = false;
  const run = (end: number): TextRun => {
    const stretch = buffer.subarray(start, end);
    start = end;
    if (!foreign) return { text: stretch.toString('utf8'), foreign };
    return { text: foreignEncoding === 'macintosh' ? mac.decode(stretch) : decodeWindows1252(stretch), foreign };
  };
  for (let at = 0; at < bytes.length; ) {
    const length = characterAt(bytes, at);
    if (length > 0 === foreign) {
      if (at > start) yield run(at);
      foreign = !foreign;
    }
    at += Math.max(1, length);
  }
  if (start < bytes.length) yield run(bytes.length);
}

/** The same in one text, with the number of bytes that are no UTF-8. */
export function decodeMixed(bytes: Uint8Array, foreignEncoding: OneByteEncoding): { readonly text: string; readonly foreign: number } {
  let text = '';
  let foreign = 0;
  for (const run of textRuns(bytes, foreignEncoding)) {
    text += run.text;
    if (run.foreign) foreign += run.text.length;
  }
  return { text, foreign };
}
