import { findWork } from '../pipeline/find-work.ts';
import type { Store, WorkDetail } from '../store/store.ts';
import { Problem } from './problem.ts';

/** The work that is meant. Throws Problem (404), which tells of one that was taken back. */
export async function mustFindWork(store: Store, id: string): Promise<WorkDetail> {
  const work = await findWork(store, id);
  if (work) return work;
  const taken = await store.takenBack(id.trim());
  throw new Problem(
    404,
    taken
      ? `nothing is left of this work: what brought its record ${taken.record} was undone by run ${taken.undo}`
      : 'the library has no such work (a work is named by its id, W12, or by a PMID, DOI, PMCID or handle)',
    { key: 'id' },
  );
}
