import { compareTitles, titleWords } from '../../dedupe/compare-titles.ts';
import { identifierConflicts, namings } from '../../dedupe/shared-identifiers.ts';
import type { Contributor } from '../../model/contributor.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import { foldedWords, foldToWord } from '../../normalizers/fold.ts';
import { readPages } from '../../normalizers/pages.ts';
import { sameWriting } from '../../normalizers/person-name.ts';
import { otherKind } from './other-kind.ts';

/** What a record that was found says of a citation. */
export interface CitationVerdict {
  /** `agrees`: the same publication; `contradicts`: close, but something stated differs; `unsure`: nothing differs, and too little agrees; `other`: another publication. */
  readonly outcome: 'agrees' | 'contradicts' | 'unsure' | 'other';
  /** What agrees and what differs, in words: `title agrees`, `volume 12, not 21`. */
  readonly reasons: readonly string[];
  /** The citation carries an identifier of the record. */
  readonly named: boolean;
  /** How many of the things stated agree, to choose between records that all agree. */
  readonly agreeing: number;
}

/** One thing that both state. */
interface Point {
  readonly name: 'title' | 'first author' | 'year' | 'volume' | 'issue' | 'pages' | 'identifiers' | 'kind';
  readonly agrees: boolean;
  readonly reason: string;
}

/**
 * Whether a record is the publication that a citation describes. Everything that both state must agree: the title (as deduplication compares titles, and
 * every figure in it), the first author, the year within one (articles appear online first), volume, pages in short form or full, identifiers. That is enough with the title and the
 * first author (of a title of one to three words the year, and volume or pages, too), or the title with year, volume and pages; a title that is only alike, or a citation without title, needs author, year, and volume and first page as well. An issue is never decisive: half of all citations
 * count it otherwise than the journal.
 */
export function judgeCitation(cited: BibliographicRecord, found: BibliographicRecord): CitationVerdict {
  const likeness = compareTitles(cited, found);
  const identifiers = identifiersPoint(cited, found);
  const points = [
    titlePoint(cited, found),
    authorPoint(cited, found),
    yearPoint(cited, found),
    volumePoint(cited, found),
    pagesPoint(cited, found),
    identifiers,
    // What has the citation's own identifier is what it means.
    identifiers?.agrees ? undefined : kindPoint(cited, found),
  ].filter((point) => point !== undefined);
  const agreed = new Set(points.filter(({ agrees }) => agrees).map(({ name }) => name));
  const differing = points.filter(({ agrees }) => !agrees);
  const reasons = points.map(({ reason }) => reason);
  const verdict = (outcome: CitationVerdict['outcome']): CitationVerdict => ({
    outcome,
    reasons,
    agreeing: agreed.size,
    named: agreed.has('identifiers'),
  });
  const inPlace = agreed.has('volume') && agreed.has('pages');
  const close =
    likeness === 'same' ||
    likeness === 'similar' ||
    likeness === 'different-kind' ||
    agreed.has('identifiers') ||
    (inPlace && agreed.has('year'));
  if (differing.length > 0) return verdict(close ? 'contradicts' : 'other');
  if (likeness === 'same') {
    const byAuthor =
      agreed.has('first author') && (!isShort(cited) || (agreed.has('year') && (agreed.has('volume') || agreed.has('pages'))));
    return verdict(byAuthor || agreed.has('identifiers') || (agreed.has('year') && inPlace) ? 'agrees' : 'unsure');
  }
  // «doi:10.5555/1» and no title: nothing else is claimed.
  if (likeness === 'unknown' && agreed.has('identifiers')) return verdict('agrees');
  const strict = agreed.has('first author') && agreed.has('year') && inPlace;
  if (likeness === 'similar' || likeness === 'unknown') return verdict(strict ? 'agrees' : close ? 'unsure' : 'other');
  return verdict('other');
}

/** «Editorial» and «Foreword to the series» head many publications of one author. */
const isShort = ({ title = '' }: BibliographicRecord): boolean => foldedWords(title).length < 4;

function kindPoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const reason = otherKind(cited, found);
  return reason === undefined ? undefined : { name: 'kind', agrees: false, reason };
}

function titlePoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const likeness = compareTitles(cited, found);
  if (likeness === 'unknown') return undefined;
  const point = (agrees: boolean, reason: string): Point => ({ name: 'title', agrees, reason });
  if (likeness === 'different') return point(false, 'another title');
  if (likeness === 'different-kind') return point(false, 'the titles tell two publications apart');
  if (!sameFigures(cited, found)) return point(false, 'figures in the titles differ');
  return point(true, likeness === 'same' ? 'title agrees' : 'titles are alike');
}

/** Whether some title of each has the same figures; a subtitle that one leaves out may have more. */
function sameFigures(cited: BibliographicRecord, found: BibliographicRecord): boolean {
  const theirs = titleWords(found);
  return titleWords(cited).some((mine) => theirs.some((their) => figuresAgree(mine, their)));
}

