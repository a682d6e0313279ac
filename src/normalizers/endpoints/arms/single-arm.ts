import type { Sentence } from '../sentences.ts';
import { type ArmPhrase, readArmPhrase } from './arm-phrase.ts';
import { isControl } from './control.ts';
import { isPlausible } from './plausible.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const qualities = set(
  'efficacy safety effect effects effectiveness activity tolerability feasibility toxicity toxicities benefit impact outcomes evaluated assessed tested trial study dose',
);
const stops = set(
  'in for on at among as when , ; : . was were is are to who during with after before by and regarding from that which would could can may might reduces improves using versus vs compared',
);
const people = /\b(?:patients?|participants?|subjects|volunteers|adults|women|men|children|infants)\b/i;
/** `This phase I/II study assessed re-treatment safety and efficacy of …`: the patients stand in the next sentence. */
const study = /\b(?:phase|single-arm|open-label|first-in-human|prospective)\b.{0,60}\b(?:study|trial)\b/i;
const nothing =
  /^(?:this|our|its|such|these|different|various|each|patients?|treatment|therapy|interventions?|care|study|age|sex|time|studies|trials?|adults|women|men|drugs?)\b/i;

/** The treatment of a study with one arm: `the safety and efficacy of proton therapy for patients with …`. */
export function readSingleArm(text: string, sentences: readonly Sentence[]): ArmPhrase | undefined {
  for (const { tokens, start, end } of sentences) {
    if (!people.test(text.slice(start, end)) && !study.test(text.slice(start, end))) continue;
    for (let index = 1; index < tokens.length; index++) {
      if (tokens[index]?.lower !== 'of' || !qualities.has(tokens[index - 1]?.lower ?? '')) continue;
      let to = index + 1;
      while (
        to < tokens.length &&
        to - index < 12 &&
        (!stops.has(tokens[to]?.lower ?? '') || (tokens[to]?.lower === 'to' && tokens[to - 1]?.lower === 'up'))
      )
        to += 1;
      const phrase = readArmPhrase(text, tokens, index + 1, to);
      if (
        phrase &&
        !phrase.bare &&
        phrase.words.length <= 6 &&
        isPlausible(phrase.name) &&
        !nothing.test(phrase.name) &&
        !isControl(phrase.words)
      )
        return phrase;
    }
  }
  return undefined;
}

const prepositions = set('with on for receiving given received of under con unter');

/** What stands beside a control as its like: `12.1% with nerolisiran and 15.0% with placebo`; the one most often there. */
export function besideControl(text: string, sentences: readonly Sentence[]): ArmPhrase | undefined {
  const votes = new Map<string, { phrase: ArmPhrase; times: number }>();
  for (const { tokens } of sentences) {
    for (let index = 1; index < tokens.length; index++) {
      if (!/^(?:placebo|sham)$/.test(tokens[index]?.lower ?? '') || !prepositions.has(tokens[index - 1]?.lower ?? '')) continue;
      const preposition = tokens[index - 1]?.lower;
      for (let at = index - 3; at > Math.max(0, index - 25); at--) {
        if (tokens[at]?.lower !== preposition || tokens[at + 1]?.kind !== 'word') continue;
        let to = at + 2;
        while (
          to < index &&
          to - at < 5 &&
          tokens[to]?.kind === 'word' &&
          !stops.has(tokens[to]?.lower ?? '') &&
          tokens[to]?.lower !== 'than'
        )
          to += 1;
        const phrase = readArmPhrase(text, tokens, at + 1, to);
        if (!phrase || phrase.bare || !isPlausible(phrase.name) || nothing.test(phrase.name) || isControl(phrase.words)) continue;
        const key = phrase.words.join(' ');
        const known = votes.get(key);
        if (known) known.times += 1;
        else if (votes.size < 20) votes.set(key, { phrase, times: 1 });
        break;
      }
    }
  }
  return [...votes.values()].sort((a, b) => b.times - a.times)[0]?.phrase;
}
