import type { AbstractForm } from '../profile/abstract-form.ts';

/** Fewer runs of words say nothing. */
const fewest = 3;

/** Share of the runs of three words of the shorter abstract that the longer one has too, 0 to 1, by a sixth of them; undefined where one has none worth comparing. */
export function abstractLikeness(a: AbstractForm | undefined, b: AbstractForm | undefined): number | undefined {
  if (!a || !b) return undefined;
  const [mine, theirs] = [a.sketch, b.sketch];
  if (Math.min(mine.length, theirs.length) < fewest) return undefined;
  let shared = 0;
  for (let x = 0, y = 0; x < mine.length && y < theirs.length; ) {
    const [first = 0, second = 0] = [mine[x], theirs[y]];
    if (first === second) shared += 1;
    if (first <= second) x += 1;
    if (second <= first) y += 1;
  }
  return shared / Math.min(mine.length, theirs.length);
}
