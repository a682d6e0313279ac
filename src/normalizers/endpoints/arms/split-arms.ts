import type { Sentence } from '../sentences.ts';
import { wordsOf } from './atoms.ts';
import { groupPhrasesOf } from './group-phrases.ts';
import type { NamedArm } from './named-arm.ts';

const parting = /^(?:first|second|early|late|immediate|delayed|high|low|medium|\d+|mg|µg|dose|short|long|continuous|intermittent)$/;

/**
 * Parts an arm that the text tells of in two: `placebo or BTA` are three where results stand `in the BTA-first group` and `in the BTA-second
 * group`; the parts must differ from the arm by their order or dose alone, and each be told of twice.
 */
export function splitArms(text: string, sentences: readonly Sentence[], arms: readonly NamedArm[]): NamedArm[] {
  const told = new Map<string, { words: readonly string[]; name: string; arm: number; times: number }>();
  for (const sentence of sentences) {
    const { tokens, zone } = sentence;
    if (zone !== 'results' && zone !== 'mixed') continue;
    for (const { from, to, head } of groupPhrasesOf(sentence)) {
      if (head !== 'group') continue;
      const words = wordsOf(tokens, from, to);
      if (words.length < 2 || told.size > 40) continue;
      const key = words.join(' ');
      const known = told.get(key);
      if (known) {
        known.times += 1;
        continue;
      }
      const rest = words.filter((word) => !parting.test(word));
      if (rest.length === words.length || rest.length === 0) continue;
      const arm = arms.findIndex((own) => [own.words, ...own.aliases].some((other) => other.join(' ') === rest.join(' ')));
      if (arm >= 0 && !arms.some((own) => own.words.join(' ') === key))
        told.set(key, { words, name: text.slice(tokens[from]?.start, tokens[to]?.end).replace(/s$/u, ''), arm, times: 1 });
    }
  }
  const parts = [...told.values()].filter(({ times }) => times > 1);
  return arms.flatMap((arm, at) => {
    const own = parts.filter((part) => part.arm === at).slice(0, 4);
    if (own.length < 2) return [arm];
    return own.map(({ words, name }) => ({ name, words, aliases: elliptic(words), control: arm.control }));
  });
}

/** `the BTA-first and -second groups`: what is left of a name behind a hyphen. */
const elliptic = (words: readonly string[]): (readonly string[])[] => [['-', words.at(-1) ?? '']];
