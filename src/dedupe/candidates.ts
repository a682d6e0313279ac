import type { Entry } from './entry.ts';
import { matchKeys } from './match-keys.ts';
import { profileOf } from './profile.ts';

/**
 * What more records than this share names nothing: an identifier that an export wrote into every row (`10.1000/xyz`), the opening of an abstract that
 * a publisher puts before each, «Editorial» of one year.
 */
const crowd = 200;

/** Every pair of records that share a valid identifier or a key of comparison, once, as places in the list, the earlier one first. */
export function candidates(records: readonly Entry[]): readonly (readonly [number, number])[] {
  const holders = new Map<string, number | number[]>();
  const hold = (key: string, at: number) => {
    const known = holders.get(key);
    if (known === undefined) holders.set(key, at);
    else if (typeof known === 'number') holders.set(key, [known, at]);
    else known.push(at);
  };
  for (const [at, { record }] of records.entries()) {
    for (const { written } of profileOf(record).namings) hold(written, at);
    for (const key of matchKeys(record)) hold(key, at);
  }
  const found = new Set<number>();
  for (const group of holders.values()) {
    if (typeof group === 'number' || group.length > crowd) continue;
    for (let x = 0; x < group.length; x++) {
      for (let y = x + 1; y < group.length; y++) {
        const [first = 0, second = 0] = [group[x], group[y]];
        if (first !== second) found.add(first * records.length + second);
      }
    }
  }
  return [...found].map((pair) => [Math.floor(pair / records.length), pair % records.length] as const);
}
