/** Pairs of letters that stand side by side, by which words with a slip in them are still alike. */
function pairs(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at < text.length - 1; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

const shown = 5;
const alike = 0.4;
const longestName = 100;

/** Names that a mistaken one may have meant, the likest first: by the letters they share, and by words of their titles. */
export function nearNames(meant: string, known: readonly { readonly name: string; readonly title: string }[]): readonly string[] {
  const own = pairs(meant.slice(0, longestName));
  const scored = known.map(({ name, title }) => {
    const other = pairs(name);
    const shared = [...own].filter((pair) => other.has(pair)).length;
    const score = (2 * shared) / Math.max(1, own.size + other.size);
    return { name, score: title.toLowerCase().includes(meant) || name.includes(meant) ? Math.max(score, 0.5) : score };
  });
  return scored
    .filter(({ score }) => score >= alike)
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, shown)
    .map(({ name }) => name);
}
