import { indexAliases } from './arms/aliases.ts';
import { allocatedCounts } from './arms/allocated.ts';
import { wordsOf } from './arms/atoms.ts';
import { withCombination } from './arms/combination.ts';
import { findNamedArms } from './arms/find-named-arms.ts';
import { addGroupNames } from './arms/group-names.ts';
import { type ArmMention, findMentions } from './arms/mentions.ts';
import { placeArms } from './arms/placed-arms.ts';
import { splitArms } from './arms/split-arms.ts';
import { type StatedOrder, statedOrders } from './arms/stated-orders.ts';
import { withUsualName } from './arms/usual-name.ts';
import type { Document } from './document.ts';
import type { Sentence } from './sentences.ts';
import { tokenize } from './tokens.ts';

/** One arm of a study. */
interface Arm {
  /** As near to the text as a label can be: `PROSTVAC (Arm V)`. */
  readonly name: string;
  /** How many were allocated to it, where the text says so. */
  readonly n?: number;
  /** Its name tells that the others are compared with it. */
  readonly control?: true;
}

/** The arms of a study, experimental before control as far as the text tells. */
export interface ArmTable {
  readonly arms: readonly Arm[];
  /** Arms that are set against each other, [experimental, control, …]: one set, or one for each factor of a factorial trial. */
  readonly sets: readonly (readonly number[])[];
  /** The mentions of arms in a sentence, from left to right, without overlaps; `all` (with arm -1) where all are meant. */
  mentions(sentence: Sentence): ArmMention[];
  /** The order of arms last stated before a token of a sentence (or at its end): `12% vs 9%` gives its values in it. */
  orderAt(sentence: Sentence, token?: number): readonly number[];
}

/** A study has no more arms than this; a text that tells of more is no study. */
const limit = 10;

export function findArms(document: Document): ArmTable {
  const { text, sentences } = document;
  const told = sentences.filter(({ zone }) => zone !== 'other');
  const found = findNamedArms(text, told);
  const parted = splitArms(text, told, found.arms);
  const arms = parted.slice(0, limit).map((arm) => withUsualName(text, withCombination(text, arm)));
  const index = indexAliases(arms, abbreviationsOf(document));
  addGroupNames(told, arms, index);
  const placed = placeArms(arms, parted.length === found.arms.length ? found.sets : []);
  const memo = new WeakMap<Sentence, ArmMention[]>();
  const mentions = (sentence: Sentence): ArmMention[] => {
    const known = memo.get(sentence);
    if (known) return known;
    const own =
      arms.length === 0
        ? []
        : findMentions(sentence, index, arms.length).map((m) => (m.arm < 0 ? m : { ...m, arm: placed.at[m.arm] ?? 0 }));
    memo.set(sentence, own);
    return own;
  };
  const sorted = placed.arms.map((arm) => ({ ...arm }));
  for (const sentence of told) {
    if (sorted.every(({ n }) => n !== undefined)) break;
    if (sentence.zone === 'conclusions' || sentence.zone === 'background') continue;
    for (const [arm, n] of allocatedCounts(sentence, mentions(sentence))) {
      const own = sorted[arm];
      if (own && own.n === undefined) own.n = n;
    }
  }
  let orders: StatedOrder[] | undefined;
  return {
    arms: sorted.map(({ name, n, control }) => ({ name, ...(n === undefined ? {} : { n }), ...(control ? { control } : {}) })),
    sets: placed.sets,
    mentions,
    orderAt: (sentence, token) => {
      orders ??= told.flatMap((own) => (own.zone === 'background' ? [] : statedOrders(own, mentions(own))));
      const until = token === undefined ? sentence.end : (sentence.tokens[token]?.start ?? sentence.end);
      return lastBefore(orders, until) ?? placed.sets[0] ?? [];
    },
  };
}

/** The order that ends last before an offset; by halves, since a text may state ten thousand. */
function lastBefore(orders: readonly StatedOrder[], offset: number): readonly number[] | undefined {
  let [low, high] = [0, orders.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((orders[middle]?.at ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return orders[low - 1]?.arms;
}

function abbreviationsOf({ abbreviations }: Document): (readonly [readonly string[], readonly string[]])[] {
  const pairs: (readonly [readonly string[], readonly string[]])[] = [];
  for (const [short, long] of abbreviations) {
    if (pairs.length >= 60) break;
    pairs.push([wordsOf(tokenize(short)), wordsOf(tokenize(long))]);
  }
  return pairs;
}
