import type { Frame } from './frame.ts';
import type { Phrase } from './noun-phrase.ts';
import { phraseIn } from './noun-phrase.ts';
import { circumstances, patientVerbs, verbs } from './words.ts';

/** What is named around a value: one outcome, or several that share a verb (`OS, PFS, and DFS were not reached`). */
export interface Named {
  readonly phrases: readonly Phrase[];
  /** Indexes of the tokens that were looked at, for the words of statistics among them. */
  readonly seen: readonly number[];
}

const hard = new Set([';', '.', '!', '?', '•']);
const isVerb = (frame: Frame, at: number): boolean => verbs.has(frame.tokens[at]?.lower ?? '') && !frame.armAt[at];

/** The stretch before a token that may name what its value is of: back to the value before, the clause's begin, or the bracket's. */
function before(frame: Frame, edge: number, floor: number): number[] {
  const found: number[] = [];
  const depth = frame.open[edge] ?? -1;
  const level = edge < frame.tokens.length ? depth : -1;
  for (let at = edge - 1; at >= floor; at--) {
    const { lower = '' } = frame.tokens[at] ?? {};
    const quantity = frame.quantityAt[at];
    if (quantity && quantity.kind !== 'followup') break;
    if (frame.open[at] !== level) {
      // A bracket on the way is left out.
      continue;
    }
    if (lower === ')' || lower === ']') continue;
    if ((lower === '(' || lower === '[') && frame.close.has(at)) continue;
    if (hard.has(lower)) break;
    found.unshift(at);
  }
  return found;
}

/** What was measured, told before a value whose stretch begins at `edge` (a bracket's index where the value stands in one). */
export function namedBefore(frame: Frame, edge: number, floor = 0): Named | undefined {
  const region = before(frame, edge, floor);
  if (region.length === 0) return undefined;
  const segments = segmentsOf(frame, region);
  const list = listIn(frame, segments);
  if (list) return list;
  // The last part first: `…, rash (36%)`. Going left until something is named.
  for (let take = 1; take <= segments.length; take++) {
    const parts = segments.slice(-take);
    // `After two years, | 28 died`: a circumstance that a comma closes names nothing.
    const isAside = frame.tokens[edge - 1]?.lower === ',' ? parts.length === 1 : parts.length === 2;
    if (isAside && opensWithCircumstance(frame, parts[0] ?? []) && (parts[0]?.at(-1) ?? 0) < edge - 1 && parts.length < 2) continue;
    const named = namedIn(frame, parts.flat(), parts, edge);
    if (named) return named;
  }
  return undefined;
}

const opensWithCircumstance = (frame: Frame, part: readonly number[]): boolean => circumstances.has(firstWord(frame, part));

/** `Median OS, time to progression, and PFS were not reached`: several names before one verb. */
function listIn(frame: Frame, segments: readonly (readonly number[])[]): Named | undefined {
  const last = segments.at(-1) ?? [];
  if (segments.length < 3 || !/^(?:and|or)$/.test(frame.tokens[last[0] ?? -1]?.lower ?? '')) return undefined;
  const verb = last.findIndex((at) => isVerb(frame, at));
  if (verb < 2) return undefined;
  if (objectOf(frame, last.slice(verb + 1), false)) return undefined;
  const first = segments.findIndex((segment) => !opensWithCircumstance(frame, segment));
  const parts = [...segments.slice(first, -1), last.slice(1, verb)];
  if (first < 0 || parts.length < 3 || parts.slice(0, -1).some((part) => part.length > 9 || part.some((at) => isVerb(frame, at))))
    return undefined;
  const phrases = parts.flatMap((part) => phraseOf(frame, part) ?? []);
  return phrases.length === parts.length ? { phrases, seen: segments.slice(first).flat() } : undefined;
}

/** `with respect to the primary end point`, `The primary outcome occurred in`: a name that another part of the text explains. */
function referenceIn({ tokens, text }: Frame, indexes: readonly number[]): Phrase | undefined {
  const from = indexes.findLastIndex((at) => /^(?:co-?primary|primary|main|principal)$/.test(tokens[at]?.lower ?? ''));
  if (from < 0) return undefined;
  const first = indexes[from] as number;
  const to = indexes.slice(from + 1, from + 5).find((at) => /^(?:endpoints?|end-points?|points?|outcomes?)$/.test(tokens[at]?.lower ?? ''));
  return to === undefined ? undefined : { name: text.slice(tokens[first]?.start, tokens[to]?.end), from: first, to: to + 1 };
}

