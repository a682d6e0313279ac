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
}

/** As many bytes as tell the encoding. */
const headLength = 200;

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
  const bytes = asciiCompatible(chunks);
  const first = await bytes.next();
  if (first.done) return;
  const encoding = first.value;
  let index = 0;
  for (;;) {
    const next = await bytes.next();
    const piece = next.done ? '' : next.value;
    for (const found of scanner.push(piece, next.done === true)) {
      const { text, repaired } = decodeAs(Buffer.from(found.bytes, 'latin1'), encoding);
      yield { name: found.name, text, index, repaired, complete: found.complete };
      if (!found.name.startsWith('#')) index += 1;
    }
    if (next.done) return;
  }
}

/** First the encoding, then the bytes as one-byte strings, in that encoding: UTF-16 becomes UTF-8, all others are as they came. */
async function* asciiCompatible(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<string, void, undefined> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let recode = oneByteText;
  const begin = (bytes: Uint8Array): readonly [string, string] => {
    const sign = readEncodingSign(bytes);
    recode = recoder(sign);
    return [sign.encoding.startsWith('utf-16') ? 'utf-8' : sign.encoding, recode(bytes.subarray(sign.start))];
  };
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield recode(chunk);
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < headLength) continue;
    yield* begin(head);
    head = undefined;
  }
  if (head !== undefined) yield* begin(head);
}

function recoder(sign: EncodingSign): (bytes: Uint8Array) => string {
  if (!sign.encoding.startsWith('utf-16')) return oneByteText;
  const decoder = new TextDecoder(sign.encoding, { ignoreBOM: true });
  return (bytes) => Buffer.from(decoder.decode(bytes, { stream: true }), 'utf8').toString('latin1');
}
