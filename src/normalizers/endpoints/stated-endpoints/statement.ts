import type { Token } from '../tokens.ts';
import type { OutcomeMention } from './outcome-mention.ts';

/** What a sentence says about its outcomes: a mention, and the tokens that name them. `to` is exclusive. */
export interface Statement {
  readonly mention: OutcomeMention;
  readonly from: number;
  readonly to: number;
}

const copulas = new Set(
  `was were is are include includes included including comprised comprise comprises encompassed encompass involved involves involve
contained consisted being : namely fue fueron era eran incluyeron incluyó foi foram incluíram incluiu était étaient comprenaient comprenait war waren
umfassten umfasste es son é são est sont beinhalteten`.split(/\s+/),
);
const auxiliaries = new Set('will would should shall to'.split(' '));
/** Words after which what follows is what the outcome is: `was defined as`, `were the following:`. */
const bridges = new Set(
  'the following as follows defined measured operationalized operationalised : considered chosen set to be designated specified identified by both also a priori prespecified primarily respectively how'.split(
    ' ',
  ),
);
/** What stands behind `The primary outcome was` in a sentence that only tells how it went. */
const referring = new Set(
  `not met no significantly similar lower higher reported observed available recorded collected improved noninferior non-inferior in at for with on
also obtained tested seen better greater adjudicated powered consistent balanced documented found conducted performed calculated missing more less those
that this these it achieved reached assessed evaluated analyzed analysed compared significant statistically different superior ascertained examined
investigated determined estimated known worse fewer comparable unchanged because if when until after before from within during there none
unavailable present absent associated reduced increased decreased detected noted equivalent largely self-reported summarized summarised positive negative
confirmed favorable favourable numerically marginally slightly markedly nearly almost about around approximately only based to so then such assessable evaluable
administered completed modified changed-to blinded masked selected what unaffected affected`.split(/\s+/),
);
const studyWords = new Set(
  'study trial analysis review interest substudy work paper research investigation protocol meta-analysis estudio ensaio estudo étude studie part phase program programme experiment'.split(
    ' ',
  ),
);
const verbs = new Set(
  `was were is are did had has have occurred will would showed could can may differed improved does do favored favoured increased decreased
reached failed met remained demonstrated`.split(/\s+/),
);
const units = new Set('day days week weeks month months year years hour hours minute minutes min h'.split(' '));
const open = new Set(['(', '[', '{']);
const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? '';

/** The index behind a bracket that opens at `index`, or the end of the tokens. */
export function behindBracket(tokens: readonly Token[], index: number, end = tokens.length): number {
  const opening = lowerAt(tokens, index);
  const close = closing[opening];
  let depth = 0;
  for (let at = index; at < end; at++) {
    const lower = lowerAt(tokens, at);
    if (lower === opening) depth += 1;
    else if (lower === close && --depth === 0) return at + 1;
  }
  return end;
}

