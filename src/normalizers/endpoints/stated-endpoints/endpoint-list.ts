import { timeUnits } from '../time-units.ts';
import type { Token } from '../token.ts';
import { behindBracket } from './brackets.ts';
import { completeItems } from './completed-items.ts';
import { opensTail } from './definition.ts';

const composite = new Set('composite combined aggregate combination'.split(' '));
const events = new Set(
  'death deaths mortality stroke infarction hospitalization hospitalisation myocardial cardiovascular cardiac all-cause died mi'.split(' '),
);
const joints = new Set(['and', 'plus', 'y', 'e', 'et', 'und', '&']);
/** Two words that are one outcome: `signs and symptoms`, `incidence and severity of`, `acute and late toxicities`. */
const inseparable = new Set(
  `signs|symptoms symptoms|signs morbidity|mortality incidence|severity frequency|severity number|severity nature|severity incidence|frequency
type|frequency frequency|duration acute|late early|late acute|chronic local|systemic major|minor fatal|nonfatal fatal|non-fatal short-|long-term serious|non-serious
serious|nonserious efficacy|effectiveness activities|participation before|after first|second type|severity time|effort up|go drug|alcohol nausea|vomiting alive|out alive|free alive|without
knowledge|attitudes sit|reach sensitivity|specificity`.split(/\s+/),
);

/** Cuts the tokens of a list at the right places; composites stay whole, and what hangs on the last item stays with it. */
export function splitEndpoints(tokens: readonly Token[], plural: boolean): Token[][] {
  // `Comparison of the effect of A and B` compares one outcome.
  if (tokens[0]?.lower === 'comparison' || tokens[1]?.lower === 'comparison') return [trimJoints(tokens)];
  const numbered = splitNumbered(tokens);
  if (numbered) return numbered.map(trimJoints).filter((item) => item.length > 0);
  const parts = cutAt(tokens, (at) => tokens[at]?.lower === ';');
  const items: Token[][] = [];
  for (const part of parts) {
    // `…; 12 or more responses were needed`: a clause, no item.
    if (items.length > 0 && part.some(({ lower }) => clause.has(lower))) continue;
    items.push(...splitCommas(trimJoints(part), plural));
  }
  return completeItems(items.map(trimJoints).filter((item) => item.length > 0));
}

const clause = new Set(['was', 'were', 'is', 'are', 'indicated', 'indicating', 'had', 'higher', 'lower', 'declared', 'concluded']);

/** Pieces between the top-level tokens that `isCut` says, which are dropped. */
function cutAt(tokens: readonly Token[], isCut: (at: number) => boolean): Token[][] {
  const pieces: Token[][] = [];
  let from = 0;
  for (let at = 0; at < tokens.length; at++) {
    const { lower } = tokens[at] as Token;
    if (lower === '(' || lower === '[') at = behindBracket(tokens, at) - 1;
    else if (isCut(at)) {
      pieces.push(tokens.slice(from, at));
      from = at + 1;
    }
  }
  pieces.push(tokens.slice(from));
  return pieces.filter((piece) => piece.length > 0);
}

/** `(1) … (2) …`, `1) …, 2) …`, `(a) … (b) …`, `1,x and 2. y`. */
function splitNumbered(tokens: readonly Token[]): Token[][] | undefined {
  const starts: { at: number; behind: number }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const expected = starts.length + 1;
    const bracketed = tokens[at]?.lower === '(';
    const number = tokens[bracketed ? at + 1 : at];
    const close = tokens[bracketed ? at + 2 : at + 1]?.lower ?? '';
    if (!number) break;
    const counts =
      (number.kind === 'number' && number.value === expected) ||
      number.lower === 'abcdefgh'[expected - 1] ||
      number.lower === ['i', 'ii', 'iii', 'iv', 'v', 'vi'][expected - 1];
    const opens = at === 0 || [',', ';', 'and', ':', ')', '.'].includes(tokens[at - 1]?.lower ?? '') || bracketed;
    if (
      counts &&
      opens &&
      (bracketed
        ? close === ')'
        : close === ')' || (number.kind === 'number' && (close === '.' || close === ',') && tokens[at + 2]?.kind === 'word'))
    )
      starts.push({ at, behind: at + (bracketed ? 3 : 2) });
  }
  if (starts.length < 2 || (starts[0]?.at ?? 9) > 6) return undefined;
  return starts.map(({ behind }, index) => tokens.slice(behind, starts[index + 1]?.at ?? tokens.length));
}

