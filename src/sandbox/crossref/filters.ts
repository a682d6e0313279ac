import type { Work } from './works.ts';

type Match = (work: Work) => boolean;

/** Filters of `/works`, as far as they are needed. */
const filters: Readonly<Record<string, (value: string) => Match>> = {
  doi: (value) => (work) => work.doi === value.toLowerCase(),
  updates: (value) => (work) => work.updates.includes(value.toLowerCase()),
  issn: (value) => (work) => work.issn === value,
  type: (value) => (work) => work.type === value,
  'is-update': (value) => (work) => work.updates.length > 0 === (value !== 'false'),
  'from-index-date': (value) => (work) => work.indexed.slice(0, 10) >= value,
  'from-update-date': (value) => (work) => work.deposited.slice(0, 10) >= value,
  'from-pub-date': (value) => (work) => work.published >= value,
  'until-pub-date': (value) => (work) => work.published <= value,
};

export interface Complaint {
  readonly type: string;
  readonly value: string;
  readonly message: string;
}

/** Filters with one name are alternatives, those with different names conditions: `doi:a,doi:b,from-index-date:2024-01-01`. */
export function matcherOf(text: string): Match | Complaint[] {
  const byName = new Map<string, Match[]>();
  const complaints: Complaint[] = [];
  for (const part of text.split(',').filter((each) => each !== '')) {
    const colon = part.indexOf(':');
    const [name, value] = colon < 0 ? [part, ''] : [part.slice(0, colon), part.slice(colon + 1)];
    const make = Object.hasOwn(filters, name) ? filters[name] : undefined;
    if (make) byName.set(name, [...(byName.get(name) ?? []), make(value)]);
    else
      complaints.push({
        type: 'filter-not-available',
        value: name,
        message: `Filter ${name} specified but there is no such filter for this route. Valid filters for this route are: ${Object.keys(filters).join(', ')}`,
      });
  }
  if (complaints.length) return complaints;
  return (work) => [...byName.values()].every((alternatives) => alternatives.some((matches) => matches(work)));
}

/** All words of all queries, wherever they stand. */
export function wordsOf(parameters: URLSearchParams): Match {
  const words = [...parameters].flatMap(([name, value]) =>
    /^query(?:\.|$)/.test(name) ? (value.toLowerCase().match(/[\p{L}\p{N}-]+/gu) ?? []) : [],
  );
  return (work) => words.every((word) => work.words.includes(word));
}

/**
 * How well a work fits what somebody cites: the part of the words of `query.bibliographic` that it has, those of the author and the year among them. Crossref finds whatever has
 * any of the words, so that it always finds something.
 */
export function scoreOf(parameters: URLSearchParams): (work: Work) => number {
  const words = [...new Set((parameters.get('query.bibliographic') ?? '').toLowerCase().match(/[\p{L}\p{N}-]{2,}/gu) ?? [])];
  return ({ words: said, published }) =>
    words.reduce((score, word) => score + (said.includes(word) || published.startsWith(word) ? word.length : 0), 0);
}