/** Reads the statements of a sentence from left to right; each token belongs to at most one. */
export function findStatements(tokens: readonly Token[], mentions: readonly OutcomeMention[]): Statement[] {
  const found: Statement[] = [];
  let free = 0;
  for (const [index, mention] of mentions.entries()) {
    if (mention.from < free) continue;
    const end = clauseEnd(tokens, mention, mentions[index + 1]);
    const range =
      predicate(tokens, mention, end) ?? subject(tokens, mention, free) ?? apposed(tokens, mention, end) ?? ofPhrase(tokens, mention, end);
    if (range) {
      found.push({ mention, ...range });
      free = Math.max(range.to, mention.to);
    }
  }
  return found;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** A clause goes on to the next mention, less the words that lead over to it (`; the`, `, and`, `with the`). */
function clauseEnd(tokens: readonly Token[], mention: OutcomeMention, next: OutcomeMention | undefined): number {
  let end = tokens.length;
  if (next) {
    end = next.from;
    if (copulas.has(lowerAt(tokens, end - 1)) || lowerAt(tokens, end - 1) === 'as') {
      // `the primary outcome was A, and B was a secondary outcome`: the next content stands before its mention.
      for (let at = end - 1; at > mention.to; at--) {
        if (lowerAt(tokens, at) === ';') return at;
        if (lowerAt(tokens, at) === ',' && lowerAt(tokens, at + 1) === 'and') return at;
        if (lowerAt(tokens, at) === 'and' && lowerAt(tokens, at - 1) !== ',') return at;
      }
    }
    while (
      end > mention.to &&
      ['and', ',', ';', 'whereas', 'while', 'with', 'but', 'the', '.', 'also', 'as', '(', 'y', 'e', 'et', 'und'].includes(
        lowerAt(tokens, end - 1),
      )
    )
      end -= 1;
  }
  while (end > mention.to && ['.', ';', ',', ':'].includes(lowerAt(tokens, end - 1))) end -= 1;
  return end;
}

/** `The primary outcome [of the study] [in X] was …`, `Secondary end points (…) included …`, `Primary outcome: …`. */
function predicate(tokens: readonly Token[], { to, plural }: OutcomeMention, end: number): Range | undefined {
  let at = to;
  const first = lowerAt(tokens, at);
  const fills =
    first === 'of' ||
    first === 'for' ||
    first === 'in' ||
    first === 'at' ||
    first === '(' ||
    first === '[' ||
    first === ',' ||
    first === 'by';
  for (let steps = 0; at < end && !copulas.has(lowerAt(tokens, at)); steps++) {
    if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end);
    else {
      const auxiliary = auxiliaries.has(lowerAt(tokens, at)) && (lowerAt(tokens, at + 1) === 'be' || copulas.has(lowerAt(tokens, at + 1)));
      if (auxiliary) {
        at += 1;
        break;
      }
      if (!fills || steps > 14 || verbs.has(lowerAt(tokens, at))) return undefined;
      if (first === 'of' && steps > 0 && steps <= 3 && !ofStudy(tokens, to)) return undefined;
      if (
        first === ',' &&
        steps === 1 &&
        !/(?:ed|ing)$/.test(lowerAt(tokens, at)) &&
        !['in', 'as', 'at', 'for', 'by'].includes(lowerAt(tokens, at))
      )
        return undefined;
      at += 1;
    }
  }
  if (at >= end) return undefined;
  const copula = lowerAt(tokens, at);
  at += 1;
  if (copula === 'consisted' && lowerAt(tokens, at) === 'of') at += 1;
  if (copula === 'to' || copula === 'will') at += 1;
  let bridged = copula === ':' || copula.startsWith('inclu');
  if (lowerAt(tokens, at) === 'based' || lowerAt(tokens, at) === 'related') return undefined;
  for (let next = lowerAt(tokens, at); bridges.has(next) && at < end; next = lowerAt(tokens, at)) {
    if (next === 'as' || next === ':' || next === 'by') bridged = true;
    // `was measured with`, `were defined in`: nothing that names it.
    const verb = next.endsWith('ed');
    at += 1;
    if (verb && !['as', 'by', 'to', 'a'].includes(lowerAt(tokens, at)) && lowerAt(tokens, at) !== ':') return undefined;
    if (next === 'measured' && lowerAt(tokens, at) === 'by') return undefined;
  }
  if (at >= end) return undefined;
  const head = lowerAt(tokens, at);
  if (!bridged && refers(tokens, at, end)) return undefined;
  if (bridged && (head === '.' || head === ',')) return undefined;
  return { from: at, to: plural ? end : singleEnd(tokens, at, end) };
}

/** `of the study`, `of this trial`, `of interest`. */
function ofStudy(tokens: readonly Token[], at: number): boolean {
  for (let index = at + 1; index < at + 6; index++) if (studyWords.has(lowerAt(tokens, index))) return true;
  return false;
}

