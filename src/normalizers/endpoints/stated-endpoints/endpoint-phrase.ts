import type { Endpoint } from '../../../model/endpoint.ts';
import type { Token } from '../token.ts';
import { findAssessor } from './assessor.ts';
import { behindBracket } from './brackets.ts';
import { definitionStart, isParticiple } from './definition.ts';
import { findPopulation } from './population.ts';
import { findTime } from './timepoint.ts';

/** An outcome as one phrase says it, without its rank. */
export type EndpointPhrase = Omit<Endpoint, 'role' | 'id' | 'co'>;

const articles = new Set(
  "the a an both either any' ein eine einen einer die der das el la los las un una o os as um uma le les une l’ la".split(' '),
);
const loose = new Set([
  ',',
  ';',
  '.',
  ':',
  '-',
  'and',
  'or',
  'of',
  'in',
  'with',
  'by',
  'at',
  'the',
  'for',
  'as',
  'to',
  'on',
  '•',
  'respectively',
  '"',
  '“',
  '”',
  "'",
  'that',
  'from',
]);
/** Names that name nothing. */
const empty = new Set(
  'it them this these those they following follows same primary secondary outcome outcomes endpoint endpoints safety- none respectively'.split(
    ' ',
  ),
);

/** Takes a phrase apart: name, abbreviation in brackets, time point, population, assessor; definitions are cut away. */
export function readPhrase(tokens: readonly Token[], text: string): EndpointPhrase | undefined {
  let rest = [...tokens];
  let timepoint: string | undefined;
  let assessor: string | undefined;

  const take = (range: { from: number; to: number; phrase?: number } | undefined): string | undefined => {
    if (!range) return undefined;
    const words = source(rest.slice(range.phrase ?? range.from, range.to), text);
    rest = [...rest.slice(0, range.from), ...rest.slice(range.to)];
    return words;
  };
  const cut = definitionStart(tokens);
  const tail = tokens.slice(cut);
  const { rest: head, abbreviation, inside } = cutBrackets(tokens.slice(0, cut), text);
  rest = head;
  assessor = inside.map((words) => phraseOf(words, findAssessor(words), text)).find((words) => words !== undefined);
  assessor ??= take(findAssessor(rest)) ?? phraseOf(tail, findAssessor(tail), text);
  let population = take(findPopulation(rest));
  if (tail[0]?.lower !== 'defined') population ??= phraseOf(tail, findPopulation(tail), text);
  timepoint = take(findTime(rest));
  if (timepoint === undefined) {
    // `…, assessed at week 8, by …`; of a definition only what stands behind its last comma (`defined as no relapse, at week 24`).
    const comma = tail.findLastIndex(({ lower }) => lower === ',');
    const range = findTime(tail, tail[0]?.lower === 'defined' ? comma + 1 : 1);
    if (range && (tail[0]?.lower !== 'defined' || (comma > 0 && range.from === comma + 1 && range.to === tail.length)))
      timepoint = source(tail.slice(range.from, range.to), text);
  }
  rest = trim(rest);
  const first = rest[0];
  const last = rest.at(-1);
  if (!first || !last || rest.length > 60) return undefined;
  if (rest.every(({ kind, lower }) => kind !== 'word' || empty.has(lower) || loose.has(lower))) return undefined;
  // `l’observance`.
  const name = source(rest, text).replace(/^[ldLD]['’](?=\p{L})/u, '');
  return {
    name,
    ...(abbreviation === undefined ? {} : { abbreviation }),
    ...(timepoint === undefined ? {} : { timepoint }),
    ...(population === undefined ? {} : { population }),
    ...(assessor === undefined ? {} : { assessor }),
    start: Math.min(first.start, last.start),
    end: Math.max(first.end, last.end),
  };
}

function phraseOf(tokens: readonly Token[], range: { phrase: number; to: number } | undefined, text: string): string | undefined {
  return range && source(tokens.slice(range.phrase, range.to), text);
}

/** The text of tokens, one blank where others stood between them. */
function source(tokens: readonly Token[], text: string): string {
  let words = '';
  let end: number | undefined;
  for (const token of tokens) {
    const gap =
      end === undefined ? '' : token.start >= end && token.start - end <= 2 ? text.slice(end, token.start).replace(/\S/gu, ' ') : ' ';
    const glued = [',', ';', ')', ']'].includes(token.lower) && gap.length > 0 && !token.spaced;
    words += (glued ? '' : gap) + text.slice(token.start, token.end);
    end = token.end;
  }
  return words.replace(/\s+/gu, ' ').trim();
}

function trim(tokens: readonly Token[]): Token[] {
  let [from, to] = [0, tokens.length];
  while (from < to && (articles.has(tokens[from]?.lower ?? '') || loose.has(tokens[from]?.lower ?? ''))) from += 1;
  while (to > from && loose.has(tokens[to - 1]?.lower ?? '')) to -= 1;
  return tokens.slice(from, to);
}

/** Takes out brackets that end the name or explain at length; `total (first or recurrent) events` keeps the short one in its middle. */
function cutBrackets(tokens: readonly Token[], text: string): { rest: Token[]; abbreviation?: string; inside: Token[][] } {
  const rest: Token[] = [];
  const inside: Token[][] = [];
  let abbreviation: string | undefined;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.lower !== '(' && token.lower !== '[') {
      rest.push(token);
      continue;
    }
    const to = behindBracket(tokens, at);
    const group = tokens.slice(at, to);
    const inner = group.slice(1, -1);
    inside.push([...inner]);
    const short =
      inner[0] &&
      isShortForm(text.slice(inner[0].start, inner[0].end)) &&
      (inner.length === 1 || [';', ',', ':', '='].includes(inner[1]?.lower ?? ''));
    const ends =
      to >= tokens.length ||
      [',', 'defined', 'assessed', 'measured', 'at', 'from', 'within', 'by', 'as', 'in', 'after', 'on', 'using', 'with', 'per'].includes(
        tokens[to]?.lower ?? '',
      );
    const glued = !token.spaced && at > 0;
    if (glued || (!ends && inner.length <= 4 && !isParticiple(inner[0]?.lower ?? '')) || (inner[0]?.lower === 'grade' && inner.length <= 6))
      rest.push(...group);
    // In the middle of a name it belongs to a part of it: `change in the blood pressure (BP) at rest`.
    if (short && inner[0] && ends) abbreviation ??= text.slice(inner[0].start, inner[0].end);
    at = to - 1;
  }
  return { rest, ...(abbreviation === undefined ? {} : { abbreviation }), inside };
}

const isShortForm = (word: string): boolean =>
  word.length >= 2 && word.length <= 12 && /\p{Lu}/u.test(word.slice(1)) && /^\p{L}/u.test(word);
