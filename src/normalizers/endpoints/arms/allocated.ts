import type { Sentence } from '../sentences.ts';
import type { Token } from '../token.ts';
import { bracketAt, bracketContents } from './bracket.ts';

/** A mention of an arm: token indexes, `to` exclusive. */
interface Mention {
  readonly arm: number;
  readonly from: number;
  readonly to: number;
}

const assigning = new Set(
  'randomized randomised assigned allocated enrolled included recruited divided randomly randomization randomisation asignó asignaron aleatorizaron randomizados randomisés répartis'.split(
    ' ',
  ),
);
const between = new Set(
  'patients participants women men children subjects were was assigned allocated randomized randomised randomly to in the received receiving receive given a adults infants people practices group eyes of'.split(
    ' ',
  ),
);

/** How many each arm was given where a sentence on the assignment says so: `X (n = 73)`, `323 to X; 161 to Y`, `1161 patients received X`. */
export function allocatedCounts({ tokens }: Sentence, mentions: readonly Mention[]): Map<number, number> {
  const counts = new Map<number, number>();
  if (mentions.length === 0) return counts;
  const assigns = tokens.some(({ lower }) => assigning.has(lower));
  const receives = tokens.some(({ lower }) => lower === 'received');
  if (!assigns && !receives) return counts;
  for (const { arm, from, to } of mentions) {
    if (counts.has(arm)) continue;
    const count = countBehind(tokens, to) ?? countBefore(tokens, from, assigns);
    if (count !== undefined) counts.set(arm, count);
  }
  // `received` without `were randomised` tells it of all arms or of something else.
  return assigns || counts.size >= 2 ? counts : new Map();
}

function countBehind(tokens: readonly Token[], at: number): number | undefined {
  let index = at;
  while (index < at + 3 && /^(?:group|arm|alone|treatment|therapy)$/.test(tokens[index]?.lower ?? '')) index += 1;
  if (tokens[index]?.lower !== '(' && tokens[index]?.lower !== '[') return undefined;
  const close = bracketAt(tokens, index);
  return close === undefined ? undefined : bracketContents(tokens, index + 1, close).count;
}

function countBefore(tokens: readonly Token[], at: number, assigns: boolean): number | undefined {
  let index = at - 1;
  while (index >= 0 && at - index < 9 && between.has(tokens[index]?.lower ?? '')) index -= 1;
  const token = tokens[index];
  if (token?.kind !== 'number' || token.value === undefined || !Number.isInteger(token.value) || token.value < 2) return undefined;
  const next = tokens[index + 1]?.lower ?? '';
  const before = tokens[index - 1]?.lower ?? '';
  // `assigned 403 patients to X` counts all.
  if (assigning.has(before)) return undefined;
  if (next === '%' || before === 'n' || before === '=' || before === 'of' || (index === at - 1 && !assigns)) return undefined;
  // `were assigned … to receive` counts all; `of 403 patients` too.
  return tokens.slice(index, at).some(({ lower }) => lower === 'received' || lower === 'to' || lower === 'in' || lower === 'given') ||
    (assigns && index === at - 1)
    ? token.value
    : undefined;
}
