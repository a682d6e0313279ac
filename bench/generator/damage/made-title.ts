import { capitalized, madeWords } from '../made-words.ts';
import { titleOf } from '../prose.ts';
import type { Random } from '../random.ts';
import { Zipf } from '../zipf.ts';
import {
  counts,
  designs,
  frames,
  illnessEndings,
  languages,
  outcomes,
  type Phrase,
  peoples,
  places,
  substanceEndings,
  tissues,
} from './phrases.ts';

/** A title that can be said in four languages, and again with one part of it changed. */
export interface MadeTitle {
  readonly frame: Phrase;
  readonly slots: Readonly<Record<string, Phrase>>;
  /** After the colon. */
  readonly subtitle?: Phrase;
}

const stems = new Zipf(madeWords(61, 30_000, [1, 3], ['']), 300);
const greek = ['α-', 'β-', 'γ-', 'β2-', 'Δ9-', 'κ-'];

const ended = (stem: string, [en, es, de, fr]: Phrase): Phrase => [stem + en, stem + es, stem + de, stem + fr];
const alike = (word: string): Phrase => [word, word, word, word];

export const madeDrug = (random: Random): Phrase => {
  const letter = random.chance(0.12) ? random.pick(greek) : '';
  return ended(letter + stems.draw(random), random.pick(substanceEndings));
};
const madeDisease = (random: Random): Phrase => ended(stems.draw(random), random.pick(illnessEndings));
const madeProtein = (random: Random): Phrase =>
  alike(`${random.pick(['IL', 'TNF', 'CD', 'HBX', 'PK'])}-${random.between(2, 48)}${random.pick(['', '', 'α', 'β', 'R'])}`);

/** Lists alone would give a hundred thousand titles of the same few words. */
function madePatients(random: Random): Phrase {
  const stem = stems.draw(random);
  return [
    `patients after ${stem}ectomy`,
    `pacientes tras ${stem}ectomía`,
    `Patienten nach ${stem}ektomie`,
    `les patients après ${stem}ectomie`,
  ];
}

function madeActivity(random: Random): Phrase {
  const stem = `${stems.draw(random)}ase`;
  return [`${stem} activity`, `la actividad de ${stem}`, `die Aktivität von ${stem}`, `l’activité de ${stem}`];
}

const draws: Readonly<Record<string, (random: Random) => Phrase>> = {
  drug: madeDrug,
  drug2: madeDrug,
  disease: madeDisease,
  protein: (random) => (random.chance(0.4) ? madeProtein(random) : alike(`${stems.draw(random)}in`)),
  people: (random) => (random.chance(0.4) ? madePatients(random) : random.pick(peoples)),
  outcome: (random) => (random.chance(0.5) ? madeActivity(random) : random.pick(outcomes)),
  tissue: (random) => random.pick(tissues),
  place: (random) => (random.chance(0.6) ? alike(capitalized(stems.draw(random))) : random.pick(places)),
  count: (random) => random.pick(counts),
};

/** A frame that says of whom it is, or another one. */
export const frameWith = (random: Random, slot: string): Phrase => random.pick(frames.filter(([english]) => english.includes(`{${slot}}`)));

/** Draws what a frame leaves open. */
export function madeTitle(random: Random, frame: Phrase = random.pick(frames)): MadeTitle {
  const slots = Object.fromEntries(
    Object.entries(draws).flatMap(([name, draw]) => (frame[0].includes(`{${name}}`) ? [[name, draw(random)]] : [])),
  );
  const title = { frame, slots };
  return random.chance(0.45) && !frame[0].includes(':') ? { ...title, subtitle: random.pick(designs) } : title;
}

/** A title of words in no order, which says nothing in other languages: «Of risk the hamiboed ductation in …». */
export const wordyTitle = (random: Random): MadeTitle => ({
  frame: alike(titleOf(random, false).replace(/\.$/, '').replaceAll(/[{}]/g, '')),
  slots: {},
});

/** The title in a language: 0 is English, the others as `languages` has them. */
export function titleText({ frame, slots, subtitle }: MadeTitle, language = 0): string {
  const text = (frame[language] ?? frame[0]).replace(/\{(\w+)\}/g, (_, name: string) => slots[name]?.[language] ?? slots[name]?.[0] ?? '');
  const whole = subtitle === undefined ? text : `${text}: ${subtitle[language] ?? subtitle[0]}`;
  return capitalized(whole);
}

/** Whether it says something else in another language. */
export const isTranslatable = ({ frame }: MadeTitle): boolean => frame[0] !== frame[1];

/** Another language than English, by its place. */
export const anotherLanguage = (random: Random): number => random.between(1, languages.length - 1);
