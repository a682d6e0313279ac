import { Misconfigured } from '../model/errors.ts';
import type { Decision } from '../model/work.ts';
import { foldLetters } from '../normalizers/fold.ts';
import { type Likeness, type PairFacts, type PairField, pairFields } from './pair-facts.ts';

/** A condition over pairs, as a person writes it: `same doi and same title and years <= 1`. */
export interface PairRule {
  /** As it is kept with the decisions that it made. */
  readonly written: string;
  /** Whether it asks for something that the two have in common. */
  readonly asksForAgreement: boolean;
  readonly holds: (facts: PairFacts, decision: Pick<Decision, 'reasons'>) => boolean;
}

interface Term {
  readonly written: string;
  readonly agreement: boolean;
  readonly holds: PairRule['holds'];
}

const kinds: Readonly<Record<string, Likeness>> = { same: 'same', different: 'different', missing: 'missing' };
const fields: ReadonlySet<string> = new Set(pairFields);

/**
 * Reads conditions joined by `and`: `same FIELD`, `different FIELD`, `missing FIELD` (one of the two does not say), `years <= N` apart,
 * `reason "words"` (among the reasons for which the pair is in doubt), each with `not` in front of it. Throws Misconfigured for anything else.
 */
export function parsePairRule(text: string): PairRule {
  const words = text.match(/"[^"]*"|<=|[^\s<"]+/g) ?? [];
  const terms: Term[] = [];
  for (let at = 0; at < words.length || terms.length === 0; ) {
    const { term, next } = readTerm(words, at);
    terms.push(term);
    if (next < words.length && words[next]?.toLowerCase() !== 'and') throw refused(words[next], 'put “and” between conditions');
    at = next + 1;
    if (next === words.length - 1) throw refused('and', 'a condition is missing behind it');
  }
  return {
    written: terms.map(({ written }) => written).join(' and '),
    asksForAgreement: terms.some(({ agreement }) => agreement),
    holds: (facts, decision) => terms.every((term) => term.holds(facts, decision)),
  };
}

function readTerm(words: readonly string[], start: number): { readonly term: Term; readonly next: number } {
  const not = words[start]?.toLowerCase() === 'not';
  const at = not ? start + 1 : start;
  const { term, next } = readPlainTerm(words, at);
  if (!not) return { term, next };
  return { term: { written: `not ${term.written}`, agreement: false, holds: (...pair) => !term.holds(...pair) }, next };
}

function readPlainTerm(words: readonly string[], at: number): { readonly term: Term; readonly next: number } {
  const word = words[at]?.toLowerCase() ?? '';
  const kind = Object.hasOwn(kinds, word) ? kinds[word] : undefined;
  if (kind) {
    const { field, next } = readField(words, at + 1);
    const holds: Term['holds'] = ({ likeness }) => likeness[field] === kind;
    return { term: { written: `${kind} ${field}`, agreement: kind === 'same', holds }, next };
  }
  if (word === 'years') {
    const number = words[at + 2] ?? '';
    if (words[at + 1] !== '<=' || !/^\d{1,4}$/.test(number)) throw refused('years', 'write it as “years <= 1”');
    const holds: Term['holds'] = ({ years }) => years !== undefined && years <= Number(number);
    return { term: { written: `years <= ${Number(number)}`, agreement: false, holds }, next: at + 3 };
  }
  if (word === 'reason') {
    const wanted = (words[at + 1] ?? '').replace(/^"|"$/g, '').trim();
    if (wanted === '') throw refused('reason', 'write it as “reason "other pages"”');
    const holds: Term['holds'] = (_, { reasons }) => reasons.some((reason) => foldLetters(reason).includes(foldLetters(wanted)));
    return { term: { written: `reason "${wanted}"`, agreement: false, holds }, next: at + 2 };
  }
  throw refused(words[at], 'a condition begins with same, different, missing, years or reason, or with not before it');
}

/** `first-author` may be written as two words. */
function readField(words: readonly string[], at: number): { readonly field: PairField; readonly next: number } {
  const one = words[at]?.toLowerCase() ?? '';
  const two = `${one}-${words[at + 1]?.toLowerCase() ?? ''}`;
  for (const [field, next] of [[two, at + 2] as const, [one, at + 1] as const]) if (isField(field)) return { field, next };
  throw refused(words[at], `a field is one of ${pairFields.join(', ')}`);
}

const isField = (word: string): word is PairField => fields.has(word);

const refused = (word: string | undefined, why: string): Misconfigured =>
  new Misconfigured('where', `--where: ${word === undefined ? 'the end' : `“${word}”`}: ${why}`);