function refers(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  const { lower } = token;
  if (referring.has(lower)) return true;
  if (token.kind === 'number')
    return !units.has(lowerAt(tokens, at + 1)) || at + 2 >= end || tokens[at + 2]?.kind !== 'word' || lowerAt(tokens, at + 2).length < 3;
  if (token.kind === 'mark') return !open.has(lower) && lower !== '"' && lower !== '“' && lower !== '•' && lower !== "'" && lower !== '%';
  if (
    lower.endsWith('ly') &&
    lower.length > 5 &&
    !['daily', 'weekly', 'monthly', 'yearly', 'hourly', 'elderly', 'family', 'early', 'quarterly'].includes(lower)
  )
    return tokens[at + 1]?.lower.endsWith('ed') || referring.has(lowerAt(tokens, at + 1));
  // `was adjusted for`, `were collected at`: a participle before a preposition.
  return lower.endsWith('ed') && ['for', 'by', 'with', 'at', 'in', 'to', 'using', 'from', 'on', 'and'].includes(lowerAt(tokens, at + 1));
}

/** One outcome ends where another clause begins: `…; 12 or more responses were needed`. */
function singleEnd(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
    else if (lowerAt(tokens, at) === ';') return at;
  }
  return end;
}

/** `Contrast nephropathy was a secondary end point`, `X and Y were co-primary end points`, `with X as the primary outcome`. */
function subject(tokens: readonly Token[], { from, to }: OutcomeMention, free: number): Range | undefined {
  let at = from - 1;
  const before = lowerAt(tokens, at);
  const after = lowerAt(tokens, to);
  if (before === '(' && (after === ')' || after === ';' || after === ',')) return ranked(tokens, at, free);
  const as = before === 'as';
  const comma = before === ',' && (after === ',' || after === ')' || after === '' || after === '.' || verbs.has(after));
  if (before === 'been') while (['been', 'had', 'has', 'have'].includes(lowerAt(tokens, at))) at -= 1;
  if (before === 'been') at += 1;
  const be = before === 'been' || (copulas.has(before) && before !== ':' && !before.startsWith('inclu') && !before.startsWith('compri'));
  if (!as && !comma && !be) return undefined;
  if (be && before === 'was' && /^(?:of|for)$/.test(after) && !ofStudy(tokens, to)) return undefined;
  if (as) {
    // `served as`, `was chosen as`, `with X as`.
    at -= 1;
    if (['served', 'serving', 'serve', 'serves'].includes(lowerAt(tokens, at))) {
      /* the words before it */
    } else if (/(?:ed|en|set)$/.test(lowerAt(tokens, at)) && copulas.has(lowerAt(tokens, at - 1))) at -= 1;
    else {
      for (let start = at; start >= free; start--) {
        if (['with', 'using', 'used', 'had', 'considered', 'chose', 'selected', 'defined'].includes(lowerAt(tokens, start)))
          return start < at ? { from: start + 1, to: at + 1 } : undefined;
      }
      return undefined;
    }
    while (['have', 'has', 'will', 'to'].includes(lowerAt(tokens, at - 1))) at -= 1;
  }
  if (comma && verbsBetween(tokens, free, at)) return undefined;
  let start = clauseStart(tokens, at, free);
  while (start < at && (lowerAt(tokens, start) === ',' || ['whereas', 'while', 'and', 'but'].includes(lowerAt(tokens, start)))) start += 1;
  const head = lowerAt(tokens, start);
  if (
    start >= at ||
    ['this', 'it', 'which', 'that', 'these', 'there', 'we', 'they', 'what', 'who', 'one', 'neither', 'none', 'because'].includes(head)
  )
    return undefined;
  return { from: start, to: at };
}

function verbsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (verbs.has(lowerAt(tokens, at))) return true;
  return false;
}

