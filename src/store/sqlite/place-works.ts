import { keyText, parseKey, type RecordKey, type WorkPlan } from '../../model/work.ts';
import { recordCard, type WorkCard, workCard } from '../card/record-card.ts';
import { sayingRecord } from '../card/reported.ts';
import type { Batch, RecordChange } from '../store.ts';
import type { Move, MoveRows } from './move-rows.ts';
import type { RecordRow, RecordRows } from './record-rows.ts';
import { workNumber } from './work-id.ts';
import type { WorkRows } from './work-rows.ts';

interface Rows {
  readonly records: RecordRows;
  readonly works: WorkRows;
  readonly moves: Pick<MoveRows, 'formerWork' | 'follow'> & { note(move: Move, run: number): void };
}

/** Of a batch, what there is to place. */
type Placed = Pick<Batch, 'run' | 'changes' | 'works'>;

/**
 * Writes the changed records into the works that the plans name, moves the others that changed their work, and writes the works. Gives the
 * numbers of the records that it added, by written key. Throws when the batch contradicts itself: a changed record in no work, a record
 * in two, an unknown work.
 */
export function placeWorks(rows: Rows, batch: Placed, stored: ReadonlyMap<string, RecordRow>): ReadonlyMap<string, number> {
  const { records, works } = rows;
  const moved: Move[] = [];
  // A record may go twice: with a work that is absorbed, and out of that one again.
  const workOf = new Map([...stored.values()].map(({ id, work }) => [id, work]));
  const move = (record: number, to: number): void => {
    const from = workOf.get(record);
    if (from === undefined || from === to) return;
    workOf.set(record, to);
    records.move(record, to);
    rows.moves.note({ record, from, to }, batch.run);
    moved.push({ record, from, to });
  };
  const changes = new Map(batch.changes.map((change) => [keyText(change.key), change]));
  assertPlaced(batch, changes, stored);
  const claimed = new Set(batch.works.map((plan) => givenNumber(plan, works)).filter((number) => number !== undefined));
  const left = new Map<number, number>();
  const added = new Map<string, number>();

  for (const plan of batch.works) {
    const members = plan.records.map((key) => ({ name: keyText(key), row: stored.get(keyText(key)) }));
    const newcomer = members.length === 1 && !members[0]?.row && plan.id === undefined ? changes.get(members[0]?.name ?? '') : undefined;
    if (newcomer) {
      added.set(keyText(newcomer.key), addAlone(rows, newcomer, plan, batch.run));
      continue;
    }
    const work =
      givenNumber(plan, works) ??
      formerNumber(
        members.map(({ row }) => row),
        claimed,
        rows,
      ) ??
      works.heldFor(members.map(({ name }) => name)) ??
      works.create();
    claimed.add(work);
    let only: WorkCard | undefined;
    for (const { name, row } of members) {
      if (row && row.work !== work) left.set(row.work, work);
      const change = changes.get(name);
      const written = change && records.write(change, row, work, batch.run);
      if (written && !row) added.set(name, written.id);
      if (row) move(row.id, work);
      if (!plan.said) only = written?.card.work ?? (row && recordCard(records.read(row.id)).work);
    }
    for (const id of plan.absorbs) {
      const absorbed = workNumber(id);
      if (absorbed === undefined || absorbed === work) continue;
      for (const record of records.numbersOfWork(absorbed)) {
        workOf.set(record, absorbed);
        move(record, work);
      }
      works.redirect(absorbed, work);
    }
    const card = plan.said ? workCard(plan.said.citation) : only;
    if (!card) throw new Error(`the batch says nothing of the work of ${members.map(({ name }) => name).join(', ')}`);
    works.write(work, { card, deleted: plan.deleted, ...(plan.said ? { said: plan.said } : {}) });
    works.report(work, card, (list) => {
      const name = plan.said ? sayingRecord(plan.said.provenance, list) : members[0]?.name;
      const record = stored.get(name ?? '')?.id ?? added.get(name ?? '');
      if (record === undefined)
        throw new Error(`the batch has the ${list} of a work from ${name ?? 'no record'}, which is none of its records`);
      return record;
    });
  }
  // A work whose records all went elsewhere is found again where they went, whether or not the plan said so.
  for (const [work, to] of left) {
    if (works.redirectOf(work) === null && records.numbersOfWork(work).length === 0) works.redirect(work, to);
  }
  for (const each of moved) rows.moves.follow(each);
  return added;
}

/** A new record that is a work of its own, as nearly all of a bulk load are: nothing that is there has to be asked or moved. */
function addAlone({ records, works }: Rows, change: RecordChange, { deleted }: WorkPlan, run: number): number {
  const content = { card: change.card.work, deleted };
  const held = works.heldFor([keyText(change.key)]);
  if (held !== undefined) works.write(held, content);
  const work = held ?? works.add(content);
  const { id } = records.write(change, undefined, work, run);
  works.report(work, content.card, () => id);
  return id;
}

function assertPlaced(batch: Placed, changes: ReadonlyMap<string, unknown>, stored: ReadonlyMap<string, RecordRow>): void {
  const placed = new Set<string>();
  for (const { records } of batch.works) {
    for (const key of records) {
      const name = keyText(key);
      if (placed.has(name)) throw new Error(`the batch puts ${name} into two works`);
      placed.add(name);
      if (!stored.has(name) && !changes.has(name)) throw new Error(`the batch puts ${name} into a work, but there is no such record`);
    }
  }
  for (const name of changes.keys()) if (!placed.has(name)) throw new Error(`the batch changes ${name}, but puts it into no work`);
}

/** Every record that the batch names. */
export function namedIn({
  seen,
  changes,
  works,
  notices = [],
  verifications = [],
}: Pick<Batch, 'seen' | 'changes' | 'works' | 'notices' | 'verifications'>): readonly RecordKey[] {
  const told = [...notices.map(({ record }) => parseKey(record)), ...verifications.map(({ record }) => record)];
  const all = [...seen, ...changes.map(({ key }) => key), ...works.flatMap(({ records }) => records), ...told];
  return [...new Map(all.map((key) => [keyText(key), key])).values()];
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
  { records, works, moves }: Rows,
): number | undefined {
  const known = rows.filter((row) => row !== undefined);
  const current = known[0]?.work;
  if (current !== undefined && !claimed.has(current) && known.length === rows.length) {
    if (known.every(({ work }) => work === current) && records.numbersOfWork(current).length === rows.length) return current;
  }
  const ascending = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);
  const former = ascending(known.map(({ id }) => moves.formerWork(id)).filter((work) => work !== undefined));
  const origins = ascending(known.map(({ origin }) => origin));
  return [...former, ...origins].find((origin) => !claimed.has(origin) && typeof works.redirectOf(origin) === 'number');
}
