import { readEncodingSign } from './decode.ts';

/** Whole elements of a long stream, and nothing else but white space around them: they can be read by themselves, in any thread. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** Where the piece begins in the stream, in bytes. */
  readonly offset: number;
  /** How many elements stand before it. */
  readonly position: number;
}

/** What has to be read in one go: what stands before the first piece and, from `offset` on, what stands behind the last one. */
export interface Rest {
  readonly head: Uint8Array;
  /** To be read to the end, or closed. */
  readonly chunks: AsyncGenerator<Uint8Array>;
  readonly offset: number;
  readonly position: number;
}

/** Between which elements a stream may be cut. */
export interface CutRule {
  /** Names of the elements, none of which ever stands in another one. */
  readonly names: readonly string[];
  /** Names of all elements of which a start tag shows that the one before it is broken. */
  readonly endedBy: readonly string[];
}

export interface PieceOptions extends CutRule {
  /** Bytes of a piece, roughly. */
  readonly size: number;
}

/** An element of more bytes is for the thread that has all of the memory. The largest record of PubMed has about 2 MB. */
const longestElement = 4 * 2 ** 20;
/** So much may stand before the first record. */
const longestHead = 64 * 1024;

/**
 * Cuts a stream of bytes between elements, at the speed of `indexOf`: pieces, then one rest. What is not quite regular (another encoding
 * than UTF-8, comments, CDATA, text between the elements, an element without its end) is never cut: the rest begins before it, so that
 * piece by piece or in one go, the same is read.
 */
export async function* cutPieces(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { names, endedBy, size }: PieceOptions,
): AsyncGenerator<Piece | Rest, void, undefined> {
  const tags = names.map((name): Tags => ({ start: Buffer.from(`<${name}>`), end: Buffer.from(`</${name}`) }));
  const enders = [...new Set([...names, ...endedBy])].map((name) => Buffer.from(`<${name}`));
  const source = new Source(chunks);
  let handedOver = false;
  try {
    let bytes: Buffer = Buffer.alloc(0);
    let head = bytes;
    for (let more = true; more && head.length === 0 && bytes.length < longestHead; ) {
      const gathered = await source.gather(bytes, size);
      more = gathered.length > bytes.length;
      bytes = gathered;
      head = bytes.subarray(0, headLength(bytes, tags));
    }
    let offset = head.length;
    let position = 0;
    bytes = bytes.subarray(offset);
    for (let regular = offset > 0; regular; ) {
      const stretch = regularStretch(bytes, tags, enders);
      const piece = { bytes: bytes.subarray(0, stretch.length), offset, position };
      // What is left begins anew: whoever gets the piece may give its memory away.
      const left = Buffer.from(bytes.subarray(stretch.length));
      offset += stretch.length;
      position += stretch.elements;
      if (stretch.elements > 0) yield piece;
      bytes = stretch.broken || left.length > longestElement ? left : await source.gather(left, size);
      regular = bytes.length > left.length;
    }
    handedOver = true;
    yield { head, chunks: source.remaining(bytes), offset, position };
  } finally {
    if (!handedOver) await source.close();
  }
}

/** A stream that is read in pieces of a wanted size, and further by somebody else. */
class Source {
  readonly #reader: AsyncGenerator<Uint8Array, void, undefined>;
  /** Why the stream broke off: told when all that came before has been read. */
  #fault: { readonly error: unknown } | undefined;

  constructor(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    this.#reader = asynchronous(chunks);
  }

  /** The bytes and `size` more, or as many as there are. */
  async gather(bytes: Buffer, size: number): Promise<Buffer> {
    const gathered: Uint8Array[] = [bytes];
    try {
      for (let wanted = size; wanted > 0; ) {
        const next = await this.#reader.next();
        if (next.done) break;
        gathered.push(next.value);
        wanted -= next.value.byteLength;
      }
    } catch (error) {
      this.#fault = { error };
    }
    return gathered.length === 1 ? bytes : Buffer.concat(gathered);
  }

