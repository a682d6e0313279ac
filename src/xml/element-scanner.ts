import { localName } from './element.ts';
import { largestElement } from './parse.ts';

/** A stretch of the stream, as a string with one character for each byte. */
export interface Found {
  /** The element's name as written, or `#text` and `#end` for what stands around the elements. */
  readonly name: string;
  readonly bytes: string;
  readonly complete: boolean;
}

export interface ScannerOptions {
  /**
   * Names of elements that never stand in another one, nor any wanted element in one of its own name: where such a start tag comes, the
   * unfinished element before it is broken and ends. Empty: elements nest (a MARC `record` in an OAI-PMH `record`).
   */
  readonly endedBy: readonly string[];
  /** Whether to give what stands around the elements: text (`#text`) and, at the end of the stream, elements left open (`#end`). */
  readonly surroundings: boolean;
}

/** A tag longer than this is no tag: its `<` is text. */
const longestTag = 256 * 1024;
/** `<![CDATA[` and `<!DOCTYPE` are the longest beginnings to tell apart. */
const lookAhead = 9;
/** How much is kept of what cannot be read anyway. */
const excerpt = 64 * 1024;

/** No end of a tag: it lies beyond the bytes at hand, or nowhere. */
const unfinished = -1;
const broken = -2;

const skipped: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

interface OpenElement {
  readonly name: string;
  readonly parts: string[];
  size: number;
  depth: number;
  tooLarge: boolean;
}

/**
 * Finds the outermost elements of given names in a stream of bytes, in memory bounded by one element, without parsing them: only
 * their own tags, comments, CDATA and processing instructions are looked at. Bytes come as one-byte strings because that is what
 * indexOf is fast on; every encoding that keeps ASCII in place can be scanned so.
 */
export class ElementScanner {
  readonly #names: ReadonlySet<string>;
  readonly #options: ScannerOptions;
  readonly #enders: ReadonlySet<string>;
  #pending = '';
  #until: string | undefined;
  #element: OpenElement | undefined;
  #stray = '';
  #doctypePassed = false;
  readonly #envelope: string[] = [];

  constructor(names: readonly string[], options: ScannerOptions) {
    this.#names = new Set(names);
    this.#options = options;
    this.#enders = new Set(options.endedBy);
  }

