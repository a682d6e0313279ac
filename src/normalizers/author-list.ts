import { type Layout, layouts } from './author-list/layouts.ts';
import { type Token, tokensOf } from './author-list/tokens.ts';
import { type Unit, unitsAt } from './author-list/units.ts';
import { isCollective } from './collective.ts';
import { type PersonName, personInverted, readPersonName } from './person-name.ts';
import { foldWhitespace } from './whitespace.ts';

/** A person or group of a list, with the offsets of the name as written, end exclusive, without separators. */
interface ListedName {
  readonly name: PersonName;
  readonly start: number;
  readonly end: number;
}

export interface AuthorList {
  readonly names: readonly ListedName[];
  /** Whether the list says that there are more: `et al.`, `y cols.`, `и др.`, `…`. */
  readonly incomplete: boolean;
  /** What the list says that they are: `(eds.)`, `Hrsg.`, `trans.`. */
  readonly role?: 'editor' | 'translator';
  /** What holds letters or digits and is no name, separator or mark: nothing is lost. */
  readonly rest: readonly { readonly start: number; readonly end: number }[];
}

/** Longer texts are no author list of a citation: the three thousand authors of a physics paper take 60,000 characters. */
const longestList = 200_000;
const longestGroup = 300;

/**
 * The names of the author segment of a citation, in any style: `Smith JA, van der Berg C, et al.`, `Smith, J. A., & Doe, B.`, `J. A. Smith and B. Doe`,
 * `Smith, John A., Jane Doe, and Mary Roe`, `SILVA, J. A.; SOUZA, M.`, `Smith J; Example Study Group`. One reading for the whole list: the order of
 * names and the place of commas that fit all of it best, so that one unusual name is read as its neighbours are. Takes time linear in the text.
 */
export function readAuthorList(text: string): AuthorList {
  if (text.length > longestList) return { names: [], incomplete: false, rest: [{ start: 0, end: text.length }] };
  const tokens = tokensOf(text);
  const chosen = bestReading(tokens, text);
  const lastAuthor = tokens.findIndex(({ kind, text: mark }) => kind === 'incomplete' && !/^[….]/.test(mark));
  const names = chosen.flatMap((unit): ListedName[] => {
    const first = tokens[unit.start];
    const last = tokens[unit.end - 1];
    // Behind «et al.» stands a group, or what was not cut off; only behind the dots of APA one more person.
    if (lastAuthor !== -1 && unit.start > lastAuthor && unit.form !== 'group') return [];
    const name = first && last ? nameOf(unit, text.slice(first.start, last.end)) : undefined;
    return first && last && name ? [{ name, start: first.start, end: last.end - closingPoint(unit, last) }] : [];
  });
  const role = tokens.find(({ kind }) => kind === 'editor' || kind === 'translator')?.kind as AuthorList['role'];
  return {
    names,
    incomplete: tokens.some(({ kind }) => kind === 'incomplete'),
    ...(role === undefined ? {} : { role }),
    rest: restOf(tokens, names),
  };
}

interface Step {
  readonly cost: number;
  readonly before: number;
  readonly unit?: Unit;
}

/** The cheapest way through the tokens, in the layout in which it is cheapest. */
function bestReading(tokens: readonly Token[], text: string): Unit[] {
  const inCapitals = !tokens.some(
    ({ word, kind }) => kind === 'word' && word && !word.capitals && !word.particle && !word.suffix && word.letters > 2,
  );
  const units = tokens.map((_, at) => [...unitsAt(tokens, at, inCapitals), ...groupsAt(tokens, at, text)]);
  const firstWord = tokens.findIndex(({ kind }) => kind === 'word');
  let best: { cost: number; steps: readonly (Step | undefined)[] } | undefined;
  for (const layout of Object.keys(layouts) as Layout[]) {
    const steps = cheapest(tokens, units, layout, firstWord);
    const cost = layouts[layout].whole + (steps.at(-1)?.cost ?? 0);
    if (!best || cost < best.cost) best = { cost, steps };
  }
  const chosen: Unit[] = [];
  for (let at = tokens.length; best && at > 0; at = best.steps[at]?.before ?? 0) {
    const unit = best.steps[at]?.unit;
    if (unit) chosen.unshift(unit);
  }
  return chosen;
}

function cheapest(tokens: readonly Token[], units: readonly (readonly Unit[])[], layout: Layout, firstWord: number): (Step | undefined)[] {
  const hasSemicolons = tokens.some(({ kind }) => kind === 'semicolon');
  const steps: (Step | undefined)[] = [{ cost: 0, before: 0 }];
  const offer = (at: number, step: Step) => {
    const known = steps[at];
    if (!known || step.cost < known.cost) steps[at] = step;
  };
  for (let at = 0; at < tokens.length; at++) {
    const here = steps[at];
    const token = tokens[at];
    if (!here || !token) continue;
    offer(at + 1, { cost: here.cost + skipCost(token, tokens[at - 1], tokens[at + 1]), before: at });
    for (const unit of units[at] ?? []) {
      const cost = here.cost + unit.cost + formCost(unit, layout, firstWord) + borderCost(tokens, at, hasSemicolons);
      offer(unit.end, { cost, before: at, unit });
    }
  }
  return steps;
}

