import type { Endpoint, Result } from '../../model/endpoint.ts';
import type { EndpointReading } from '../endpoints.ts';
import type { ArmTable } from './arms.ts';
import type { Document } from './document.ts';
import { EndpointBook } from './linking/endpoint-book.ts';
import { frameOf } from './linking/frame.ts';
import { resultsOfSentence } from './linking/sentence-results.ts';
import { findQuantities } from './quantities/find-quantities.ts';
import type { Quantity } from './quantities/quantity.ts';
import { countedNoun } from './quantities/value.ts';
import type { Token } from './tokens.ts';

/** The results of a text, and its endpoints: those that were stated, and those that only results name. */
export function findResults({ text, sentences, abbreviations }: Document, stated: readonly Endpoint[], arms: ArmTable): EndpointReading {
  const book = new EndpointBook(stated, abbreviations);
  const results: Result[] = [];
  for (const sentence of sentences) {
    if (
      sentence.zone !== 'results' ||
      !sentence.tokens.some(({ kind, value, lower }) => kind === 'number' || value !== undefined || lower === 'not')
    )
      continue;
    const quantities = findQuantities(text, sentence.tokens).filter((quantity) => !isHeadcount(sentence.tokens, quantity));
    if (quantities.length > 0) results.push(...resultsOfSentence(frameOf(text, sentence, quantities, arms), arms, book, results.at(-1)));
  }
  return { endpoints: book.all, results };
}

/** `in 275 patients allocated the drug`: how many they were, between what was measured and its value. */
const isHeadcount = (tokens: readonly Token[], quantity: Quantity): boolean =>
  quantity.kind === 'value' &&
  quantity.to === quantity.from + 1 &&
  quantity.pct === undefined &&
  /^(?:in|of|among|for|from|the|all)$/.test(tokens[quantity.from - 1]?.lower ?? '') &&
  countedNoun.test(tokens[quantity.to]?.lower ?? '') &&
  !/^(?:of|the|deaths?|events?|cases?|episodes?)$/.test(tokens[quantity.to]?.lower ?? '');
