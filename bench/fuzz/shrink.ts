/** More tries than that are not worth the time. */
const mostTries = 400;

/** The shortest text found that still fails: pieces are taken away, large ones first, as long as it does. */
export function shrunken(text: string, fails: (shorter: string) => boolean): string {
  let best = text;
  let tries = 0;
  for (let size = Math.ceil(best.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < best.length && tries < mostTries; ) {
      const shorter = best.slice(0, at) + best.slice(at + size);
      tries += 1;
      if (fails(shorter)) best = shorter;
      else at += size;
    }
  return best;
}
