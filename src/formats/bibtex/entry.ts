import type { Block } from './blocks.ts';
import type { Macros } from './macros.ts';

/** A field as the file has it: its value as TeX, concatenated, without the outer braces or quotes. */
export interface BibValue {
  /** In small letters. */
  readonly name: string;
  readonly tex: string;
  /** A row of the mapping table took it; what nobody took is unplaced. */
  used: boolean;
}

export interface BibEntry {
  /** In small letters, without the @. */
  readonly type: string;
  /** Empty where the file has none. */
  readonly key: string;
  readonly fields: BibValue[];
  /** What stands in the entry and is no field. */
  readonly stray: string[];
  /** What is wrong with its syntax, in words. */
  readonly defects: string[];
  readonly cut: boolean;
  readonly repairs: number;
}

/** One reference has no more fields than this; the rest is kept as one stray text. */
const mostFields = 2000;

const nameAndSign = /([^\s={}",#%()]{1,100}(?:[ \t][^\s={}",#%()]{1,100}){0,3})\s*=\s*/y;

/** `@article{roe2010 title = {…}`: somebody has left out the comma behind the key. */
const keyWithoutComma = /([^\s,={}"#]{1,200})[ \t]+[a-z][a-z0-9_-]{1,40}[ \t]*=[ \t]*["{\d]/iy;
/** Where a new field begins for sure, for values that were never closed. */
const fieldLine = /\n\s*[A-Za-z][\w+:-]{1,40}\s*=\s*(?=["{\d])/g;
const bareWord = /[^\s,#{}"=]+(?:[ \t]+[^\s,#{}"=]+)*/y;
const blanksAndCommas = /(?:[\s,;]|%[^\n]*\n)*/y;
const blanks = /\s*/y;

class EntryReading {
  readonly #text: string;
  readonly #macros: Macros;
  readonly #closings: ReadonlyMap<number, number>;
  readonly #open: boolean;
  /** No quote from here on closes anything. */
  #quotesEnd = false;
  #at = 0;
  readonly fields: BibValue[] = [];
  readonly stray: string[] = [];
  readonly defects = new Set<string>();

  constructor(text: string, macros: Macros, open: boolean) {
    this.#text = text;
    this.#macros = macros;
    this.#open = open;
    this.#closings = closingBraces(text);
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
  }

  readKey(): string {
    this.#skip(blanks);
    keyWithoutComma.lastIndex = this.#at;
    const alone = keyWithoutComma.exec(this.#text)?.[1];
    if (alone !== undefined) {
      this.#at += alone.length;
      return alone;
    }
    nameAndSign.lastIndex = this.#at;
    const first = nameAndSign.exec(this.#text);
    // «@article{title = {…}»; a key may hold a = only where no value follows.
    if (first && /["{\d#]|[a-z]+\s*[,\n#]/iy.test(this.#text.slice(this.#at + first[0].length, this.#at + first[0].length + 40))) return '';
    const end = /[,\n{}"]|$/g;
    end.lastIndex = this.#at;
    const stop = end.exec(this.#text)?.index ?? this.#text.length;
    const key = this.#text.slice(this.#at, stop).trim();
    this.#at = stop;
    return key;
  }

  readFields(): void {
    for (;;) {
      this.#skip(blanksAndCommas);
      if (this.#at >= this.#text.length) return;
      nameAndSign.lastIndex = this.#at;
      const match = nameAndSign.exec(this.#text);
      if (!match || this.fields.length >= mostFields) {
        this.#strayText();
        continue;
      }
      this.#at += match[0].length;
      this.fields.push({ name: (match[1] ?? '').toLowerCase(), tex: this.readValue(), used: false });
    }
  }

  /** Text up to the next comma or line end that belongs to nothing. */
  #strayText(): void {
    const start = this.#at;
    const close = this.#closings.get(start);
    if (this.fields.length >= mostFields) this.#at = this.#text.length;
    else if (close !== undefined) this.#at = close + 1;
    else {
      const end = /[,\n{]/g;
      end.lastIndex = start + 1;
      this.#at = end.exec(this.#text)?.index ?? this.#text.length;
    }
    const text = this.#text.slice(start, this.#at).trim();
    if (/[\p{L}\p{N}]/u.test(text)) {
      this.stray.push(text);
      this.defects.add('Text that is no field stands in the entry.');
    }
  }

  /** Pieces with # between them. */
  readValue(): string {
    const parts: string[] = [];
    let room = longestValue;
    for (;;) {
      this.#skip(blanks);
      const { part, isMacro } = this.#piece();
      const text = isMacro ? this.#macros.expand(part, room) : part;
      if (isMacro) room -= text.length;
      parts.push(text);
      this.#skip(blanks);
      if (this.#text[this.#at] !== '#') return parts.join('');
      this.#at += 1;
    }
  }

  #piece(): { part: string; isMacro?: true } {
    const start = this.#at;
    const letter = this.#text[start];
    if (letter === '{') return { part: this.#delimited(start, this.#closings.get(start)) };
    if (letter === '"') return { part: this.#delimited(start, this.#quoteEnd(start)) };
    bareWord.lastIndex = start;
    const word = bareWord.exec(this.#text)?.[0];
    if (word === undefined) return { part: '' };
    this.#at += word.length;
    return /^\d+$/.test(word) ? { part: word } : { part: word, isMacro: true };
  }

  /** A value that is never closed ends where the next field begins, in an entry that was never closed either way. */
  #delimited(start: number, end: number | undefined): string {
    const stop = end ?? this.#text.length;
    if (end === undefined || this.#open) {
      fieldLine.lastIndex = start + 1;
      const next = fieldLine.exec(this.#text);
      if (next && next.index < stop) {
        this.defects.add('A value has no end.');
        this.#at = next.index;
        return this.#text
          .slice(start + 1, next.index)
          .trimEnd()
          .replace(/,$/, '')
          .replace(/["}]$/, '');
      }
      if (end === undefined) this.defects.add('A value has no end.');
    }
    this.#at = Math.min(stop + 1, this.#text.length);
    return this.#text.slice(start + 1, stop);
  }

  /** A quote closes outside of braces, where a comma, # or the end follows: `"G\"odel"` is no BibTeX, but people write it. */
  #quoteEnd(start: number): number | undefined {
    if (this.#quotesEnd) {
      const end = this.#text.indexOf('\n', start);
      return end < 0 ? undefined : end;
    }
    let fallback: number | undefined;
    for (let at = start + 1; at < this.#text.length; at += 1) {
      const letter = this.#text[at];
      if (letter === '{') at = this.#closings.get(at) ?? at;
      else if (letter === '"') {
        const rest = /\s*/y;
        rest.lastIndex = at + 1;
        const next = at + 1 + (rest.exec(this.#text)?.[0].length ?? 0);
        if (next >= this.#text.length || /[,#})]/.test(this.#text[next] ?? '') || (next > at + 1 && this.#startsField(next))) return at;
        fallback ??= at;
      }
    }
    this.#quotesEnd = true;
    return fallback;
  }

  #startsField(at: number): boolean {
    nameAndSign.lastIndex = at;
    return nameAndSign.test(this.#text);
  }
}

/** A value made of macros is no longer than this: a title, a journal, an address. */
const longestValue = 100_000;

/** For each opening brace where its closing one stands; to BibTeX a backslash before it makes no difference. */
function closingBraces(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter === 0x7b) open.push(at);
    else if (letter === 0x7d) {
      const from = open.pop();
      if (from !== undefined) pairs.set(from, at);
    }
  }
  return pairs;
}

/** The fields of an entry; whatever is wrong with its syntax, the rest of it is read. */
export function readEntry(block: Block, macros: Macros): BibEntry {
  const { word: type, body, closed, cut, repairs } = block;
  const reading = new EntryReading(body, macros, !closed);
  const key = reading.readKey();
  reading.readFields();
  const fields = reading.fields;
  const { stray, defects } = reading;
  if (block.tail) {
    const behind = new EntryReading(block.tail, macros, true);
    behind.readFields();
    fields.push(...behind.fields);
    stray.push(...behind.stray);
    defects.add('A brace closes the entry before its end.');
  }
  if (!closed) defects.add('The entry has no end.');
  return { type, key, fields, stray, defects: [...defects], cut, repairs };
}

/** `name = value` of a @string block. */
export function readMacro(block: Block, macros: Macros): void {
  const reading = new EntryReading(block.body, macros, !block.closed);
  reading.readFields();
  for (const { name, tex } of reading.fields) macros.define(name, tex);
}
