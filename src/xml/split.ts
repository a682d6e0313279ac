import { decodeAs, type EncodingSign, readEncodingSign } from './decode.ts';
import { ElementScanner, type ScannerOptions } from './element-scanner.ts';
import { oneByteText } from './one-byte-text.ts';

/** The source text of one element of a stream. */
export interface SourceElement {
  /** As written, prefix included; `#text` and `#end` for what stands around the elements, where that was asked for. */
  readonly name: string;
  readonly text: string;
  /** Position among the elements, from 0. */
  readonly index: number;
  /** How many characters were replaced or dropped because they cannot be right. */
  readonly repaired: number;
  /** False for an element whose end did not come, and for the beginning of one that is larger than 64 MB. */
  readonly complete: boolean;
  /**
   * Where its source stands in the stream, in bytes: from the first byte of all on, a byte order mark included. Absent for `#end`, and in UTF-16,
   * which is recoded before it is split. Of `#text` it is the stretch from its first character to its last, tags between them included; of an
   * element larger than 64 MB what was read of it when that was seen.
   */
  readonly offset?: number;
  readonly length?: number;
}

/** As many bytes as tell the encoding. */
const headLength = 200;

/** Larger elements than this have their bytes for themselves. */
const largestReused = 4 * 1024 * 1024;

/**
 * The source text of each outermost element that has one of the names (local or full), in order, from a stream of bytes in pieces
 * of any size: memory is bounded by one element. UTF-8, UTF-16 and what the XML declaration names; each element is decoded by
 * itself, so that wrong bytes in one harm no other. Nothing is parsed and nothing thrown: `parseXml` judges each element.
 */
export async function* splitElements(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  names: readonly string[],
  options: Partial<ScannerOptions> = {},
): AsyncIterable<SourceElement> {
  const scanner = new ElementScanner(names, { endedBy: [], surroundings: false, ...options });
  const pieces = asciiCompatible(chunks);
  const bytesOf = reusedBytes();
  let opening: Opening = { encoding: 'utf-8', start: 0, recoded: false };
  let index = 0;
  for (;;) {
    const next = await pieces.next();
    if (!next.done) opening = next.value.opening;
    for (const found of scanner.push(next.done ? '' : next.value.text, next.done === true)) {
      const { name, complete, start, end } = found;
      const { text, repaired } = decodeAs(bytesOf(found.bytes), opening.encoding);
      const element = { name, text, index, repaired, complete };
      if (opening.recoded || start === undefined || end === undefined) yield element;
      else yield { ...element, offset: opening.start + start, length: end - start };
      if (!name.startsWith('#')) index += 1;
    }
    if (next.done) return;
  }
}

/** The bytes of a one-byte string, in memory that the next one's take over: a new piece for each element costs more than copying it. */
function reusedBytes(): (text: string) => Buffer {
  let memory = Buffer.allocUnsafeSlow(256 * 1024);
  return (text) => {
    if (text.length > largestReused) return Buffer.from(text, 'latin1');
    if (text.length > memory.length) memory = Buffer.allocUnsafeSlow(Math.min(text.length * 2, largestReused));
    return memory.subarray(0, memory.write(text, 0, 'latin1'));
  };
}

/** The encoding of the bytes as they are handed on, the length of the byte order mark before them, and whether they came in another encoding. */
interface Opening {
  readonly encoding: string;
  readonly start: number;
  readonly recoded: boolean;
}

/** The bytes as one-byte strings, with what the first of them say: UTF-16 becomes UTF-8, all others are as they came. */
async function* asciiCompatible(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<{ readonly opening: Opening; readonly text: string }, void, undefined> {
  let head: Uint8Array = new Uint8Array(0);
  let begun: { opening: Opening; recode: (bytes: Uint8Array) => string } | undefined;
  const begin = () => {
    const sign = readEncodingSign(head);
    const recoded = sign.encoding.startsWith('utf-16');
    begun = { opening: { encoding: recoded ? 'utf-8' : sign.encoding, start: sign.start, recoded }, recode: recoder(sign) };
    return { opening: begun.opening, text: begun.recode(head.subarray(sign.start)) };
  };
  for await (const chunk of chunks) {
    if (begun) {
      yield { opening: begun.opening, text: begun.recode(chunk) };
      continue;
    }
    head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
    if (head.length >= headLength) yield begin();
  }
  if (!begun) yield begin();
}

function recoder(sign: EncodingSign): (bytes: Uint8Array) => string {
  if (!sign.encoding.startsWith('utf-16')) return oneByteText;
  const decoder = new TextDecoder(sign.encoding, { ignoreBOM: true });
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8').toString('latin1');
}
