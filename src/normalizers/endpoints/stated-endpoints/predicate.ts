import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { behindBracket, open } from './brackets.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { copulas, lowerAt, ofStudy, referring, type TokenRange, verbs } from './statement-words.ts';

const auxiliaries = new Set('will would should shall'.split(' '));
/** Words after which what follows is what the outcome is: `was defined as`, `were the following:`. */
const bridges = new Set(
  '; the following as follows defined measured operationalized operationalised : considered chosen set to be designated specified identified by both also a priori prespecified primarily respectively how either therefore thus mainly listed'.split(
    ' ',
  ),
);
/** What may stand between an outcome and its verb: `of the study`, `for efficacy`, `at 12 months`, `(n = 40)`, `assessed`, `related to pain`. */
const fillers = new Set(['of', 'for', 'in', 'at', 'by', 'to', ',', '(', '[', 'on', 'after', 'within']);
const participles = new Set(
  'assessed used evaluated measured considered studied examined related tested chosen investigated selected regarding concerning described'.split(
    ' ',
  ),
);
const asides = new Set(['in', 'as', 'at', 'for', 'by', 'which', 'tested', 'also']);
const governing = new Set('of in on for to with as by between regarding from at'.split(' '));
const adverbs = new Set('daily weekly monthly yearly hourly elderly family early quarterly'.split(' '));
const linking = new Set('for by with at in to using from on and between among as'.split(' '));

/** `The primary outcome [of the study] [in X] was …`, `Secondary end points (…) included …`, `Primary outcome: …`. */
export function predicate(tokens: readonly Token[], { from, to, plural }: OutcomeMention, end: number): TokenRange | undefined {
  const copula = copulaBehind(tokens, to, end);
  if (copula === undefined) return undefined;
  const word = lowerAt(tokens, copula);
  // `Analyses of the main outcomes will include`: the sentence is about something else.
  if (word !== ':' && governing.has(lowerAt(tokens, from - 1))) return undefined;
  if (word.startsWith('inclu') && lowerAt(tokens, copula + 1) === 'as') return undefined;
  let at = copula + 1;
  if (word === 'consisted' && lowerAt(tokens, at) === 'of') at += 1;
  let article = false;
  let bridged = word === ':' || word.startsWith('inclu');
  for (let next = lowerAt(tokens, at); bridges.has(next) && at < end; next = lowerAt(tokens, at)) {
    if (next === 'to' && lowerAt(tokens, at + 1) !== 'be') break;
    if (next === 'as' || next === ':' || next === ';' || next === 'by') bridged = true;
    article = next === 'a' || next === 'the';
    at += 1;
    // `was measured with`, `were defined in`: nothing that names it.
    if (next.endsWith('ed') && !['as', 'by', 'to', 'a', 'priori', ':', 'the'].includes(lowerAt(tokens, at))) return undefined;
    if ((next === 'measured' || next === 'identified') && lowerAt(tokens, at) === 'by') return undefined;
  }
  // `was a 30% or greater reduction`, `was a ≥50% reduction`.
  const counted = article && (tokens[at]?.kind === 'number' || ['>=', '<=', '>', '<'].includes(lowerAt(tokens, at)));
  if (at >= end || (!bridged && !counted && refers(tokens, at, end))) return undefined;
  if (bridged && ['.', ','].includes(lowerAt(tokens, at))) return undefined;
  return { from: at, to: plural ? end : singleEnd(tokens, at, end), aside: copula };
}

/** The index of the verb (of its last word) or colon that belongs to the outcome before `at`. */
function copulaBehind(tokens: readonly Token[], from: number, end: number): number | undefined {
  const first = lowerAt(tokens, from);
  const filled = fillers.has(first) || participles.has(first);
  if (first === 'of' && !ofStudy(tokens, from) && !ofShort(tokens, from, end)) return undefined;
  let at = from;
  for (let steps = 0; at < end && steps < 16; steps++) {
    const lower = lowerAt(tokens, at);
    if (copulas.has(lower)) return at;
    if (auxiliaries.has(lower)) return lowerAt(tokens, at + 1) === 'be' || copulas.has(lowerAt(tokens, at + 1)) ? at + 1 : undefined;
    if (!filled || verbs.has(lower) || lower === ';' || lower === '.') return undefined;
    // `Key secondary end points, tested in hierarchical order, were`; `For the primary outcome, X was` is another clause.
    if (lower === ',' && steps === 0 && !asides.has(lowerAt(tokens, at + 1)) && !/(?:ed|ing)$/.test(lowerAt(tokens, at + 1)))
      return undefined;
    if (lower === ',' && steps > 0 && first !== ',' && !copulas.has(lowerAt(tokens, at + 1))) return undefined;
    at = open.has(lower) ? behindBracket(tokens, at, end) : at + 1;
  }
  return undefined;
}

/** `The primary outcome of interest was`, `of part A was`: hardly a word stands between, which names no outcome. */
function ofShort(tokens: readonly Token[], from: number, end: number): boolean {
  return from + 2 < end && copulas.has(lowerAt(tokens, from + 2)) && ['efficacy', 'safety', 'interest'].includes(lowerAt(tokens, from + 1));
}

/** Whether the sentence goes on to tell how the outcome went: `was not met`, `was 12 of 40`, `was adjusted for`. */
function refers(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (token === undefined) return true;
  const { lower } = token;
  const next = lowerAt(tokens, at + 1);
  // `The primary outcome was to compare survival`: the aim is read for what it names.
  if (lower === 'to' || lower === 'that') return false;
  // `were 1, length of stay and 2. quality of life`.
  if (token.value === 1 && [',', '.', ')'].includes(next)) return false;
  if (referring.has(lower)) return true;
  if (token.kind === 'number')
    return !timeUnits.has(next) || at + 2 >= end || tokens[at + 2]?.kind !== 'word' || lowerAt(tokens, at + 2).length < 3;
  if (token.kind === 'mark') return !open.has(lower) && lower !== '"' && lower !== '“' && lower !== '•' && lower !== "'" && lower !== '%';
  if (lower.endsWith('ly') && lower.length > 5 && !adverbs.has(lower)) {
    return (
      referring.has(next) ||
      (next.endsWith('ed') && (at + 2 >= end || linking.has(lowerAt(tokens, at + 2)) || tokens[at + 2]?.kind === 'mark'))
    );
  }
  // `was adjusted for`, `were collected at`: a participle before a preposition.
  return lower.endsWith('ed') && lower !== 'changed' && (linking.has(next) || at + 1 >= end);
}

/** One outcome ends where another clause begins: `…; 12 or more responses were needed`. */
function singleEnd(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (open.has(lowerAt(tokens, at))) at = behindBracket(tokens, at, end) - 1;
    else if (lowerAt(tokens, at) === ';') return at;
  }
  return end;
}
