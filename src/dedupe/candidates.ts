import { keysOfProfile } from './match-keys.ts';
import type { Profile } from './profile.ts';
import { textNumber } from './text-number.ts';

/**
 * What more records than this share names nothing: an identifier that an export wrote into every row (`10.1000/xyz`), the opening of an abstract that
 * a publisher puts before each, «Editorial» of one year.
 */
const crowd = 200;

/** Keys that are looked at together; what a map of all keys of a million records would take does not fit into one. */
const keysATime = 1_000_000;

/** Every pair of records that share a valid identifier or a key of comparison, once, as places in the list, the earlier one first. */
export function candidates(profiles: readonly Profile[]): readonly (readonly [number, number])[] {
  const { numbers, ends } = numberedKeys(profiles);
  const parts = Math.ceil(numbers.length / keysATime);
  const found = new Set<number>();
  for (let part = 0; part < parts; part++) {
    for (const group of holdersOf(numbers, ends, { part, parts })) {
      if (typeof group === 'number' || group.length > crowd) continue;
      for (let x = 0; x < group.length; x++) {
        for (let y = x + 1; y < group.length; y++) {
          const [first = 0, second = 0] = [group[x], group[y]];
          if (first !== second) found.add(first * profiles.length + second);
        }
      }
    }
  }
  return [...found].map((pair) => [Math.floor(pair / profiles.length), pair % profiles.length] as const);
}

/** The keys of all records as numbers, one record's after the other's, and where each record's end. */
function numberedKeys(profiles: readonly Profile[]): { readonly numbers: Float64Array; readonly ends: Uint32Array } {
  let numbers = new Float64Array(16 * profiles.length + 16);
  const ends = new Uint32Array(profiles.length);
  let size = 0;
  const add = (key: string) => {
    if (size === numbers.length) {
      const larger = new Float64Array(size * 2);
      larger.set(numbers);
      numbers = larger;
    }
    numbers[size++] = keyNumber(key);
  };
  for (const [at, profile] of profiles.entries()) {
    for (const { written } of profile.namings) add(written);
    for (const key of keysOfProfile(profile)) add(key);
    ends[at] = size;
  }
  return { numbers: numbers.subarray(0, size), ends };
}

/** Who has which key, of those keys whose turn it is. */
function holdersOf(
  numbers: Float64Array,
  ends: Uint32Array,
  { part, parts }: { part: number; parts: number },
): Iterable<number | number[]> {
  const holders = new Map<number, number | number[]>();
  let at = 0;
  for (let place = 0; place < numbers.length; place++) {
    while (place >= (ends[at] ?? 0)) at += 1;
    const key = numbers[place] ?? 0;
    if (parts > 1 && key % parts !== part) continue;
    const known = holders.get(key);
    if (known === undefined) holders.set(key, at);
    else if (typeof known === 'number') holders.set(key, [known, at]);
    else if (known.length <= crowd) known.push(at);
  }
  return holders.values();
}

/** 53 bits: two of a million records' keys meet by chance once in a thousand libraries. */
const keyNumber = (key: string): number => textNumber(key) * 2_097_152 + (textNumber(key, 0x9e3779b1) >>> 11);
