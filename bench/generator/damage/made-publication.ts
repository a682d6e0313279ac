import { madeName } from '../names.ts';
import { sentences } from '../prose.ts';
import type { Random } from '../random.ts';
import { type MadeSerial, serials } from './made-serial.ts';
import { anotherLanguage, isTranslatable, type MadeTitle, madeTitle, titleText, wordyTitle } from './made-title.ts';
import { languages } from './phrases.ts';
import type { Draft, MadeAuthor } from './publication.ts';

const particles = ['van der', 'de la', 'von', "d'", 'da'];

/** A person: some with diacritics, two family names or a particle. */
function madeAuthor(random: Random): MadeAuthor {
  const { family, given } = madeName(random, random.chance(0.25));
  const draw = random.next();
  if (draw < 0.08) return { family: `${family} ${madeName(random, false).family}`, given };
  if (draw < 0.12) return { family: `${family}-${madeName(random, false).family}`, given };
  if (draw < 0.16) return { family: `${random.pick(particles)} ${family}`.replace("' ", "'"), given };
  return { family, given };
}

export const madeTeam = (random: Random, mean = 5): readonly MadeAuthor[] =>
  Array.from({ length: Math.min(40, random.count(mean)) }, () => madeAuthor(random));

export const madeYear = (random: Random): number => 2024 - Math.floor(40 * random.next() ** 1.8);

/** A DOI that no other one can be: a number of its own stands in it. */
export function madeDoi(random: Random, year: number): string {
  const number = random.between(100_000, 999_999);
  return random.pick([
    `10.5555/j.${random.code(4).toLowerCase()}.${year}.${number}`,
    `10.5555/s${random.between(10_000, 99_999)}-0${year % 100}-${number}-${random.between(0, 9)}`,
    `10.5555/${random.code(5).toLowerCase()}${number}`,
  ]);
}

export function madePages(random: Random, longest = 14): readonly [string, string] {
  const first = random.between(1, 2_500);
  return [String(first), String(first + random.between(1, longest))];
}

/** Where an article stands: volume, issue, pages or a number, and its identifiers. */
export function placeInSerial(
  random: Random,
  year: number,
  serial: MadeSerial = serials.draw(random),
): Omit<Draft, 'shape' | 'title' | 'authors'> {
  const numbered = random.chance(0.15);
  return {
    year,
    serial,
    volume: String(random.between(1, 180)),
    ...(random.chance(0.85) ? { issue: String(random.between(1, 24)) } : {}),
    ...(numbered
      ? { articleNumber: random.pick([`e${random.between(1_000, 99_999)}`, String(random.between(100_000, 999_999))]) }
      : { pages: madePages(random) }),
    ...(random.chance(year < 2000 ? 0.4 : 0.9) ? { doi: madeDoi(random, year) } : {}),
    ...(random.chance(0.7) ? { inPubmed: true as const } : {}),
    ...(random.chance(0.75) ? { abstract: sentences(random, random.between(50, 120), false) } : {}),
  };
}

/** A title in English, and what it is called elsewhere. */
export function titled(
  random: Random,
  made: MadeTitle,
  foreign = random.chance(0.08),
): Pick<Draft, 'title' | 'vernacular' | 'translation'> {
  const title = titleText(made);
  if (!isTranslatable(made)) return { title };
  const at = anotherLanguage(random);
  const { name, code } = languages[at] as (typeof languages)[number];
  const other = { title: titleText(made, at), language: name };
  return { title, translation: other, ...(foreign ? { vernacular: { ...other, code } } : {}) };
}

const anyTitle = (random: Random): MadeTitle => (random.chance(0.5) ? madeTitle(random) : wordyTitle(random));

const article = (random: Random): Draft => ({
  shape: 'article',
  ...titled(random, anyTitle(random)),
  authors: madeTeam(random),
  ...placeInSerial(random, madeYear(random)),
});

/** An abstract of a meeting, in a supplement: «28 Suppl 3», S112. */
export function supplementPlace(
  random: Random,
  year: number,
  serial: MadeSerial = serials.draw(random),
): Omit<Draft, 'shape' | 'title' | 'authors'> {
  const page = `S${random.between(1, 900)}`;
  return {
    year,
    serial,
    volume: String(random.between(1, 180)),
    issue: `Suppl ${random.between(1, 4)}`,
    pages: [page, page],
    ...(random.chance(0.3) ? { doi: madeDoi(random, year) } : {}),
    ...(random.chance(0.5) ? { abstract: sentences(random, 60, false) } : {}),
  };
}

const conferenceAbstract = (random: Random): Draft => ({
  shape: 'conference-abstract',
  ...titled(random, anyTitle(random), false),
  authors: madeTeam(random),
  ...supplementPlace(random, madeYear(random)),
});

/** An ISBN-13 with its check digit. */
export function madeIsbn(random: Random): string {
  const digits = `978${random.between(100_000_000, 999_999_999)}`;
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

export const madeBookTitle = (random: Random): string =>
  `${random.pick(['Handbook of', 'Principles of', 'Advances in', 'Foundations of'])} ${titleText(madeTitle(random)).split(':')[0]?.toLowerCase() ?? ''}`;

const publishers = ['Tellen Press', 'Marquet & Sons', 'University of Ostrel Press', 'Verlag Quillmann'];

export const madePublisher = (random: Random): string => random.pick(publishers);

const chapter = (random: Random): Draft => {
  const year = madeYear(random);
  return {
    shape: 'chapter',
    ...titled(random, anyTitle(random), false),
    authors: madeTeam(random, 2),
    year,
    container: madeBookTitle(random),
    publisher: madePublisher(random),
    isbn: madeIsbn(random),
    pages: madePages(random, 40),
    ...(random.chance(0.5) ? { doi: madeDoi(random, year) } : {}),
  };
};

const alone =
  (shape: 'thesis' | 'report') =>
  (random: Random): Draft => ({
    shape,
    ...titled(random, anyTitle(random), false),
    authors: madeTeam(random, 1),
    year: madeYear(random),
    publisher: madePublisher(random),
    ...(random.chance(0.4) ? { abstract: sentences(random, 80, false) } : {}),
  });

const singles = [
  article,
  article,
  article,
  article,
  article,
  article,
  article,
  article,
  conferenceAbstract,
  conferenceAbstract,
  chapter,
  alone('thesis'),
  alone('report'),
];

/** A publication that has no family. */
export const madePublication = (random: Random): Draft => random.pick(singles)(random);
