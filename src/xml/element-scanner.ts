import { localName } from './element.ts';
import { largestElement } from './parse.ts';
import { endOfDoctype, endOfName, endOfTag, unfinished } from './tag-end.ts';
import { TagMarks } from './tag-marks.ts';

/** A stretch of the stream, as a string with one character for each byte. */
export interface Found {
  /** The element's name as written, or `#text` and `#end` for what stands around the elements. */
  readonly name: string;
  readonly bytes: string;
  readonly complete: boolean;
  /** Where it begins and ends in the stream, in bytes; absent for `#end`, which stands nowhere. */
  readonly start?: number;
  readonly end?: number;
}

export interface ScannerOptions {
  /**
   * Names of elements that never stand in another one, nor any wanted element in one of its own name: where such a start tag comes, the
   * unfinished element before it is broken and ends. Empty: elements nest (a MARC `record` in an OAI-PMH `record`).
   */
  readonly endedBy: readonly string[];
  /**
   * Whether to give what stands around the elements: text (`#text`) and, at the end of the stream, what was left open (`#end`): an element by
   * its name, a comment as `!--`, a declaration as `?`.
   */
  readonly surroundings: boolean;
}

/** A tag longer than this is no tag: its `<` is text. */
const longestTag = 256 * 1024;
/** `<![CDATA[` and `<!DOCTYPE` are the longest beginnings to tell apart. */
const lookAhead = 9;
/** How much is kept of what cannot be read anyway. */
const excerpt = 64 * 1024;
/** How many elements around the records are remembered as open. */
const mostEnvelopes = 1000;

const skipped: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

interface OpenElement {
  readonly name: string;
  /** In bytes from the beginning of the stream. */
  readonly start: number;
  readonly parts: string[];
  size: number;
  depth: number;
  tooLarge: boolean;
}

/** A tag and its place in the text at hand, `end` just after its `>`. */
interface Tag {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly closes: boolean;
  readonly empty: boolean;
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
  /** The text at hand, where it begins in the stream, where reading goes on in it, and from where on it belongs to the open element. */
  #text = '';
  #base = 0;
  #at = 0;
  #from = 0;
  #marks: TagMarks;
  /** The end of the comment, CDATA section or processing instruction that was entered. */
  #until: string | undefined;
  #element: OpenElement | undefined;
  #stray = '';
  #strayStart = 0;
  #strayEnd = 0;
  #doctypePassed = false;
  readonly #envelope: string[] = [];

  constructor(names: readonly string[], options: ScannerOptions) {
    this.#names = new Set(names);
    this.#options = options;
    this.#enders = new Set(options.endedBy);
    this.#marks = new TagMarks(this.#enders);
  }

