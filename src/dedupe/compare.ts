import { isBare } from '../model/bare-record.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { foldToWord } from '../normalizers/fold.ts';
import { compareTitles, type TitleLikeness } from './compare-titles.ts';
import { identifierConflicts, namings } from './shared-identifiers.ts';

/** How two values that may be missing stand to each other. */
type Agreement = 'agree' | 'differ' | 'unknown';

/** What speaks for and against two records being one publication; the same in either order. */
export interface Evidence {
  /** Valid identifiers that both have, `doi:10.5555/1`. */
  readonly shared: readonly string[];
  readonly sharedStrong: number;
  /** Identifiers that contradict each other, in words. */
  readonly conflicts: readonly string[];
  readonly title: TitleLikeness;
  /** Years between them. */
  readonly years: number | undefined;
  readonly firstAuthor: Agreement;
  readonly pages: Agreement;
  readonly volume: Agreement;
  /** One is the book and the other a chapter of it, or one is data and the other an article. */
  readonly kind: Agreement;
  /** One says nothing of its publication but identifiers, and perhaps where it lies. */
  readonly bare: boolean;
}

/** Holds two records against each other. */
export function compare(a: BibliographicRecord, b: BibliographicRecord): Evidence {
  const mine = namings(a);
  const theirs = new Set(namings(b).map(({ written }) => written));
  const shared = mine.filter(({ written }) => theirs.has(written));
  return {
    shared: shared.map(({ written }) => written).sort(),
    sharedStrong: shared.filter(({ strong }) => strong).length,
    conflicts: identifierConflicts(mine, namings(b)),
    title: compareTitles(a, b),
    years: a.issued?.year !== undefined && b.issued?.year !== undefined ? Math.abs(a.issued.year - b.issued.year) : undefined,
    firstAuthor: compareFirstAuthors(a, b),
    pages: agreement(firstPage(a), firstPage(b)),
    volume: agreement(fold(a.container?.volume), fold(b.container?.volume)),
    kind: agreement(kindOf(a), kindOf(b)),
    bare: isBare(a) || isBare(b),
  };
}

function agreement(a: string | undefined, b: string | undefined): Agreement {
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'agree' : 'differ';
}

const fold = (text: string | undefined): string | undefined => (text === undefined ? undefined : foldToWord(text) || undefined);

/** `2464` of `2464-71`; an article number may stand as page in one of them. «N.PAG» and «nan» are no pages. */
function firstPage({ container }: BibliographicRecord): string | undefined {
  const first = (container?.pages ?? container?.pagesAsGiven ?? container?.articleNumber)?.split(/[-–,;\s]/)[0];
  return first !== undefined && /\d|^[ivxlc]+$/i.test(first) ? fold(first) : undefined;
}

/**
 * First authors by family name. «de la Cruz» and «Cruz», «García Pérez» and «García» agree: particles and second family names come
 * and go between services.
 */
function compareFirstAuthors(a: BibliographicRecord, b: BibliographicRecord): Agreement {
  const mine = firstAuthor(a);
  const theirs = firstAuthor(b);
  if (mine === undefined || theirs === undefined) return 'unknown';
  return foldToWord(mine) === foldToWord(theirs) || wordsWithin(mine, theirs) || wordsWithin(theirs, mine) ? 'agree' : 'differ';
}

function firstAuthor({ contributors }: BibliographicRecord): string | undefined {
  const first = contributors?.find(({ role }) => role === 'author') ?? contributors?.[0];
  return first?.family ?? first?.collective;
}

function wordsWithin(short: string, long: string): boolean {
  const words = (text: string) => text.split(/[\s-]+/).map(foldToWord);
  const inLong = new Set(words(long));
  return words(short).every((word) => word.length > 1 && inLong.has(word));
}

/** Types between which nothing is the same publication; others are taken for each other by services all the time. */
const kinds: Readonly<Record<string, string>> = {
  book: 'book',
  collection: 'book',
  chapter: 'chapter',
  dataset: 'data',
  software: 'software',
};

const kindOf = ({ type }: BibliographicRecord): string | undefined => (type === undefined ? undefined : (kinds[type] ?? 'text'));
