import type { Damage } from '../damage.ts';
import { onTitle } from './on-title.ts';

const brackets = (language: string): readonly string[] => [` [${language}]`, ` (${language})`, ` (in ${language})`];

/** What a database adds to a title, cuts from it, or puts in its place. */
export const titleWords: readonly Damage[] = [
  onTitle(
    '[Review] after the title',
    1,
    (title, random) => `${title.replace(/\.$/, '')}. ${random.pick(['[Review]', '[Review] [45 refs]', '[Erratum appears in vol. 9]'])}`,
  ),
  onTitle(
    'language after the title',
    1,
    (title, random, { vernacular, translation }) => {
      const language = vernacular?.language ?? translation?.language;
      return vernacular === undefined || language === undefined ? undefined : title + random.pick(brackets(language));
    },
    { weight: 3 },
  ),
  onTitle('vernacular title', 0.1, (_title, _random, { vernacular }) => vernacular?.title, { weight: 12 }),
  onTitle(
    'both titles in one',
    0.7,
    (title, random, { vernacular }) =>
      vernacular === undefined || title.includes(vernacular.title)
        ? undefined
        : random.pick([
            `${vernacular.title} [${title}]`,
            `${title} = ${vernacular.title}`,
            `${title} [${vernacular.language}] ${vernacular.title}`,
          ]),
    { weight: 8 },
  ),
  onTitle('translated title', 0.1, (_title, _random, { translation, vernacular }) =>
    vernacular === undefined ? translation?.title : undefined,
  ),
  onTitle('title cut', 0.6, (title, random) => {
    const at = random.pick([40, 60, 80, 100]);
    return title.length > at + 8 ? title.slice(0, at) + random.pick(['', '', '...', '…']) : undefined;
  }),
  onTitle('subtitle lost', 0.7, (title) => (title.includes(': ') ? title.slice(0, title.indexOf(': ')) : undefined), { weight: 2 }),
  onTitle('subtitle with another mark', 1, (title, random) =>
    title.includes(': ') ? title.replace(': ', random.pick([' - ', '. ', ' : ', '; '])) : undefined,
  ),
  onTitle('first words lost', 0.75, (title) => {
    const words = title.split(' ');
    return words.length > 8 ? words.slice(2).join(' ') : undefined;
  }),
  onTitle('a word too many or lost', 0.75, (title, random) => {
    const words = title.split(' ');
    if (words.length < 7) return undefined;
    const at = random.between(2, words.length - 2);
    return random.chance(0.5) ? words.toSpliced(at, 1).join(' ') : words.toSpliced(at, 0, random.pick(['the', 'of', 'a', 'in'])).join(' ');
  }),
];
