import type { Frame } from './frame.ts';
import { type Phrase, phraseIn } from './noun-phrase.ts';

/** `time from end of initial radium treatment`: the treatment is a part of the stretch of time that is measured. */
function belongs(tokens: Frame['tokens'], rest: readonly number[], arm: number): boolean {
  const before = tokens[rest[arm - 1] ?? -1]?.lower ?? '';
  return (
    /^(?:initial|first|last|final|previous|prior)$/.test(before) &&
    rest.slice(0, arm).some((at) => /^(?:time|interval|duration)$/.test(tokens[at]?.lower ?? ''))
  );
}

/** The name in a stretch, up to the first arm behind it: `median PFS with A versus B`. */
export function phraseOf(frame: Frame, indexes: readonly number[]): Phrase | undefined {
  const { text, tokens, armAt, armWords } = frame;
  let rest = indexes.filter((at) => !/^[()[\]]$/.test(tokens[at]?.lower ?? ''));
  for (let guard = 0; guard < 4; guard++) {
    const arm = rest.findIndex((at) => armAt[at] !== undefined);
    if (arm < 0) break;
    if (belongs(tokens, rest, arm)) break;
    const head = phraseIn(text, tokens, rest.slice(0, arm), armWords);
    // An arm that belongs to the name (`adherence to the polypill regimen`) or leads to it (`the drug reduced X`).
    if (head) return head;
    rest = rest.slice(rest.findIndex((at, index) => index >= arm && armAt[at] !== armAt[rest[arm] as number]) || rest.length);
    if (rest.every((at) => armAt[at] !== undefined)) return undefined;
  }
  return phraseIn(text, tokens, rest, armWords);
}
