import type { ArmPhrase } from './arm-phrase.ts';
import { isControl } from './control.ts';

/** An arm as it is put together from all places that tell of it. */
export interface NamedArm {
  readonly name: string;
  readonly words: readonly string[];
  readonly aliases: (readonly string[])[];
  n?: number;
  readonly control: boolean;
}

function armOf({ name, words, aliases, n }: ArmPhrase): NamedArm {
  return { name, words, aliases: [...aliases], ...(n === undefined ? {} : { n }), control: isControl(words) };
}

/** Arms that differ in nothing but their dose keep it. */
export function armsOf(phrases: readonly ArmPhrase[]): NamedArm[] {
  const seen = new Map<string, number>();
  for (const { words } of phrases) seen.set(words.join(' '), (seen.get(words.join(' ')) ?? 0) + 1);
  const arms: NamedArm[] = [];
  for (const phrase of phrases) {
    const own = phrase.words.join(' ');
    const twice = (seen.get(own) ?? 0) > 1 || phrases.some((other) => other !== phrase && other.words.join(' ').endsWith(` ${own}`));
    if (twice && phrase.dosed) arms.push({ ...armOf(phrase), name: phrase.dosed.name, words: phrase.dosed.words });
    else if (!arms.some(({ words }) => words.join(' ') === phrase.words.join(' '))) arms.push(armOf(phrase));
  }
  return arms;
}
