import type { Endpoint, Result } from '../../../model/endpoint.ts';
import type { Estimate, Test } from '../quantities/quantity.ts';
import type { EndpointBook } from './endpoint-book.ts';
import type { Frame } from './frame.ts';
import { isSubject, namedBehind } from './named-behind.ts';
import { type Named, namedAsSubject, namedBefore } from './region.ts';

/** Where the stretch before a value begins: at the bracket that it stands in, when nothing but its like stands there before it. */
export function edgeOf(frame: Frame, from: number): { edge: number; inside: Named | undefined } {
  const open = frame.open[from] ?? -1;
  if (open < 0) return { edge: from, inside: undefined };
  const inside = namedBefore(frame, from, open + 1);
  return { edge: open, inside };
}

export function namedFor(frame: Frame, from: number, to: number): Named | undefined {
  // `(three lymph node and five visceral metastases)`: each count stands before what it counts.
  const counted = isCountInBracket(frame, from) ? namedBehind(frame, to) : undefined;
  if (counted) return counted;
  const { edge, inside } = edgeOf(frame, from);
  if (inside) return inside;
  if (isSubject(frame, from)) {
    const behind = namedBehind(frame, to) ?? namedWithin(frame, from, to);
    if (behind) return behind;
  }
  const outer = namedBefore(frame, edge);
  if (outer) return outer;
  if (edge < from && isSubject(frame, edge)) {
    // `A-treated (28%) and B-treated patients (11%) discontinued treatment`
    const close = frame.close.get(frame.open[to - 1] ?? -1);
    const behind = close === undefined ? undefined : namedBehind(frame, close + 1);
    if (behind) return behind;
  }
  return frame.open[from] === -1 ? namedBehind(frame, to) : undefined;
}

function isCountInBracket({ tokens, open, quantityAt }: Frame, from: number): boolean {
  const quantity = quantityAt[from];
  if (
    open[from] === -1 ||
    quantity?.kind !== 'value' ||
    quantity.value !== undefined ||
    quantity.pct !== undefined ||
    quantity.N !== undefined
  )
    return false;
  return (
    tokens[quantity.to]?.kind === 'word' &&
    (tokens[from - 1]?.lower === '(' || tokens[from - 1]?.lower === 'and' || tokens[from - 1]?.lower === ',')
  );
}

/** An endpoint is mentioned no farther from a number than this many tokens. */
const reach = 160;

/**
 * The endpoint of a number whose own words name none: one that the sentence names, the subject of its clause, else that of the result
 * before (`The hazard ratio was 0.8`, `In the per-protocol population the estimates were …`).
 */
export function endpointAround(frame: Frame, from: number, book: EndpointBook, last: Result | undefined): Endpoint | undefined {
  const { text, tokens } = frame;
  const ahead = book.mentioned(text.slice(tokens[Math.max(0, from - reach)]?.start, tokens[from]?.start));
  if (ahead) return ahead;
  const subject = namedAsSubject(frame, from)?.phrases[0];
  if (subject) return book.resolve(subject, tokens);
  return (
    book.mentioned(text.slice(tokens[from]?.start, tokens[Math.min(tokens.length - 1, from + reach)]?.end)) ??
    (last?.endpoint === undefined ? undefined : book.named(last.endpoint))
  );
}

/** `two patients had worsening of schizophrenia (1%)`: the name stands between the count and its share. */
function namedWithin(frame: Frame, from: number, to: number): Named | undefined {
  return to - from > 6 ? namedBehind({ ...frame, quantityAt: [] }, from + 1) : undefined;
}

/** `18% lower risk of X (HR …)`: behind; `hazard ratio for X, 0.70`: between name and value; else before. */
export function namedOfEffect(frame: Frame, quantity: Estimate | Test): Named | undefined {
  const { kind, from, to } = quantity;
  const { tokens } = frame;
  const preposition = tokens.findIndex(
    ({ lower }, at) => at > from && at < to && /^(?:for|of|in)$/.test(lower) && !frame.armAt[at + 1] && !frame.armAt[at + 2],
  );
  if (kind === 'estimate' && preposition > 0 && tokens[preposition + 1]?.kind === 'word') {
    const end = tokens.findIndex(
      (token, at) => at > preposition && (token.kind === 'number' || /^(?:[,;:=([]|was|were|is|with|between|at)$/.test(token.lower)),
    );
    const inside = namedBehind(
      { ...frame, quantityAt: frame.quantityAt.map((own, at) => (at > preposition && at < end ? undefined : own)) },
      preposition + 1,
    );
    if (inside && (inside.phrases[0]?.to ?? Number.POSITIVE_INFINITY) <= end) return inside;
  }
  const what =
    quantity.kind === 'estimate' && quantity.what !== undefined ? namedBehind({ ...frame, quantityAt: [] }, quantity.what) : undefined;
  if (what) return what;
  if (quantity.kind === 'estimate' && quantity.direction !== undefined) {
    const risk = tokens.findIndex(({ lower }, at) => at >= to - 1 && at < to + 10 && /^(?:of|in|for)$/.test(lower));
    if (risk > 0) {
      const behind = namedBehind(frame, risk + 1);
      if (behind) return behind;
    }
  }
  if (kind === 'estimate' && tokens[from]?.value !== undefined && tokens[from]?.kind === 'word') {
    const behind = namedBehind(frame, to);
    if (behind) return behind;
  }
  const { edge, inside } = edgeOf(frame, from);
  return inside ?? namedBefore(frame, edge);
}
