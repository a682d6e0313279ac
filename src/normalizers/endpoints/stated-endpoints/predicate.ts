import type { Token } from '../tokens.ts';
import { behindBracket, open } from './brackets.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { copulas, lowerAt, ofStudy, referring, type TokenRange, verbs } from './statement-words.ts';

const auxiliaries = new Set('will would should shall to'.split(' '));
/** Words after which what follows is what the outcome is: `was defined as`, `were the following:`. */
const bridges = new Set(
  'the following as follows defined measured operationalized operationalised : considered chosen set to be designated specified identified by both also a priori prespecified primarily respectively how'.split(
    ' ',
  ),
);
const units = new Set('day days week weeks month months year years hour hours minute minutes min h'.split(' '));

/** `The primary outcome [of the study] [in X] was …`, `Secondary end points (…) included …`, `Primary outcome: …`. */
export function predicate(tokens: readonly Token[], { to, plural }: OutcomeMention, end: number): TokenRange | undefined {
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
