import { joinedTerms } from '../joined-terms.ts';
import type { Entry } from './entries.ts';

type Match = (entry: Entry) => boolean;

/** Fields, upper case. A range comes as `[low TO high]`, anything else as one value. */
const fields: Readonly<Record<string, (low: string, high: string) => Match>> = {
  EXT_ID:
    (value) =>
    ({ id }) =>
      id.toLowerCase() === value,
  SRC:
    (value) =>
    ({ source }) =>
      source.toLowerCase() === value,
  DOI:
    (value) =>
    ({ article }) =>
      article.doi === value,
  PMCID:
    (value) =>
    ({ article }) =>
      article.pmcid === value,
  UPDATE_DATE:
    (low, high) =>
    ({ updated }) =>
      low <= updated && updated <= high,
  FIRST_IDATE:
    (low, high) =>
    ({ indexed }) =>
      low <= indexed && indexed <= high,
  TITLE: words,
  ABSTRACT: words,
  TITLE_ABS: words,
  AUTH: words,
  MESH: words,
  KW: words,
};

function words(value: string): Match {
  const stem = value.replace(/\*$/, '');
  return ({ article }) => article.words.includes(stem);
}

const tokens = /\(|\)|(?:([A-Z_]+):)?(?:\[([^\]]*)\]|"([^"]*)"|([^\s()"[\]]+))/g;

/** Europe PMC's language as far as it is needed: fields, phrases, ranges, parentheses, AND, OR and NOT from left to right. */
export function matcherOf(query: string): Match {
  const queue = [...query.matchAll(tokens)];

  function readTerm(): Match | undefined {
    const token = queue.shift();
    if (!token || token[0] === ')') return undefined;
    if (token[0] === '(') return joinedTerms(queue, readTerm);
    const [, field = 'TITLE_ABS', range, phrase, word] = token;
    const [low = '', high = ''] = range?.split(' TO ') ?? [(phrase ?? word ?? '').toLowerCase()];
    return (fields[field] ?? words)(low, high);
  }

  return joinedTerms(queue, readTerm);
}
