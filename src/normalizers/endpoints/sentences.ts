import { findSections, type Section, type Zone } from './sections.ts';
import type { Token } from './token.ts';
import { zonesOf } from './zones.ts';

/** A sentence with its tokens, and the part of the abstract it belongs to. */
export interface Sentence {
  readonly zone: Zone;
  /** The label above it (`MAIN OUTCOMES AND MEASURES`). */
  readonly label?: string;
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
}

/** Words whose full stop ends no sentence. */
const abbreviated = new Set([
  'vs',
  'v',
  'versus',
  'no',
  'nos',
  'fig',
  'al',
  'approx',
  'ca',
  'dr',
  'prof',
  'st',
  'i.e',
  'e.g',
  'cf',
  'resp',
  'p',
  'n',
  'sd',
  'se',
  'wk',
  'mo',
  'yr',
  'incl',
  'spp',
  'subsp',
  'var',
]);

/** Tokens of a sentence at most: what is linked within one grows with its square, and no author writes as many. */
const longestSentence = 400;

/** Cuts tokens into sentences at full stops, line ends and labels, and says of each what it is for. */
export function splitSentences(text: string, tokens: readonly Token[], given?: Zone): Sentence[] {
  const sections = given ? [{ zone: given, start: 0, end: text.length } satisfies Section] : findSections(text);
  const sentences: { section: Section; tokens: Token[] }[] = [];
  let next = 0;
  for (const section of sections) {
    while (next < tokens.length && (tokens[next] as Token).start < section.start) next += 1;
    let open: Token[] = [];
    const close = () => {
      if (open.length > 0) sentences.push({ section, tokens: open });
      open = [];
    };
    for (; next < tokens.length && (tokens[next] as Token).start < section.end; next += 1) {
      const token = tokens[next] as Token;
      const before = open.at(-1);
      if (before && text.slice(before.end, token.start).includes('\n')) close();
      open.push(token);
      if (open.length >= longestSentence || endsSentence(text, tokens, next)) close();
    }
    close();
  }
  const zones = zonesOf(sentences);
  return sentences.map(({ section, tokens: own }, index) => ({
    zone: zones[index] ?? 'other',
    ...(section.label === undefined ? {} : { label: section.label }),
    start: own[0]?.start ?? 0,
    end: own.at(-1)?.end ?? 0,
    tokens: own,
  }));
}

function endsSentence(text: string, tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (token?.kind !== 'mark' || next === undefined) return false;
  if (token.lower !== '.' && token.lower !== '!' && token.lower !== '?' && token.lower !== '•') return false;
  if (!next.spaced) {
    // `in placebo.Adverse events`: the blank was lost; `1.24` and `U.S.` are no ends.
    const [before, behind] = [text[token.start - 1] ?? '', text.slice(next.start, next.start + 2)];
    return token.lower === '.' && /[\p{Ll})\]]/u.test(before) && /^\p{Lu}\p{Ll}/u.test(behind);
  }
  const word = tokens[index - 1];
  if (word?.kind === 'word' && !token.spaced) {
    const plain = word.lower;
    if (abbreviated.has(plain))
      return plain === 'no' || plain === 'p' || plain === 'n'
        ? !/\d/.test(text[next.start] ?? '') && /\p{Lu}/u.test(text[next.start] ?? '')
        : false;
    if (/^(?:\p{L}\.)+\p{L}$/u.test(plain))
      return /^\p{Lu}\p{Ll}/u.test(text.slice(next.start, next.start + 2)) && plain !== 'i.e' && plain !== 'e.g';
  }
  // A lower-case word goes on with the sentence; `mTOR`, `mEOC+P` and `p=` begin one.
  const ahead = text.slice(next.start, next.start + 3);
  return !/^\p{Ll}{2,}/u.test(ahead) || /^\p{Ll}{1,2}\p{Lu}/u.test(ahead) || token.lower !== '.';
}
