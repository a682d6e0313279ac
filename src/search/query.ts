import type { DateSpan } from './date-span.ts';
import type { ResultCondition } from './result-conditions.ts';

/** Fields that a term may be bound to; absent: title, abstract, authors, headings, keywords and journal. */
const queryFields = [
  'any',
  'title',
  'abstract',
  'title-abstract',
  'text-word',
  'author',
  'first-author',
  'last-author',
  'affiliation',
  'journal',
  'exact-journal',
  'heading',
  'qualifier',
  'keyword',
  'substance',
  'grant',
  'accession',
  'volume',
  'issue',
  'page',
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

/** Which of a work's dates a span is about. `issued` is the publication's own, `added` and `updated` are the library's, the rest PubMed's. */
const dateFields = ['issued', 'entered', 'created', 'completed', 'revised', 'indexed', 'added', 'updated'] as const;

export type DateField = (typeof dateFields)[number];

/** Words that are looked for as they stand, or for which others stand: `prefix` goes on in any ending, `pattern` has wildcards inside, `stem` any form of the words. */
export interface TextQuery {
  readonly kind: 'term' | 'prefix' | 'phrase' | 'pattern' | 'stem';
  readonly field?: QueryField;
  readonly text: string;
}

/** A descriptor, or those whose name begins so; with those below it in the tree unless `explode` is false. */
export interface HeadingQuery {
  readonly kind: 'heading';
  readonly text: string;
  readonly truncated?: true;
  readonly qualifier?: string;
  /** Only where it is what the work is about. */
  readonly major?: true;
  readonly explode: boolean;
}

/**
 * What a search asks for, as a tree. `term` matches one word, `phrase` words in a row; `near` words with at most so many others between them, in any
 * order; `range` bounds are inclusive; `identifier` terms carry their scheme; the conditions of `result` all hold for one result of the work. `all` is the empty query.
 */
export type Query =
  | { readonly kind: 'all' }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  | TextQuery
  | { readonly kind: 'near'; readonly between: number; readonly parts: readonly Query[] }
  | HeadingQuery
  | { readonly kind: 'range'; readonly field: 'year'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'date'; readonly field: DateField; readonly span: DateSpan }
  | { readonly kind: 'run'; readonly run: number }
  | { readonly kind: 'identifier'; readonly scheme: string; readonly value: string }
  | { readonly kind: 'result'; readonly conditions: readonly ResultCondition[] };
