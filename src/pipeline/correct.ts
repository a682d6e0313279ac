import { correctedRecord, isOfElement, isSameElement } from '../dedupe/corrected-record.ts';
import { correctionKey, inTurn, isCorrection } from '../dedupe/corrections.ts';
import { planWorks } from '../dedupe/plan.ts';
import { byRank } from '../dedupe/rank.ts';
import type { Correction } from '../model/correction.ts';
import { Misconfigured, StaleBatch } from '../model/errors.ts';
import { present } from '../model/present.ts';
import { type BibliographicRecord, bibliographicRecord } from '../model/record.ts';
import { noCounts } from '../model/run.ts';
import type { SourceRanks } from '../model/source-ranks.ts';
import { type Citation, keyText, type RecordKey } from '../model/work.ts';
import type { Store, StoredRecord } from '../store/store.ts';
import { arrivalOf } from './arrival.ts';
import { type AskedCorrection, readCorrection } from './asked-correction.ts';
import { findWork, recordsKeyed } from './find-work.ts';
import { lookAt } from './surroundings/looked-at.ts';
import { surroundings } from './surroundings/surroundings.ts';

/** What a person wants put right. */
export interface CorrectRequest {
  /** A work, as people name one: the correction holds for the publication. Or the written key of a record: then for that record alone. */
  readonly id: string;
  readonly field: string;
  /** Without `remove` the right value; with it the element of a list that goes, where the field has several. */
  readonly value?: string;
  readonly remove?: boolean;
  /** Takes the corrections of the field back. */
  readonly undo?: boolean;
  readonly who?: string;
  readonly reason?: string;
  readonly now: () => Date;
}

/** A correction in force, and the written key of the record for which it was made. */
export interface StandingCorrection extends Correction {
  readonly record: string;
}

export interface CorrectReport {
  /** Public ids of the works in which the corrected records are now: one, unless an identifier that had joined several went. */
  readonly works: readonly string[];
  readonly corrections: readonly StandingCorrection[];
}

const attempts = 20;

/**
 * Puts a value right, or takes such a correction back, and resolves the works concerned anew, in one transaction. Throws Misconfigured for a work that is
 * not there, an unknown field, a value that is none of its kind, and where there is nothing to take away or back.
 */
export async function correct(store: Store, request: CorrectRequest): Promise<CorrectReport> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await correctOnce(store, request);
    } catch (error) {
      if (!(error instanceof StaleBatch) || attempt >= attempts) throw error;
    }
  }
}

/** What was corrected of a work, or of one of its records, the oldest first. */
export async function corrections(store: Store, id: string): Promise<readonly StandingCorrection[]> {
  const { members, only } = await meant(store, id);
  return standing(members.filter(({ key }) => only === undefined || key.id === only));
}

const standing = (members: readonly StoredRecord[]): readonly StandingCorrection[] =>
  members
    .filter(isCorrection)
    .flatMap(({ key, record }) => (record.corrections ?? []).map((each) => ({ ...each, record: key.id })))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

interface Meant {
  readonly citation: Citation;
  readonly provenance: Readonly<Record<string, readonly string[]>>;
  readonly members: readonly StoredRecord[];
  /** The written key of the record that is meant alone. */
  readonly only: string | undefined;
}

async function meant(store: Store, id: string): Promise<Meant> {
  const [record] = await recordsKeyed(store, id.trim());
  const work = record ? await store.work(record.work) : await findWork(store, id);
  if (!work || (record && isCorrection(record)))
    throw new Misconfigured('id', `${id}: the library has no such work or record (name it as \`refmill show\` prints it)`);
  return { citation: work.citation, provenance: work.provenance, members: work.members, only: record && keyText(record.key) };
}

