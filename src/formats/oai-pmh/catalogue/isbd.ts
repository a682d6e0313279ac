import { foldWhitespace } from '../../../normalizers/whitespace.ts';

/** Whether what ends there only announces the next part of a description: `Title :`, `Place :`, `Publisher,`, `… . -`. Gives where it begins. */
function announcement(text: string, end: number): number | undefined {
  const last = text[end - 1] ?? '';
  if (',;:'.includes(last)) return end - 1;
  if ('/=+'.includes(last) && text[end - 2] === ' ') return end - 1;
  return '-–—'.includes(last) && text[end - 2] === ' ' && text[end - 3] === '.' ? end - 3 : undefined;
}

/** The value without what only announces the next one. A final point stays: it may be the title's own. */
export function withoutIsbd(text: string): string {
  const value = foldWhitespace(text);
  let end = value.length;
  for (
    let before = end === 0 ? undefined : announcement(value, end);
    before !== undefined;
    before = end === 0 ? undefined : announcement(value, end)
  ) {
    end = before;
    while (end > 0 && value[end - 1] === ' ') end -= 1;
  }
  return value.slice(0, end);
}

/** The same without the point that ends a paragraph of the card; that of an initial or abbreviation (`J.`, `Inc.`, `S.l.`) stays. */
export const withoutFinalPoint = (text: string): string =>
  withoutIsbd(text).replace(/(?<=[\p{Ll}\p{N})\]]{2}|\p{Lu}{2})\.$/u, (point, at: number, whole: string) =>
    abbreviation.test(whole.slice(0, at + 1)) ? point : '',
  );

const abbreviation = /(?:^|[\s.(])(?:inc|ltd|co|corp|jr|sr|etc|ed|eds|dept|univ|gmbh|st|vol|no|al|\p{L})\.$/iu;

/** What the cataloguer supplied stands in brackets (`[Bern]`), of which one may have stood before the subfield (`Gillette, Wyo.]`). */
export const withoutBrackets = (text: string): string => {
  const value = withoutFinalPoint(text);
  if (/^\[[^[\]]*\]?$/.test(value) || /^[^[\]]*\]$/.test(value)) return withoutIsbd(value.replace(/^\[|\]$/g, ''));
  return value;
};

/** `[S.l.]`, `[s.n.]`, `[publisher not identified]`, `[Verlag nicht ermittelbar]`: the cataloguer found none. */
export const isNotIdentified = (text: string): boolean =>
  /^[[\s]*s\.\s?[lnd]\.?[\]\s]*$|\bnot identified|\bnon? identificad|não identificad|nicht (?:ermittelbar|identifi)|non identifié/i.test(
    withoutIsbd(text),
  );

/** What stands in the brackets of a meeting's heading comes with them, without them, or with one: `(2015 :`, `Bern, BE)`, `Kravsko (CZ)`. */
export function withoutOuterBrackets(text: string): string {
  const value = withoutIsbd(text);
  const opened = (value.match(/\(/g) ?? []).length;
  const closed = (value.match(/\)/g) ?? []).length;
  if (opened === closed) return /^\([^()]*\)$/.test(value) ? value.slice(1, -1) : value;
  return opened > closed ? value.replace(/^\(/, '') : value.replace(/\)$/, '');
}

/** Title, rest of title, number and name of a part as one title, with the punctuation that the source has or that the rules want. */
export function joinTitle(parts: { readonly title: string; readonly rest?: readonly string[]; readonly part?: readonly string[] }): string {
  const rests = (parts.rest ?? []).map((each) => withoutIsbd(each).replace(/^[:;=/] ?/, ''));
  const [first = '', ...others] = [withoutIsbd(parts.title), ...rests].filter((each) => each !== '');
  const pieces = [first, ...others];
  const whole = others.reduce((joined, each, at) => joined + (/[^)\]"”’\P{P}]$/u.test(pieces[at] ?? '') ? ' ' : ': ') + each, first);
  const sections = [whole, ...(parts.part ?? []).map(withoutIsbd)].filter((each) => each !== '');
  return sections.map((each, at) => (at < sections.length - 1 ? each.replace(/\.$/, '') : each)).join('. ');
}
