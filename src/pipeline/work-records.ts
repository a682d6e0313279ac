import type { BibliographicRecord } from '../model/record.ts';
import type { WorkSummary } from '../store/store.ts';

/** Works on their way into a list, with the keys by which documents cite them. */
export interface WorkRecords {
  readonly records: AsyncIterable<BibliographicRecord>;
  readonly citationKey: (record: BibliographicRecord) => string | undefined;
}

/** `count` is told how many there were when the last one has gone. */
export function workRecords(works: AsyncIterable<WorkSummary>, count: (works: number) => void): WorkRecords {
  const keys = new WeakMap<BibliographicRecord, string>();
  async function* records(): AsyncGenerator<BibliographicRecord> {
    let number = 0;
    for await (const work of works) {
      number += 1;
      const record = workRecord(work);
      if (work.citationKey !== undefined) keys.set(record, work.citationKey);
      yield record;
    }
    count(number);
  }
  return { records: records(), citationKey: (record) => keys.get(record) };
}

/** A work as a record of its own: under its public id, and with its tags as labels like those that its sources gave it. */
function workRecord({ id, citation, tags = [] }: WorkSummary): BibliographicRecord {
  const labels = [...new Set([...(citation.labels ?? []), ...tags])];
  return { source: 'refmill', sourceId: id, ...citation, ...(labels.length > 0 ? { labels } : {}) };
}
