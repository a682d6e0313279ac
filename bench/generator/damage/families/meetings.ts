import { sentences } from '../../prose.ts';
import type { Random } from '../../random.ts';
import type { Family } from '../family.ts';
import { madeDoi, madePages, madeTeam, madeYear, placeInSerial, supplementPlace, titled } from '../made-publication.ts';
import { serials } from '../made-serial.ts';
import { madeTitle } from '../made-title.ts';
import type { Draft } from '../publication.ts';

const named = (random: Random) => ({ ...titled(random, madeTitle(random), false), authors: madeTeam(random, 6) });

/** An abstract at a meeting, and the article a year later: one title, one team. */
const abstractAndArticle: Family = {
  kind: 'conference abstract and article',
  make: (random) => {
    const [said, year] = [named(random), madeYear(random)];
    return [
      { shape: 'conference-abstract', ...said, ...supplementPlace(random, year), telling: ['volume', 'pages'] },
      { shape: 'article', ...said, ...placeInSerial(random, year + random.between(0, 2)), telling: ['volume', 'pages'] },
    ];
  },
};

/** One abstract at two meetings. */
const twicePresented: Family = {
  kind: 'abstract at two meetings',
  make: (random) => {
    const [said, year] = [named(random), madeYear(random)];
    const at = (later: number): Draft => ({
      shape: 'conference-abstract',
      ...said,
      ...supplementPlace(random, year + later),
      telling: ['journal', 'volume', 'pages', 'year'],
    });
    return [at(0), at(random.between(0, 1))];
  },
};

/** Abstracts of one team in one supplement, which gave all of them its own DOI. */
const oneSupplement: Family = {
  kind: 'abstracts of one supplement with its DOI',
  make: (random) => {
    const year = madeYear(random);
    const authors = madeTeam(random, 5);
    const { volume = '1', issue = 'Suppl 1', serial = serials.draw(random) } = supplementPlace(random, year);
    const doi = madeDoi(random, year);
    const [first] = madePages(random, 1);
    return Array.from({ length: random.between(2, 4) }, (_, at): Draft => {
      const page = `S${Number(first) + at}`;
      const text = random.chance(0.5) ? { abstract: sentences(random, 60, false) } : {};
      return {
        shape: 'conference-abstract',
        ...titled(random, madeTitle(random), false),
        ...{ authors, year, serial, volume, issue, doi, pages: [page, page] as const, ...text },
        telling: ['title', 'pages'],
      };
    });
  },
};

export const meetings: readonly Family[] = [abstractAndArticle, twicePresented, oneSupplement];
