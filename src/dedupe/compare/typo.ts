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
  if (short.length < 4 || /\d/.test(short) || /\d/.test(long)) return false;
  const most = short.length < 9 ? 1 : 2;
  if (long.length - short.length > most) return false;
  if (short[0] !== long[0] && short.length < 6) return false;
  // Slips at both ends of one word are none.
  if (short.slice(0, 2) !== long.slice(0, 2) && short.slice(-2) !== long.slice(-2)) return false;
  if (long.endsWith(short) && turning.test(long.slice(0, long.length - short.length))) return false;
  if (opposites.some(([x, y]) => isTurned(a, b, x, y) || isTurned(a, b, y, x))) return false;
  return isWithin(short, long, most);
}

const isTurned = (a: string, b: string, x: string, y: string): boolean =>
  a.startsWith(x) && b.startsWith(y) && a.slice(x.length) === b.slice(y.length);

/** Whether two texts are at most so many single changes (or swaps of neighbours) apart. Takes time in proportion to their length. */
export function isWithin(a: string, b: string, most: number): boolean {
  const width = 2 * most + 1;
  let before2: number[] = [];
  let before = Array.from({ length: width }, (_, at) => (at >= most ? at - most : most + 1));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = [];
    let best = most + 1;
    for (let at = 0; at < width; at++) {
      const j = i + at - most;
      if (j < 0 || j > b.length) {
        row.push(most + 1);
        continue;
      }
      let cost = j === 0 ? i : (before[at] ?? most + 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      if (j > 0) cost = Math.min(cost, (row[at - 1] ?? most + 1) + 1);
      cost = Math.min(cost, (before[at + 1] ?? most + 1) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before2[at] ?? most + 1) + 1);
      row.push(cost);
      if (cost < best) best = cost;
    }
    if (best > most) return false;
    before2 = before;
    before = row;
  }
  return (before[b.length - a.length + most] ?? most + 1) <= most;
}
