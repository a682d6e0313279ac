import type { IdentifierScheme } from '../model/identifier.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { foldedWords, foldToWord } from '../normalizers/fold.ts';
import { identifierConflicts, type Naming, namings } from './shared-identifiers.ts';

/** `missing`: at least one of the two does not say. */
export type Likeness = 'same' | 'different' | 'missing';

const schemes = ['doi', 'pmid', 'pmcid', 'handle', 'arxiv', 'isbn', 'pii'] as const satisfies readonly IdentifierScheme[];

/** What can be asked of a pair, by the names that a person's rule has for it. */
export const pairFields = [
  'identifier',
  ...schemes,
  'title',
  'first-author',
  'authors',
  'year',
  'journal',
  'volume',
  'issue',
  'pages',
  'type',
  'language',
] as const;

export type PairField = (typeof pairFields)[number];

/**
 * How two records stand to each other, field by field, to the letter: values are the same when their letters and digits are, whatever the
 * case, the accents and the punctuation. That is less than the matching sees, and something that a person can rely upon in a rule.
 */
export interface PairFacts {
  readonly likeness: Readonly<Record<PairField, Likeness>>;
  /** Years between them, where both have one. */
  readonly years?: number;
  /** How many of their titles' words they share, from 0 to 1. */
  readonly titleWords?: number;
}

export function pairFacts(a: BibliographicRecord, b: BibliographicRecord): PairFacts {
  const [mine, theirs] = [namings(a), namings(b)];
  const alike = (values: (record: BibliographicRecord) => readonly (string | undefined)[]) => shareOne(values(a), values(b));
  const inScheme = (scheme: IdentifierScheme) => {
    const values = (all: readonly Naming[]) => all.filter((each) => each.scheme === scheme).map(({ value }) => value);
    return shareOne(values(mine), values(theirs));
  };
  const years = a.issued?.year === undefined || b.issued?.year === undefined ? undefined : Math.abs(a.issued.year - b.issued.year);
  const titleWords = sharedWords(a, b);
  return {
    likeness: {
      identifier: anyIdentifier(mine, theirs),
      ...(Object.fromEntries(schemes.map((scheme) => [scheme, inScheme(scheme)])) as Record<(typeof schemes)[number], Likeness>),
      title: alike(titles),
      'first-author': alike((record) => families(record).slice(0, 1)),
      authors: alike((record) => [families(record).join(' ')]),
      year: alike(({ issued }) => [issued?.year?.toString()]),
      journal: alike(({ container }) => [...(container?.issn ?? []), container?.title, container?.abbreviation]),
      volume: alike(({ container }) => [container?.volume]),
      issue: alike(({ container }) => [container?.issue]),
      pages: alike(({ container }) => [container?.pages ?? container?.articleNumber ?? container?.pagesAsGiven]),
      type: alike(({ type }) => [type]),
      language: alike(({ languages }) => languages ?? []),
    },
    ...(years === undefined ? {} : { years }),
    ...(titleWords === undefined ? {} : { titleWords }),
  };
}

/** Values of which one in common makes two records the same in this; there may be several of a title, an ISBN or a language. */
function shareOne(mine: readonly (string | undefined)[], theirs: readonly (string | undefined)[]): Likeness {
  const folded = (values: readonly (string | undefined)[]) =>
    new Set(values.map((value) => foldToWord(value ?? '')).filter((value) => value !== ''));
  const [left, right] = [folded(mine), folded(theirs)];
  if (left.size === 0 || right.size === 0) return 'missing';
  return [...left].some((value) => right.has(value)) ? 'same' : 'different';
}

/** One in common is enough; different they are when they contradict each other in a scheme of which a publication has one value. */
function anyIdentifier(mine: readonly Naming[], theirs: readonly Naming[]): Likeness {
  const has = new Set(theirs.map(({ written }) => written));
  if (mine.some(({ written }) => has.has(written))) return 'same';
  return identifierConflicts(mine, theirs).length > 0 ? 'different' : 'missing';
}

const titles = ({ title, vernacularTitle, titles: others = [] }: BibliographicRecord) => [
  title,
  vernacularTitle,
  ...others.map(({ text }) => text),
];

const families = ({ contributors = [] }: BibliographicRecord): readonly string[] =>
  contributors.filter(({ role }) => role === 'author').map(({ family, collective }) => foldToWord(family ?? collective ?? ''));

function sharedWords(a: BibliographicRecord, b: BibliographicRecord): number | undefined {
  const [mine, theirs] = [a, b].map(({ title, vernacularTitle }) => new Set(foldedWords(title ?? vernacularTitle ?? '')));
  if (!mine?.size || !theirs?.size) return undefined;
  return (2 * [...mine].filter((word) => theirs.has(word)).length) / (mine.size + theirs.size);
}
