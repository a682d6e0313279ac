/**
 * Whether a path fits a pattern, whatever their capitals: `*` stands for any part of a name, `?` for one character, `**` for any folders. A pattern
 * without a slash is held against the file's name alone. Linear in the path for each star.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const names = path.toLowerCase().split('/');
  const wanted = pattern
    .toLowerCase()
    .replace(/^\.?\//, '')
    .split('/');
  if (wanted.length === 1) return fits([...(names.at(-1) ?? '')], [...(wanted[0] ?? '')], '*', fitsCharacter);
  return fits(names, wanted, '**', (name, part) => fits([...name], [...part], '*', fitsCharacter));
}

const fitsCharacter = (character: string, wanted: string) => wanted === '?' || wanted === character;

/** Elements one by one, where a star takes as many as it must: only the last star is ever tried again. */
function fits(
  elements: readonly string[],
  wanted: readonly string[],
  star: string,
  agrees: (element: string, wanted: string) => boolean,
): boolean {
  let [at, next] = [0, 0];
  let last: { readonly star: number; taken: number } | undefined;
  while (at < elements.length) {
    const [element, want] = [elements[at] ?? '', wanted[next]];
    if (want === star) {
      last = { star: next, taken: at };
      next += 1;
    } else if (want !== undefined && agrees(element, want)) {
      at += 1;
      next += 1;
    } else if (last) {
      last.taken += 1;
      at = last.taken;
      next = last.star + 1;
    } else return false;
  }
  return wanted.slice(next).every((rest) => rest === star);
}
