import type { Frame } from './frame.ts';
import { phraseOf } from './named-phrase.ts';
import type { Phrase } from './noun-phrase.ts';
import { circumstances, qualities, verbs } from './words.ts';

/** A subject of more tokens is a clause misread. */
export const subjectReach = 14;

export const isVerb = (frame: Frame, at: number): boolean => verbs.has(frame.tokens[at]?.lower ?? '') && !frame.armAt[at];

const firstWord = (frame: Frame, part: readonly number[]): string =>
  frame.tokens[part.find((at) => !/^(?:and|or|but)$/.test(frame.tokens[at]?.lower ?? '')) ?? -1]?.lower ?? '';

export const opensWithCircumstance = (frame: Frame, part: readonly number[]): boolean => circumstances.has(firstWord(frame, part));

/**
 * What a clause before a value names: the object of its last verb where that names something, else its subject. `segments` are its
 * parts between commas, `edge` the value or the bracket that it stands in.
 */
export function inClause(
  frame: Frame,
  indexes: readonly number[],
  segments: readonly (readonly number[])[],
  edge: number,
): readonly Phrase[] {
  const reference = referenceIn(frame, indexes);
  if (reference) return [reference];
  const verb = indexes.findLastIndex((at) => isVerb(frame, at) && !isParticiple(frame, at));
  if (verb < 0) {
    if (segments.length > 1) return [];
    const phrase = phraseOf(frame, withoutArms(frame, indexes));
    return phrase ? [phrase] : [];
  }
  const own = ownClause(frame, indexes, verb);
  if (own > 0) return inClause(frame, indexes.slice(own), [indexes.slice(own)], edge);
  const object = isCompared(frame, indexes, verb) ? undefined : objectOf(frame, indexes.slice(verb + 1));
  const told = object ? undefined : happeningTo(frame, indexes, verb);
  if (told) return [told];
  const led = object && ledTo(frame, indexes, segments, verb, object);
  if (led) return [led];
  if (object && !isCircumstance(frame, indexes, verb)) return [object];
  const subject = subjectOf(frame, indexes, segments, verb);
  if (subject.length > 0) return subject;
  const inBracket = /^[([]$/.test(frame.tokens[edge]?.lower ?? '');
  return object && inBracket ? [object] : [];
}

/** `in those treated with A`, `patients assigned to B`: no verb of its own. */
const isParticiple = ({ tokens }: Frame, at: number): boolean =>
  /^(?:treated|given|allocated|assigned|randomi[sz]ed|receiving|taking)$/.test(tokens[at]?.lower ?? '') &&
  !verbs.has(tokens[at - 1]?.lower ?? '');

/** `with respect to the primary end point`, `The primary outcome occurred in`: a name that another part of the text explains. */
function referenceIn({ tokens, text }: Frame, indexes: readonly number[]): Phrase | undefined {
  const from = indexes.findLastIndex((at) => /^(?:co-?primary|primary|main|principal)$/.test(tokens[at]?.lower ?? ''));
  if (from < 0) return undefined;
  const first = indexes[from] as number;
  const to = indexes.slice(from + 1, from + 5).find((at) => /^(?:endpoints?|end-points?|points?|outcomes?)$/.test(tokens[at]?.lower ?? ''));
  return to === undefined ? undefined : { name: text.slice(tokens[first]?.start, tokens[to]?.end), from: first, to: to + 1 };
}

/** `X remained unchanged and Y was decreased by`: where the last of two clauses that a conjunction joins begins, if it has its own subject. */
function ownClause(frame: Frame, indexes: readonly number[], verb: number): number {
  for (let at = verb - 1; at > 0; at--) {
    const lower = frame.tokens[indexes[at] ?? -1]?.lower ?? '';
    if (!/^(?:and|but|while|whereas|although)$/.test(lower)) continue;
    if (!indexes.slice(0, at).some((index) => isVerb(frame, index) && !isRelative(frame, index))) return 0;
    const firstVerb = indexes.findIndex((index, order) => order > at && isVerb(frame, index));
    if (firstVerb - at < 2) return 0;
    return phraseOf(frame, indexes.slice(at + 1, firstVerb)) ? at + 1 : 0;
  }
  return 0;
}

/** `was higher with X (…)`: what follows the quality is whom it is told of. */
const isCompared = ({ tokens }: Frame, indexes: readonly number[], verb: number): boolean =>
  /^(?:was|were|is|are)$/.test(tokens[indexes[verb] ?? -1]?.lower ?? '') &&
  indexes
    .slice(verb + 1, verb + 4)
    .some(
      (at) =>
        comparing.test(tokens[at]?.lower ?? '') && (tokens[at + 1]?.kind === 'mark' || behindComparing.test(tokens[at + 1]?.lower ?? 'in')),
    );
const comparing =
  /^(?:higher|lower|greater|longer|shorter|similar|better|worse|comparable|superior|smaller|larger|fewer|more|less|earlier|later)$/;
const behindComparing = /^(?:with|in|than|among|for|after|at|on|to|between|under|by|frequent|common|often)$/;

/** What a verb's object names: `reduced CV death (…)`, `was associated with increased incidence of diarrhoea (…)`; nothing of `was longer with A than with B`. */
function objectOf(frame: Frame, indexes: readonly number[]): Phrase | undefined {
  const kept = indexes.filter((at) => !frame.armAt[at]);
  // `X was the most frequent adverse event`, `X favoured A over B`: the subject is the outcome.
  if (isMostCommon(frame, kept) || /^(?:favou?r(?:ed|s)?|differ(?:ed|s)?)$/.test(frame.tokens[(indexes[0] ?? 0) - 1]?.lower ?? ''))
    return undefined;
  if (!kept.some((at) => frame.tokens[at]?.kind === 'word' && !qualities.has(frame.tokens[at]?.lower ?? ''))) return undefined;
  return phraseOf(frame, indexes);
}

const isMostCommon = ({ tokens }: Frame, indexes: readonly number[]): boolean =>
  indexes.slice(0, 4).some((at) => tokens[at]?.lower === 'most' && /^(?:common|frequent)$/.test(tokens[at + 1]?.lower ?? ''));

/** `occurred in the intention-to-treat population`, `was assessed at the clinic`; no `associated with more diarrhoea`. */
function isCircumstance(frame: Frame, indexes: readonly number[], verb: number): boolean {
  const first = indexes.slice(verb + 1).find((at) => !frame.armAt[at]) ?? -1;
  return (
    circumstances.has(frame.tokens[first]?.lower ?? '') &&
    !/^(?:associated|resulted|led|correlated|included|include)$/.test(frame.tokens[indexes[verb] ?? -1]?.lower ?? '')
  );
}

/** `immune-related events led to discontinuation in`: the outcome is the whole. */
function ledTo(
  frame: Frame,
  indexes: readonly number[],
  segments: readonly (readonly number[])[],
  verb: number,
  object: Phrase,
): Phrase | undefined {
  const { tokens, text } = frame;
  if (!/^(?:led|leading)$/.test(tokens[indexes[verb] ?? -1]?.lower ?? '')) return undefined;
  const [subject] = subjectOf(frame, indexes, segments, verb);
  if (!subject || !/(?:event|effect|reaction|toxicit|complication)/i.test(subject.name) || subject.from >= object.from) return undefined;
  return { ...object, name: text.slice(tokens[subject.from]?.start, tokens[object.to - 1]?.end), from: subject.from };
}

/** The names before the first verb of a clause, without parts that tell of circumstances. */
export function subjectOf(frame: Frame, indexes: readonly number[], segments: readonly (readonly number[])[], verb: number): Phrase[] {
  const verbAt = indexes[verb] as number;
  const firstVerb = indexes.findIndex((at) => isVerb(frame, at) && !isRelative(frame, at));
  const end = indexes[firstVerb < 0 ? verb : firstVerb] ?? verbAt;
  const parts = segments.map((segment) => segment.filter((at) => at < end)).filter((segment) => segment.length > 0);
  const named = parts.filter(
    (part) =>
      !opensWithCircumstance(frame, part) &&
      !/^(?:defined|assessed|measured|expressed|determined|as|including)$/.test(firstWord(frame, part)),
  );
  const phrases: Phrase[] = [];
  for (const part of named) {
    const phrase = phraseOf(frame, part);
    if (phrase) phrases.push(phrase);
  }
  if (phrases.length === 0) {
    // `in those without prior infarction they were`: what they are was told before.
    if (segments.length > 1 || /^(?:it|they|this|these)$/.test(frame.tokens[end - 1]?.lower ?? '')) return [];
    // `In the treated group had …`, `At 12 months the mean weight was`: behind the circumstance, without a comma.
    const all = phraseOf(frame, withoutArms(frame, indexes.slice(0, firstVerb < 0 ? verb : firstVerb)));
    return all ? [all] : [];
  }
  const lastPart = named.at(-1) ?? [];
  const isList = phrases.length > 1 && frame.tokens[lastPart[0] ?? -1]?.lower === 'and';
  return isList ? phrases : [phrases[0] as Phrase];
}

const isRelative = (frame: Frame, at: number): boolean => /^(?:who|that|which)$/.test(frame.tokens[at - 1]?.lower ?? '');

/** `More patients in the A group discontinued treatment compared with`: what happened is the verb with its object. */
function happeningTo(frame: Frame, indexes: readonly number[], verb: number): Phrase | undefined {
  const at = indexes[verb] as number;
  if (!/^(?:discontinued|withdrew|completed|required|needed)$/.test(frame.tokens[at]?.lower ?? '')) return undefined;
  const next = frame.tokens[at + 1];
  if (next?.kind !== 'word' || !/^(?:treatments?|therapy|the|study|trial|medications?|interventions?)$/.test(next.lower)) return undefined;
  const to = /^(?:the|study)$/.test(next.lower) ? at + 3 : at + 2;
  const { text, tokens } = frame;
  return { name: text.slice(tokens[at]?.start, tokens[to - 1]?.end), from: at, to };
}

/** `with A versus B` says nothing of the outcome. */
const withoutArms = (frame: Frame, indexes: readonly number[]): number[] => indexes.filter((at) => !frame.armAt[at]);