function trimJoints(tokens: readonly Token[]): Token[] {
  let [from, to] = [0, tokens.length];
  const loose = (token: Token | undefined) =>
    token !== undefined && ([',', ';', '.', ':', '-', '•'].includes(token.lower) || joints.has(token.lower) || token.lower === 'or');
  while (
    from < to &&
    (loose(tokens[from]) || tokens[from]?.lower === 'also' || (tokens[from]?.lower === 'as' && tokens[from + 1]?.lower === 'well'))
  )
    from += tokens[from]?.lower === 'as' ? 3 : 1;
  while (to > from && loose(tokens[to - 1])) to -= 1;
  return tokens.slice(from, to);
}

interface Piece {
  readonly tokens: Token[];
  /** What parted it from the piece before. */
  readonly joint: 'comma' | 'and' | 'or';
}

function splitCommas(tokens: readonly Token[], plural: boolean): Token[][] {
  const pieces = findPieces(tokens);
  const items: Token[][] = [];
  let whole = isComposite(pieces[0]?.tokens ?? []) || (!plural && pieces.length > 2 && startsWithEvent(pieces[0]?.tokens ?? []));
  let closed = false;
  let tail = false;
  for (const [index, { tokens: own, joint }] of pieces.entries()) {
    const last = items.at(-1);
    if (last && (opensTail(own, joint) || (tail && !plural && joint === 'comma'))) {
      tail = true;
      last.push(...between(tokens, last, own), ...own);
    } else if (last && whole && !closed && joint !== 'and') last.push(...between(tokens, last, own), ...own);
    else if (last && whole && !closed) {
      last.push(...between(tokens, last, own), ...own);
    } else if (last && joint === 'or') {
      // `death, stroke, or hospitalization` is one outcome, back to the last `and`.
      const since = items.splice(lastAnd(pieces, index, items.length));
      const joined = since.flat();
      items.push(tokens.slice(tokens.indexOf(joined[0] as Token), tokens.indexOf(own[0] as Token)).concat(own));
    } else if (last && tail && !plural) last.push(...between(tokens, last, own), ...own);
    else {
      items.push([...own]);
      tail = false;
      if (isComposite(own)) [whole, closed] = [true, false];
    }
    // A composite ends with the item behind its `and` or `or`.
    if (whole && (joint !== 'comma' || own.some(({ lower }) => lower === 'or')) && index > 0) closed = true;
  }
  return items;
}

function lastAnd(pieces: readonly Piece[], index: number, items: number): number {
  let back = 0;
  for (let at = index - 1; at >= 0 && back < items; at--) {
    back += 1;
    if (pieces[at]?.joint === 'and') break;
  }
  return items - Math.max(back, 1);
}

const between = (tokens: readonly Token[], last: readonly Token[], next: readonly Token[]): Token[] => {
  const end = last.at(-1);
  const from = end ? tokens.indexOf(end) + 1 : 0;
  return tokens.slice(from, tokens.indexOf(next[0] as Token));
};

const isComposite = (tokens: readonly Token[]): boolean => tokens.slice(0, 9).some(({ lower }) => composite.has(lower));
const startsWithEvent = (tokens: readonly Token[]): boolean => tokens.slice(0, 4).some(({ lower }) => events.has(lower));

