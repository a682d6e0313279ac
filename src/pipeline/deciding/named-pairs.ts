import { isCorrection } from '../../dedupe/corrections.ts';
import { Misconfigured } from '../../model/errors.ts';
import { keyText, pairText, type RecordPair } from '../../model/work.ts';
import type { Store } from '../../store/store.ts';
import { findWork, recordsKeyed } from '../find-work.ts';

/** The pairs that somebody means who names records or works: each record of one with each of the others, once. */
export async function namedPairs(store: Store, names: readonly string[], apart: boolean): Promise<readonly RecordPair[]> {
  const meant: (readonly string[])[] = [];
  for (const name of names) meant.push(await recordsMeant(store, name));
  const pairs = new Map<string, RecordPair>();
  for (const [at, mine] of meant.entries()) {
    for (const [further, theirs] of meant.slice(at + 1).entries()) {
      if (apart && mine.some((a) => theirs.includes(a))) {
        const [one, other] = [names[at], names[at + 1 + further]];
        throw new Misconfigured(
          'record',
          `${one} and ${other} are one work: name the records of it that are to be apart (\`refmill duplicates show ${one}\` lists them)`,
        );
      }
      for (const a of mine) for (const b of theirs) if (a !== b) pairs.set(pairText({ a, b }), { a, b });
    }
  }
  if (pairs.size === 0) throw new Misconfigured('record', `${names.join(' and ')} are one and the same record`);
  return [...pairs.values()];
}

/** The written key of the record with that key; otherwise those of all records of the work that is meant. */
async function recordsMeant(store: Store, name: string): Promise<readonly string[]> {
  const keyed = await recordsKeyed(store, name.trim());
  // What a person corrected goes with its record, and is no publication to be told from others.
  const found = (keyed.length > 0 ? keyed : ((await findWork(store, name))?.members ?? [])).filter((each) => !isCorrection(each));
  if (found.length === 0)
    throw new Misconfigured('record', `${name}: the library has no such work or record (name them as \`refmill show\` prints them)`);
  return found.map(({ key }) => keyText(key));
}
