import { capitalized, madeWords } from './made-words.ts';
import type { Random } from './random.ts';
import { Zipf } from './zipf.ts';

/** Words that hold sentences together, roughly by frequency. */
const functionWords = (
  'the of and in to with a for was were by that is on as from we at or this be are than an which between these after not during using had ' +
  'it both have has may been our their can no but also all into more two other most each its however who only when while through under such ' +
  'there three one first among those within whether against over further before without per because thus about up although being they if'
).split(' ');

/** Words that every field of research uses. */
const plainWords = (
  'patients study results treatment group cells analysis data effect levels increased associated method significant observed compared risk ' +
  'clinical years model control expression effects activity disease studies high response factors higher found use human lower age time ' +
  'different total level rate low performed type changes important shown potential protein tissue subjects new function evaluated measured ' +
  'mean reduced present known cases outcome test specific development related due decreased role quality evidence population therapy dose ' +
  'early system health women men children conclusion randomized baseline median follow-up survival trial design sample care score range ' +
  'concentration mechanism surface structure binding growth receptor induced acute chronic primary secondary independent negative positive'
).split(' ');

const endings = [
  '',
  '',
  '',
  's',
  'ed',
  'ing',
  'al',
  'ic',
  'ous',
  'in',
  'ine',
  'ase',
  'ol',
  'itis',
  'osis',
  'emia',
  'ation',
  'ity',
  'gram',
  'pathy',
];

/**
 * About 45,000 words: those of every text first, then made ones, a tenth of them terms of two or three words, so that phrases come
 * again as they do in real text.
 */
const vocabulary: readonly string[] = (() => {
  const made = madeWords(1, 40_000, [1, 3], endings);
  const terms = made.slice(0, 4_500).map((word, at) => [word, made[at * 3 + 1], ...(at % 3 === 0 ? [made[at * 5 + 2]] : [])].join(' '));
  const content: string[] = [];
  for (let at = 0; at < made.length; at++) {
    content.push(made[at] as string);
    const term = terms[at];
    if (at < terms.length && term) content.push(term);
  }
  return [...plainWords, ...content];
})();

const joining = new Zipf(functionWords, 1.5);
const content = new Zipf(vocabulary, 6);

const number = (random: Random): string => (random.next() * 10 ** random.between(0, 2)).toFixed(random.between(0, 2));

/** Measured values as authors write them; what XML has to escape is escaped. */
function value(random: Random): string {
  const kind = random.next();
  if (kind < 0.3) return `${number(random)}%`;
  if (kind < 0.5) return `(P ${random.pick(['=', '&lt;', '&lt;', '&gt;'])} 0.${random.between(1, 99).toString().padStart(3, '0')})`;
  if (kind < 0.6) return `(95% CI ${number(random)}-${number(random)})`;
  if (kind < 0.75) return `${number(random)} ± ${number(random)} ${random.pick(['mg', 'µg', 'mmHg', 'years', 'μm', 'kg/m2'])}`;
  if (kind < 0.9) return `${random.code(random.between(2, 3)).replace(/^\d/, 'R')}${random.between(1, 99)}`;
  return `(n = ${random.between(2, 2000)})`;
}

const marked = (random: Random, word: string): string => {
  const tag = random.pick(['i', 'sup', 'sub', 'i', 'b']);
  return tag.startsWith('s') ? `${word}<${tag}>${random.between(1, 9)}+</${tag}>` : `<${tag}>${word}</${tag}>`;
};

function words(random: Random, count: number, values: number, markup: boolean): string {
  let text = '';
  for (let at = 0; at < count; at++) {
    const draw = random.next();
    const word = draw < values ? value(random) : at > 0 && draw < 0.46 ? joining.draw(random) : content.draw(random);
    const comma = at > 3 && at < count - 3 && random.chance(0.05) ? ',' : '';
    text += (at === 0 ? '' : ' ') + (markup && random.chance(0.03) ? marked(random, word) : word) + comma;
  }
  return text;
}

/** A title with its final point, of 8 to 18 words. */
export function titleOf(random: Random, markup: boolean): string {
  return `${capitalized(words(random, random.between(8, 18), 0, markup))}.`;
}

/** Sentences of about so many words in all. */
export function sentences(random: Random, about: number, markup: boolean): string {
  const written: string[] = [];
  for (let left = about; left > 0; ) {
    const length = random.between(12, 30);
    written.push(`${capitalized(words(random, length, 0.06, markup))}.`);
    left -= length;
  }
  return written.join(' ');
}

/** A few words of content without numbers, as keywords and departments are. */
export const termOf = (random: Random): string => content.draw(random);
