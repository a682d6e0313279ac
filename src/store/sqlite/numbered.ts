import type { Database } from './database.ts';

/**
 * Names that are stored once and referred to by number (authorities, journals, headings), remembered for the life of the store. Rows
 * are never deleted, so a number stays right, but for a transaction that was rolled back: then `forget`.
 */
export interface Numbered<Parts extends readonly string[]> {
  /** The number, which is given now if there is none yet. */
  number(...parts: Parts): number;
  /** The number, if there is one. */
  find(...parts: Parts): number | undefined;
  forget(): void;
}

export function numbered<Parts extends readonly string[]>(
  { client }: Database,
  table: string,
  columns: { [K in keyof Parts]: string },
): Numbered<Parts> {
  const cache = new Map<string, number>();
  const select = client.prepare(`SELECT id FROM ${table} WHERE ${columns.map((column) => `${column} = ?`).join(' AND ')}`).pluck();
  const insert = client.readonly
    ? undefined
    : client.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) RETURNING id`).pluck();
  const look = (name: string, parts: Parts): number | undefined => {
    const known = select.get(...parts) as number | undefined;
    if (known !== undefined) cache.set(name, known);
    return known;
  };
  return {
    find: (...parts) => {
      const name = parts.join('\u0000');
      return cache.get(name) ?? look(name, parts);
    },
    number: (...parts) => {
      const name = parts.join('\u0000');
      const known = cache.get(name) ?? look(name, parts);
      if (known !== undefined) return known;
      const given = insert?.get(...parts) as number;
      cache.set(name, given);
      return given;
    },
    forget: () => cache.clear(),
  };
}
