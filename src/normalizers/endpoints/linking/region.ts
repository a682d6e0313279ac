import { inClause, isVerb, opensWithCircumstance, subjectOf, subjectReach } from './clause.ts';
import type { Frame } from './frame.ts';
import { phraseOf } from './named-phrase.ts';
import type { Phrase } from './noun-phrase.ts';

/** What is named around a value: one outcome, or several that share a verb (`OS, PFS, and DFS were not reached`). */
export interface Named {
  readonly phrases: readonly Phrase[];
  /** Indexes of the tokens that were looked at, for the words of statistics among them. */
  readonly seen: readonly number[];
}

/** A name stands no farther before its number than this many tokens. */
const reach = 160;
const hard = new Set([';', '.', '!', '?', '•']);
/** `12% in A`, `9 months with B`: what follows a value tells whom it is of, up to the next comma or `and`. */
const whose = new Set('in with at after on among under during within per versus vs without'.split(' '));
const parting = new Set([',', 'and', 'or', 'but', 'while', 'whereas', ':']);

/** The stretch before a token that may name what its value is of: back to the value before, the clause's begin, or the bracket's. */
export function stretchBefore(frame: Frame, edge: number, floor: number): number[] {
  const found: number[] = [];
  const level = edge < frame.tokens.length ? (frame.open[edge] ?? -1) : -1;
  let behindValue = false;
  for (let at = edge - 1; at >= Math.max(floor, edge - reach); at--) {
    const { lower = '' } = frame.tokens[at] ?? {};
    const quantity = frame.quantityAt[at];
    if (quantity && quantity.kind !== 'followup') {
      behindValue = quantity.kind === 'value' && frame.open[at] === level;
      break;
    }
    if (frame.open[at] !== level) {
      // A bracket on the way is left out.
      continue;
    }
    if (lower === ')' || lower === ']') continue;
    if ((lower === '(' || lower === '[') && frame.close.has(at)) continue;
    if (hard.has(lower)) break;
    found.push(at);
  }
  found.reverse();
  if (!behindValue || !whose.has(frame.tokens[found[0] ?? -1]?.lower ?? '')) return found;
  const next = found.findIndex((at) => parting.has(frame.tokens[at]?.lower ?? ''));
  return next < 0 ? [] : found.slice(next);
}

/** What was measured, told before a value whose stretch begins at `edge` (a bracket's index where the value stands in one). */
export function namedBefore(frame: Frame, edge: number, floor = 0): Named | undefined {
  const region = stretchBefore(frame, edge, floor);
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
    const indexes = parts.flat();
    const phrases = inClause(frame, indexes, parts, edge);
    if (phrases.length > 0) return { phrases, seen: indexes };
  }
  return undefined;
}

/** The subject of the clause that a number stands in, whatever numbers come between: `IOP was 25 at baseline, 18 on A, and 17 on B`. */
export function namedAsSubject(frame: Frame, from: number): Named | undefined {
  const region: number[] = [];
  for (let at = from - 1; at >= Math.max(0, from - reach) && !(hard.has(frame.tokens[at]?.lower ?? '') && frame.open[at] === -1); at--)
    if (frame.open[at] === -1 && !/^[()[\]]$/.test(frame.tokens[at]?.lower ?? '')) region.push(at);
  region.reverse();
  const verb = region.findIndex((at) => isVerb(frame, at));
  if (verb < 1) return undefined;
  const indexes = region.slice(0, verb + 1);
  const [phrase] = subjectOf(frame, indexes, segmentsOf(frame, indexes), verb);
  return phrase && phrase.to - phrase.from <= subjectReach ? { phrases: [phrase], seen: indexes } : undefined;
}

/** `Median OS, time to progression, and PFS were not reached`: several names before one verb. */
function listIn(frame: Frame, segments: readonly (readonly number[])[]): Named | undefined {
  const last = segments.at(-1) ?? [];
  if (segments.length < 3 || !/^(?:and|or)$/.test(frame.tokens[last[0] ?? -1]?.lower ?? '')) return undefined;
  const verb = last.findIndex((at) => isVerb(frame, at));
  if (verb < 2) return undefined;
  if (inClause(frame, last.slice(verb), [last.slice(verb)], last.at(-1) ?? 0).length > 0) return undefined;
  const first = segments.findIndex((segment) => !opensWithCircumstance(frame, segment));
  const parts = [...segments.slice(first, -1), last.slice(1, verb)];
  if (first < 0 || parts.length < 3 || parts.slice(0, -1).some((part) => part.length > 9 || part.some((at) => isVerb(frame, at))))
    return undefined;
  const phrases = parts.flatMap((part) => phraseOf(frame, part) ?? []);
  return phrases.length === parts.length ? { phrases, seen: segments.slice(first).flat() } : undefined;
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
  // `RMSSD: +49.1%`: a sign is no part.
  return segments.filter((segment) => segment.some((at) => frame.tokens[at]?.kind !== 'mark'));
}
