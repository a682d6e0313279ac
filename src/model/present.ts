type Fields<T> = { [K in keyof T]: T[K] | undefined };

/**
 * An object without the fields that are unknown: `undefined`, the empty string and the empty list are left out.
 * The record's rule is «absent means unknown» (no empty strings, no invented defaults); zero and false stay.
 */
export function present<T extends object>(fields: Fields<T>): T {
  const kept: Partial<T> = {};
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) continue;
    kept[key] = value as T[typeof key];
  }
  return kept as T;
}
