import type { Frame } from './frame.ts';
import type { Phrase } from './noun-phrase.ts';
import type { Series } from './series.ts';

/**
 * `times to A and B progression were not reached and 2.2 months, respectively`: as many names as values, each completed by what they
 * share. Left as it is where arms are listed for the values, or the name has another number of parts.
 */
export function coordinated(frame: Frame, phrases: readonly Phrase[], { values, to }: Series): readonly Phrase[] {
  const [phrase] = phrases;
  const { tokens } = frame;
  if (!phrase || phrases.length > 1 || values.length < 2) return phrases;
  if (!tokens.slice(to, to + 3).some(({ lower }) => lower === 'respectively') || frame.mentions.length >= values.length) return phrases;
  const joints: number[] = [];
  for (let at = phrase.from; at < phrase.to; at++) {
    const { lower = '' } = tokens[at] ?? {};
    if (lower === 'and' || (lower === ',' && tokens[at + 1]?.lower !== 'and')) joints.push(at);
  }
  if (joints.length !== values.length - 1) return phrases;
  const word = (at: number): string => frame.text.slice(tokens[at]?.start, tokens[at]?.end);
  const words = (from: number, end: number): string => frame.text.slice(tokens[from]?.start, tokens[end - 1]?.end);
  const first = joints[0] as number;
  // The head reaches to its preposition (`times to`), the tail is the last word (`progression`) where the last part has two or more.
  const preposition = [...Array(first - phrase.from).keys()]
    .map((step) => phrase.from + step)
    .find((at) => /^(?:to|of|in|for)$/.test(tokens[at]?.lower ?? ''));
  const head = preposition === undefined ? '' : `${words(phrase.from, preposition + 1)} `;
  const lastStart = (joints.at(-1) as number) + 1;
  const tail = phrase.to - lastStart > 1 ? ` ${word(phrase.to - 1)}` : '';
  const starts = [
    preposition === undefined ? phrase.from : preposition + 1,
    ...joints.map((at) => (tokens[at + 1]?.lower === 'and' ? at + 2 : at + 1)),
  ];
  return starts.map((start, index) => {
    const end = joints[index] ?? phrase.to;
    const closes = index === starts.length - 1;
    return { ...phrase, name: `${head}${words(start, end)}${closes ? '' : tail}`, from: start, to: end };
  });
}
