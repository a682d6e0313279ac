import { factsOf } from '../article-facts.ts';
import type { Article } from '../articles.ts';
import { joinedTerms } from '../joined-terms.ts';

/** What a query finds, and what of it was not understood, as ESearch reports it. */
export interface QueryResult {
  readonly found: readonly Article[];
  readonly phrasesNotFound: readonly string[];
  readonly fieldsNotFound: readonly string[];
}

type Match = (article: Article) => boolean;
const within = (low: string, high: string, value: string) => low <= value && value <= high;

/** Field tags, lower case. Ranges come as two values, single values as the same one twice. */
const fields: Readonly<Record<string, (low: string, high: string) => Match>> = {
  uid:
    (low, high) =>
    ({ pmid }) =>
      Number(low) <= pmid && pmid <= Number(high),
  mdat:
    (low, high) =>
    ({ mdat }) =>
      within(low, high, mdat),
  edat:
    (low, high) =>
    ({ edat }) =>
      within(low, high, edat),
  doi:
    (low) =>
    ({ doi }) =>
      doi === low,
  dp: published,
  pdat: published,
  au: author,
  author,
  // PMC is asked for the day on which it released an article.
  pmcrdat:
    (low, high) =>
    ({ edat }) =>
      within(low, high, edat),
  pmcid:
    (low) =>
    ({ pmcid }) =>
      pmcid === low,
  ...Object.fromEntries(
    ['all', 'all fields', 'tw', 'tiab', 'title/abstract', 'ti', 'title', 'ab', 'mesh', 'mesh terms', 'mh', 'majr', 'ot', 'ta'].map(
      (tag) => [tag, words],
    ),
  ),
};

function words(low: string): Match {
  const stem = low.replace(/\*$/, '');
  return (article) => article.words.includes(stem);
}

/** Years or days of publication. */
function published(low: string, high: string): Match {
  return (article) => {
    const day = factsOf(article).publishedDay.replaceAll('-', '/');
    return within(low, `${high}~`, day);
  };
}

/** An author as PubMed's index has them: `ardoin`, `ardoin m`, `ardoin mj`. */
function author(low: string): Match {
  const name = low.trim();
  return (article) =>
    factsOf(article).authors.some((each) => `${each.family || each.collective} ${each.initials}`.toLowerCase().startsWith(name));
}

const tokens = /\(|\)|\[([^\]]*)\]|"([^"]*)"|[^\s()[\]"]+/g;

/** Field tags, ranges, phrases, parentheses, AND, OR, NOT from left to right as PubMed does; two terms side by side mean AND. */
export function runQuery(term: string, articles: readonly Article[]): QueryResult {
  const phrasesNotFound: string[] = [];
  const fieldsNotFound: string[] = [];
  const queue = [...term.matchAll(tokens)];

  function readTerm(): Match | undefined {
    const token = queue.shift();
    if (!token || token[0] === ')') return undefined;
    if (token[0] === '(') return joinedTerms(queue, readTerm);
    const text = (token[2] ?? token[0]).toLowerCase();
    const tag = queue[0]?.[1] === undefined ? undefined : queue.shift()?.[1]?.trim().toLowerCase();
    const field = fields[tag ?? 'all'];
    if (!field) {
      fieldsNotFound.push(tag ?? '');
      return undefined;
    }
    const [low = '', high = low] = token[2] === undefined && field !== words ? text.split(':') : [text];
    const match = field(low, high);
    if (field === words && !articles.some(match)) phrasesNotFound.push(text);
    return match;
  }

  const match = joinedTerms(queue, readTerm);
  return { found: articles.filter(match), phrasesNotFound, fieldsNotFound };
}