/** Parts between commas. */
function segmentsOf(frame: Frame, region: readonly number[]): number[][] {
  const segments: number[][] = [[]];
  for (const at of region) {
    const lower = frame.tokens[at]?.lower;
    // `at 2, 5, and 8 years` is one part.
    const inNumbers =
      lower === ',' &&
      frame.tokens[at - 1]?.kind === 'number' &&
      (frame.tokens[at + 1]?.kind === 'number' || frame.tokens[at + 2]?.kind === 'number');
    if ((lower === ',' && !inNumbers) || lower === ':') segments.push([]);
    else segments.at(-1)?.push(at);
  }
  return segments.filter((segment) => segment.length > 0);
}

function namedIn(frame: Frame, indexes: readonly number[], segments: readonly (readonly number[])[], edge: number): Named | undefined {
  const reference = referenceIn(frame, indexes);
  if (reference) return { phrases: [reference], seen: indexes };
  const verb = indexes.findLastIndex((at) => isVerb(frame, at));
  if (verb < 0) {
    if (segments.length > 1) return undefined;
    const phrase = phraseOf(frame, dropCircumstances(frame, indexes));
    return phrase ? { phrases: [phrase], seen: indexes } : undefined;
  }
  const inBracket = /^[([]$/.test(frame.tokens[edge]?.lower ?? '');
  const behind = isCompared(frame, indexes, verb) ? undefined : objectOf(frame, indexes.slice(verb + 1), inBracket);
  if (behind) return { phrases: [behind], seen: indexes };
  const subject = subjectOf(frame, indexes, segments, verb);
  return subject.length > 0 ? { phrases: subject, seen: indexes } : undefined;
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
const comparing = /^(?:higher|lower|greater|longer|shorter|similar|better|worse|comparable|superior|smaller|larger|fewer|more|less)$/;
const behindComparing = /^(?:with|in|than|among|for|after|at|on|to|between|under|by|frequent|common|often)$/;

const qualities =
  /^(?:significantly|higher|lower|greater|longer|shorter|similar|better|worse|comparable|improved|reduced|increased|decreased|superior|inferior|noninferior|different|differ|more|less|frequent|common|often|likely|statistically|not|also|no|difference|differences|significant|observed|seen|found|reported|noted|achieved|statistical|evidence|respectively|only|benefit|significance|frequently|rare|commonly|trend|toward|towards|favour|favor|favoring|favouring|slightly|numerically|markedly|substantially|by|to|an?|the|in|from|approximately|about|nearly|almost|up|as|down|at|of|and|with|for|on|between|among|groups?|arms?|patients?|participants|treatment|both|than|compared|versus|vs|after|during|within|change|all|subjects|women|men|children|infants|those|had|out|per|rates?|each|a|median|mean|total|over|was|were|is|are)$/;

/** What a verb's object names: `reduced CV death (…)`, `was associated with increased incidence of diarrhoea (…)`; nothing of `was longer with A than with B`. */
function objectOf(frame: Frame, indexes: readonly number[], inBracket: boolean): Phrase | undefined {
  const kept = indexes.filter((at) => !frame.armAt[at]);
  if (!kept.some((at) => frame.tokens[at]?.kind === 'word' && !qualities.test(frame.tokens[at]?.lower ?? ''))) return undefined;
  const phrase = phraseOf(frame, indexes);
  if (!phrase) return undefined;
  // `occurred in the intention-to-treat population`, `was assessed at the clinic`: a circumstance, unless the value stands in brackets behind it.
  const first = frame.tokens[indexes.find((at) => !frame.armAt[at]) ?? -1]?.lower ?? '';
  return !inBracket && circumstances.has(first) ? undefined : phrase;
}

function subjectOf(frame: Frame, indexes: readonly number[], segments: readonly (readonly number[])[], verb: number): Phrase[] {
  const verbAt = indexes[verb] as number;
  const firstVerb = indexes.findIndex((at) => isVerb(frame, at) && !isRelative(frame, at));
  const end = indexes[firstVerb < 0 ? verb : firstVerb] ?? verbAt;
  const parts = segments.map((segment) => segment.filter((at) => at < end)).filter((segment) => segment.length > 0);
  const named = parts.filter(
    (part) =>
      !circumstances.has(firstWord(frame, part)) &&
      !/^(?:defined|assessed|measured|expressed|determined|as|including)$/.test(firstWord(frame, part)),
  );
  const phrases: Phrase[] = [];
  for (const part of named) {
    const phrase = phraseOf(frame, part);
    if (phrase) phrases.push(phrase);
  }
  if (phrases.length === 0) {
    if (segments.length > 1) return [];
    // `In the treated group had …`, `At 12 months the mean weight was`: behind the circumstance, without a comma.
    const all = phraseOf(frame, dropCircumstances(frame, indexes.slice(0, firstVerb < 0 ? verb : firstVerb)));
    return all ? [all] : [];
  }
  const lastPart = named.at(-1) ?? [];
  const isList = phrases.length > 1 && frame.tokens[lastPart[0] ?? -1]?.lower === 'and';
  return isList ? phrases : [phrases[0] as Phrase];
}

const isRelative = (frame: Frame, at: number): boolean => /^(?:who|that|which)$/.test(frame.tokens[at - 1]?.lower ?? '');
const firstWord = (frame: Frame, part: readonly number[]): string =>
  frame.tokens[part.find((at) => !/^(?:and|or)$/.test(frame.tokens[at]?.lower ?? '')) ?? -1]?.lower ?? '';

/** Without a leading `At 12 months`, `In the per-protocol population`, `with A versus B`. */
function dropCircumstances(frame: Frame, indexes: readonly number[]): number[] {
  return indexes.filter((at) => !frame.armAt[at]);
}

/** The name in a stretch, up to the first arm behind it: `median PFS with A versus B`. */
function phraseOf(frame: Frame, indexes: readonly number[]): Phrase | undefined {
  let rest = indexes.filter((at) => !/^[()[\]]$/.test(frame.tokens[at]?.lower ?? ''));
  for (let guard = 0; guard < 4; guard++) {
    const arm = rest.findIndex((at) => frame.armAt[at] !== undefined);
    if (arm < 0) break;
    const head = phraseIn(frame.text, frame.tokens, rest.slice(0, arm));
    // An arm that belongs to the name (`adherence to the polypill regimen`) or leads to it (`the drug reduced X`).
    if (head) return head;
    rest = rest.slice(rest.findIndex((at, index) => index >= arm && frame.armAt[at] !== frame.armAt[rest[arm] as number]) || rest.length);
    if (rest.every((at) => frame.armAt[at] !== undefined)) return undefined;
  }
  return phraseIn(frame.text, frame.tokens, rest);
}

/** Whether a value is the subject of its clause: nothing but small words stands between it and the clause's begin. */
export function isSubject({ tokens, open, armAt, quantityAt }: Frame, from: number): boolean {
  if (open[from] !== -1) return false;
  for (let at = from - 1; at >= 0; at--) {
    const lower = tokens[at]?.lower ?? '';
    if (/^[,;:]$/.test(lower)) return true;
    if (/^(?:and|while|whereas|but)$/.test(lower))
      return quantityAt[at - 1] !== undefined || tokens[at - 1]?.kind === 'mark' || at < from - 1 || from - at < 3;
    if (
      !armAt[at] &&
      !/^(?:only|a|an|total|of|approximately|about|nearly|almost|overall|just|more|than|over|at|least|the|in|all|among|both|altogether|another|another|further|these|those|them|groups?|arms?|patients|participants|for|with|on)$/.test(
        lower,
      )
    )
      return false;
  }
  return true;
}

/** A number that may be a result: no follow-up, and no `six` of `six injections`. */
function isResult({ quantityAt }: Frame, at: number): boolean {
  const quantity = quantityAt[at];
  if (quantity === undefined || quantity.kind === 'followup') return false;
  return quantity.kind !== 'value' || quantity.value !== undefined || quantity.pct !== undefined || quantity.N !== undefined;
}

const stopBehind = new Set([',', ';', '.', '(', ')', '[', ']', ':', 'vs', 'versus', 'whereas', 'while', 'but', 'compared']);

/** What a value is told of that is itself the subject: `80 (40%) patients experienced headache`, `13% died on study`. */
export function namedBehind(frame: Frame, edge: number): Named | undefined {
  let at = edge;
  const { tokens } = frame;
  const skip =
    /^(?:of|the|all|patients?|participants?|subjects?|women|men|children|infants|people|persons|adults|individuals|eyes|who|were|was|in|with|for|on|among|given|receiving|allocated|assigned|to|treated|respectively|evaluable|treated|those|these|group|arm|groups|arms|and|also|cases|,|recipients|both|each|randomi[sz]ed|at|least|one|or|more|a|an|had)$/;
  let verbSeen = false;
  while (
    at < tokens.length &&
    (frame.armAt[at] || skip.test(tokens[at]?.lower ?? '') || (patientVerbs.has(tokens[at]?.lower ?? '') && !verbSeen))
  ) {
    if (frame.quantityAt[at] && !frame.armAt[at]) return undefined;
    if (verbs.has(tokens[at]?.lower ?? '') || /^(?:with|who)$/.test(tokens[at]?.lower ?? '')) verbSeen = true;
    at += 1;
  }
  const indexes: number[] = [];
  for (; at < tokens.length && indexes.length < 14; at++) {
    const lower = tokens[at]?.lower ?? '';
    if (stopBehind.has(lower) || isResult(frame, at)) break;
    if (frame.armAt[at] && indexes.length > 0) break;
    if (/^(?:and|or)$/.test(lower) && frame.quantityAt[at + 1]) break;
    indexes.push(at);
  }
  const phrase = phraseIn(
    frame.text,
    tokens,
    indexes.filter((index) => !frame.armAt[index]),
  );
  return phrase ? { phrases: [phrase], seen: indexes } : undefined;
}
