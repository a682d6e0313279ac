import { TextDecoder } from 'node:util';
import { readUnicodeSign, unicodeHead } from '../xml/byte-order-mark.ts';
import { decodeMixed, type OneByteEncoding, textRuns, unfinishedBytes } from '../xml/mixed-text.ts';
import { repairCharacters } from '../xml/repair.ts';
import type { Chunks } from './format.ts';
import { textRepairs } from './text-repairs.ts';

/** A line of a text file, without its end. */
export interface TextLine {
  readonly text: string;
  /** Counted from 1. */
  readonly number: number;
  /** The line was longer than the limit; what is beyond it is not here. */
  readonly cut: boolean;
  /** What was done to its bytes (`textRepairs`). */
  readonly repairs: number;
}

/** A piece of a text file. */
export interface TextPiece {
  readonly text: string;
  /** What was done to its bytes (`textRepairs`). */
  readonly repairs: number;
}

/** Longest line kept, in bytes: a whole reference list in one note stays below, a broken gigabyte without a line end does not fill the memory. */
const longestLine = 16 * 1024 * 1024;

/** So many lines tell what a file is that holds no record. */
const mostOpening = 20;
const longestOpening = 200;

/** Bytes of a byte order mark at most. */
const markLength = 4;

/** The chunks behind the head are as they come; the first yielded piece holds the bytes that tell the encoding unless the file is shorter. */
async function* withFullHead(chunks: Chunks, least: number): AsyncIterable<Uint8Array> {
  let head: Uint8Array | undefined = new Uint8Array();
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < least) continue;
    yield head;
    head = undefined;
  }
  if (head?.length) yield head;
}

/** The text of an input in pieces, for formats that prescribe Unicode (JSON): UTF-8 or UTF-16; bytes that are neither are read as Windows-1252 in a piece of their own. */
export async function* decodePieces(chunks: Chunks): AsyncGenerator<TextPiece> {
  let left = Buffer.alloc(0);
  const runs = function* (bytes: Uint8Array, repairs: number): Generator<TextPiece> {
    for (const { text, foreign } of textRuns(bytes, 'windows-1252'))
      yield* withoutControls(text, repairs | (foreign ? textRepairs.windows1252 : 0));
  };
  let repairs = 0;
  for await (const { bytes, unmarked } of narrowBytes(chunks)) {
    repairs = unmarked ? textRepairs.unmarkedUtf16 : 0;
    const all = left.length ? Buffer.concat([left, bytes]) : bytes;
    const whole = all.length - unfinishedBytes(all);
    yield* runs(all.subarray(0, whole), repairs);
    left = Buffer.from(all.subarray(whole));
  }
  yield* runs(left, repairs);
}

const controlsOfJson = /[^\t\n\r -\uFFFD]+/;

/** No JSON has control characters; where some stood an empty piece says so. */
function* withoutControls(text: string, repairs: number): Generator<TextPiece> {
  if (!controlsOfJson.test(text)) {
    yield { text, repairs };
    return;
  }
  for (const [index, part] of text.split(controlsOfJson).entries()) {
    if (index > 0) yield { text: '', repairs: repairs | textRepairs.dropped };
    yield { text: part, repairs };
  }
}

const unicode = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const newline = 0x0a;
const carriageReturn = 0x0d;

/** What text has no use for; tabs are text. EndNote and databases leave them in their fields. */
const controls = /[^\t -\uFFFD]/;

/**
 * Letters of Mac Roman in mid-word whose bytes are capitals, signs or nothing at all in Windows-1252: `M\x8Endez` is Méndez there and MŽndez
 * here. Those that might stand there in either (`\x92` is an apostrophe, `\x96` a dash) tell nothing.
 */
const macLetters = /[A-Za-z][\x81\x87\x88\x8A\x8B\x8D-\x90\x98\x9D\x9F][a-z]/;

/**
 * Decodes lines one by one: UTF-8 where the bytes allow it, and what is none as Windows-1252, since exports stitched together from several
 * programs mix both in one file, or as Mac Roman from where on the file shows that it is such.
 */
class LineDecoder {
  #foreign: OneByteEncoding = 'windows-1252';

  /** `oldMac`: the lines so far have ended in CR alone, as they did on computers that knew no other encoding. */
  decode(bytes: Buffer, oldMac: boolean): TextPiece {
    const { text, repairs } = this.#decode(bytes, oldMac);
    return controls.test(text) ? { text: repairCharacters(text).text, repairs: repairs | textRepairs.dropped } : { text, repairs };
  }

  #decode(bytes: Buffer, oldMac: boolean): TextPiece {
    try {
      return { text: unicode.decode(bytes), repairs: 0 };
    } catch {
      if (oldMac || macLetters.test(bytes.toString('latin1'))) this.#foreign = 'macintosh';
      const repairs = this.#foreign === 'macintosh' ? textRepairs.macRoman : textRepairs.windows1252;
      return { text: decodeMixed(bytes, this.#foreign).text, repairs };
    }
  }
}

/** The bytes of the chunks as UTF-8 with its head's mark dropped; UTF-16 is rewritten, so that lines can be cut at bytes. */
async function* narrowBytes(
  chunks: Chunks,
  head = unicodeHead,
): AsyncGenerator<{ readonly bytes: Uint8Array; readonly unmarked: boolean }> {
  let wide: TextDecoder | undefined;
  let unmarked = false;
  let first = true;
  for await (const chunk of withFullHead(chunks, head)) {
    let bytes = chunk;
    if (first) {
      const { encoding, length, marked } = readUnicodeSign(chunk);
      bytes = chunk.subarray(length);
      if (encoding !== 'utf-8') wide = new TextDecoder(encoding);
      unmarked = wide !== undefined && !marked;
      first = false;
    }
    yield { bytes: wide ? Buffer.from(wide.decode(bytes, { stream: true })) : bytes, unmarked };
  }
}

/**
 * Lines of a text file of unknown encoding, ended by LF, CRLF or CR. Memory holds one line of at most 16 MB; the same bytes give
 * the same lines whatever the size of the chunks. `live`: of a conversation with another program each line is given as soon as it is there, and its first bytes
 * are not waited for that would tell UTF-16 without a mark. `opening` is told the first lines that are not blank.
 */
export async function* readLines(
  chunks: Chunks,
  { live = false, opening }: { readonly live?: boolean; readonly opening?: string[] } = {},
): AsyncIterable<TextLine> {
  let parts: Uint8Array[] = [];
  let length = 0;
  let cut = false;
  let number = 0;
  let afterReturn = false;
  let unmarked = false;
  let loneReturns = 0;
  let lineFeeds = 0;
  const decoder = new LineDecoder();
  const finish = (): TextLine => {
    number += 1;
    const { text, repairs } = decoder.decode(Buffer.concat(parts), loneReturns > 0 && lineFeeds === 0);
    const line = { text, number, cut, repairs: unmarked ? repairs | textRepairs.unmarkedUtf16 : repairs };
    if (opening && opening.length < mostOpening && text.trim() !== '') opening.push(text.slice(0, longestOpening));
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
  for await (const piece of narrowBytes(chunks, live ? markLength : unicodeHead)) {
    const { bytes } = piece;
    unmarked = piece.unmarked;
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === newline) lineFeeds += 1;
      else if (afterReturn) loneReturns += 1;
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
