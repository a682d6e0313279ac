import type { BibliographicRecord } from '../model/record.ts';
import type { Relation } from '../model/relation.ts';
import type { WorkSummary } from '../store/store.ts';
import type { RelationsOf } from './library-relations.ts';

/** Works on their way into a list, with the keys by which documents cite them. */
export interface WorkRecords {
  readonly records: AsyncIterable<BibliographicRecord>;
  readonly citationKey: (record: BibliographicRecord) => string | undefined;
}

/** `count` is told how many there were when the last one has gone; `relationsOf` adds what the library knows of other works. */
export function workRecords(works: AsyncIterable<WorkSummary>, count: (works: number) => void, relationsOf?: RelationsOf): WorkRecords {
  const keys = new WeakMap<BibliographicRecord, string>();
  async function* records(): AsyncGenerator<BibliographicRecord> {
    let number = 0;
    for await (const work of works) {
      number += 1;
      const record = workRecord(work, (await relationsOf?.(work)) ?? []);
      if (work.citationKey !== undefined) keys.set(record, work.citationKey);
      yield record;
    }
    count(number);
  }
  return { records: records(), citationKey: (record) => keys.get(record) };
}

/** A work as a record of its own: under its public id, and with its tags as labels like those that its sources gave it. */
function workRecord({ id, citation, tags = [] }: WorkSummary, added: readonly Relation[]): BibliographicRecord {
  const relations = [...(citation.relations ?? []), ...added];
  const labels = [...new Set([...(citation.labels ?? []), ...tags])];
  return {
    source: 'refmill',
    sourceId: id,
    ...citation,
    ...(labels.length > 0 ? { labels } : {}),
    ...(relations.length > 0 ? { relations } : {}),
  };
}
