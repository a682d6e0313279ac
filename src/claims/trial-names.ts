import { foldToWord } from '../normalizers/fold.ts';
import { findTrialIds } from '../normalizers/trial-id.ts';

/** What a text calls the thing named: `the ALSYMPCA trial`, `el ensayo TIDEMARK`. */
const kinds = new Set(
  'trial trials study studies program programme registry ensayo ensayos estudio estudios essai essais étude études studie studien ensaio ensaios estudo estudos'.split(
    ' ',
  ),
);
/** In between: `the TIDEMARK phase III randomized trial`. */
const between = new Set(
  'phase i ii iii iv 1 2 3 4 randomized randomised controlled pivotal clinical open label open-label double-blind and'.split(' '),
);
const farthest = 5;
/** Kinds of trials, and institutions that have trials: not the name of one. */
const noNames = new Set('rcts nccn asco esmo cochrane'.split(' '));
/** What is read of a text, in characters. */
const longest = 200_000;
const longestName = 30;

const wordsOf = (text: string): readonly string[] => text.slice(0, longest).match(/[\p{L}\p{N}][\p{L}\p{N}–‑-]*/gu) ?? [];

/** Written as names of trials are: `ALSYMPCA`, `KEYNOTE-189`, `IMpower150`, `DAPA-HF`; a number may follow as a word (`CheckMate 227`). */
const isNameLike = (word: string): boolean => word.length <= longestName && /^\p{Lu}/u.test(word) && /\p{Lu}.*\p{Lu}/u.test(word);
const isNumber = (word: string | undefined): word is string => word !== undefined && /^\d{1,4}$/.test(word);

interface Name {
  readonly written: string;
  readonly name: string;
  readonly isCalledTrial: boolean;
}

function nameLikeWords(text: string): Name[] {
  const words = wordsOf(text);
  const kindsAt = (at: number) => kinds.has((words[at] ?? '').toLowerCase());
  return words.flatMap((word, at) => {
    if (!isNameLike(word)) return [];
    const next = words[at + 1];
    let behind = at + 1;
    while (behind < at + farthest && between.has((words[behind] ?? '').toLowerCase())) behind += 1;
    const numbered = isNumber(next) ? [`${word} ${next}`] : [];
    const isCalledTrial = kindsAt(at - 1) || kindsAt(behind) || (numbered.length > 0 && kindsAt(at + 2));
    return [word, ...numbered]
      .map((written) => ({ written, name: foldToWord(written), isCalledTrial }))
      .filter(({ name }) => name.length >= 4 && !noNames.has(name));
  });
}

/** Names of trials in a text, folded: acronyms that it calls a trial or study, and registrations. */
export function namedTrials(text: string): ReadonlySet<string> {
  const names = nameLikeWords(text).filter(({ isCalledTrial }) => isCalledTrial);
  return new Set([...names.map(({ name }) => name), ...registrations(text)]);
}

/** The same as they are written, to be looked for in texts. */
export function writtenTrialNames(text: string): { readonly names: ReadonlySet<string>; readonly registrations: ReadonlySet<string> } {
  const names = nameLikeWords(text).filter(({ isCalledTrial }) => isCalledTrial);
  return {
    names: new Set(names.map(({ written }) => written)),
    registrations: new Set(findTrialIds(text.slice(0, longest)).map(({ id }) => id)),
  };
}

/** Words that are written as names of trials are, called so or not: what a title or keyword says of a trial. */
export const possibleTrialNames = (text: string): ReadonlySet<string> =>
  new Set([...nameLikeWords(text).map(({ name }) => name), ...registrations(text)]);

const registrations = (text: string): readonly string[] => findTrialIds(text.slice(0, longest)).map(({ id }) => foldToWord(id));