function formCost(unit: Unit, layout: Layout, firstWord: number): number {
  const isFirst = unit.start === firstWord;
  if (layout === 'first-inverted' && isFirst) return unit.form.startsWith('comma-') ? 0 : unit.form === 'group' ? 0 : 2.5;
  return layouts[layout].forms[unit.form];
}

/** What it costs that a name begins here: nothing behind a separator, much in the middle of words. */
function borderCost(tokens: readonly Token[], at: number, hasSemicolons: boolean): number {
  const before = tokens[at - 1];
  if (before?.kind === 'word') return before.word?.pointed ? 0.9 : before.word?.han ? 0.5 : 1.8;
  if (before?.kind === 'point') return 0.8;
  if (before?.kind === 'comma' && hasSemicolons) return 0.5;
  return 0;
}

/** What it costs that a token is part of no name. */
function skipCost({ kind, word }: Token, before: Token | undefined, next: Token | undefined): number {
  // «John Smith, MD»: degrees are no part of the name.
  if (kind === 'word') return word?.degree && before?.kind === 'comma' ? 0.4 : 2;
  if (kind === 'joint') return next?.kind === 'word' ? 0 : 1;
  return kind === 'other' ? 0.5 : 0;
}

/** Groups and bodies: what stands up to a comma, semicolon, point or conjunction, or beyond conjunctions and points, and has a group's words. */
function groupsAt(tokens: readonly Token[], start: number, text: string): Unit[] {
  const first = tokens[start];
  if (first?.kind !== 'word') return [];
  const groups: Unit[] = [];
  let inside = 0;
  let hasGroupWord = first.text === 'The';
  let tellsSincePoint = hasGroupWord;
  for (let at = start + 1; at <= tokens.length; at++) {
    const token = tokens[at];
    const last = tokens[at - 1];
    hasGroupWord ||= last?.word?.ofGroup === true;
    // «European Society of Tells. Working Group on Tides» is one body, what follows in «… Study Group. Slow Tides» is not.
    tellsSincePoint = last?.kind === 'point' ? false : tellsSincePoint || last?.word?.ofGroup === true;
    const border =
      token === undefined || ['comma', 'semicolon', 'and', 'joint', 'point', 'incomplete', 'editor', 'translator'].includes(token.kind);
    if (!last || (last.end - first.start > longestGroup && at > start + 1)) break;
    if (border && !['and', 'joint', 'point', 'gap'].includes(last.kind)) {
      const words = tokens.slice(start, at);
      if (hasGroupWord && tellsSincePoint && (first.text === 'The' || isCollective(text.slice(first.start, last.end))))
        groups.push({ form: 'group', start, end: at, family: words, given: [], cost: inside * 0.1 + strangeInside(words) });
      inside += 1;
      if (inside > 6) break;
    }
    if (token === undefined || ['comma', 'semicolon', 'incomplete', 'editor', 'translator'].includes(token.kind)) break;
  }
  return groups;
}

/** `Smith J and the Example Study Group` is a person and a group; the initials that a group begins with (`U.S.`) speak against none. */
function strangeInside(tokens: readonly Token[]): number {
  const from = tokens.findIndex(({ word }) => !word?.initials);
  return tokens
    .slice(Math.max(from, 0))
    .reduce((cost, { kind, word }) => cost + (kind === 'and' ? 0.3 : word?.initials && word.letters === 1 ? 0.7 : 0), 0);
}

function nameOf(unit: Unit, written: string): PersonName | undefined {
  if (unit.form === 'group') return { collective: foldWhitespace(written) };
  if (unit.form === 'han' && unit.given.length === 0) return readPersonName(wordsOf(unit.family));
  return personInverted(wordsOf(unit.family).replace(/(?<=\p{L}{2})\.$/u, ''), wordsOf(unit.given) || undefined, unit.suffix?.text);
}

/** The point behind a short family name ends the list (`J. Smith and X. Li.`). */
const closingPoint = ({ family }: Unit, last: Token): number =>
  family.at(-1) === last && last.word?.pointed && last.word.letters > 1 ? 1 : 0;

const wordsOf = (tokens: readonly Token[]) => tokens.map((token, at) => (at > 0 && token.spaced ? ` ${token.text}` : token.text)).join('');

function restOf(tokens: readonly Token[], names: readonly ListedName[]): { start: number; end: number }[] {
  const rest: { start: number; end: number }[] = [];
  let next = 0;
  for (const { kind, text, start, end } of tokens) {
    while ((names[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next += 1;
    const name = names[next];
    if (name && start >= name.start && start < name.end) continue;
    if (!['word', 'aside', 'other', 'joint', 'gap'].includes(kind) || !/[\p{L}\p{N}]/u.test(text) || kind === 'joint') continue;
    const last = rest.at(-1);
    if (last && last.end + 1 >= start) last.end = end;
    else rest.push({ start, end });
  }
  return rest;
}
