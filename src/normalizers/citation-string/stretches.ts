import type { Labelled } from './best-labels.ts';
import type { Label } from './labels.ts';
import type { Token } from './tokens.ts';

/** A run of tokens of one label, with the text between its first letter or digit and its last. */
export interface Stretch {
  readonly label: Label;
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
  /** That of its doubtful tokens: the mean of the lowest half. */
  readonly confidence: number;
}

/** The labelled tokens as stretches. Marks alone are none: a comma between two values holds nothing. */
export function stretchesOf(tokens: readonly Token[], labelled: readonly Labelled[]): Stretch[] {
  const stretches: Stretch[] = [];
  let from = 0;
  for (let at = 1; at <= tokens.length; at++) {
    if (at < tokens.length && labelled[at]?.label === labelled[from]?.label) continue;
    const own = tokens.slice(from, at);
    const first = own.findIndex(hasText);
    const last = own.findLastIndex(hasText);
    const label = labelled[from]?.label;
    if (first !== -1 && label !== undefined)
      stretches.push({
        label,
        tokens: own,
        start: own[first]?.start ?? 0,
        end: own[last]?.end ?? 0,
        confidence: doubt(labelled.slice(from + first, from + last + 1).map(({ confidence }) => confidence)),
      });
    from = at;
  }
  return stretches;
}

const hasText = (token: Token) => token.kind !== 'mark' || /[\p{L}\p{N}]/u.test(token.text);

function doubt(confidences: readonly number[]): number {
  const lowest = confidences.toSorted((a, b) => a - b).slice(0, Math.max(1, Math.ceil(confidences.length / 2)));
  return Math.round((100 * lowest.reduce((sum, each) => sum + each, 0)) / lowest.length) / 100;
}
