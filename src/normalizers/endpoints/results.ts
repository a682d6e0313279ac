import type { Endpoint, Result } from '../../model/endpoint.ts';
import type { EndpointReading } from '../endpoints.ts';
import type { ArmMention } from './arms/mentions.ts';
import type { ArmTable } from './arms.ts';
import type { Document } from './document.ts';
import { armWordsOf } from './linking/arm-words.ts';
import { EndpointBook } from './linking/endpoint-book.ts';
import { frameOf } from './linking/frame.ts';
import { goesOnWithParticipants, tellsAge } from './linking/participants-run.ts';
import { resultsOfSentence } from './linking/sentence-results.ts';
import { nameBareIntervals, type SpreadName, spreadHeading } from './quantities/bare-intervals.ts';
import { findQuantities } from './quantities/find-quantities.ts';
import { isHeadcount } from './quantities/headcount.ts';
import type { Estimate, Quantity } from './quantities/quantity.ts';
import { statedLevels } from './quantities/stated-levels.ts';

/** `bimatoprost 0.03%`, `quetiapine 300 mg/day`: a number in the name of an arm. */
const isOfName = (quantity: Quantity, mentions: readonly ArmMention[]): boolean =>
  quantity.kind === 'value' && quantity.n === undefined && mentions.some(({ from, to }) => from <= quantity.from && quantity.to <= to);

/** The results of a text, and its endpoints: those that were stated, and those that only results name. */
export function findResults({ text, sentences, abbreviations }: Document, stated: readonly Endpoint[], arms: ArmTable): EndpointReading {
  const book = new EndpointBook(stated, abbreviations);
  const armWords = armWordsOf(arms, stated);
  const levels = statedLevels(sentences);
  const results: Result[] = [];
  let effect: Estimate | undefined;
  let spread: SpreadName = 'range';
  let ages = false;
  for (const sentence of sentences) {
    if (
      sentence.zone !== 'results' ||
      !sentence.tokens.some(({ kind, value, lower }) => kind === 'number' || value !== undefined || lower === 'not')
    )
      continue;
    const found = findQuantities(text, sentence.tokens, { abbreviations, effect }).filter(
      (quantity) => !isHeadcount(sentence.tokens, quantity) && !isOfName(quantity, arms.mentions(sentence)),
    );
    const { quantities, last } = nameBareIntervals(found, spreadHeading(sentence.tokens) ?? spread);
    spread = last;
    effect = quantities.findLast((quantity): quantity is Estimate => quantity.kind === 'estimate' && quantity.ci !== undefined) ?? effect;
    const more: boolean =
      ages && goesOnWithParticipants(sentence.tokens, quantities, arms.arms.length > 1 && arms.mentions(sentence).length > 0);
    ages = more || tellsAge(sentence.tokens);
    if (quantities.length > 0 && !more)
      results.push(...resultsOfSentence(frameOf(text, sentence, quantities, arms, armWords, levels), arms, book, results.at(-1)));
  }
  return { endpoints: book.all, results };
}