/** `Incident kidney disease (primary outcome), doubling of creatinine`: the words from the last boundary to the bracket. */
function ranked(tokens: readonly Token[], bracket: number, free: number): Range | undefined {
  let start = bracket;
  while (start > free) {
    const before = lowerAt(tokens, start - 1);
    if ([',', ';', ':', '.', ')', 'and', 'that', 'with'].includes(before) || verbs.has(before)) break;
    start -= 1;
  }
  return start < bracket ? { from: start, to: bracket } : undefined;
}

function clauseStart(tokens: readonly Token[], at: number, free: number): number {
  for (let start = at - 1; start >= free; start--) {
    const lower = lowerAt(tokens, start);
    if (lower === ';' || lower === ':') return start + 1;
    // Another finite verb: the clause began behind it.
    if (start < at - 1 && verbs.has(lower)) {
      for (let joint = start + 1; joint < at; joint++)
        if (lowerAt(tokens, joint) === ',' || lowerAt(tokens, joint) === 'and') return joint + 1;
      return at;
    }
  }
  return free;
}

/** `The primary end point, X, occurred in …`, `The primary outcome (X) was not …`. */
function apposed(tokens: readonly Token[], { to }: OutcomeMention, end: number): Range | undefined {
  const mark = lowerAt(tokens, to);
  if (mark === '(' || mark === '[') {
    const behind = behindBracket(tokens, to, tokens.length);
    let start = to + 1;
    if (lowerAt(tokens, start) === 'defined') start += lowerAt(tokens, start + 1) === 'as' ? 2 : 1;
    if (
      ['as', 'n', 'p', 'at', 'in', 'with', 'range', 'e.g', 'eg', 'i.e', 'for'].includes(lowerAt(tokens, start)) ||
      tokens[start]?.kind !== 'word'
    )
      return undefined;
    const size = behind - 1 - start;
    return size >= 2 && size < 40 ? { from: start, to: behind - 1 } : undefined;
  }
  if (mark === ',' || mark === '-') {
    const first = lowerAt(tokens, to + 1);
    if (tokens[to + 1]?.kind !== 'word' || /(?:ed|ing)$/.test(first) || referring.has(first) || verbs.has(first) || startsAside(first))
      return undefined;
    for (let at = to + 2; at < end && at < to + 45; at++) {
      if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
      else if (
        lowerAt(tokens, at) === mark &&
        (verbs.has(lowerAt(tokens, at + 1)) || ['in', 'between', 'at', 'with', 'among'].includes(lowerAt(tokens, at + 1)))
      )
        return { from: to + 1, to: at };
      else if (verbs.has(lowerAt(tokens, at))) return undefined;
    }
  }
  return undefined;
}

const startsAside = (word: string): boolean =>
  [
    'which',
    'as',
    'and',
    'but',
    'with',
    'there',
    'we',
    'while',
    'whereas',
    'where',
    'however',
    'namely',
    'or',
    'although',
    'respectively',
    'it',
    'both',
    'all',
  ].includes(word);

/** `noninferior for the primary end point of stroke or systemic embolism`. */
function ofPhrase(tokens: readonly Token[], { to }: OutcomeMention, end: number): Range | undefined {
  if (lowerAt(tokens, to) !== 'of' || ofStudy(tokens, to)) return undefined;
  for (let at = to + 1; at < end; at++) {
    if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
    else if (verbs.has(lowerAt(tokens, at)) || lowerAt(tokens, at) === ';' || lowerAt(tokens, at) === ':')
      return at > to + 1 ? { from: to + 1, to: at } : undefined;
    // `…of death or stroke, with a hazard ratio`, `…of survival in 12 of 40`.
    else if (
      lowerAt(tokens, at) === ',' &&
      startsAside(lowerAt(tokens, at + 1)) &&
      lowerAt(tokens, at + 1) !== 'and' &&
      lowerAt(tokens, at + 1) !== 'or'
    )
      return { from: to + 1, to: at };
  }
  return end > to + 1 ? { from: to + 1, to: end } : undefined;
}