function figuresAgree(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const common = short.every((word, at) => long[at] === word) ? long.slice(0, short.length) : long;
  const figures = (words: readonly string[]) =>
    words
      .filter((word) => /\d/.test(word))
      .sort()
      .join(' ');
  return figures(short) === figures(common) || short.join('') === long.join('');
}

const firstAuthor = ({ contributors }: BibliographicRecord): Contributor | undefined =>
  contributors?.find(({ role }) => role === 'author') ?? contributors?.[0];

function authorPoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const [mine, theirs] = [firstAuthor(cited), firstAuthor(found)];
  if (!mine || !theirs) return undefined;
  const agrees =
    sameWriting(mine, theirs) ||
    (found.contributors ?? []).slice(0, 1).some(({ asGiven }) => (asGiven ?? []).some((each) => sameWriting(mine, each)));
  return { name: 'first author', agrees, reason: agrees ? 'first author agrees' : `first author ${nameOf(theirs)}, not ${nameOf(mine)}` };
}

const nameOf = ({ collective, family, given }: Contributor): string =>
  collective ?? [family, given].filter((part) => part !== undefined).join(' ');

function yearPoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const mine = cited.issued?.year;
  const theirs = [found.issued?.year, yearOf(found.dates?.electronic)].filter((year) => year !== undefined);
  const [first] = theirs;
  if (mine === undefined || first === undefined) return undefined;
  const apart = Math.min(...theirs.map((year) => Math.abs(year - mine)));
  const reason = apart === 0 ? 'year agrees' : apart === 1 ? `year ${first}, one from ${mine}` : `year ${first}, not ${mine}`;
  return { name: 'year', agrees: apart <= 1, reason };
}

const yearOf = (day: string | undefined): number | undefined => {
  const year = Number(day?.slice(0, 4));
  return Number.isInteger(year) && year > 0 ? year : undefined;
};

function volumePoint({ container: cited }: BibliographicRecord, { container: found }: BibliographicRecord): Point | undefined {
  if (cited?.volume === undefined || found?.volume === undefined) return undefined;
  const agrees = foldToWord(cited.volume) === foldToWord(found.volume) || leading(cited.volume) === leading(found.volume);
  return { name: 'volume', agrees, reason: agrees ? 'volume agrees' : `volume ${found.volume}, not ${cited.volume}` };
}

/** `12` of `12 Suppl 1`. */
const leading = (volume: string): string => /^\d+/.exec(volume)?.[0] ?? foldToWord(volume);

function pagesPoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const [mine, theirs] = [placeOf(cited), placeOf(found)];
  if (!mine || !theirs) return undefined;
  // An article number may stand where pages do; an ahead-of-print version is counted from one.
  if (mine.numbered !== theirs.numbered && mine.first !== theirs.first) return undefined;
  const agrees = mine.first === theirs.first && (mine.last === undefined || theirs.last === undefined || mine.last === theirs.last);
  return { name: 'pages', agrees, reason: agrees ? 'pages agree' : `pages ${theirs.written}, not ${mine.written}` };
}

interface Place {
  readonly first: string;
  readonly last?: string;
  readonly numbered: boolean;
  readonly written: string;
}

function placeOf({ container }: BibliographicRecord): Place | undefined {
  const written = container?.pages ?? container?.pagesAsGiven ?? container?.articleNumber;
  if (written === undefined || !/\d|^[ivxlc]+/i.test(written)) return undefined;
  const { pages, articleNumber } = readPages(written) ?? {};
  const number = articleNumber ?? (pages === undefined ? written : undefined);
  if (number !== undefined) return { first: bareNumber(number), numbered: true, written };
  const [first = '', last] = (pages ?? '').split(/[,;\s]/, 1)[0]?.split('-') ?? [];
  return { first: bareNumber(first), ...(last === undefined ? {} : { last: bareNumber(last) }), numbered: false, written };
}

/** `E45`, `e0045` and `45` are one place. */
const bareNumber = (text: string): string => foldToWord(text).replace(/^e?0*(?=\d)/, '');

function identifiersPoint(cited: BibliographicRecord, found: BibliographicRecord): Point | undefined {
  const [mine, theirs] = [namings(cited), namings(found)];
  const conflicts = identifierConflicts(mine, theirs);
  if (conflicts.length > 0) return { name: 'identifiers', agrees: false, reason: conflicts.join(', ') };
  const known = new Set(theirs.map(({ written }) => written));
  const shared = mine.filter(({ written }) => known.has(written));
  return shared.length > 0
    ? { name: 'identifiers', agrees: true, reason: `both have ${shared.map(({ written }) => written).join(', ')}` }
    : undefined;
}
