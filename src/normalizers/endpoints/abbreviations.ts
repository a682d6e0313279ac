/**
 * Abbreviations that a document defines (`progression-free survival (PFS)`), found as Schwartz and Hearst describe it (Pac Symp Biocomput
 * 2003;8:451-62): the short form in brackets, its letters matched backwards in the words before. Keys are short forms as written.
 */
export function findAbbreviations(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of text.matchAll(/[([]([^()[\]]{2,60})[)\]]/gu)) {
    const inner = (match[1] ?? '').trim();
    const before = text.slice(Math.max(0, match.index - 150), match.index).trimEnd();
    const short = /^[^,;:=]{2,12}/u.exec(inner)?.[0].trim() ?? '';
    // `25(OH)D` defines nothing.
    if (isShortForm(short) && /[\s\u00a0]/u.test(text[match.index - 1] ?? '')) {
      const long = longForm(short, before);
      if (long !== undefined && !found.has(short)) found.set(short, long);
      continue;
    }
    // `PFS (progression-free survival)` the other way round.
    const word = /(?:^|[\s,;])([\p{L}\p{N}-]{2,10})$/u.exec(before)?.[1];
    if (word !== undefined && isShortForm(word) && !found.has(word)) {
      const long = longForm(word, inner);
      if (long !== undefined && long.length > word.length * 2) found.set(word, long);
    }
  }
  return found;
}

function isShortForm(word: string): boolean {
  return (
    word.length >= 2 &&
    word.length <= 12 &&
    // `(group A)` names an arm.
    word.split(' ').every((part, _index, parts) => parts.length === 1 || (parts.length === 2 && !/^\p{Ll}{2,}$/u.test(part))) &&
    /\p{Lu}/u.test(word) &&
    /^[\p{L}\p{N}]/u.test(word) &&
    !/^\d+$/.test(word)
  );
}

/** The shortest stretch at the end of `before` that holds the letters of the short form in order, the first at the begin of a word. */
function longForm(short: string, before: string): string | undefined {
  const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '), before.lastIndexOf(': ')) + 1);
  // The figures of `HDRS-21` and `NSA-16` stand anywhere in the long form, or nowhere.
  const named = short.replace(/-?\d+$/u, '');
  const letters = [...(/\p{L}{2}/u.test(named) ? named : short).toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  // A plural `TEAEs` is as long as its words are.
  if (letters.at(-1) === 's' && /\p{Lu}s$/u.test(short)) letters.pop();
  const initial = initialForm(letters, sentence);
  if (initial !== undefined) return initial;
  const long = sentence.toLowerCase();
  let at = long.length;
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters[index] ?? '';
    at -= 1;
    while (at >= 0 && (long[at] !== letter || (index === 0 && at > 0 && /[\p{L}\p{N}]/u.test(long[at - 1] ?? '')))) at -= 1;
    if (at < 0) return undefined;
  }
  const form = sentence.slice(at).trim();
  const words = form.split(/\s+/);
  return words.length <= Math.min(letters.length + 5, letters.length * 2) && form.length > short.length && !form.includes(short)
    ? form
    : undefined;
}

const small = new Set('of the and for in to with or on a an de la du des et y e'.split(' '));

/**
 * The words at the end whose first letters are the short form, small words between them left aside. It goes before the shortest stretch, which
 * finds both letters of `Multiple myeloma (MM)` in the second word.
 */
function initialForm(letters: readonly string[], sentence: string): string | undefined {
  const words = [...sentence.matchAll(/[\p{L}\p{N}]+/gu)];
  let left = letters.length - 1;
  for (let index = words.length - 1; index >= 0 && left >= 0; index--) {
    const [word = ''] = words[index] ?? [];
    const lower = word.toLowerCase();
    if (lower.startsWith(letters[left] ?? '')) left -= 1;
    else if (!small.has(lower)) return undefined;
    if (left < 0) return sentence.slice(words[index]?.index).trim();
  }
  return undefined;
}
