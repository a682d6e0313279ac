/** Beginnings that turn a word into its opposite: «hypertension» and «hypotension» are no slip of the pen. */
const opposites: readonly (readonly [string, string])[] = [
  ['hyper', 'hypo'],
  ['intra', 'inter'],
  ['intra', 'extra'],
  ['inter', 'extra'],
  ['pre', 'post'],
  ['anti', 'ante'],
  ['micro', 'macro'],
  ['in', 'ex'],
  ['ab', 'ad'],
  ['af', 'ef'],
  ['over', 'under'],
  ['mono', 'bi'],
  ['uni', 'bi'],
  ['endo', 'exo'],
  ['endo', 'epi'],
  ['supra', 'infra'],
  ['im', 'in'],
  ['mono', 'poly'],
  ['iso', 'aniso'],
  ['homo', 'hetero'],
];

/** Beginnings and endings by which a word says the contrary, or another thing, when only one of two has them. */
const turning = /^(?:non|un|in|im|anti|dis|a|de)$/;

/** Whether two different words are one with a slip of the pen: a letter lost, added, wrong, or two in the wrong order; two slips in a long word. Words with digits never are. */
export function isTypo(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  const most = short.length < 9 ? 1 : 2;
  if (short.length < 4 || long.length - short.length > most) return false;
  if (short[0] !== long[0] && short.length < 6) return false;
  // Slips at both ends of one word are none.
  if (short.slice(0, 2) !== long.slice(0, 2) && short.slice(-2) !== long.slice(-2)) return false;
  if (/\d/.test(short) || /\d/.test(long)) return false;
  if (long.endsWith(short) && turning.test(long.slice(0, long.length - short.length))) return false;
  return isWithin(short, long, most) && !opposites.some(([x, y]) => isTurned(a, b, x, y) || isTurned(a, b, y, x));
}

const isTurned = (a: string, b: string, x: string, y: string): boolean =>
  a.startsWith(x) && b.startsWith(y) && a.slice(x.length) === b.slice(y.length);

/** Whether two texts are at most so many single changes (or swaps of neighbours) apart. Takes time in proportion to their length. */
export function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  // Most words that meet differ in few letters or in nearly all: what begins and ends alike needs no table.
  let from = 0;
  const shorter = Math.min(a.length, b.length);
  while (from < shorter && a.charCodeAt(from) === b.charCodeAt(from)) from += 1;
  let alike = 0;
  while (alike < shorter - from && a.charCodeAt(a.length - 1 - alike) === b.charCodeAt(b.length - 1 - alike)) alike += 1;
  const [restA, restB] = [a.length - from - alike, b.length - from - alike];
  if (restA === 0 || restB === 0) return true;
  if (restA === 1 && restB === 1) return most > 0;
  return isBanded(a.slice(from, from + restA), b.slice(from, from + restB), most);
}

/** Whether the path through a table of distances that is `most` cells wide to either side of its diagonal ends at `most` or below. */
function isBanded(a: string, b: string, most: number): boolean {
  const width = 2 * most + 1;
  const far = most + 1;
  let before2 = new Uint8Array(width).fill(far);
  let before = new Uint8Array(width);
  let row = new Uint8Array(width);
  for (let at = 0; at < width; at++) before[at] = at >= most ? at - most : far;
  for (let i = 1; i <= a.length; i++) {
    let best = far;
    const letter = a.charCodeAt(i - 1);
    for (let at = 0; at < width; at++) {
      const j = i + at - most;
      let cost = far;
      if (j === 0) cost = Math.min(i, far);
      else if (j > 0 && j <= b.length) {
        cost = (before[at] ?? far) + (letter === b.charCodeAt(j - 1) ? 0 : 1);
        if (at > 0) cost = Math.min(cost, (row[at - 1] ?? far) + 1);
        if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
          cost = Math.min(cost, (before2[at] ?? far) + 1);
      }
      if (j >= 0 && j <= b.length && at + 1 < width) cost = Math.min(cost, (before[at + 1] ?? far) + 1);
      row[at] = Math.min(cost, far);
      if (cost < best) best = cost;
    }
    if (best > most) return false;
    [before2, before, row] = [before, row, before2];
  }
  return (before[b.length - a.length + most] ?? far) <= most;
}
