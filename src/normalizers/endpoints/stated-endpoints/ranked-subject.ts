import type { Token } from '../token.ts';
import type { OutcomeMention } from './outcome-mention.ts';
import { copulas, lowerAt, ofStudy, type TokenRange, verbs } from './statement-words.ts';

const helpers = new Set('had has have been be will would was were are is should could also'.split(' '));
const opening = new Set(
  'in for at after to thus however as of by with on because since when although besides among during therefore given based'.split(' '),
);
/** Names are not longer than this many tokens. */
const longest = 90;

/** `Contrast nephropathy was a secondary end point`, `X and Y were co-primary end points`, `with X as the primary outcome`. */
export function rankedSubject(tokens: readonly Token[], { from, to, roles }: OutcomeMention, done: number): TokenRange | undefined {
  if (roles.length === 0) return undefined;
  let at = from - 1;
  const free = Math.max(done, from - longest);
  const before = lowerAt(tokens, at);
  const after = lowerAt(tokens, to);
  if (before === '(' && (after === ')' || after === ';' || after === ',')) return ranked(tokens, at, free);
  const as = before === 'as';
  const comma = before === ',' && (after === ',' || after === ')' || after === '' || after === '.' || verbs.has(after));
  // `had been the primary endpoint`, `will be the primary outcome`, `was considered the main outcome`.
  const first = firstOfVerb(tokens, at);
  const be = first !== undefined || (copulas.has(before) && before !== ':' && !before.startsWith('inclu') && !before.startsWith('compri'));
  if (!as && !comma && !be) return undefined;
  at = first ?? at;
  if (be && before === 'was' && /^(?:of|for)$/.test(after) && !ofStudy(tokens, to)) return undefined;
  if (as) {
    // `served as`, `was chosen as`, `with X as`.
    at -= 1;
    if (['served', 'serving', 'serve', 'serves'].includes(lowerAt(tokens, at))) {
      /* the words before it */
    } else if (/(?:ed|en|set)$/.test(lowerAt(tokens, at)) && helpers.has(lowerAt(tokens, at - 1))) {
      at -= 1;
      while (helpers.has(lowerAt(tokens, at - 1))) at -= 1;
    } else {
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
  // `For this evaluation, the primary outcome measure, …` names nothing; nor does `As there are two primary outcomes`.
  if ((comma && opening.has(head)) || ['there', 'which', 'that'].includes(lowerAt(tokens, at - 1))) return undefined;
  if (
    start >= at ||
    ['this', 'it', 'which', 'that', 'these', 'there', 'we', 'they', 'what', 'who', 'one', 'neither', 'none', 'because'].includes(head)
  )
    return undefined;
  return { from: start, to: at };
}

/** The first word of a verb of several words that ends at `at`. */
function firstOfVerb(tokens: readonly Token[], at: number): number | undefined {
  const last = lowerAt(tokens, at);
  if (last === 'constitutes' || last === 'constituted' || last === 'represented' || last === 'formed') return at;
  if (last !== 'be' && last !== 'been' && last !== 'considered' && last !== 'designated') return undefined;
  let first = at;
  while (helpers.has(lowerAt(tokens, first - 1))) first -= 1;
  return first < at ? first : undefined;
}

function verbsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (verbs.has(lowerAt(tokens, at))) return true;
  return false;
}

/** `Incident kidney disease (primary outcome), doubling of creatinine`: the words from the last boundary to the bracket. */
function ranked(tokens: readonly Token[], bracket: number, free: number): TokenRange | undefined {
  let start = bracket;
  while (start > free) {
    const before = lowerAt(tokens, start - 1);
    if (
      [',', ';', ':', '.', ')', 'and', 'that', 'with', 'evaluated', 'assessed', 'measured', 'recorded', 'compared', 'included'].includes(
        before,
      ) ||
      verbs.has(before)
    )
      break;
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
