import type { BibliographicRecord } from '../model/record.ts';
import { compare, type Evidence } from './compare.ts';

/** What the rules say of a pair, most telling reason first. `unrelated`: nothing speaks for one publication, so nothing is worth recording. */
export interface Verdict {
  readonly verdict: 'same' | 'different' | 'review' | 'unrelated';
  readonly reasons: readonly string[];
  /** They contradict each other: no chain of other records may join them. */
  readonly contradiction: boolean;
  /** How much they have in common, to be compared between pairs. */
  readonly common: number;
  /** One of them says nothing but identifiers: it joins a work, but is no reason to put two works together. */
  readonly bare: boolean;
}

interface Rule {
  readonly applies: (evidence: Evidence) => boolean;
  readonly verdict: Verdict['verdict'];
  readonly reason: (evidence: Evidence) => string;
}

const yearsApart = ({ years }: Evidence): boolean => years !== undefined && years > 1;

/** Title, first author, year and pages: how many say yes, and that none of those that matter says no. */
const agreements = ({ title, firstAuthor, years, pages, volume }: Evidence): number =>
  [title === 'same', firstAuthor === 'agree', years !== undefined && years <= 1, pages === 'agree', volume === 'agree'].filter(Boolean)
    .length;

/**
 * A book and a chapter of it, data and an article. Web of Science calls chapters books, and others call them articles: under one title
 * on the same pages the words differ, not the publications.
 */
const otherKind = ({ kind, title, pages }: Evidence): boolean => kind === 'differ' && !(title === 'same' && pages === 'agree');

/** No chain of other records may join such two. */
const contradicts = (evidence: Evidence): boolean =>
  evidence.conflicts.length > 0 || otherKind(evidence) || evidence.title === 'different-kind';

const alike = (evidence: Evidence): boolean => evidence.title === 'same' && !yearsApart(evidence) && evidence.firstAuthor !== 'differ';

const titleAgrees = ({ title }: Evidence): boolean => title === 'same' || title === 'similar';

/** The first rule that applies decides. A shared identifier alone is no proof: supplements, chapters and notices share DOIs. */
const rules: readonly Rule[] = [
  {
    applies: ({ shared, conflicts }) => shared.length === 0 && conflicts.length > 0,
    verdict: 'different',
    reason: ({ conflicts }) => conflicts.join(', '),
  },
  { applies: ({ shared }) => shared.length === 0, verdict: 'unrelated', reason: () => 'no identifier in common' },
  {
    applies: (evidence) => evidence.sharedStrong === 0 && (contradicts(evidence) || !alike(evidence)),
    verdict: 'unrelated',
    reason: () => 'only an identifier in common that several publications may share',
  },
  { applies: otherKind, verdict: 'different', reason: () => 'one is a part of the other, or of another kind' },
  { applies: ({ title }) => title === 'different-kind', verdict: 'different', reason: () => 'the titles tell two publications apart' },
  {
    applies: (evidence) => evidence.conflicts.length > 0 && titleAgrees(evidence) && evidence.firstAuthor !== 'differ',
    verdict: 'review',
    reason: ({ conflicts }) => `${conflicts.join(', ')}, but the rest agrees`,
  },
  { applies: ({ conflicts }) => conflicts.length > 0, verdict: 'different', reason: ({ conflicts }) => conflicts.join(', ') },
  // Web of Science gives every chapter the DOI of its book: many titles, on other pages each.
  {
    applies: ({ title, pages }) => title === 'different' && pages === 'differ',
    verdict: 'different',
    reason: () => 'other titles on other pages',
  },
  // «… for coastal erosion mitigation» and «… for coastal flooding mitigation», both in one book, by one author.
  {
    applies: ({ title, pages }) => title === 'similar' && pages === 'differ',
    verdict: 'review',
    reason: () => 'titles alike, but on other pages',
  },
  {
    applies: (evidence) => yearsApart(evidence) && !(titleAgrees(evidence) && agreements(evidence) >= 3),
    verdict: 'review',
    reason: ({ years }) => `published ${years} years apart`,
  },
  {
    applies: (evidence) => titleAgrees(evidence) && (evidence.firstAuthor !== 'differ' || evidence.pages === 'agree'),
    verdict: 'same',
    reason: ({ title }) => (title === 'same' ? 'the titles agree' : 'the titles are alike'),
  },
  // An export that lost its first author's family name; but «Introduction» stands in a book more than once.
  {
    applies: ({ title, years, pages }) => title === 'same' && years === 0 && pages !== 'differ',
    verdict: 'same',
    reason: () => 'the titles agree',
  },
  // A translated title: author, year and pages must say what the title cannot.
  {
    applies: (evidence) => evidence.firstAuthor === 'agree' && agreements(evidence) >= 3,
    verdict: 'same',
    reason: () => 'author, year and pages agree',
  },
  {
    applies: ({ title, firstAuthor, pages, shared }) =>
      title === 'unknown' && firstAuthor !== 'differ' && pages !== 'differ' && shared.some((each) => /^(?:pmid|pmcid|handle):/.test(each)),
    verdict: 'same',
    reason: () => 'one has no title to compare, and nothing contradicts',
  },
  // What the PMC ID converter or Unpaywall says is said of the identifier itself.
  { applies: ({ bare }) => bare, verdict: 'same', reason: () => 'one says nothing but identifiers, and nothing contradicts' },
  {
    applies: () => true,
    verdict: 'review',
    reason: ({ title }) => `an identifier in common, but ${title === 'unknown' ? 'too little to compare' : 'titles or authors differ'}`,
  },
];

/** The rules' verdict about two records; the same in either order. */
export function decidePair(a: BibliographicRecord, b: BibliographicRecord): Verdict {
  const evidence = compare(a, b);
  const rule = rules.find(({ applies }) => applies(evidence));
  const verdict = rule?.verdict ?? 'review';
  return {
    verdict,
    contradiction: verdict === 'different' || contradicts(evidence),
    common: 3 * evidence.sharedStrong + agreements(evidence),
    bare: evidence.bare,
    reasons: [...(rule ? [rule.reason(evidence)] : []), ...particulars(evidence)],
  };
}

/** What was found, in words, for the person who reviews. */
function particulars({ shared, years, firstAuthor, pages }: Evidence): readonly string[] {
  const words = { agree: 'agree', differ: 'differ', unknown: undefined };
  return [
    ...(shared.length > 0 ? [`both have ${shared.join(', ')}`] : []),
    ...(words[firstAuthor] ? [`first authors ${words[firstAuthor]}`] : []),
    ...(years === 0 ? ['same year'] : years === undefined ? [] : [`${years} ${years === 1 ? 'year' : 'years'} apart`]),
    ...(words[pages] ? [`first pages ${words[pages]}`] : []),
  ];
}