async function correctOnce(store: Store, request: CorrectRequest): Promise<CorrectReport> {
  const revision = await store.revision();
  const found = await meant(store, request.id);
  const { members, only } = found;
  const records = members.filter((each) => !isCorrection(each) && (only === undefined || keyText(each.key) === only));
  const asked = readCorrection(request, only === undefined ? found.citation : (records[0]?.record ?? found.citation));
  const at = request.now().toISOString();
  const kept = new Map(members.filter(isCorrection).map((each) => [each.key.id, each]));
  const homes = request.undo
    ? [...kept.keys()].filter((name) => only === undefined || name === only)
    : homesOf(asked, found, records, store.ranks);
  const changes = homes.flatMap((home) => {
    const before = kept.get(home)?.record.corrections ?? [];
    const [same, others] = [before.filter(asked.isAbout), before.filter((each) => !asked.isAbout(each))];
    if (request.undo && same.length === 0) return [];
    const made = request.undo
      ? []
      : asked.changes.map((change) =>
          present<Correction>({
            field: change.field,
            // What the sources say, and not what somebody put in its place before.
            was: json(same.length > 0 ? same[0]?.was : change.was),
            value: json(change.value),
            alone: only === undefined ? undefined : true,
            who: request.who,
            reason: request.reason,
            at,
          }),
        );
    return [changeOf(home, [...others, ...made], members, kept.get(home))];
  });
  if (changes.length === 0)
    throw new Misconfigured(
      'field',
      request.undo ? `nobody corrected ${request.field} of ${request.id}: there is nothing to take back` : `${request.id} has no record`,
    );
  const changed = changes.map(({ key, record }) => ({ key, record }));
  const near = await surroundings(store, { changed: changed.map(lookAt), again: members.map(({ key }) => key), throughout: true });
  const planned = planWorks({ ...near, neighbours: near.stored, decisions: near.standing, ranks: store.ranks });
  const run = await store.beginRun({
    source: 'user',
    fetcher: 'correction',
    request: present<Record<string, unknown>>({
      id: request.id,
      field: request.field,
      value: request.value,
      remove: request.remove,
      undo: request.undo,
      who: request.who,
      reason: request.reason,
    }),
    startedAt: at,
  });
  await store.write({
    run,
    source: 'user',
    revision,
    seen: [],
    changes,
    works: planned.works,
    decisions: planned.decisions,
    failures: [],
    payloads: [],
    counts: {
      ...noCounts,
      fetched: changes.length,
      new: changes.filter(({ change }) => change === 'new').length,
      changed: changes.filter(({ change }) => change === 'changed').length,
      deleted: changes.filter(({ change }) => change === 'deleted').length,
    },
  });
  await store.endRun(run, { outcome: 'complete', endedAt: request.now().toISOString() });
  const after = await store.neighbours({ keys: members.map(({ key }) => key), identifiers: [] });
  const own = after.filter(({ key }) => homes.includes(keyText(key)) || homes.includes(key.id));
  return { works: [...new Set(own.map(({ work }) => work))], corrections: standing(own) };
}

/**
 * The written keys of the records for which a correction is made: of an element of a list each record that has it, so that none is compared by it; otherwise
 * the one from which the value came, or from which the most is known.
 */
function homesOf(
  asked: AskedCorrection,
  { members, provenance }: Meant,
  records: readonly StoredRecord[],
  ranks: SourceRanks | undefined,
): readonly string[] {
  const names = new Set(records.map(({ key }) => keyText(key)));
  const gone = asked.changes.filter((change) => isOfElement(change as Correction) && change.was !== undefined);
  const has = (record: Readonly<Record<string, unknown>>) =>
    gone.some(({ field, was }) => ((record[field] ?? []) as readonly unknown[]).some((each) => isSameElement(field, each, was)));
  const having = members
    .filter(({ record }) => has(record))
    .map((each) => (isCorrection(each) ? each.key.id : keyText(each.key)))
    .filter((name) => names.has(name));
  if (having.length > 0) return [...new Set(having)];
  const said = Object.entries(provenance).find(([path]) => path === asked.path)?.[1] ?? [];
  const corrected = said.map((name) => (name.startsWith('user/') ? name.slice('user/'.length) : name));
  const first = corrected.find((name) => names.has(name)) ?? byRank(records, ranks)[0]?.name;
  return first === undefined ? [] : [first];
}

/** The record that keeps what was corrected of another one, with the others of its work, with which it goes if that one goes. */
function changeOf(home: string, made: readonly Correction[], members: readonly StoredRecord[], former: StoredRecord | undefined) {
  const key: RecordKey = correctionKey(home);
  const beside = members.filter((each) => !isCorrection(each)).map((each) => keyText(each.key));
  const corrects = [...new Set([home, ...(former?.record.corrects ?? []), ...beside])];
  const said: BibliographicRecord = { source: 'user', sourceId: home };
  const record: BibliographicRecord =
    made.length === 0
      ? { ...said, deleted: true, corrects }
      : checked({ ...correctedRecord(said, inTurn(made)), corrects, corrections: [...made] });
  const { card, hash } = arrivalOf(key, record);
  const change = made.length === 0 ? ('deleted' as const) : former ? ('changed' as const) : ('new' as const);
  return { key, record, card, hash, change };
}

/** A value is JSON by the time that it is kept. */
const json = (value: unknown): Correction['value'] =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Correction['value']);

/** Whatever was typed, what is kept is a record. */
function checked(record: BibliographicRecord): BibliographicRecord {
  const read = bibliographicRecord.safeParse(record);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Misconfigured('value', `${issue?.path.join('.')}: ${issue?.message}`);
}
