import { countedTimes, timeUnits, visits } from '../time-units.ts';
import type { Token } from '../token.ts';

/** Tokens that tell when: indexes, `to` exclusive. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
}

const prepositions = new Set(
  'at by after within over during through until to for in from up following throughout across on between before post innerhalb nach bis à après tras após en em a au aux dans durante'.split(
    ' ',
  ),
);
const fillers = new Set(
  'the a an first approximately about initial last least end study every each los las von den der os as les el la o'.split(' '),
);
const isUnit = (lower: string): boolean => timeUnits.has(lower) || visits.has(lower);
const isCounted = (lower: string): boolean => countedTimes.has(lower) || visits.has(lower);
const occasions = new Set(
  'baseline discharge follow-up birth delivery admission end-of-treatment randomization randomisation eot surgery treatment enrollment enrolment'.split(
    ' ',
  ),
);
const after = new Set('after of from following post before since'.split(' '));
const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? '';
const isCount = (token: Token | undefined): boolean => token?.kind === 'number' || ['one', 'half'].includes(token?.lower ?? '');
const unitWord = /^[\d.]+-(?:day|week|month|year|hour|minute|h|min)s?$/;

/** The first stretch that says when an outcome was measured: `at 12 months`, `from baseline to week 26`, `1 year after surgery`. */
export function findTime(tokens: readonly Token[], from = 0): TimeRange | undefined {
  for (let at = from; at < tokens.length; at++) {
    const range = timeAt(tokens, at);
    if (range) return range;
  }
  return undefined;
}

function timeAt(tokens: readonly Token[], at: number): TimeRange | undefined {
  const lower = lowerAt(tokens, at);
  // `5-year locoregional failure`, `week 8 severity`: before the name.
  if (at === 0 && unitWord.test(lower) && !/-(?:hour|h|min|minute)/.test(lower) && tokens.length > 1 && lowerAt(tokens, 1) !== 'period')
    // `30-day and 1-year mortality`.
    return { from: 0, to: lowerAt(tokens, 1) === 'and' && unitWord.test(lowerAt(tokens, 2)) ? 3 : 1 };
  if (at === 0 && isCounted(lower) && isCount(tokens[1]) && tokens.length > 2) return { from: 0, to: 2 };
  if (
    at === 0 &&
    isCount(tokens[0]) &&
    tokens[0]?.value !== undefined &&
    isUnit(lowerAt(tokens, 1)) &&
    tokens[2]?.kind === 'word' &&
    !prepositions.has(lowerAt(tokens, 2))
  )
    return { from: 0, to: 2 };
  if (prepositions.has(lower)) {
    const to = behindTime(tokens, at + 1);
    if (to === undefined) return undefined;
    if (lower === 'from') {
      // `the time from admission to delivery` is what is measured.
      if (['time', 'interval', 'times'].includes(lowerAt(tokens, at - 1))) return undefined;
      // `from baseline in weight` is no time, `from baseline to week 26` is one.
      const joint = lowerAt(tokens, to);
      const second = ['to', 'through', 'until', 'and', 'after', 'at', 'up'].includes(joint)
        ? behindTime(tokens, to + (joint === 'up' ? 2 : 1))
        : undefined;
      if (second === undefined)
        return after.has(lowerAt(tokens, to - 1)) || occasions.has(lowerAt(tokens, to - 1)) ? undefined : { from: at, to };
      return { from: at, to: second };
    }
    if (lower === 'between') {
      const second = lowerAt(tokens, to) === 'and' ? behindTime(tokens, to + 1) : undefined;
      return second === undefined ? undefined : { from: at, to: second };
    }
    if (['to', 'for', 'in', 'before', 'post', 'on'].includes(lower) && occasions.has(lowerAt(tokens, at + 1))) return undefined;
    return { from: at, to };
  }
  // `one year postoperatively`, `6 months after surgery`.
  if (
    at > 0 &&
    isCount(tokens[at]) &&
    isUnit(lowerAt(tokens, at + 1)) &&
    (after.has(lowerAt(tokens, at + 2)) || /^post|^later$/.test(lowerAt(tokens, at + 2)))
  ) {
    return { from: at, to: behindTime(tokens, at) ?? at + 2 };
  }
  return undefined;
}

