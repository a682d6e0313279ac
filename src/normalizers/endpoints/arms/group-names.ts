import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import type { AliasIndex } from './alias-index.ts';
import { roleOf } from './aliases.ts';
import { atomsOf, firstWord, wordsOf } from './atoms.ts';
import { isControl } from './control.ts';
import { type GroupPhrase, groupPhrasesOf, namesArm } from './group-phrases.ts';
import type { NamedArm } from './named-arm.ts';

/** Arms known from `in the X group` alone, the most often named. */
export function groupedArms(text: string, sentences: readonly Sentence[]): NamedArm[] {
  const seen = new Map<string, { name: string; words: readonly string[]; times: number }>();
  for (const sentence of sentences) {
    const { tokens, zone } = sentence;
    if (zone === 'objective') continue;
    for (const phrase of groupPhrasesOf(sentence)) {
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
export function addGroupNames(sentences: readonly Sentence[], arms: readonly NamedArm[], index: AliasIndex): void {
  if (arms.length < 2) return;
  let seen = 0;
  for (const sentence of sentences) {
    const { tokens } = sentence;
    for (const phrase of groupPhrasesOf(sentence)) {
      if (seen >= 200) return;
      seen += 1;
      const words = trimmed(wordsOf(tokens, phrase.from, phrase.to));
      const head = tokens[phrase.to]?.lower.replace(/s$/, '') ?? '';
      const named = words.length > 0 && phrase.head === 'group' && !phrase.listed && head !== '' ? [...words, head] : words;
      // `the walking and advice groups`: a plain word alone names no arm elsewhere.
      if (phrase.listed && words.length < 2) continue;
      if (words.length === 0 || index.has(words) || index.has(named)) continue;
      const arm = bestArm(words, arms) ?? (phrase.head === 'group' && !phrase.listed ? otherArm(sentence, phrase, arms, index) : undefined);
      if (arm !== undefined) index.add(named, arm);
    }
  }
}

/** `in the mirafitinib group and … in the chemotherapy group`: of two arms, the one that is not named beside it. */
function otherArm({ tokens, zone }: Sentence, phrase: GroupPhrase, arms: readonly NamedArm[], index: AliasIndex): number | undefined {
  if (arms.length !== 2 || zone !== 'results' || !namesArm(tokens, phrase)) return undefined;
  const named = new Set<number>();
  for (let at = 0; at < tokens.length; at++) {
    if (at >= phrase.from && at < phrase.to) continue;
    const token = tokens[at] as Token;
    if (!index.opens(firstWord(token))) continue;
    const own = index.at(atomsOf(tokens, at, Math.min(tokens.length, at + 14)), 0);
    if (own) named.add(own.arm);
  }
  const [one] = named;
  return named.size === 1 && one !== undefined ? 1 - one : undefined;
}

function bestArm(words: readonly string[], arms: readonly NamedArm[]): number | undefined {
  let best: number | undefined;
  let score = 0;
  let tied = false;
  for (const [at, arm] of arms.entries()) {
    for (const own of [arm.words, ...arm.aliases]) {
      const common = words.filter((word) => own.includes(word) && !weak.has(word)).length;
      // `the outpatient group` of `outpatient ripening with the rod`: all that the name says, and the first that the arm says.
      const whole = common === words.length && words.length > 0 && words[0] === own[0] ? 0.34 : 0;
      const like = common === 0 ? 0 : Math.max(whole, (2 * common) / (words.length + own.length));
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
