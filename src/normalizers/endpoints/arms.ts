import type { AliasIndex } from './arms/alias-index.ts';
import { indexAliases, roleOf } from './arms/aliases.ts';
import { allocatedCounts } from './arms/allocated.ts';
import type { ArmPhrase } from './arms/arm-phrase.ts';
import { readAssignment, readTreatment } from './arms/assignment.ts';
import { wordsOf } from './arms/atoms.ts';
import { isControl } from './arms/control.ts';
import { findLabelledGroups, type LabelledGroup } from './arms/group-labels.ts';
import { findGroupPhrases, namesArm } from './arms/group-phrases.ts';
import { type ArmMention, findMentions } from './arms/mentions.ts';
import { armsOf, type NamedArm } from './arms/named-arm.ts';
import { besideControl, readSingleArm } from './arms/single-arm.ts';
import { splitArms } from './arms/split-arms.ts';
import { type StatedOrder, statedOrders } from './arms/stated-orders.ts';
import { readVersus } from './arms/versus.ts';
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
  const found = namedArms(text, told);
  const parted = splitArms(text, told, found.arms);
  const arms = parted.slice(0, limit).map((arm) => withCombination(text, arm));
  const index = indexAliases(arms, abbreviationsOf(document));
  addGroupPhrases(told, arms, index);
  const placed = place(arms, parted.length === found.arms.length ? found.sets : []);
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

