import { z } from 'zod';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { type Ingesting, type IngestPlan, measureIngesting, removeStore, type Taken } from './ingesting.ts';
import { timeProgram } from './program.ts';
import { spread, spreadOf } from './spread.ts';

/** Of the records, how many say again what another one says. */
const share = 0.1;

export const resolving = z.strictObject({
  records: z.int(),
  share: z.number(),
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
export async function measureResolving(plain: Taken, plan: IngestPlan): Promise<z.infer<typeof resolving>> {
  const again = [];
  for (let turn = 0; turn < plan.tries; turn++) again.push((await timeProgram(['ingest', plain.file, '--store', plain.store])).cpu);
  const taken = await measureIngesting({ ...plan, shares: { dois: 1, duplicates: share }, others: [] });
  const store = await openSqliteStore(taken.store, { readOnly: true });
  const reviews = (await store.reviews(plan.records)).length;
  await store.close();
  await removeStore(taken.store);
  const { records, cpu, xmlBytes }: Ingesting = taken.figures;
  const { cpu: plainCpu, xmlBytes: plainXmlBytes } = plain.figures;
  return { records, share, reviews, cpu, xmlBytes, plainCpu, plainXmlBytes, againCpu: spreadOf(again) };
}
