import type { ResultCondition } from './result-conditions.ts';

/** Fields that a term may be bound to; absent: title, abstract, authors, headings, keywords and journal. */
const queryFields = [
  'title',
  'abstract',
  'author',
  'journal',
  'heading',
  'keyword',
  'year',
  'type',
  'source',
  'has',
  'identifier',
  'finding',
  'language',
  'access',
  'work',
  'tag',
  'endpoint',
  'primary-endpoint',
  'secondary-endpoint',
  'exploratory-endpoint',
] as const;

export type QueryField = (typeof queryFields)[number];

/**
 * What a search asks for, as a tree. `term` matches one word, `prefix` a truncated one, `phrase` words in a row; `range` bounds are
 * inclusive; `identifier` terms carry their scheme; the conditions of `result` all hold for one result of the work. `all` is the empty query.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | { readonly kind: 'term' | 'prefix' | 'phrase'; readonly field?: QueryField; readonly text: string }
  | { readonly kind: 'range'; readonly field: 'year'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'identifier'; readonly scheme: string; readonly value: string }
  | { readonly kind: 'result'; readonly conditions: readonly ResultCondition[] };
