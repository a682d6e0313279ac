import { TextDecoder } from 'node:util';
import { type ByteOrderMark, readByteOrderMark } from '../xml/byte-order-mark.ts';
import { decodeWindows1252 } from '../xml/windows-1252.ts';
import type { Chunks } from './format.ts';

/** A line of a text file, without its end. */
export interface TextLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** The line was longer than the limit; what is beyond it is not here. */
  readonly cut: boolean;
  /** The line's bytes are no UTF-8 and were read as Windows-1252 (which has all of Latin-1's letters). */
  readonly legacy: boolean;
}

/** Longest line kept, in bytes: a whole reference list in one note stays below, a broken gigabyte without a line end does not fill the memory. */
const longestLine = 16 * 1024 * 1024;

/** By byte order mark, or by the zero bytes of UTF-16 text that lost its mark; everything else is decided line by line. */
function sniff(start: Uint8Array): ByteOrderMark {
  const [a, b] = start;
  const mark = readByteOrderMark(start);
  if (mark) return mark;
  if (a !== undefined && a > 0 && b === 0) return { encoding: 'utf-16le', length: 0 };
  if (a === 0 && b !== undefined && b > 0) return { encoding: 'utf-16be', length: 0 };
  return { encoding: 'utf-8', length: 0 };
}

/** The chunks from the fourth byte on are as they come; the first yielded piece holds at least three bytes unless the file is shorter. */
async function* withFullHead(chunks: Chunks): AsyncIterable<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 3) continue;
    yield head;
    head = undefined;
  }
  if (head?.length) yield head;
}

/** Decoded text of UTF-8 or UTF-16 input in pieces; bytes that are neither become U+FFFD. For formats that prescribe Unicode (JSON). */
export async function* decodePieces(chunks: Chunks): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of withFullHead(chunks)) {
    if (!decoder) decoder = new TextDecoder(sniff(chunk).encoding);
    const piece = decoder.decode(chunk, { stream: true });
    if (piece) yield piece;
  }
  const rest = decoder?.decode();
  if (rest) yield rest;
}

const unicode = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const newline = 0x0a;
const carriageReturn = 0x0d;

/** UTF-8 where the bytes allow it, else Windows-1252: exports stitched together from several programs mix both in one file. */
function decodeLine(bytes: Uint8Array): { text: string; legacy: boolean } {
  try {
    return { text: unicode.decode(bytes), legacy: false };
  } catch {
    return { text: decodeWindows1252(bytes), legacy: true };
  }
}

/** The bytes of the chunks as UTF-8 with its head's mark dropped; UTF-16 is rewritten, so that lines can be cut at bytes. */
async function* narrowBytes(chunks: Chunks): AsyncIterable<Uint8Array> {
  let wide: TextDecoder | undefined;
  let first = true;
  for await (const chunk of withFullHead(chunks)) {
    let bytes = chunk;
    if (first) {
      const { encoding, length } = sniff(chunk);
      bytes = chunk.subarray(length);
      if (encoding !== 'utf-8') wide = new TextDecoder(encoding);
      first = false;
    }
    yield wide ? Buffer.from(wide.decode(bytes, { stream: true })) : bytes;
  }
}

/**
 * Lines of a text file of unknown encoding, ended by LF, CRLF or CR. Memory holds one line of at most 16 MB; the same bytes give
 * the same lines whatever the size of the chunks.
 */
export async function* readLines(chunks: Chunks): AsyncIterable<TextLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let cut = false;
  let number = 0;
  let afterReturn = false;
  const finish = (): TextLine => {
    number += 1;
    const line = { ...decodeLine(Buffer.concat(parts)), number, cut };
    parts = [];
    length = 0;
    cut = false;
    return line;
  };
  const keep = (bytes: Uint8Array) => {
    const room = longestLine - length;
    if (bytes.length > room) cut = true;
    const kept = bytes.subarray(0, room);
    if (kept.length) parts.push(Buffer.from(kept));
    length += kept.length;
  };
  for await (const bytes of narrowBytes(chunks)) {
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === newline && afterReturn && at === start) start = at + 1;
      else if (byte === newline || byte === carriageReturn) {
        keep(bytes.subarray(start, at));
        yield finish();
        start = at + 1;
      }
      afterReturn = byte === carriageReturn;
    }
    keep(bytes.subarray(start));
  }
  if (length > 0) yield finish();
}
