import type { TextPiece } from './text-lines.ts';

/** One value of a JSON file as source text. */
export interface JsonText {
  readonly text: string;
  /** False where the file ends inside the value. */
  readonly whole: boolean;
  /** The value was longer than the limit and was cut. */
  readonly cut: boolean;
  /** What was done to its bytes (`textRepairs`). */
  readonly repairs: number;
}

/** Largest value kept; a reference is some kilobytes, with thousands of authors some hundred. */
const largestValue = 16 * 1024 * 1024;

/** The key before a bracket; the keys on the way to a list of records are short. */
const longestKey = 64;
const keyBefore = /"([^"\\]{1,40})"\s*:\s*$/;
const blank = /\s/;

/**
 * Cuts a JSON file into the values that are records: the elements of the top-level array, the elements of a list within a top-level
 * object, or each top-level object. `lists` are the paths of such lists, `items` for `{"items":[…]}`, `message.items` for
 * `{"status":"ok","message":{"items":[…]}}`; what else the object holds is left out. Knows strings and escapes, counts brackets and
 * parses nothing, so that memory holds one value and broken JSON costs only the values that it breaks.
 */
export async function* splitJsonValues(pieces: AsyncIterable<TextPiece>, lists: readonly string[] = ['items']): AsyncIterable<JsonText> {
  const scanner = new JsonScanner(lists);
  for await (const piece of pieces) yield* scanner.scan(piece.text, piece.repairs);
  yield* scanner.end();
}

class JsonScanner {
  readonly #lists: ReadonlySet<string>;
  /** How deep in objects a list of records may lie. */
  readonly #deepestList: number;
  #depth = 0;
  /** Depth at which values of interest begin: 0 the file, 1 a top-level array, 2 or more a list within an object. */
  #base = 0;
  /** The keys under which the open objects above a possible list stand. */
  #keys: string[] = [];
  #inString = false;
  #escaped = false;
  /** A value is being collected. */
  #open = false;
  /** Behind the list of a top-level object nothing is of interest until it ends. */
  #skipping = false;
  #parts: string[] = [];
  #size = 0;
  #cut = false;
  #repairs = 0;
  /** Of the piece at hand. */
  #pieceRepairs = 0;

  constructor(lists: readonly string[]) {
    this.#lists = new Set(lists);
    this.#deepestList = Math.max(1, ...lists.map((path) => path.split('.').length));
  }

  *scan(piece: string, repairs: number): Iterable<JsonText> {
    this.#pieceRepairs = repairs;
    if (this.#open) this.#repairs |= repairs;
    let from = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const char = piece[at] as string;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (char === '\\') this.#escaped = true;
        else if (char === '"') this.#inString = false;
        continue;
      }
      if (char === '"') {
        this.#inString = true;
        if (!this.#open) from = this.#begin(at);
      } else if (char === '{' || char === '[') {
        // Words before a file's first bracket are no JSON; they are a value of their own.
        if (this.#open && this.#depth === 0) yield this.#finish(piece.slice(from, at), true);
        if (this.#entersList(char, piece, from, at)) continue;
        if (!this.#open) from = this.#begin(at);
        else if (this.#base === 0 && this.#depth < this.#deepestList) this.#keys[this.#depth - 1] = this.#keyBefore(piece, from, at);
        this.#depth += 1;
      } else if (char === '}' || char === ']') {
        if (this.#open && this.#depth > this.#base) {
          this.#depth -= 1;
          if (this.#depth === this.#base) yield this.#finish(piece.slice(from, at + 1), true);
          continue;
        }
        if (this.#open && this.#base > 0) yield this.#finish(piece.slice(from, at), true);
        this.#leave();
      } else if (char === ',' && this.#open && this.#base > 0 && this.#depth === this.#base) {
        yield this.#finish(piece.slice(from, at), true);
      } else if (!this.#open && char !== ',' && char !== '\uFEFF' && !blank.test(char)) from = this.#begin(at);
    }
    if (this.#open) this.#keep(piece.slice(from));
  }

  *end(): Iterable<JsonText> {
    if (this.#open) yield this.#finish('', this.#depth === 0 && !this.#inString);
  }

  #begin(at: number): number {
    if (!this.#skipping) this.#open = true;
    return at;
  }

  #keep(text: string): void {
    if (text !== '') this.#repairs |= this.#pieceRepairs;
    const room = largestValue - this.#size;
    if (text.length > room) this.#cut = true;
    if (room > 0) this.#parts.push(text.slice(0, room));
    this.#size += text.length;
  }

  #finish(rest: string, whole: boolean): JsonText {
    this.#keep(rest);
    const value = { text: this.#parts.join('').trim(), whole, cut: this.#cut, repairs: this.#repairs };
    this.#drop();
    return value;
  }

  #drop(): void {
    this.#open = false;
    this.#parts = [];
    this.#size = 0;
    this.#cut = false;
    this.#repairs = 0;
  }

  /** At the bracket of the list whose elements are the records. */
  #entersList(char: string, piece: string, from: number, at: number): boolean {
    if (char !== '[' || this.#base > 0 || this.#skipping) return false;
    if (this.#open) {
      if (this.#depth > this.#deepestList) return false;
      const path = [...this.#keys.slice(0, this.#depth - 1), this.#keyBefore(piece, from, at)].join('.');
      if (!this.#lists.has(path)) return false;
      this.#drop();
    }
    this.#depth += 1;
    this.#base = this.#depth;
    return true;
  }

  #keyBefore(piece: string, from: number, at: number): string {
    let before = piece.slice(Math.max(from, at - longestKey), at);
    // No more of what came before than a key needs: every bracket of an object asks for it.
    for (let part = this.#parts.length - 1; part >= 0 && before.length < longestKey; part -= 1)
      before = (this.#parts[part] ?? '').slice(-longestKey) + before;
    return keyBefore.exec(before)?.[1] ?? '';
  }

  #leave(): void {
    if (this.#depth > 0) this.#depth -= 1;
    if (this.#base > this.#depth) this.#base = 0;
    this.#skipping = this.#depth > 0;
  }
}

/** Deeper than any record nests; printing a value of hundreds of thousands of levels overflows the stack. */
const deepest = 100;

/** Parses one value; undefined where it is no JSON, or nested deeper than any record is. */
export function parseJson(text: string): unknown {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (inString) {
      if (char === '\\') at += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') {
      depth += 1;
      if (depth > deepest) return undefined;
    } else if (char === '}' || char === ']') depth -= 1;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
