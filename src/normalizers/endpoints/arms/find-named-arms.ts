import type { Sentence } from '../sentences.ts';
import type { ArmPhrase } from './arm-phrase.ts';
import { readAssignment, readCrossing, readTreatment } from './assignment.ts';
import { isControl } from './control.ts';
import { findLabelledGroups, type LabelledGroup } from './group-labels.ts';
import { groupedArms } from './group-names.ts';
import { armsOf, type NamedArm } from './named-arm.ts';
import { besideControl, readSingleArm } from './single-arm.ts';
import { readVersus } from './versus.ts';

/** A study has no more arms than this; a text that tells of more is no study. */
const limit = 10;

interface Found {
  readonly arms: NamedArm[];
  readonly sets: readonly (readonly number[])[];
}

/** The arms as the first place names them that tells of two: the assignment, groups with letters, treatments given, groups, comparisons. */
export function findNamedArms(text: string, sentences: readonly Sentence[]): Found {
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
    const pair = sentence.zone === 'methods' || sentence.zone === 'mixed' ? readCrossing(text, sentence) : undefined;
    if (pair) return { arms: armsOf(pair), sets: [] };
  }
  for (const sentence of proper) {
    const list = readTreatment(text, sentence, crossover);
    if (!list) continue;
    if (list.arms.length > 1) {
      const arms = armsOf(list.arms);
      if (arms.length > 1) return { arms, sets: arms.length === list.arms.length ? list.sets : [] };
    }
    if (sentence.zone === 'methods') single ??= list.arms;
  }
  const alone = besideUnnamed(text, proper);
  if (alone) return { arms: alone, sets: [] };
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

/** `42 of 82 shops were randomized to receive text messages`, and results tell of `control`: the rest is the control. */
function besideUnnamed(text: string, sentences: readonly Sentence[]): NamedArm[] | undefined {
  const told = sentences.some(
    ({ zone, tokens }) => zone === 'results' && tokens.some(({ lower }) => lower === 'control' || lower === 'controls'),
  );
  if (!told) return undefined;
  for (const sentence of sentences) {
    const list = readAssignment(text, sentence);
    if (list?.arms.length !== 1 || list.arms[0]?.bare || list.arms[0] === undefined || isControl(list.arms[0].words)) continue;
    if (!sentence.tokens.some(({ lower }) => /^(?:receive|undergo|use|take)$/.test(lower))) continue;
    return [...armsOf(list.arms), { name: 'control', words: ['control'], aliases: [], control: true }];
  }
  return undefined;
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
