import { countedTimes, visits } from '../time-units.ts';
import type { Token } from '../token.ts';

const participles = new Set(
  `defined assessed measured evaluated analysed analyzed adjusted calculated determined expressed tested judged adjudicated scored graded estimated
quantified recorded reported obtained derived rated monitored ascertained classified captured examined taken performed confirmed compared`.split(
    /\s+/,
  ),
);
const agents = new Set([
  'by',
  'with',
  'using',
  'as',
  'via',
  'on',
  'in',
  'according',
  'through',
  'from',
  'for',
  'at',
  'to',
  'per',
  'after',
  'during',
  'over',
  'both',
  'either',
  'of',
  'before',
  'within',
  'daily',
  'and',
]);
/** What a rule of judging is called behind `per`: `per RECIST 1.1`, `per Common Terminology Criteria`. */
const rules =
  /^(?:recist|ctcae|nci|common|response|blinded|independent|irc|birc|bicr|irf|lugano|imwg|criteria|protocol|modified|central|local|who|iwg|standard)/;
const criteria = /^(?:[mi]?recist|ctcae|nci|lugano|imwg|criteria)/;
const openers = new Set(
  `each which where whose whichever using including excluding per whereas but based according i.e e.g ie eg allowing because requiring indicating if
regardless irrespective who`.split(/\s+/),
);

/** Where a name ends and tells how it was defined or measured: `defined as …`, `as measured by …`, `according to …`. Index, or the length. */
export function definitionStart(tokens: readonly Token[]): number {
  let depth = 0;
  for (let at = 1; at < tokens.length; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (lower === '(' || lower === '[') depth += 1;
    else if (lower === ')' || lower === ']') depth -= 1;
    if (depth === 0 && beginsDefinition(tokens, at)) return at;
    // `survival with A plus B versus A plus C`.
    if (depth === 0 && lower === 'with' && tokens.slice(at, at + 12).some(({ lower: word }) => word === 'versus' || word === 'vs'))
      return at;
  }
  return tokens.length;
}

/** Whether a word tells how something was done to an outcome: `tested at 0.01`. */
export const isParticiple = (word: string): boolean => participles.has(word);

function beginsDefinition(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? '';
  const next = tokens[at + 1]?.lower ?? '';
  if (participles.has(lower))
    return (
      agents.has(next) ||
      next === '' ||
      next.endsWith('ly') ||
      tokens[at - 1]?.lower === ',' ||
      lower === 'defined' ||
      lower === 'analyzed' ||
      lower === 'analysed'
    );
  if (lower === 'as') return participles.has(next) || next === 'per' || next === 'a' || next === 'separate';
  if (lower === 'according' || lower === 'versus' || lower === 'vs') return true;
  if (lower === 'compared') return true;
  if (lower === 'per') return rules.test(next);
  if (lower === 'with')
    return next === 'the'
      ? tokens[at + 2]?.lower === 'use'
      : next === 'a' && ['noninferiority', 'non-inferiority', 'margin', 'prespecified', 'minimal'].includes(tokens[at + 2]?.lower ?? '');
  if (lower === 'where' || lower === 'whichever' || lower === 'i.e' || lower === 'because' || lower === 'although') return true;
  // `the extent to which pain limited sleep` names something by itself.
  if (lower === 'which') return !['to', 'in', 'of', 'for', 'by', 'at'].includes(tokens[at - 1]?.lower ?? '');
  if (lower === 'was' || lower === 'were' || lower === 'that')
    return !tokens.slice(0, at).some(({ lower: word }) => word === 'whose' || word === 'who');
  if (lower === 'by') return criteria.test(next);
  // `a composite of morbidity comprising …`, but `a composite outcome comprising …` is named by what follows.
  if (lower === 'comprising' || lower === 'consisting')
    return !/^(?:composite|outcome|endpoint|end-point|point|measure|score)$/.test(tokens[at - 1]?.lower ?? '');
  // `pain on a 100-mm visual analogue scale`.
  if (lower === 'on')
    return tokens.slice(at + 1, at + 5).some(({ lower: word }) => /^(?:visual|numeric|numerical|likert|vas|nrs)$/.test(word));
  if (lower === 'between' || lower === 'among' || lower === 'in') {
    // `between the two treatment arms`, `in the two groups`.
    return (
      tokens
        .slice(at + 1, at + 6)
        .some(({ lower: word }) => word === 'groups' || word === 'arms' || word === 'treatments' || word === 'group') &&
      at + 7 > tokens.length - 1
    );
  }
  return tokens[at - 1]?.lower === ',' && openers.has(lower);
}

/** Whether a piece between commas is no outcome of its own but hangs on the one before. */
export function opensTail(tokens: readonly Token[], joint: 'comma' | 'and' | 'or'): boolean {
  const [first, second] = [tokens[0]?.lower ?? '', tokens[1]?.lower ?? ''];
  if (openers.has(first)) return true;
  if (participles.has(first)) return joint !== 'and' || agents.has(second);
  if (first === 'as') return second !== 'well';
  // `…, operationally defined as`.
  // `peak pressure at 10 am, week 12`.
  if ((countedTimes.has(first) || visits.has(first)) && tokens[1]?.kind === 'number' && tokens.length <= 3) return true;
  if (first.endsWith('ly') && participles.has(second)) return true;
  if (first === 'with' || first === 'by' || first === 'after' || first === 'both') return joint === 'comma';
  if (joint === 'comma' && ['at', 'in', 'on', 'within', 'from', 'for', 'over', 'until', 'during', 'up', 'without', 'to'].includes(first))
    return true;
  return (
    first.endsWith('ing') &&
    joint === 'comma' &&
    ['ranging', 'starting', 'beginning', 'comparing', 'following', 'corresponding'].includes(first)
  );
}
