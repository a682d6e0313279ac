import type { BibliographicRecord } from '../../model/record.ts';
import { keyText, type WorkPlan } from '../../model/work.ts';
import type { Batch } from '../store.ts';
import type { RecordRow, RecordRows } from './record-rows.ts';
import { workNumber } from './work-id.ts';
import type { WorkRows } from './work-rows.ts';

interface Rows {
  readonly records: RecordRows;
  readonly works: WorkRows;
}

/**
 * Writes the changed records into the works that the plans name, moves the others that changed their work, and writes the works.
 * Throws when the batch contradicts itself: a changed record in no work, a record in two, an unknown work.
 */
export function placeWorks({ records, works }: Rows, batch: Batch): void {
  const changes = new Map(batch.changes.map((change) => [keyText(change.key), change]));
  const stored = new Map<string, RecordRow>();
  const placed = new Set<string>();
  for (const key of batch.works.flatMap((plan) => plan.records)) {
    const name = keyText(key);
    if (placed.has(name)) throw new Error(`the batch puts ${name} into two works`);
    placed.add(name);
    const row = records.find(key);
    if (row) stored.set(name, row);
    else if (!changes.has(name)) throw new Error(`the batch puts ${name} into a work, but there is no such record`);
  }
  for (const name of changes.keys()) if (!placed.has(name)) throw new Error(`the batch changes ${name}, but puts it into no work`);
  const claimed = new Set(batch.works.map((plan) => givenNumber(plan, works)).filter((number) => number !== undefined));
  const left = new Map<number, number>();

  for (const plan of batch.works) {
    const rows = plan.records.map((key) => stored.get(keyText(key)));
    const work = givenNumber(plan, works) ?? formerNumber(rows, claimed, { records, works }) ?? works.create();
    claimed.add(work);
    let only: BibliographicRecord | undefined;
    for (const key of plan.records) {
      const name = keyText(key);
      const row = stored.get(name);
      if (row && row.work !== work) left.set(row.work, work);
      const change = changes.get(name);
      const written = change && records.write(change, row, work, batch.run);
      if (!written && row && row.work !== work) records.move(row.id, work);
      if (plan.records.length === 1) only = written?.record ?? (row && records.read(row.id));
    }
    for (const id of plan.absorbs) {
      const absorbed = workNumber(id);
      if (absorbed !== undefined && absorbed !== work) works.redirect(absorbed, work);
    }
    works.write(work, plan, only);
  }
  // A work whose records all went elsewhere is found again where they went, whether or not the plan said so.
  for (const [work, to] of left) {
    if (works.redirectOf(work) === null && records.numbersOfWork(work).length === 0) works.redirect(work, to);
  }
}

function givenNumber({ id }: WorkPlan, works: WorkRows): number | undefined {
  if (id === undefined) return undefined;
  const number = workNumber(id);
  if (number === undefined || works.redirectOf(number) === undefined)
    throw new Error(`the batch names the work ${id}, which the store does not have`);
  return number;
}

/**
 * A work that the plan does not name, but that is plainly meant: the one that has exactly these records (the batch is written again),
 * or the one that the records were in before a merge which is undone by this plan. Otherwise undefined: the work is new.
 */
function formerNumber(
  rows: readonly (RecordRow | undefined)[],
  claimed: ReadonlySet<number>,
  { records, works }: Rows,
): number | undefined {
  const known = rows.filter((row) => row !== undefined);
  const current = known[0]?.work;
  if (current !== undefined && !claimed.has(current) && known.length === rows.length) {
    if (known.every(({ work }) => work === current) && records.numbersOfWork(current).length === rows.length) return current;
  }
  const origins = known.map(({ origin }) => origin).sort((a, b) => a - b);
  return origins.find((origin) => !claimed.has(origin) && typeof works.redirectOf(origin) === 'number');
}