/** `the combination` is named with its parts where the text tells them: `combination of rivaroxaban and aspirin`. */
function withCombination(text: string, arm: NamedArm): NamedArm {
  if (arm.words.length !== 1 || arm.words[0] !== 'combination') return arm;
  const told = /\bcombination of (?:\p{L}[\p{L}\p{N}-]{1,40} ){1,3}and \p{L}[\p{L}\p{N}-]{1,40}/iu.exec(text)?.[0];
  return told === undefined ? arm : { ...arm, name: told };
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

interface Found {
  readonly arms: NamedArm[];
  readonly sets: readonly (readonly number[])[];
}

/** The arms as the first place names them that tells of two: the assignment, groups with letters, treatments given, groups, comparisons. */
function namedArms(text: string, sentences: readonly Sentence[]): Found {
  const proper = sentences.filter(({ zone }) => zone !== 'background' && zone !== 'conclusions');
  const crossover = /cross-?over|split-mouth/iu.test(text);
  const labelled = labelledArms(text, proper);
  let single: readonly ArmPhrase[] | undefined;
  for (const sentence of [...proper, ...sentences.filter(({ zone }) => zone === 'background')]) {
    const list = readAssignment(text, sentence);
    if (list && list.arms.length > 1) {
      if (
        labelled.length > list.arms.length ||
        (labelled.length >= 2 && labelled[0]?.asWritten === '') ||
        (labelled.length >= 2 && isLabel(list.arms[0]))
      )
        break;
      const arms = armsOf(list.arms);
      if (arms.length < 2) continue;
      for (const [at, { label }] of labelled.entries()) if (labelled.length === arms.length) arms[at]?.aliases.push(label);
      return { arms, sets: arms.length === list.arms.length ? list.sets : [] };
    }
  }
  if (labelled.length >= 2) return { arms: labelled.map(labelledArm), sets: [] };
  for (const sentence of proper) {
    const list = readTreatment(text, sentence, crossover);
    if (!list) continue;
    if (list.arms.length > 1) {
      const arms = armsOf(list.arms);
      if (arms.length > 1) return { arms, sets: arms.length === list.arms.length ? list.sets : [] };
    }
    if (sentence.zone === 'methods') single ??= list.arms;
  }
  const groups = groupedArms(text, proper);
  if (groups.length >= 2) return { arms: groups, sets: [] };
  for (const sentence of [...proper, ...sentences.filter(({ zone }) => zone === 'background')]) {
    const pair = readVersus(text, sentence);
    const arms = pair ? armsOf(pair) : [];
    if (arms.length > 1) return { arms, sets: [] };
  }
  const [control] = groups.filter((group) => group.control);
  const beside = besideControl(text, proper);
  if (beside) return { arms: [...armsOf([beside]), control ?? placebo], sets: [] };
  const one = single?.[0] ?? readSingleArm(text, sentences);
  return { arms: one ? armsOf([one]) : [], sets: [] };
}

const placebo: NamedArm = { name: 'placebo', words: ['placebo'], aliases: [], control: true };

const isLabel = (phrase: ArmPhrase | undefined): boolean => /^(?:group|arm)s? /i.test(phrase?.name ?? '');

function labelledArms(text: string, sentences: readonly Sentence[]): LabelledGroup[] {
  const found = new Map<string, LabelledGroup>();
  for (const sentence of sentences) {
    for (const group of findLabelledGroups(text, sentence)) {
      const key = group.label.join(' ');
      const known = found.get(key);
      if (found.size < limit && (!known || (!known.phrase && group.phrase && sentence.zone !== 'results'))) found.set(key, group);
    }
  }
  return [...found.values()];
}

function labelledArm({ asWritten, label, phrase, n }: LabelledGroup): NamedArm {
  const words = phrase?.words ?? [];
  return {
    name: phrase ? (asWritten === '' ? phrase.name : `${asWritten} (${phrase.name})`) : asWritten,
    words: label,
    aliases: phrase ? [words, ...phrase.aliases] : [],
    ...(n === undefined ? {} : { n }),
    control: isControl(words),
  };
}

/** Arms known from `in the X group` alone, the most often named. */
function groupedArms(text: string, sentences: readonly Sentence[]): NamedArm[] {
  const seen = new Map<string, { name: string; words: readonly string[]; times: number }>();
  for (const { tokens, zone } of sentences) {
    if (zone === 'objective') continue;
    for (const phrase of findGroupPhrases(tokens)) {
      if (phrase.head === 'people' || !namesArm(tokens, phrase) || seen.size >= 40) continue;
      const words = trimmed(wordsOf(tokens, phrase.from, phrase.to));
      const key = words.join(' ');
      if (words.length === 0) continue;
      const known = seen.get(key);
      if (known) known.times += 1;
      else
        seen.set(key, {
          name: text.slice(tokens[phrase.from]?.start, tokens[phrase.to - 1]?.end).replace(/-treated$/u, ''),
          words,
          times: 1,
        });
    }
  }
  const all = [...seen.values()];
  const often = all.filter(({ times }) => times > 1);
  const own = (often.length >= 2 ? often : all).slice(0, 6);
  return own.map(({ name, words }) => ({ name, words, aliases: [], control: isControl(words) }));
}

const trimmed = (words: readonly string[]): readonly string[] => (words.at(-1) === 'treated' ? words.slice(0, -1) : words);

/** `walking group` names `coached walking program`, `HA controls` the arm `HA alone`: by the words that they share. */
function addGroupPhrases(sentences: readonly Sentence[], arms: readonly NamedArm[], index: AliasIndex): void {
  if (arms.length < 2) return;
  let seen = 0;
  for (const { tokens } of sentences) {
    for (const phrase of findGroupPhrases(tokens)) {
      if (seen >= 200) return;
      seen += 1;
      const words = trimmed(wordsOf(tokens, phrase.from, phrase.to));
      const head = tokens[phrase.to]?.lower.replace(/s$/, '') ?? '';
      const named = words.length > 0 && phrase.head === 'group' && !phrase.listed && head !== '' ? [...words, head] : words;
      // `the walking and advice groups`: a plain word alone names no arm elsewhere.
      if (phrase.listed && words.length < 2) continue;
      if (words.length === 0 || index.has(words) || index.has(named)) continue;
      const arm = bestArm(words, arms);
      if (arm !== undefined) index.add(named, arm);
    }
  }
}

function bestArm(words: readonly string[], arms: readonly NamedArm[]): number | undefined {
  let best: number | undefined;
  let score = 0;
  let tied = false;
  for (const [at, arm] of arms.entries()) {
    for (const own of [arm.words, ...arm.aliases]) {
      const common = words.filter((word) => own.includes(word) && !weak.has(word)).length;
      const like = common === 0 ? 0 : (2 * common) / (words.length + own.length);
      if (like > score) {
        tied = false;
        best = at;
        score = like;
      } else if (like === score && best !== at) tied = true;
    }
  }
  if (score >= 0.34 && !tied) return best;
  const role = roleOf(words);
  if (score > 0 || role !== 'control') return undefined;
  const controls = arms.flatMap(({ control }, at) => (control ? [at] : []));
  return controls.length === 1 ? controls[0] : undefined;
}

const weak = new Set(['plus', 'with', 'of', 'and', 'the', 'a', 'to', 'group', 'arm']);

function abbreviationsOf({ abbreviations }: Document): (readonly [readonly string[], readonly string[]])[] {
  const pairs: (readonly [readonly string[], readonly string[]])[] = [];
  for (const [short, long] of abbreviations) {
    if (pairs.length >= 60) break;
    pairs.push([wordsOf(tokenize(short)), wordsOf(tokenize(long))]);
  }
  return pairs;
}

/** Experimental arms first, each set for itself; `X` is the control of `X plus Y`. */
function place(
  arms: readonly NamedArm[],
  given: readonly (readonly number[])[],
): { arms: (NamedArm & { n?: number })[]; sets: number[][]; at: number[] } {
  const sets = given.length > 1 ? given.map((set) => [...set]) : [arms.map((_, at) => at)];
  const isLess = (at: number, set: readonly number[]): boolean =>
    set.length === 2 &&
    set.some(
      (other) =>
        other !== at &&
        (arms[other]?.words.length ?? 0) > (arms[at]?.words.length ?? 0) &&
        (arms[at]?.words ?? []).every((word) => arms[other]?.words.includes(word)),
    );
  const order = sets.map((set) => {
    const controls = set.filter((at) => arms[at]?.control || isLess(at, set));
    return controls.length === set.length ? set : [...set.filter((at) => !controls.includes(at)), ...controls];
  });
  const sequence = order.flat();
  const at: number[] = [];
  for (const [index, arm] of sequence.entries()) at[arm] = index;
  return {
    arms: sequence.flatMap((index) => (arms[index] ? [{ ...(arms[index] as NamedArm) }] : [])),
    sets: order.filter((set) => set.length > 1).map((set) => set.map((arm) => at[arm] ?? 0)),
    at,
  };
}
