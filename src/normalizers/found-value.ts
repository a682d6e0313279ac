/** A value as it was found in running text: `start` and `end` (exclusive) in UTF-16 units of the searched text. */
export interface FoundValue {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Every place where a pattern (with the flag `g`) fits and its reader reads what stands there: the group named `value`, or all of it. */
export function valuesFound(text: string, pattern: RegExp, read: (matched: string) => string | undefined): FoundValue[] {
  const found: FoundValue[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = read(match.groups?.value ?? match[0]);
    if (value !== undefined) found.push({ value, start: match.index, end: match.index + match[0].length });
  }
  return found;
}
