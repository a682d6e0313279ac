import type { Kind } from './candidate.ts';

/**
 * What usually stands before a kind of value in the exports of repositories (DSpace items in `dim` and `xoai` order, oai_dc). The order
 * of a repository that is not known yet must still be readable, so a strange neighbour costs little; only where a value has no form
 * of its own (names, bare numbers, publishers) do its neighbours have to vouch for it.
 */
const usualBefore: Partial<Record<Kind, { readonly kinds: readonly Kind[]; readonly otherwise: number }>> = {
  person: { kinds: ['start', 'person', 'collective', 'title', 'topline'], otherwise: 5.5 },
  collective: { kinds: ['start', 'person', 'collective', 'title', 'topline'], otherwise: 4 },
  organisation: { kinds: ['thesis', 'person', 'organisation', 'collective', 'provenance', 'abstract', 'language'], otherwise: 1.5 },
  date: { kinds: ['person', 'organisation', 'collective', 'date', 'abstract', 'terms', 'start'], otherwise: 1.5 },
  citation: { kinds: ['date', 'uri', 'person'], otherwise: 1 },
  pmid: { kinds: ['issn', 'doi', 'type', 'pmcid'], otherwise: 4 },
  language: { kinds: ['abstract', 'citation', 'uri', 'date', 'title', 'topline', 'language'], otherwise: 2 },
  access: { kinds: ['pmid', 'type', 'licence', 'uri'], otherwise: 0.5 },
  licence: { kinds: ['language', 'publisher', 'uri', 'doi', 'access'], otherwise: 0.5 },
  type: { kinds: ['title', 'translation', 'thesis', 'date', 'terms', 'language', 'publisher'], otherwise: 1.5 },
  // a title that nothing repeats is believed at the top of the page alone
  topline: { kinds: ['start'], otherwise: 6 },
  title: { kinds: ['start', 'terms', 'uri', 'licence', 'abstract', 'organisation'], otherwise: 1 },
  originaltitle: { kinds: ['terms', 'publisher', 'organisation', 'language', 'start'], otherwise: 1 },
  translation: { kinds: ['originaltitle'], otherwise: 8 },
  thesis: { kinds: ['date', 'type', 'abstract', 'organisation'], otherwise: 1 },
  number: { kinds: ['uri', 'number'], otherwise: 3 },
  abstract: {
    kinds: ['thesis', 'number', 'organisation', 'uri', 'terms', 'person', 'date', 'licence', 'pmid', 'citation'],
    otherwise: 1.5,
  },
  terms: {
    kinds: ['uri', 'licence', 'access', 'organisation', 'publisher', 'person', 'abstract', 'language', 'title', 'topline'],
    otherwise: 1.5,
  },
  publisher: { kinds: ['language', 'media', 'publisher', 'doi', 'uri'], otherwise: 4 },
  unplaced: { kinds: [], otherwise: 1 },
  end: { kinds: [], otherwise: 0 },
};

/** Pairs that mean something else than two values of these kinds side by side. */
const strangePairs: readonly { readonly before: Kind; readonly after: Kind; readonly cost: number }[] = [
  // two abstracts in two languages do stand side by side, but so do sentences whose blank was lost
  { before: 'abstract', after: 'abstract', cost: 5 },
  { before: 'abstract', after: 'terms', cost: 2 },
  { before: 'terms', after: 'abstract', cost: 1.5 },
  { before: 'terms', after: 'terms', cost: 8 },
  { before: 'unplaced', after: 'unplaced', cost: 8 },
  { before: 'publisher', after: 'publisher', cost: 1 },
  { before: 'start', after: 'terms', cost: 4 },
  { before: 'citation', after: 'citation', cost: 4 },
  { before: 'thesis', after: 'thesis', cost: 8 },
];

/** Where separators stand between the values, a second value of a kind is no wrong cut of the first. */
const listedPairs: Partial<Record<Kind, number>> = { abstract: 1.5, unplaced: 2.5, terms: 2 };

/** Follow costs for a page with separators between its values. */
export function separatedFollowCost(before: Kind, after: Kind): number {
  return (before === after ? listedPairs[after] : undefined) ?? followCost(before, after);
}

/** The only kind of value that may follow: a title is the original of one behind it. */
const soleFollower: Partial<Record<Kind, Kind>> = { originaltitle: 'translation' };
const withoutFollower = 8;

/** What it costs that a value of one kind follows a value of another. */
export function followCost(before: Kind, after: Kind): number {
  const follower = soleFollower[before];
  if (follower !== undefined) return after === follower ? 0 : withoutFollower;
  const strange = strangePairs.find((pair) => pair.before === before && pair.after === after);
  if (strange) return strange.cost;
  const usual = usualBefore[after];
  return usual === undefined || usual.kinds.includes(before) ? 0 : usual.otherwise;
}
