import { foldWhitespace } from '../../normalizers/whitespace.ts';
import { framing, looks, lower, raise, signOf, silent } from './latex-commands.ts';
import { bareAccents, marks } from './latex-symbols.ts';

/** Deeper nesting is a joke or an attack: its braces are passed over one by one. */
const deepest = 40;

/** For each opening brace where its closing one stands. A brace behind a backslash is a sign. */
function bracePairs(tex: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < tex.length; at += 1) {
    const letter = tex[at];
    if (letter === '\\') at += 1;
    else if (letter === '{') open.push(at);
    else if (letter === '}') {
      const from = open.pop();
      if (from !== undefined) pairs.set(from, at);
    }
  }
  return pairs;
}

const letters = /[A-Za-z]+\*?/y;
const blanks = /[\s]*/y;

class LatexReading {
  readonly #tex: string;
  readonly #pairs: ReadonlyMap<number, number>;
  #at = 0;

  constructor(tex: string) {
    this.#tex = tex;
    this.#pairs = bracePairs(tex);
  }

  /** The text up to `to`. */
  read(from: number, to: number, depth = 0, inMath = false): string {
    let text = '';
    let math = inMath;
    this.#at = from;
    while (this.#at < to) {
      const at = this.#at;
      const letter = this.#tex[at] ?? '';
      this.#at = at + 1;
      if (letter === '\\') text += this.#command(to, depth, math);
      else if (letter === '$') {
        if (this.#tex[this.#at] === '$') this.#at += 1;
        const isMark = math || this.#opensMath(at, to);
        if (isMark) math = !math;
        else text += letter;
      } else if (math && (letter === '^' || letter === '_')) text += this.#script(letter, to, depth);
      else if (letter === '~') text += ' ';
      else if ((letter === '?' || letter === '!') && this.#tex[at + 1] === '`' && this.#tex[at + 2] !== '`') {
        text += letter === '?' ? '¿' : '¡';
        this.#at = at + 2;
      } else if (!math && (letter === '-' || letter === '`' || letter === "'")) text += this.#ligature(letter);
      else if (letter !== '{' && letter !== '}') text += letter;
    }
    return text;
  }

  /** «$5 to $10» are dollars: mathematics begins before something that is no blank and ends behind it, with no digit to follow (pandoc's rule). */
  #opensMath(at: number, to: number): boolean {
    if (this.#tex[at + 1] === '$') return true;
    const end = this.#tex.indexOf('$', at + 1);
    if (end < 0 || end >= to || end - at > 2000) return false;
    return /\S/.test(this.#tex[at + 1] ?? '') && /\S/.test(this.#tex[end - 1] ?? '') && !/\d/.test(this.#tex[end + 1] ?? '');
  }

  #ligature(letter: string): string {
    let run = 1;
    while (this.#tex[this.#at] === letter && run < 3) {
      this.#at += 1;
      run += 1;
    }
    if (letter === '-') return ['-', '–', '—'][run - 1] ?? '-';
    if (letter === "'") return ["'", '”', "”'"][run - 1] ?? "'";
    return ['‘', '“', '“‘'][run - 1] ?? '‘';
  }

  #skipBlanks(): void {
    blanks.lastIndex = this.#at;
    this.#at += blanks.exec(this.#tex)?.[0].length ?? 0;
  }

  /** What stands in braces next, or the next sign or command alone. */
  #argument(to: number, depth: number, math: boolean): string {
    this.#skipBlanks();
    if (this.#at >= to) return '';
    const start = this.#at;
    const end = this.#tex[start] === '{' ? this.#pairs.get(start) : undefined;
    if (end !== undefined && end < to && depth < deepest) {
      const text = this.read(start + 1, end, depth + 1, math);
      this.#at = end + 1;
      return text;
    }
    const sign = String.fromCodePoint(this.#tex.codePointAt(start) ?? 0x20);
    this.#at = start + sign.length;
    return sign === '\\' && depth < deepest ? this.#command(to, depth + 1, math) : sign.replace(/[{}]/, '');
  }

  /** The raw text of the next braces. */
  #raw(to: number): string | undefined {
    const end = this.#tex[this.#at] === '{' ? this.#pairs.get(this.#at) : undefined;
    if (end === undefined || end > to) return undefined;
    const raw = this.#tex.slice(this.#at + 1, end);
    this.#at = end + 1;
    return raw;
  }

