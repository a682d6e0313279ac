import { type Spread, spreadOf } from './spread.ts';

/** Something to be timed; one that is done by another process returns the seconds that it took there. */
type Work = () => number | undefined | Promise<number | undefined> | void | Promise<void>;

/**
 * Processor seconds (user and system, all threads of this process: the collector's too) that each of several works takes, tried in turns so
 * that a busy machine harms all alike; the first turn only warms up.
 */
export async function cpuTimes<Name extends string>(works: Readonly<Record<Name, Work>>, tries: number): Promise<Record<Name, Spread>> {
  const names = Object.keys(works) as Name[];
  const seconds = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn <= tries; turn++) {
    for (const name of names) {
      const start = process.cpuUsage();
      const elsewhere = await works[name]();
      const { user, system } = process.cpuUsage(start);
      if (turn > 0) seconds.get(name)?.push(elsewhere ?? (user + system) / 1e6);
    }
  }
  return Object.fromEntries(names.map((name) => [name, spreadOf(seconds.get(name) ?? [])])) as Record<Name, Spread>;
}
