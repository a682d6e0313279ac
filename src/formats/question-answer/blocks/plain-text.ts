/** A link of the page: what it shows and where it leads, with its UTF-16 offsets in the page. */
export interface PageLink {
  readonly text: string;
  readonly url: string;
  readonly start: number;
  readonly end: number;
}

/** Text as a reader sees it: Markdown's marks dropped, white space folded. `offsets[i]` is the place in the page of `text[i]`. */
export interface PlainText {
  readonly text: string;
  readonly offsets: readonly number[];
  readonly links: readonly PageLink[];
}

/** Strong and plain emphasis. Each alternative stops at the next mark of its own kind, so the search stays linear. */
const emphasis =
  /(\*\*\*?)(?=[^\s*])((?:[^*]|\*(?!\*))+)(?<=\S)\1|(?<![\w*])(\*)(?=[^\s*])([^*]+)(?<=[^\s*])\3(?![\w*])|(?<![\w_])(__?)(?=[^\s_])([^_]+)(?<=[^\s_])\5(?![\w_])/g;

const link =
  /!?\[((?:[^[\]\\]|\\.|\[[^[\]]{0,80}\]){0,400})\]\(<?([^\s()<>]{1,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,500})?)>?(?:\s+"[^"]{0,300}")?\)/y;
const numbers = /^[[\\^]{0,3}(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,30})[\]\\^]{0,3}$/;

/** Citation numbers set high, or as footnotes, and the letters that reach the reader instead. */
const raised = /<sup>\s{0,4}\[?(\d[\d,;\s–-]{0,80})\]?\s{0,4}<\/sup>|\^(\d[\d,–-]{0,40})\^/y;
const footnote = /\[\^(\d{1,3})\](?!:)|【(\d{1,3})(?:†[^【】]{0,80})?】/y;
const tag = /<\/?(?:b|i|em|strong|sub|sup|u|br|mark|span)\s{0,4}\/?>/iy;
const escaped = /\\([!-/:-@[-`{-~])/y;

const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((high, digit) => [String(digit), high])),
  ',': '˒',
  ';': '˒',
  '-': '⁻',
  '–': '⁻',
};

/** The stretch of the page from `start` to `end` as a reader sees it. */
export function readPlainText(page: string, start: number, end: number): PlainText {
  const source = page.slice(start, end);
  const dropped = emphasisMarks(source);
  const text: string[] = [];
  const offsets: number[] = [];
  const links: PageLink[] = [];
  const put = (characters: string, from: number, to = from) => {
    for (let index = 0; index < characters.length; index += 1) {
      const character = characters.charAt(index);
      const blank = /[\s\u200b\u2060\ufeff]/.test(character);
      if (blank && (text.length === 0 || text.at(-1) === ' ')) continue;
      text.push(blank ? ' ' : character);
      // The last character stands for the whole construct's end, so that a span that ends with it covers all of it.
      offsets.push(index === characters.length - 1 ? start + to : start + Math.min(from + index, to));
    }
  };
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  while (at < source.length) {
    const match = takeConstruct(source.charAt(at), take);
    if (match === undefined) {
      if (!dropped.has(at)) put(source.charAt(at), at);
      at += 1;
      continue;
    }
    const last = at + match.length - 1;
    if (match.url !== undefined) links.push({ text: match.shown, url: match.url, start: start + at, end: start + last + 1 });
    put(
      match.shown,
      match.shownAt === undefined ? at : at + match.shownAt,
      match.whole ? last : at + (match.shownAt ?? 0) + match.shown.length - 1,
    );
    at = last + 1;
  }
  if (text.at(-1) === ' ') {
    text.pop();
    offsets.pop();
  }
  return { text: text.join(''), offsets, links };
}

interface Construct {
  readonly length: number;
  readonly shown: string;
  /** Where in the construct the shown characters stand. */
  readonly shownAt?: number;
  /** The shown characters are other ones than the page's. */
  readonly whole?: true;
  readonly url?: string;
}

function takeConstruct(first: string, take: (pattern: RegExp) => RegExpExecArray | null): Construct | undefined {
  if (first === '\\') {
    const match = take(escaped);
    return match ? { length: match[0].length, shown: match[1] ?? '', shownAt: 1 } : undefined;
  }
  if (first === '<' || first === '^') {
    const high = take(raised);
    const digits = high?.[1] ?? high?.[2];
    if (high && digits !== undefined) return { length: high[0].length, shown: raise(digits), whole: true };
    const match = first === '<' ? take(tag) : null;
    return match ? { length: match[0].length, shown: /br/i.test(match[0]) ? ' ' : '', shownAt: 0 } : undefined;
  }
  if (first !== '[' && first !== '!' && first !== '【') return undefined;
  const note = take(footnote);
  if (note) return { length: note[0].length, shown: `[${note[1] ?? note[2]}]`, whole: true };
  const match = take(link);
  const [whole, shown = '', url] = match ?? [];
  if (whole === undefined || url === undefined || shown.trim() === '') return undefined;
  const cited = numbers.exec(shown)?.[1];
  if (cited !== undefined) return { length: whole.length, shown: `[${cited}]`, whole: true, url };
  const inner = shown.replace(/\*\*|\\(?=[[\]])/g, '');
  return { length: whole.length, shown: inner, shownAt: whole.indexOf('[') + 1, url };
}

const raise = (digits: string): string => [...digits.replace(/\s/g, '')].map((character) => superscripts[character] ?? character).join('');

function emphasisMarks(source: string): ReadonlySet<number> {
  const marks = new Set<number>();
  for (const match of source.matchAll(emphasis)) {
    const width = (match[1] ?? match[3] ?? match[5] ?? '').length;
    for (let index = 0; index < width; index += 1) {
      marks.add(match.index + index);
      marks.add(match.index + match[0].length - 1 - index);
    }
  }
  return marks;
}
