const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const byName: ReadonlyMap<string, string> = new Map(
  letterPairs().flatMap((code) => {
    const name = names.of(code)?.toLowerCase();
    return name === undefined ? [] : [[name, code] as const];
  }),
);

/** `es` for `es`, `spa` or `Spanish`: ISO 639-1 where there is one, else the code as given; undefined for what is no language. */
export function languageCode(text: string): string | undefined {
  const word = text.trim().toLowerCase();
  const named = byName.get(word);
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}$/.test(word)) return undefined;
  const [canonical] = Intl.getCanonicalLocales(word);
  return canonical !== undefined && names.of(canonical) !== undefined ? canonical : undefined;
}

function letterPairs(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  return letters.flatMap((first) => letters.map((second) => first + second));
}
