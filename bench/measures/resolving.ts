import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { type IngestPlan, measureIngesting, removeStore } from './ingesting.ts';
import { timeProgram } from './program.ts';
import { spread, spreadOf } from './spread.ts';

/** Of the records, how many say again what another one says. */
const share = 0.1;

/** In both files: a duplicate is told by its DOI, and a DOI is work by itself. */
const dois = 1;

export const resolving = z.strictObject({
  records: z.int(),
  share: z.number(),
  /** The records with DOIs, in both files. Absent in older figures: all of them with duplicates, 0.75 of them without. */
  dois: z.number().optional(),
  /** Pairs that the library lists for a person: one DOI, two PMIDs. */
  reviews: z.int(),
  cpu: spread,
  xmlBytes: z.int(),
  /** The same, where none is a duplicate. */
  plainCpu: spread,
  plainXmlBytes: z.int(),
  /** The file without duplicates once more, into the library that has it: nothing changes. */
  againCpu: spread,
});

/** What telling duplicates costs: a file with a tenth of them against one with none, and a file that is taken in again. */
export async function measureResolving(plan: IngestPlan): Promise<z.infer<typeof resolving>> {
  const plain = await measureIngesting({ ...plan, shares: { dois }, others: [] });
  const again = [];
  for (let turn = 0; turn < plan.tries; turn++) again.push((await timeProgram(['ingest', plain.file, '--store', plain.store])).cpu);
  await removeStore(plain.store);
  await rm(plain.file);
  const taken = await measureIngesting({ ...plan, shares: { dois, duplicates: share }, others: [] });
  const store = await openSqliteStore(taken.store, { readOnly: true });
  const reviews = (await store.reviews(plan.records)).length;
  await store.close();
  await removeStore(taken.store);
  await rm(taken.file);
  const { records, cpu, xmlBytes } = taken.figures;
  const { cpu: plainCpu, xmlBytes: plainXmlBytes } = plain.figures;
  return { records, share, dois, reviews, cpu, xmlBytes, plainCpu, plainXmlBytes, againCpu: spreadOf(again) };
}
