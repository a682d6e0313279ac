import { capitalized } from '../../made-words.ts';
import { sentences } from '../../prose.ts';
import type { Random } from '../../random.ts';
import type { Family } from '../family.ts';
import {
  madeBookTitle,
  madeDoi,
  madeIsbn,
  madePages,
  madePublisher,
  madeTeam,
  madeYear,
  placeInSerial,
  titled,
} from '../made-publication.ts';
import { serials } from '../made-serial.ts';
import { frameWith, madeDrug, madeTitle, titleText } from '../made-title.ts';
import { twins } from '../phrases.ts';
import type { Draft, Field } from '../publication.ts';

/** Two places in one volume of one journal. */
function neighbours(random: Random, year: number, count: number): readonly ReturnType<typeof placeInSerial>[] {
  const serial = serials.draw(random);
  const [first] = madePages(random, 1);
  const volume = String(random.between(1, 90));
  return Array.from({ length: count }, (_, at) => {
    const { articleNumber: _number, ...place } = placeInSerial(random, year, serial);
    const start = Number(first) + at * 9;
    return { ...place, volume, issue: '3', pages: [String(start), String(start + 8)] };
  });
}

const together = (random: Random, titles: readonly string[], telling: readonly Field[] = ['title', 'pages']): readonly Draft[] => {
  const year = madeYear(random);
  const authors = madeTeam(random, 4);
  const places = random.chance(0.6) ? neighbours(random, year, titles.length) : titles.map((_, at) => placeInSerial(random, year + at));
  return titles.map((title, at): Draft => ({ shape: 'article', title, authors, ...(places[at] as (typeof places)[number]), telling }));
};

const partWords = [
  ['Part 1', 'Part 2'],
  ['Part I', 'Part II'],
  ['part one', 'part two'],
  ['I', 'II'],
] as const;

const parts: Family = {
  kind: 'parts',
  make: (random) => {
    const title = titleText({ ...madeTitle(random, frameWith(random, 'disease')) });
    const words = random.pick(partWords);
    const way = random.chance(0.5);
    return together(
      random,
      words.map((word) => (way ? `${title}. ${word}` : `${title}: ${word}`)),
    );
  },
};

/** «… in adults …» and «… in children …», of one team. */
const adultsAndChildren: Family = {
  kind: 'twins of two groups of people',
  make: (random) => {
    const made = madeTitle(random, frameWith(random, 'people'));
    const pair = random.pick(twins);
    return together(
      random,
      pair.map((people) => titleText({ ...made, slots: { ...made.slots, people } })),
    );
  },
};

/** A team's trials of one substance after another, or of one after 12 and 24 months. */
const similarTrials: Family = {
  kind: 'similar trials of one team',
  make: (random) => {
    const made = madeTitle(random, frameWith(random, 'drug'));
    const count = random.between(2, 4);
    const whole = titleText(made);
    const titles = random.chance(0.4)
      ? Array.from({ length: count }, () => titleText({ ...made, slots: { ...made.slots, drug: madeDrug(random) } }))
      : random.chance(0.5)
        ? Array.from({ length: count }, (_, at) => `${whole}: ${(at + 1) * 12}-month results`)
        : Array.from({ length: count }, (_, at) => `${whole} (${['phase 1', 'phase 2', 'phase 3', 'phase 4'][at]})`);
    return together(random, titles);
  },
};

/** «Annual report 2014/2015» and the next; numbers of working papers. */
const serialTitles: Family = {
  kind: 'serial titles with numbers or years',
  make: (random) => {
    const [first, count] = [random.between(1995, 2018), random.between(2, 4)];
    const topic = capitalized(titleText(madeTitle(random)).split(' ').slice(0, 4).join(' ').toLowerCase());
    const authors = madeTeam(random, 2);
    const publisher = madePublisher(random);
    const numbered = random.chance(0.5);
    return Array.from(
      { length: count },
      (_, at): Draft => ({
        shape: 'report',
        title: numbered ? `${topic}: progress report no. ${at + 11}` : `${topic}: annual report ${first + at}/${first + at + 1}`,
        ...{ authors, publisher, year: numbered ? first : first + at + 1 },
        telling: ['title', 'year'],
      }),
    );
  },
};