/** The index behind a time that begins at `from`: `the 12 months of follow-up`, `week 26`, `days 7, 14, and 28`, `baseline`. */
function behindTime(tokens: readonly Token[], from: number): number | undefined {
  let at = from;
  if (lowerAt(tokens, at) === 'to' && at > 0) at += 1;
  while (
    (fillers.has(lowerAt(tokens, at)) || isCounted(lowerAt(tokens, at))) &&
    at < from + 5 &&
    !(isCounted(lowerAt(tokens, at)) && isCount(tokens[at + 1]))
  ) {
    at += 1;
    if (lowerAt(tokens, at) === 'of' && lowerAt(tokens, at - 1) === 'end') at += 1;
  }
  if (isCounted(lowerAt(tokens, at)) && isCount(tokens[at + 1])) return behindCounts(tokens, at + 1);
  if (occasions.has(lowerAt(tokens, at))) return at + 1;
  if (lowerAt(tokens, at - 1) === 'study' && lowerAt(tokens, at - 2) !== 'the' && at > from) return at;
  if (['end', 'study'].includes(lowerAt(tokens, at - 1)) && at - from >= 2) return at;
  // `in 24-hour protein` is no time.
  if (
    unitWord.test(lowerAt(tokens, at)) &&
    tokens[at + 1]?.kind === 'word' &&
    !['follow-up', 'period', 'after', 'and', 'in', 'by', 'visit'].includes(lowerAt(tokens, at + 1))
  )
    return undefined;
  if (unitWord.test(lowerAt(tokens, at)))
    return lowerAt(tokens, at + 1) === 'follow-up' || lowerAt(tokens, at + 1) === 'period' ? at + 2 : at + 1;
  if (!isCount(tokens[at]) || lowerAt(tokens, at) === '%') return undefined;
  const behind = behindCounts(tokens, at);
  if (!isUnit(lowerAt(tokens, behind)) && !/^(?:weeks?|months?|years?|days?)['’]?$/.test(lowerAt(tokens, behind))) return undefined;
  return behindAddition(tokens, behind + 1);
}

/** `7, 14, and 28`, `1 or 3`. */
function behindCounts(tokens: readonly Token[], from: number): number {
  let at = from;
  while (isCount(tokens[at])) {
    at += 1;
    if (lowerAt(tokens, at) === '-' && tokens[at + 1]?.kind === 'number') at += 1;
    else {
      let joint = at;
      while ([',', 'and', 'or', 'to', 'through', '&'].includes(lowerAt(tokens, joint)) && joint < at + 2) joint += 1;
      if (joint === at || !isCount(tokens[joint])) return at;
      at = joint;
    }
  }
  return at;
}

/** `12 weeks of treatment`, `30 days after randomization`, `6 months postoperatively`. */
function behindAddition(tokens: readonly Token[], from: number): number {
  let at = from;
  // `26 weeks’ treatment`.
  if (lowerAt(tokens, at) === "'" || lowerAt(tokens, at) === '’') return tokens[at + 1]?.kind === 'word' ? at + 2 : at + 1;
  if (/^post|^later$/.test(lowerAt(tokens, at))) return at + 1;
  if (!after.has(lowerAt(tokens, at))) return at;
  at += 1;
  while (['the', 'a', 'an', 'first', 'second', 'last', 'study', 'each', 'index'].includes(lowerAt(tokens, at))) at += 1;
  // `4 hours after a standardized breakfast`: the noun phrase as far as it goes.
  let behind = at;
  while (
    behind < at + 4 &&
    tokens[behind]?.kind === 'word' &&
    !/^(?:in|of|and|or|for|from|to|with|by|on|at|using|measured|assessed)$/.test(lowerAt(tokens, behind))
  )
    behind += 1;
  return behind > at ? behind : from;
}
