import type { BibliographicRecord } from '../../src/model/record.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { put } from './putting.ts';

/** Records of a batch: new ones, and a new version of one of the batch before. */
const batchRecords = (batch: number): readonly BibliographicRecord[] =>
  [0, 1, 2, 3, 4].map((n) => ({
    source: 'pubmed',
    sourceId: String(99_000_000 + batch * 4 + n),
    title: `Paper ${batch * 4 + n}, seen in batch ${batch}`,
    identifiers: [{ scheme: 'pmid', value: String(99_000_000 + batch * 4 + n) }],
  }));

/** A batch each with the checkpoint that says which it was; ends only when somebody ends it. */
export async function writeForEver(file: string, tell: (batches: number) => void): Promise<void> {
  const store = await openSqliteStore(file);
  for (let batch = 1; ; batch++) {
    await put(store, batchRecords(batch), { source: 'forever', checkpoint: { batch } });
    tell(batch);
  }
}