const notices = ['Erratum: ', 'Erratum to: ', 'Correction: ', 'Corrigendum to ', 'Reply to: ', 'Comment on: ', 'Retraction: '];

/** An article, and what was said of it under its title. */
const notice: Family = {
  kind: 'article and erratum, reply or comment',
  make: (random) => {
    const said = titled(random, madeTitle(random), false);
    const word = random.pick(notices);
    const year = madeYear(random);
    const serial = serials.draw(random);
    const authors = madeTeam(random, 4);
    const page = String(random.between(1, 2_000));
    return [
      { shape: 'article', ...said, authors, ...placeInSerial(random, year, serial), telling: ['title', 'pages'] },
      {
        shape: 'article',
        title: random.chance(0.7) ? `${word}${said.title}` : `${said.title} - ${random.pick(['reply', 'erratum', "authors' response"])}`,
        authors: /^(?:comment|reply)/i.test(word) ? madeTeam(random, 1) : authors,
        ...{ year: year + random.between(0, 1), serial, volume: String(random.between(1, 180)), pages: [page, page] as const },
        ...(random.chance(0.7) ? { doi: madeDoi(random, year), inPubmed: true as const } : {}),
        telling: ['title', 'pages'],
      },
    ];
  },
};

const genericTitles = [
  'Editorial',
  'Introduction',
  'Letter to the editor',
  'Reply',
  'Book review',
  'Preface',
  'In this issue',
  'Discussion',
  'News',
  'Commentary',
];

/** «Editorial» by one person in one year and by another in the next, here and there in one journal. */
const generic: Family = {
  kind: 'generic titles',
  make: (random) => {
    const title = random.pick(genericTitles);
    const [serial, year] = [serials.draw(random), madeYear(random)];
    const editor = madeTeam(random, 1);
    return Array.from({ length: random.between(2, 5) }, (_, at): Draft => {
      const {
        abstract: _abstract,
        articleNumber: _number,
        ...place
      } = placeInSerial(random, year - at, random.chance(0.5) ? serial : serials.draw(random));
      return {
        shape: 'article',
        title,
        authors: random.chance(0.4) ? editor : madeTeam(random, 1),
        ...place,
        pages: madePages(random, 2),
        telling: ['authors', 'journal', 'volume', 'pages', 'year'],
        generic: true,
      };
    });
  },
};

/** Two teams under one title. */
const oneTitle: Family = {
  kind: 'one title, two teams',
  make: (random) => {
    const made = madeTitle(random);
    const title = titleText({ frame: made.frame, slots: made.slots });
    return [0, 1].map(
      (): Draft => ({
        shape: 'article',
        title,
        authors: madeTeam(random, 4),
        ...placeInSerial(random, madeYear(random)),
        telling: ['authors', 'journal', 'volume', 'pages'],
      }),
    );
  },
};

/** Chapters of one book by its editors, all with the book's ISBN and DOI. */
const chapters: Family = {
  kind: 'chapters of one book with its DOI',
  make: (random) => {
    const year = madeYear(random);
    const authors = madeTeam(random, 2);
    const book = { container: madeBookTitle(random), publisher: madePublisher(random), isbn: madeIsbn(random), doi: madeDoi(random, year) };
    const [first] = madePages(random, 1);
    return Array.from(
      { length: random.between(2, 4) },
      (_, at): Draft => ({
        shape: 'chapter',
        title: at === 0 && random.chance(0.4) ? 'Introduction' : titleText(madeTitle(random)),
        ...{ authors, year, ...book, pages: [String(Number(first) + at * 20), String(Number(first) + at * 20 + 18)] as const },
        ...(random.chance(0.3) ? { abstract: sentences(random, 60, false) } : {}),
        telling: ['title', 'pages'],
      }),
    );
  },
};

export const alikeTitles: readonly Family[] = [parts, adultsAndChildren, similarTrials, serialTitles, notice, generic, oneTitle, chapters];