/** Cuts at commas and `and`s of the top level that part outcomes. */
function findPieces(tokens: readonly Token[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  let joint: Piece['joint'] = 'comma';
  let pairs = 0;
  const close = (to: number, next: number, nextJoint: Piece['joint']) => {
    if (to > from) pieces.push({ tokens: tokens.slice(from, to), joint });
    from = next;
    joint = nextJoint;
  };
  for (let at = 0; at < tokens.length; at++) {
    const { lower } = tokens[at] as Token;
    if (lower === '(' || lower === '[') at = behindBracket(tokens, at) - 1;
    else if (lower === 'between' || lower === 'both') pairs += 1;
    else if (lower === ',') {
      const next = tokens[at + 1]?.lower ?? '';
      if (numbers(tokens, at, at + 1) || joinsFree(tokens, at)) continue;
      if (joints.has(next)) {
        if (numbers(tokens, at, at + 2)) at += 1;
        else close(at, at + 2, 'and');
      } else if (next === 'or') close(at, at + 2, 'or');
      else if (next === 'as' && tokens[at + 2]?.lower === 'well') close(at, at + 4, 'and');
      else close(at, at + 1, 'comma');
    } else if (joints.has(lower)) {
      if (pairs > 0) pairs -= 1;
      else if (lower === 'plus' || !splitsHere(tokens, at, from)) continue;
      else close(at, at + 1, 'and');
    } else if (lower === 'as' && tokens[at + 1]?.lower === 'well' && tokens[at + 2]?.lower === 'as') close(at, at + 3, 'and');
  }
  close(tokens.length, tokens.length, 'comma');
  return pieces;
}

/** `at 3, 5, and 7 minutes`, `grade 3 and 4`, `1- and 2-year survival`. */
function numbers(tokens: readonly Token[], at: number, next: number): boolean {
  const [before, after] = [tokens[tokens[at - 1]?.lower === ',' ? at - 2 : at - 1], tokens[next]];
  if (after?.kind === 'number')
    return (
      !(timeUnits.has(tokens[next + 1]?.lower ?? '') && tokens[next + 2]?.kind === 'word' && (tokens[next + 2]?.lower.length ?? 0) > 3) ||
      before?.kind === 'number'
    );
  return joints.has(after?.lower ?? '') && before?.kind === 'number' && tokens[next + 1]?.kind === 'number';
}

/** `graft-versus-host disease-free, relapse-free survival` is one outcome. */
const joinsFree = (tokens: readonly Token[], at: number): boolean =>
  /-free$/.test(tokens[at - 1]?.lower ?? '') && tokens.slice(at + 1, at + 4).some(({ lower }) => lower.endsWith('-free'));

const timed = new Set('progression failure relapse recurrence deterioration event events response'.split(' '));
function lastWord(tokens: readonly Token[], at: number): string {
  let last = at;
  while (last + 1 < tokens.length && tokens[last + 1]?.kind === 'word') last += 1;
  return tokens[last]?.lower ?? '';
}

function splitsHere(tokens: readonly Token[], at: number, from: number): boolean {
  const [before, after] = [tokens[at - 1]?.lower ?? '', tokens[at + 1]?.lower ?? ''];
  if (before === '-' || after === '' || before.endsWith('-')) return false;
  if (numbers(tokens, at, at + 1)) return false;
  // `an HbA1c level below 7% and no weight gain` is one outcome.
  // `a Psoriasis Area and Severity Index response`, `30-day and 1-year mortality`.
  if (/^(?:index|scale|inventory|questionnaire)$/.test(tokens[at + 2]?.lower ?? '')) return false;
  if (/^\d+-[a-z]/.test(before) && /^\d+-[a-z]/.test(after)) return false;
  if (after === 'no' || after === 'without' || after === 'not') return false;
  // `time to phosphatase and antigen progression`: the event stands behind both.
  if (tokens[from]?.lower.startsWith('time') && !timed.has(before) && timed.has(lastWord(tokens, at))) return false;
  if (inseparable.has(`${before}|${after}`) || inseparable.has(`${before}-|${after}`)) return false;
  // `concentration in membrane and plasma`: two places of one outcome; but `changes in weight and height` are two.
  const tail = tokens.slice(at + 1).findIndex(({ kind }) => kind === 'mark');
  if (
    (tail < 0 ? tokens.length - at - 1 : tail) === 1 &&
    (tokens[at - 2]?.lower === 'in' || tokens[at - 3]?.lower === 'in') &&
    !tokens.slice(from, from + 4).some(({ lower }) => /^(?:change|difference|reduction|improvement|increase|decrease)s?$/.test(lower)) &&
    from < at - 3
  )
    return false;
  // `patients with diabetes and hypertension`: in an aside that began with `who`, `patients with`.
  return !tokens.slice(from, at).some(({ lower }) => lower === 'who' || lower === 'whose' || lower === 'values');
}