  #script(letter: string, to: number, depth: number): string {
    const text = this.#argument(to, depth, true).trim();
    // «37$^\circ$C»
    if (letter === '^' && text === '∘') return '°';
    return (letter === '^' ? raise(text) : lower(text)) ?? (/^\p{L}$/u.test(text) && letter === '^' ? `^${text}` : text);
  }

  #command(to: number, depth: number, math: boolean): string {
    letters.lastIndex = this.#at;
    const name = letters.exec(this.#tex)?.[0];
    if (name === undefined || this.#at + name.length > to) return this.#signCommand(to, depth, math);
    const start = this.#at;
    this.#at += name.length;
    const mark = marks.get(name);
    if (mark !== undefined && (name.length > 1 || /[\s{\\]/.test(this.#tex[this.#at] ?? '')))
      return this.#accent(name, mark, to, depth, math);
    this.#skipBlanks();
    const spaced = math && this.#at > start + name.length;
    if (this.#tex.startsWith('{}', this.#at)) this.#at += 2;
    const text = this.#named(name.replace('*', ''), start, to, depth, math);
    // «$\le 5$»: TeX sets blanks of its own around signs, letters stand together.
    return spaced && /^[^\p{L}\p{M}\s⟨(]$/u.test(text) ? `${text} ` : text;
  }

  #named(name: string, start: number, to: number, depth: number, math: boolean): string {
    if (looks.has(name)) return '';
    if (silent.has(name)) {
      this.#raw(to);
      return '';
    }
    if (name === 'url' || name === 'path' || name === 'nolinkurl') return readVerbatim(this.#raw(to) ?? '');
    if (name === 'href') {
      const address = this.#raw(to)?.trim() ?? '';
      const text = this.#argument(to, depth, false);
      return text === '' || readVerbatim(address) === text ? text || readVerbatim(address) : `${text} (${readVerbatim(address)})`;
    }
    if (name === 'textsuperscript' || name === 'textsubscript' || name === 'mkbibsuperscript') {
      const text = this.#argument(to, depth, math);
      return (name === 'textsubscript' ? lower(text) : raise(text)) ?? text;
    }
    const frame = framing.get(name);
    if (frame) return `${frame[0]}${this.#argument(to, depth, math)}${frame[1]}`;
    if (/^[tdc]?frac$/.test(name)) {
      const over = this.#argument(to, depth, true);
      return `${over}/${this.#argument(to, depth, true)}`;
    }
    const sign = signOf(name);
    if (sign === undefined) return `${this.#tex.slice(start - 1, this.#at).trim()} `;
    return /^\p{M}$/u.test(sign) ? this.#accent(name, sign, to, depth, math) : sign;
  }

  #accent(name: string, mark: string, to: number, depth: number, math: boolean): string {
    const argument = this.#argument(to, depth, math).replace(/^ı/, 'i').replace(/^ȷ/, 'j');
    const [first = '', ...rest] = [...argument];
    if (first.trim() === '') return `${bareAccents.get(name) ?? ''}${argument}`;
    return `${first}${mark}${rest.join('')}`.normalize('NFC');
  }

  /** A backslash before something that is no letter. */
  #signCommand(to: number, depth: number, math: boolean): string {
    const sign = this.#tex[this.#at] ?? '';
    if (sign === '' || this.#at >= to) return '\\';
    this.#at += 1;
    const mark = marks.get(sign);
    if (mark !== undefined && !math) return this.#accent(sign, mark, to, depth, math);
    if (/[-/!@()[\]*]/.test(sign)) return '';
    return /[\s,;:>\\~]/.test(sign) ? ' ' : sign;
  }
}

const plain = /^[^\\{}$~`'\-^]*$/;

/** The text that a TeX source prints: accents and signs as Unicode, marks of looks dropped, white space folded. Takes time linear in the source. */
export function readLatex(tex: string): string {
  if (plain.test(tex)) return foldWhitespace(tex);
  return foldWhitespace(new LatexReading(tex).read(0, tex.length));
}

/** The same of a field that TeX prints as it is (addresses, DOIs), in which programs escape nevertheless: `10.1000/a\_b`, `\url{…}`, `{\textasciitilde}`. */
export function readVerbatim(tex: string): string {
  return foldWhitespace(
    tex
      .replace(/\\(?:url|path|nolinkurl)\b/g, '')
      .replace(/\{?\\(?:textasciitilde|sim)\b(?:\{\})?\}?|\$\\sim\$|\\~\{\}/g, '~')
      .replace(/\\textunderscore\b(?:\{\})?/g, '_')
      .replace(/\\(?:textless)\b(?:\{\})?/g, '<')
      .replace(/\\(?:textgreater)\b(?:\{\})?/g, '>')
      .replace(/\\([%#&_$~^{}])/g, '$1')
      .replace(/[{}]/g, ''),
  );
}
