import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writePubmedFile } from '../generator/pubmed-file.ts';
import { type PubmedShares, pubmedSettings } from '../generator/pubmed-settings.ts';
import { measureOthers, otherProgram } from './other-programs.ts';
import { timeProgram } from './program.ts';
import { spread, spreadOf } from './spread.ts';

export const ingesting = z.strictObject({
  records: z.int(),
  xmlBytes: z.int(),
  packedBytes: z.int(),
  wall: spread,
  cpu: spread,
  /** The most of all tries. */
  peakBytes: z.int(),
  storeBytes: z.int(),
  /** The same packed file, right before. */
  others: z.array(otherProgram),
});

export type Ingesting = z.infer<typeof ingesting>;

/** A made file and the library that it was last taken into. */
export interface Taken {
  readonly file: string;
  readonly store: string;
  readonly figures: Ingesting;
}

export interface IngestPlan {
  readonly folder: string;
  readonly records: number;
  readonly seed: number;
  readonly shares?: Partial<PubmedShares>;
  readonly tries: number;
  readonly others: readonly string[];
}

/** Makes a packed file and takes it into a new library, by the command line, as often as asked; the last library stays. */
export async function measureIngesting({ folder, records, seed, shares = {}, tries, others }: IngestPlan): Promise<Taken> {
  const name = `made-${records}${Object.entries(shares)
    .map(([share, value]) => `-${share}-${value}`)
    .join('')}`;
  const file = path.join(folder, `${name}.xml.gz`);
  const store = path.join(folder, `${name}.db`);
  const { xmlBytes } = await writePubmedFile(file, pubmedSettings({ records, seed, shares }));
  const besides = await measureOthers(file, others);
  const times = [];
  for (let turn = 0; turn < tries; turn++) {
    await removeStore(store);
    times.push(await timeProgram(['ingest', file, '--store', store]));
  }
  return {
    file,
    store,
    figures: {
      records,
      xmlBytes,
      packedBytes: await sizeOf(file),
      wall: spreadOf(times.map(({ wall }) => wall)),
      cpu: spreadOf(times.map(({ cpu }) => cpu)),
      peakBytes: Math.max(...times.map(({ peakBytes }) => peakBytes)),
      storeBytes: (await sizeOf(store)) + (await sizeOf(`${store}-wal`)),
      others: besides,
    },
  };
}

/** A library with all that lies beside it. */
export async function removeStore(store: string): Promise<void> {
  for (const ending of ['', '-wal', '-shm', '.archive']) await rm(`${store}${ending}`, { recursive: true, force: true });
}

const sizeOf = async (file: string): Promise<number> => (await stat(file).catch(() => undefined))?.size ?? 0;
