import { keysOfProfile } from './match-keys.ts';
import type { Profile } from './profile.ts';
import { textNumber } from './text-number.ts';

/**
 * What more records than this share names nothing: an identifier that an export wrote into every row (`10.1000/xyz`), the opening of an abstract that
 * a publisher puts before each, «Editorial» of one year.
 */
export const crowd = 200;

/** Keys that are looked at together; what a map of all keys of a million records would take does not fit into one. */
const keysATime = 1_000_000;

/**
 * Every pair of records that share a valid identifier or a key of comparison, once, as places in the list, the earlier one first. `namesOf`: by what else
 * they meet, by their place, where somebody else has counted who carries it.
 */
export function candidates(
  profiles: readonly Profile[],
  namesOf?: (at: number) => readonly string[],
): readonly (readonly [number, number])[] {
  const { numbers, ends } = numberedKeys(profiles, namesOf ?? ((at) => ownNames(profiles[at])));
  const most = namesOf ? Number.POSITIVE_INFINITY : crowd;
  const parts = Math.ceil(numbers.length / keysATime);
  const found = new Set<number>();
  for (let part = 0; part < parts; part++) {
    for (const group of holdersOf(numbers, ends, { part, parts, most })) {
      if (typeof group === 'number' || group.length > most) continue;
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
function numberedKeys(
  profiles: readonly Profile[],
  namesOf: (at: number) => readonly string[],
): { readonly numbers: Float64Array; readonly ends: Uint32Array } {
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
  for (const at of profiles.keys()) {
    for (const name of namesOf(at)) add(name);
    ends[at] = size;
  }
  return { numbers: numbers.subarray(0, size), ends };
}

/** Who has which key, of those keys whose turn it is. */
function holdersOf(
  numbers: Float64Array,
  ends: Uint32Array,
  { part, parts, most }: { part: number; parts: number; most: number },
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
    else if (known.length <= most) known.push(at);
  }
  return holders.values();
}

/** 53 bits: two of a million records' keys meet by chance once in a thousand libraries. */
const keyNumber = (key: string): number => textNumber(key) * 2_097_152 + (textNumber(key, 0x9e3779b1) >>> 11);

const ownNames = (profile: Profile | undefined): readonly string[] =>
  profile ? [...profile.namings.map(({ written }) => written), ...keysOfProfile(profile)] : [];