  async *remaining(first: Uint8Array): AsyncGenerator<Uint8Array> {
    try {
      if (first.length > 0) yield first;
      if (this.#fault) throw this.#fault.error;
      for (let next = await this.#reader.next(); !next.done; next = await this.#reader.next()) yield next.value;
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.#reader.return();
  }
}

async function* asynchronous(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield* chunks;
}

/** Start tag of an element as it stands in a file, and what its end tag begins with. */
interface Tags {
  readonly start: Buffer;
  readonly end: Buffer;
}

/** Where the first element begins; 0 when the stream is none that can be cut. */
function headLength(bytes: Buffer, tags: readonly Tags[]): number {
  const top = bytes.subarray(0, longestHead);
  const found = tags.map(({ start }) => top.indexOf(start)).filter((at) => at > 0);
  const length = found.length === 0 ? 0 : Math.min(...found);
  const regular = readEncodingSign(top.subarray(0, 200)).encoding === 'utf-8' && plainHead.test(top.toString('latin1', 0, length));
  return regular ? length : 0;
}

/**
 * Byte order mark, XML declaration, DOCTYPE without declarations of its own, the root's start tag. All else (a comment or an entity that looks
 * like a record, text, a deletion) has to be read before the records, and the head of pieces is not.
 */
const plainHead = /^(?:\xEF\xBB\xBF)?\s*(?:<\?xml\s[^<>]*\?>)?\s*(?:<!DOCTYPE\s[^<>[\]]*>)?\s*<[A-Za-z][\w.:-]*(?:\s[^<>]*[^<>/])?>\s*$/;

interface Stretch {
  /** Bytes of the regular elements at the beginning, up to the start of the next one. */
  readonly length: number;
  readonly elements: number;
  /** What follows them is not regular, however many bytes come. */
  readonly broken: boolean;
}

/** The whole elements at the beginning of the bytes: start tag, end tag, white space, start tag, …; all known by their tags alone. */
function regularStretch(bytes: Buffer, tags: readonly Tags[], enders: readonly Buffer[]): Stretch {
  const limit = firstOddity(bytes);
  // Where each ender stands next: looked for once, and again only when it has been passed.
  const next = enders.map(() => -1);
  const nextEnder = (from: number): number =>
    Math.min(
      ...enders.map((ender, each) => {
        if ((next[each] ?? -1) < from) next[each] = indexIn(bytes, ender, from);
        return next[each] ?? -1;
      }),
    );
  // White space behind the piece before may come late.
  for (let at = afterSpace(bytes, 0), elements = 0; ; elements += 1) {
    const length = elements > 0 ? at : 0;
    const found = tags.find(({ start }) => bytes.subarray(at, at + start.length).equals(start));
    // A tag may be cut in two at the end of the bytes at hand.
    if (!found) return { length, elements, broken: bytes.length - at >= Math.max(...tags.map(({ start }) => start.length)) };
    const from = at + found.start.length;
    const close = indexIn(bytes, found.end, from);
    const end = close + found.end.length;
    if (end >= bytes.length || close > limit) return { length, elements, broken: limit < bytes.length };
    // Another one begins before this one has ended, or its end tag is not quite one.
    if (bytes[end] !== greaterThan || nextEnder(from) < close) return { length, elements, broken: true };
    at = afterSpace(bytes, end + 1);
  }
}

const greaterThan = 0x3e;

/** The length when it stands nowhere. */
function indexIn(bytes: Buffer, wanted: Buffer, from: number): number {
  const found = bytes.indexOf(wanted, from);
  return found === -1 ? bytes.length : found;
}

/** Where a comment, a CDATA section, a declaration or a processing instruction begins; the length when there is none. */
function firstOddity(bytes: Buffer): number {
  // By their second byte, which is rare: a `<` stands everywhere.
  const places = [0x21, 0x3f].map((mark) => {
    let at = bytes.indexOf(mark);
    while (at !== -1 && bytes[at - 1] !== 0x3c) at = bytes.indexOf(mark, at + 1);
    return at === -1 ? bytes.length : at - 1;
  });
  return Math.min(...places);
}

function afterSpace(bytes: Buffer, from: number): number {
  let at = from;
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
  }
  return at;
}
