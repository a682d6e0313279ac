import { sentences } from '../../prose.ts';
import type { Family } from '../family.ts';
import { madeDoi, madePublisher, madeTeam, madeYear, placeInSerial, titled } from '../made-publication.ts';
import { anotherLanguage, frameWith, madeTitle, titleText } from '../made-title.ts';
import { languages } from '../phrases.ts';
import type { Draft } from '../publication.ts';

const servers = ['medRxiv', 'bioRxiv', 'Research Square', 'SSRN Electronic Journal', 'Preprints'];

/** On a server first, then in a journal. */
const preprintAndArticle: Family = {
  kind: 'preprint and article',
  make: (random) => {
    const year = madeYear(random);
    const said = { ...titled(random, madeTitle(random), false), authors: madeTeam(random), abstract: sentences(random, 90, false) };
    const preprint: Draft = {
      shape: 'preprint',
      ...said,
      year,
      container: random.pick(servers),
      doi: madeDoi(random, year),
      telling: ['journal'],
    };
    return [
      preprint,
      {
        shape: 'article',
        ...said,
        ...placeInSerial(random, year + random.between(0, 1)),
        abstract: said.abstract,
        telling: ['journal', 'volume'],
      },
    ];
  },
};

/** What a trial is going to do, and what came of it. */
const protocolAndResults: Family = {
  kind: 'protocol and results',
  make: (random) => {
    const made = madeTitle(random, frameWith(random, 'drug'));
    const year = madeYear(random);
    const authors = madeTeam(random, 7);
    const words = random.pick([
      'study protocol for a randomised controlled trial',
      'protocol of a randomised controlled trial',
      'rationale and design of a randomised trial',
    ]);
    const title = titleText({ frame: made.frame, slots: made.slots });
    return [
      { shape: 'article', title: `${title}: ${words}`, authors, ...placeInSerial(random, year), telling: ['title'] },
      {
        shape: 'article',
        title: `${title}: a randomised controlled trial`,
        authors,
        ...placeInSerial(random, year + random.between(1, 3)),
        telling: ['title'],
      },
    ];
  },
};

/** Printed in two languages, each in a journal of its own. */
const translatedEdition: Family = {
  kind: 'article and its translation elsewhere',
  make: (random) => {
    const made = madeTitle(random);
    const [year, at] = [madeYear(random), anotherLanguage(random)];
    const authors = madeTeam(random, 4);
    const { code, name } = languages[at] as (typeof languages)[number];
    const title = titleText(made);
    return [
      { shape: 'article', title, authors, ...placeInSerial(random, year), telling: ['journal', 'volume', 'pages'] },
      {
        shape: 'article',
        title,
        vernacular: { title: titleText(made, at), language: name, code },
        authors,
        ...placeInSerial(random, year + random.between(0, 1)),
        telling: ['journal', 'volume', 'pages'],
      },
    ];
  },
};

/** A review that is written anew every few years under one title; its DOI counts the versions. */
const versions: Family = {
  kind: 'versions of one review',
  make: (random) => {
    const first = madeYear(random) - 6;
    const said = { ...titled(random, madeTitle(random, frameWith(random, 'people')), false), authors: madeTeam(random, 4) };
    const { serial } = placeInSerial(random, first);
    const number = `CD${random.between(100_000, 999_999)}`;
    return Array.from({ length: random.between(2, 3) }, (_, at): Draft => {
      const year = first + at * random.between(2, 3);
      return {
        shape: 'article',
        ...said,
        ...(serial ? { serial } : {}),
        year,
        issue: String(random.between(1, 12)),
        articleNumber: number,
        doi: `10.5555/14651858.${number}${at === 0 ? '' : `.pub${at + 1}`}`,
        inPubmed: true,
        abstract: sentences(random, 80, false),
        telling: ['year', 'issue', 'doi'],
      };
    });
  },
};

/** A book and its next edition. */
const editions: Family = {
  kind: 'editions of one book',
  make: (random) => {
    const year = madeYear(random) - 5;
    const said = { title: titleText(madeTitle(random)), authors: madeTeam(random, 2), publisher: madePublisher(random) };
    return [1, 2].map(
      (edition): Draft => ({
        shape: 'book',
        ...said,
        year: year + (edition - 1) * 5,
        edition: edition === 1 ? '1st ed' : '2nd ed',
        telling: ['year'],
      }),
    );
  },
};

export const stages: readonly Family[] = [preprintAndArticle, protocolAndResults, translatedEdition, versions, editions];
