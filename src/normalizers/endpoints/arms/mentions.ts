import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import type { AliasIndex } from './alias-index.ts';
import { atomsOf, firstWord } from './atoms.ts';

/** Where a sentence names an arm: indexes of its tokens, `to` exclusive. */
export interface ArmMention {
  /** Index in the table; -1 where all arms are meant. */
  readonly arm: number;
  readonly from: number;
  readonly to: number;
  /** `both groups`, `the two groups`, `each arm`: all arms at once. */
  readonly all?: true;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const heads = set('group groups arm arms cohort cohorts recipients recipient grupo grupos groupe groupes gruppe gruppen');
/** Words behind an arm's name that make it something else: `placebo effect`, `aspirin resistance`, `control of pain`. */
const others = set(
  'effect resistance level levels concentration concentrations intolerance allergy discontinuation-related naive-only condition conditions visit rates of-care',
);
const wholes = set('both all either each two three four study between treatment across the these other');
const plurals = set('groups arms group arm treatments drugs regimens therapies grupos groupes gruppen');

/** The mentions of arms in a sentence, from left to right, the longest name first, without overlaps. */
export function findMentions({ tokens }: Sentence, aliases: AliasIndex, count: number): ArmMention[] {
  const found: ArmMention[] = [];
  for (let from = 0; from < tokens.length; ) {
    const token = tokens[from] as Token;
    const own = aliases.opens(firstWord(token)) ? nameAt(tokens, from, aliases) : undefined;
    if (own) {
      if (!others.has(tokens[own.to]?.lower ?? '') && !isUseAtBaseline(tokens, own.to) && !governs(tokens, from, own.to)) {
        // `50, 100, and 200 mg`: the doses before share the unit.
        found.push(...sharedUnits(tokens, from, own.to, aliases), { arm: own.arm, from, to: withHead(tokens, own.to) });
      }
      from = own.to;
      continue;
    }
    const whole = count > 1 && wholes.has(token.lower) ? wholeAt(tokens, from) : undefined;
    if (whole !== undefined) found.push({ arm: -1, from, to: whole, all: true });
    from = whole ?? from + 1;
  }
  return found;
}

/** The longest name at a token; `to` is the token behind it. */
function nameAt(tokens: readonly Token[], from: number, aliases: AliasIndex): { arm: number; to: number } | undefined {
  const atoms = atomsOf(tokens, from, Math.min(tokens.length, from + 14));
  const own = aliases.at(atoms, 0);
  return own && { arm: own.arm, to: (atoms[own.to - 1]?.token ?? from) + 1 };
}

/** The doses that stand before one with its unit, in order. */
function sharedUnits(tokens: readonly Token[], from: number, to: number, aliases: AliasIndex): ArmMention[] {
  const unit = tokens[to - 1];
  const found: ArmMention[] = [];
  if (to - from !== 2 || tokens[from]?.kind !== 'number' || unit?.kind !== 'word') return found;
  let at = from - 1;
  while (at >= 0 && from - at < 12) {
    while (tokens[at]?.lower === ',' || tokens[at]?.lower === 'and' || tokens[at]?.lower === 'or') at -= 1;
    const number = tokens[at];
    if (number?.kind !== 'number') break;
    const arm = aliases.armOf([String(number.value), unit.lower]);
    if (arm === undefined) break;
    found.unshift({ arm, from: at, to: at + 1 });
    at -= 1;
  }
  return found;
}

const withHead = (tokens: readonly Token[], to: number): number => (heads.has(tokens[to]?.lower ?? '') ? to + 1 : to);

/** `aspirin use at baseline`, `prior tamoxifen use`. */
const isUseAtBaseline = (tokens: readonly Token[], to: number): boolean =>
  tokens[to]?.lower === 'use' && tokens[to + 1]?.lower === 'at' && tokens[to + 2]?.lower === 'baseline';

/** `without` names an arm where nothing follows that is left out (`43% with boost and 32% without.`). */
const governs = (tokens: readonly Token[], from: number, to: number): boolean =>
  to === from + 1 &&
  tokens[from]?.lower === 'without' &&
  tokens[to]?.kind === 'word' &&
  !/^(?:and|versus|vs|or|but)$/.test(tokens[to]?.lower ?? '');

/** `both groups`, `the two treatment groups`, `each arm`, `between groups`: behind it, or nothing. */
function wholeAt(tokens: readonly Token[], from: number): number | undefined {
  const first = tokens[from]?.lower ?? '';
  if (!wholes.has(first) || first === 'other' || first === 'study' || first === 'treatment') return undefined;
  let index = from + 1;
  let counted = first !== 'the' && first !== 'these';
  while (index < from + 4) {
    const { lower = '', kind } = tokens[index] ?? {};
    if (plurals.has(lower)) {
      const plural = lower.endsWith('s') || lower === 'gruppen';
      return (counted && plural) || first === 'each' || first === 'either' || (first !== 'the' && plural)
        ? index + 1
        : plural && !counted
          ? index + 1
          : undefined;
    }
    if (kind === 'number') counted = true;
    else if (!wholes.has(lower)) return undefined;
    else counted ||= lower !== 'the' && lower !== 'treatment' && lower !== 'study';
    index += 1;
  }
  return undefined;
}
