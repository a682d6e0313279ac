/**
 * What a table has under a key that came from outside. Data may say `constructor` or `toString` where a code is expected (`<ArticleId
 * IdType="constructor">`), which every object has from its prototype: only the table's own rows count.
 */
export const ownValue = <T>(table: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;
