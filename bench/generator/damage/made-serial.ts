import { issnOf } from '../journals.ts';
import { capitalized, madeWords } from '../made-words.ts';
import { Random } from '../random.ts';
import { Zipf } from '../zipf.ts';

/** A journal with the writings of its name that go round. */
export interface MadeSerial {
  readonly title: string;
  readonly abbreviation: string;
  /** `JCVR` */
  readonly initialism: string;
  /** The name in the language of its country, or in English where that is not. */
  readonly translated: string;
  readonly issn: readonly [print: string, electronic: string];
}

const beginnings = [
  ['Journal of', 'J', 'Zeitschrift für'],
  ['Annals of', 'Ann', 'Annales de'],
  ['Archives of', 'Arch', 'Archivos de'],
  ['International journal of', 'Int J', 'Revista internacional de'],
  ['European journal of', 'Eur J', 'Revue européenne de'],
  ['Advances in', 'Adv', 'Fortschritte der'],
  ['The British journal of', 'Br J', 'Revista británica de'],
  ['Current opinion in', 'Curr Opin', 'Opinión actual en'],
  ['Acta', 'Acta', 'Acta'],
] as const;

const manners = [
  ['', '', ''],
  ['', '', ''],
  ['clinical ', 'Clin ', 'clínica '],
  ['experimental ', 'Exp ', 'experimentelle '],
  ['applied ', 'Appl ', 'appliquée '],
  ['paediatric ', 'Paediatr ', 'pediátrica '],
] as const;

const tails = ['', '', '', '', '', '', '', ' (Basel, Switzerland)', ' : official journal of the society', ' : the journal of record'];

const initials = (title: string): string =>
  title
    .replace(/ [(:].*$/, '')
    .split(' ')
    .filter((word) => !/^(?:the|of|in|and)$/i.test(word))
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('');

/** 3,000 journals, of which a few print much. */
export const serials: Zipf<MadeSerial> = (() => {
  const random = new Random(71);
  const fields = madeWords(72, 4_000, [1, 3], ['ology', 'iatry', 'ics', 'istry', 'otherapy']);
  const list = Array.from({ length: 3_000 }, (_, at): MadeSerial => {
    const [beginning, short, foreign] = random.pick(beginnings);
    const [manner, shortManner, foreignManner] = random.pick(manners);
    const [first, second] = [fields[at] as string, random.chance(0.4) ? fields[random.between(3_000, 3_999)] : undefined];
    const cut = (word: string) => capitalized(word.slice(0, Math.max(3, word.length - random.between(3, 5))));
    const tail = random.pick(tails);
    const title = `${beginning} ${manner}${first}${second === undefined ? '' : ` and ${second}`}`;
    return {
      title: title + tail,
      abbreviation: `${short} ${shortManner}${cut(first)}${second === undefined ? '' : ` ${cut(second)}`}${tail.startsWith(' (') ? ' (Basel)' : ''}`,
      initialism: initials(title),
      translated: `${foreign} ${foreignManner}${first}${second === undefined ? '' : ` y ${second}`}`,
      issn: [issnOf(2_000_000 + at * 2), issnOf(2_000_001 + at * 2)],
    };
  });
  return new Zipf(list, 60);
})();
