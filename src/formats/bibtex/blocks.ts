import type { TextLine } from '../text-lines.ts';

/** What stands between an `@` and its closing brace, in one piece. */
export interface Block {
  /** What follows the @, in small letters: `article`, `string`, `comment`. */
  readonly word: string;
  /** What stands between the outer braces or parentheses. */
  readonly body: string;
  /** Fields behind a brace that closed the entry too early. */
  readonly tail: string;
  /** The closing brace is there. */
  readonly closed: boolean;
  /** Longer than the limit: the rest is not here. */
  readonly cut: boolean;
  readonly repairs: number;
}

/** More than this is no reference any more. */
const largestBlock = 16 * 1024 * 1024;

const opening = /@\s*([A-Za-z][\w:+*-]{0,60})\s*([{(])/g;
const halfOpening = /@\s*[A-Za-z][\w:+*-]{0,60}\s*$/;

/** A line by which another entry begins for sure, though the one before was never closed: `@article{smith2020,`. */
const nextEntry = /^\s*@\s*[A-Za-z]{3,20}\s*[{(]\s*[^\s{}"=,]{0,200}\s*,\s*(?:[A-Za-z][\w+-]{0,40}\s*=.*)?$/;
const nextSpecial = /^\s*@\s*(?:string|preamble|comment)\s*[{(]/i;

/** `year = {2000},` outside of any entry. */
const lostField = /^[\s,]*[A-Za-z][\w+-]{0,40}\s*=\s*(?:["{]|\d|[a-z]{3}\b)/;

class OpenBlock {
  readonly word: string;
  readonly #round: boolean;
  #lines: string[] = [];
  #size = 0;
  #depth = 0;
  #quoted = false;
  #tail: string[] = [];
  #commentedOut = false;
  closed = false;
  #cut = false;
  repairs = 0;

  constructor(word: string, round: boolean) {
    this.word = word.toLowerCase();
    this.#round = round;
  }

  /** Takes text up to the closing brace; gives what stands behind it, undefined while it is open. */
  take(text: string): string | undefined {
    for (let at = 0; at < text.length; at += 1) {
      const letter = text.charCodeAt(at);
      if (letter === 0x7b) this.#depth += 1;
      else if (letter === 0x7d) {
        this.#depth -= 1;
        // A parenthesis that a brace closes, as people do.
        if (this.#depth < 0) return this.#close(text, at);
      } else if (this.#round && this.#depth === 0) {
        if (letter === 0x22 && text[at - 1] !== '\\') this.#quoted = !this.#quoted;
        else if (letter === 0x29 && !this.#quoted) return this.#close(text, at);
      } else if (letter === 0x29 && this.#depth === 0 && !text.slice(at + 1).trim() && !text.slice(0, at).trim())
        return this.#close(text, at);
    }
    this.#keep(`${text}\n`);
    return undefined;
  }

  #close(text: string, at: number): string {
    this.#keep(text.slice(0, at));
    this.closed = true;
    return text.slice(at + 1);
  }

  #keep(text: string): void {
    const room = largestBlock - this.#size;
    if (text.length > room) this.#cut = true;
    if (room > 0) this.#lines.push(text.length > room ? text.slice(0, room) : text);
    this.#size += Math.min(text.length, Math.max(room, 0));
  }

  /** Whether the line ends this block though its brace is open. An entry that stands in a comment from its first line on was commented out. */
  endsBefore(line: string): boolean {
    if (!line.includes('@')) return false;
    if (this.word === 'comment') {
      this.#commentedOut ||= !this.#lines.some((one) => one.trim());
      if (this.#commentedOut) return false;
    }
    return nextEntry.test(line) || (this.#depth === 0 && nextSpecial.test(line));
  }

  /** Keeps a line behind the closing brace that is a field of the entry. */
  follow(line: string): void {
    if (this.#tail.length || lostField.test(line)) this.#keepTail(line);
  }

  #keepTail(line: string): void {
    this.#size += line.length;
    if (this.#size <= largestBlock) this.#tail.push(line);
    else this.#cut = true;
  }

  finish(): Block {
    const { word, closed, repairs } = this;
    return { word, body: this.#lines.join(''), tail: this.#tail.join('\n'), closed, cut: this.#cut, repairs };
  }
}

/**
 * The blocks of a .bib file in their order; text between them is a comment, and so are lines that begin with %. An entry whose brace is
 * never closed ends where the next one begins. Memory holds one block of at most 16 MB.
 */
export async function* splitBlocks(lines: AsyncIterable<TextLine>): AsyncIterable<Block> {
  let open: OpenBlock | undefined;
  let last: OpenBlock | undefined;
  let half = '';
  for await (const line of lines) {
    let rest: string | undefined = half + line.text;
    half = '';
    if (open?.endsBefore(rest)) {
      yield open.finish();
      open = undefined;
    }
    while (rest !== undefined) {
      if (open) {
        open.repairs |= line.repairs;
        rest = open.take(rest);
        if (rest === undefined) continue;
        last = open;
        open = undefined;
        continue;
      }
      opening.lastIndex = 0;
      const start: RegExpExecArray | null = /^\s*%/.test(rest) ? null : opening.exec(rest);
      if (!start) {
        if (halfOpening.test(rest)) half = `${rest.slice(-70)} `;
        else last?.follow(rest);
        rest = undefined;
        continue;
      }
      if (last) yield last.finish();
      last = undefined;
      open = new OpenBlock(start[1] ?? '', start[2] === '(');
      rest = rest.slice(start.index + start[0].length);
    }
  }
  if (last) yield last.finish();
  if (open) yield open.finish();
}
