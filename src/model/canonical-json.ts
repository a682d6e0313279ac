/**
 * JSON with the keys of every object in one order: equal values have equal texts, however they were put together. Fields that are `undefined` are left
 * out, and `undefined` itself is the empty text. For plain values: of objects with a `toJSON` of their own (dates) only the fields are seen.
 */
export const canonicalJson = (value: unknown): string => JSON.stringify(ordered(value)) ?? '';

/** The value with its keys in order; what is in order already is not copied. The serializer of V8 does the rest quicker than any of ours. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  const fields = value as Record<string, unknown>;
  return hasOrderedKeys(fields) ? withOrderedFields(fields) : reordered(fields);
}

/** Numbers among the keys come first in every object, whatever is done. */
function hasOrderedKeys(fields: Record<string, unknown>): boolean {
  let previous = '';
  for (const key in fields) {
    if (key < previous) return false;
    previous = key;
  }
  return true;
}

function withOrderedFields(fields: Record<string, unknown>): Record<string, unknown> {
  let changed: Record<string, unknown> | undefined;
  for (const key in fields) {
    const field = fields[key];
    if (typeof field !== 'object' || field === null) continue;
    const inOrder = ordered(field);
    if (inOrder === field) continue;
    changed ??= { ...fields };
    put(changed, key, inOrder);
  }
  return changed ?? fields;
}

function reordered(fields: Record<string, unknown>): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of sorted(Object.keys(fields))) put(copy, key, ordered(fields[key]));
  return copy;
}

/** A field of any name: `__proto__`, set in the usual way, would be none. */
function put(fields: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(fields, key, { value, enumerable: true, configurable: true, writable: true });
  else fields[key] = value;
}

/** By UTF-16 units, in place, by insertion: objects have few keys, and `sort` takes as long again as all the rest. */
function sorted(keys: string[]): string[] {
  for (let from = 1; from < keys.length; from += 1) {
    const key = keys[from] ?? '';
    let to = from;
    for (let before = keys[to - 1]; before !== undefined && before > key; before = keys[to - 1]) {
      keys[to] = before;
      to -= 1;
    }
    keys[to] = key;
  }
  return keys;
}
