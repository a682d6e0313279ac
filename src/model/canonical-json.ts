/**
 * JSON with the keys of every object in one order: equal values have equal texts, however they were put together. Fields that are `undefined` are left
 * out, and `undefined` itself is the empty text.
 */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? '';