  /** Takes the next bytes; `last` says that no more will come, and gives what is unfinished. */
  *push(bytes: string, last: boolean): Generator<Found> {
    const text = this.#pending + bytes;
    let at = 0;
    let from = 0;
    while (at < text.length) {
      if (this.#until !== undefined) {
        const end = text.indexOf(this.#until, at);
        if (end === -1) {
          at = last ? text.length : Math.max(at, text.length - this.#until.length + 1);
          break;
        }
        at = end + this.#until.length;
        this.#until = undefined;
        continue;
      }
      const tag = text.indexOf('<', at);
      if (!this.#element) this.#keepStray(text.slice(at, tag === -1 ? text.length : tag));
      at = tag === -1 ? text.length : tag;
      if (tag === -1 || (!last && text.length - tag < lookAhead)) break;

      const region = skipped.find(([opening]) => text.startsWith(opening, tag));
      if (region) {
        this.#until = region[1];
        at = tag + region[0].length;
        continue;
      }
      const closes = text[tag + 1] === '/';
      const nameStart = closes ? tag + 2 : tag + 1;
      const nameEnd = endOfName(text, nameStart);
      const name = text.slice(nameStart, nameEnd);
      if (this.#element && nameEnd < text.length && !this.#concerns(name, closes)) {
        at = nameEnd;
        continue;
      }
      const tagEnd = name === '!DOCTYPE' && !this.#doctypePassed ? endOfDoctype(text, nameEnd) : endOfTag(text, nameEnd);
      if (tagEnd === unfinished && !last && text.length - tag < longestTag) break;
      if (name === '!DOCTYPE') this.#doctypePassed = true;
      if (tagEnd === broken || tagEnd === unfinished) {
        if (!this.#element) this.#keepStray(text.slice(tag, nameEnd));
        at = nameEnd;
        continue;
      }
      const empty = text[tagEnd - 2] === '/';
      if (this.#element && this.#enders.size > 0 && !closes) {
        yield* this.#finish(text.slice(from, tag), false);
      }
      if (this.#element) {
        if (closes) this.#element.depth -= 1;
        else if (!empty) this.#element.depth += 1;
        if (this.#element.depth === 0) {
          yield* this.#finish(text.slice(from, tagEnd), true);
          from = tagEnd;
        }
      } else if (!closes && this.#isWanted(name)) {
        yield* this.#flushStray();
        this.#element = { name, parts: [], size: 0, depth: 1, tooLarge: false };
        from = tag;
        if (empty) {
          yield* this.#finish(text.slice(from, tagEnd), true);
          from = tagEnd;
        }
      } else this.#noteEnvelope(name, closes, empty);
      at = tagEnd;
    }
    if (this.#element) yield* this.#keep(text.slice(from, at));
    this.#pending = text.slice(at);
    if (last) yield* this.#end();
  }

  #isWanted(name: string): boolean {
    return this.#names.has(name) || this.#names.has(localName(name));
  }

  #concerns(name: string, closes: boolean): boolean {
    return name === this.#element?.name || (!closes && this.#enders.has(name));
  }

  *#keep(bytes: string): Generator<Found> {
    const element = this.#element;
    if (!element || element.tooLarge) return;
    element.parts.push(bytes);
    element.size += bytes.length;
    if (element.size <= largestElement) return;
    element.tooLarge = true;
    yield { name: element.name, bytes: element.parts.join('').slice(0, excerpt), complete: false };
    element.parts.length = 0;
  }

  *#finish(bytes: string, complete: boolean): Generator<Found> {
    yield* this.#keep(bytes);
    const element = this.#element;
    this.#element = undefined;
    if (element && !element.tooLarge) yield { name: element.name, bytes: element.parts.join(''), complete };
  }

  #keepStray(bytes: string): void {
    if (this.#options.surroundings && this.#stray.length < excerpt) this.#stray += bytes.slice(0, excerpt);
  }

  *#flushStray(): Generator<Found> {
    const bytes = this.#stray.replace(/[ \t\r\n]+/g, ' ').trim();
    this.#stray = '';
    if (bytes !== '') yield { name: '#text', bytes, complete: true };
  }

  #noteEnvelope(name: string, closes: boolean, empty: boolean): void {
    this.#keepStray(' ');
    if (!this.#options.surroundings || empty || name.startsWith('!')) return;
    if (!closes) {
      if (this.#envelope.length < 1000) this.#envelope.push(name);
      return;
    }
    const opened = this.#envelope.lastIndexOf(name);
    if (opened !== -1) this.#envelope.length = opened;
  }

  *#end(): Generator<Found> {
    const cut = this.#element !== undefined;
    if (cut) yield* this.#finish('', false);
    yield* this.#flushStray();
    const open = this.#envelope.at(-1);
    if (this.#options.surroundings && !cut && open !== undefined) yield { name: '#end', bytes: open, complete: false };
  }
}

/** Where the name ends: at white space, `/`, `>` or `<`. */
function endOfName(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code <= 0x20 || code === 0x2f || code === 0x3e || code === 0x3c) return at;
  }
  return text.length;
}

/** Just after the `>` of a tag. A `>` within quotes does not end it; a `<` shows that it is none, which keeps the search linear. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '<') return broken;
    if (quote !== '') {
      if (mark === quote) quote = '';
    } else if (mark === '>') return at + 1;
    else if (mark === '"' || mark === "'") quote = mark;
  }
  return unfinished;
}

/** Just after the `>` of a DOCTYPE, whose internal subset in brackets may hold tags in quotes. */
function endOfDoctype(text: string, from: number): number {
  let subset = false;
  for (let at = from; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '[') subset = true;
    else if (mark === ']') subset = false;
    else if (mark === '>' && !subset) return at + 1;
    else if (mark === '"' || mark === "'") {
      at = text.indexOf(mark, at + 1);
      if (at === -1) return unfinished;
    }
  }
  return unfinished;
}
