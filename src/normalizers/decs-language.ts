/** What only one of the two languages has in which DeCS terms mostly come; á, é, í, ó, ú tell nothing. */
const signs: readonly (readonly [string, RegExp])[] = [
  ['es', /ñ|(?:ción|ciones|dad)(?!\p{L})|(?<!\p{L})(?:del|los|las|la|el|y|con|en)(?!\p{L})/iu],
  ['pt', /[ãõçâêô]|(?:ências?|agem|dade)(?!\p{L})|(?<!\p{L})(?:da|do|dos|das|na|em|e|com)(?!\p{L})/iu],
];

/**
 * The language of a record's DeCS descriptors, by all of them together: the field does not say it, and one term alone («Radio»)
 * often cannot. Undefined without a sign (DeCS in English) and when the signs contradict each other.
 */
export function decsLanguage(terms: readonly string[]): string | undefined {
  const counts = signs.map(([language, sign]) => ({ language, count: terms.filter((term) => sign.test(term)).length }));
  const [most, next] = counts.sort((a, b) => b.count - a.count);
  return most && most.count > 2 * (next?.count ?? 0) ? most.language : undefined;
}