  /** Takes the next bytes; `last` says that no more will come, and gives what is unfinished. */
  *push(bytes: string, last: boolean): Generator<Found> {
    this.#text = this.#text.slice(this.#at) + bytes;
    this.#marks.lookIn(this.#text);
    this.#base += this.#at;
    this.#at = 0;
    this.#from = 0;
    for (let tag = this.#nextTag(last); tag; tag = this.#nextTag(last)) {
      this.#at = tag.end;
      if (tag.closes) yield* this.#close(tag);
      else yield* this.#open(tag);
    }
    if (this.#element) yield* this.#keep(this.#text.slice(this.#from, this.#at));
    if (last) yield* this.#end();
  }

  /** The next tag that matters: any outside of an element, its own and its enders within one. Undefined: more bytes are needed. */
  #nextTag(last: boolean): Tag | undefined {
    const text = this.#text;
    while (this.#at < text.length) {
      if (this.#until !== undefined && !this.#passRegion(this.#until, last)) return undefined;
      const start = this.#element ? this.#marks.next(this.#element.name, this.#at, last) : text.indexOf('<', this.#at);
      if (!this.#element) this.#keepStray(this.#at, start === -1 ? text.length : start);
      this.#at = start === -1 ? text.length : start;
      if (start === -1 || (!last && text.length - start < lookAhead)) return undefined;

      const region = skipped.find(([opening]) => text.startsWith(opening, start));
      if (region) {
        this.#until = region[1];
        this.#at = start + region[0].length;
        continue;
      }
      const closes = text[start + 1] === '/';
      const nameStart = closes ? start + 2 : start + 1;
      const nameEnd = endOfName(text, nameStart);
      const name = text.slice(nameStart, nameEnd);
      if (this.#element && nameEnd < text.length && !this.#concerns(name, closes)) {
        this.#at = nameEnd;
        continue;
      }
      const doctype = name === '!DOCTYPE' && !this.#doctypePassed;
      const end = doctype ? endOfDoctype(text, nameEnd) : endOfTag(text, nameEnd);
      if (end === unfinished && !last && text.length - start < longestTag) return undefined;
      if (doctype) this.#doctypePassed = true;
      if (end > 0) return { name, start, end, closes, empty: text[end - 2] === '/' };
      if (!this.#element) this.#keepStray(start, nameEnd);
      this.#at = nameEnd;
    }
    return undefined;
  }

  /** Whether the end of the comment (…) was found; if not, all but what may be the beginning of its end is passed. */
  #passRegion(closing: string, last: boolean): boolean {
    const end = this.#text.indexOf(closing, this.#at);
    if (end === -1) {
      this.#at = last ? this.#text.length : Math.max(this.#at, this.#text.length - closing.length + 1);
      return false;
    }
    this.#at = end + closing.length;
    this.#until = undefined;
    return true;
  }

  *#open(tag: Tag): Generator<Found> {
    // The same name within a nesting element, or the start tag that shows that the one before it is broken.
    if (this.#element && this.#enders.size > 0) yield* this.#finish(this.#text.slice(this.#from, tag.start), false);
    if (this.#element) {
      if (!tag.empty) this.#element.depth += 1;
      return;
    }
    if (!this.#isWanted(tag.name)) {
      this.#addStray(' ');
      if (!tag.empty && !tag.name.startsWith('!') && this.#envelope.length < mostEnvelopes) this.#envelope.push(tag.name);
      return;
    }
    yield* this.#flushStray();
    this.#element = { name: tag.name, start: this.#base + tag.start, parts: [], size: 0, depth: 1, tooLarge: false };
    this.#from = tag.start;
    if (tag.empty) yield* this.#finish(this.#text.slice(tag.start, tag.end), true);
  }

  *#close(tag: Tag): Generator<Found> {
    if (!this.#element) {
      this.#addStray(' ');
      const opened = this.#envelope.lastIndexOf(tag.name);
      if (opened !== -1) this.#envelope.length = opened;
      return;
    }
    this.#element.depth -= 1;
    if (this.#element.depth === 0) yield* this.#finish(this.#text.slice(this.#from, tag.end), true);
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
    yield { ...found(element, false), bytes: element.parts.join('').slice(0, excerpt) };
    element.parts.length = 0;
  }

  *#finish(bytes: string, complete: boolean): Generator<Found> {
    yield* this.#keep(bytes);
    const element = this.#element;
    this.#element = undefined;
    if (element && !element.tooLarge) yield found(element, complete);
  }

  /** Keeps what stands there between the elements, with the place of what is more than white space. */
  #keepStray(from: number, to: number): void {
    if (!this.#options.surroundings || this.#stray.length >= excerpt) return;
    const bytes = this.#text.slice(from, Math.min(to, from + excerpt));
    const [first, last] = [bytes.search(/[^ \t\r\n]/), bytes.search(/[ \t\r\n]*$/)];
    if (first !== -1) {
      if (/^[ \t\r\n]*$/.test(this.#stray)) this.#strayStart = this.#base + from + first;
      this.#strayEnd = this.#base + from + last;
    }
    this.#addStray(bytes);
  }

  #addStray(bytes: string): void {
    if (this.#options.surroundings && this.#stray.length < excerpt) this.#stray += bytes;
  }

  *#flushStray(): Generator<Found> {
    const bytes = this.#stray.replace(/[ \t\r\n]+/g, ' ').trim();
    this.#stray = '';
    if (bytes !== '') yield { name: '#text', bytes, complete: true, start: this.#strayStart, end: this.#strayEnd };
  }

  *#end(): Generator<Found> {
    const cut = this.#element !== undefined;
    if (cut) yield* this.#finish('', false);
    yield* this.#flushStray();
    // A comment or declaration that never ends has swallowed all that stands behind it.
    const region = skipped.find(([, closing]) => closing === this.#until)?.[0].slice(1);
    const open = region ?? this.#envelope.at(-1);
    if (this.#options.surroundings && !cut && open !== undefined) yield { name: '#end', bytes: open, complete: false };
  }
}

const found = ({ name, parts, start, size }: OpenElement, complete: boolean): Found => ({
  name,
  bytes: parts.join(''),
  complete,
  start,
  end: start + size,
});
