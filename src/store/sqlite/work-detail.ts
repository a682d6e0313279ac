import { and, eq } from 'drizzle-orm';
import { payloads } from '../../../db/sqlite/schema/payloads.ts';
import { authorities, recordIdentifiers, records, recordVersions, sightings } from '../../../db/sqlite/schema/records.ts';
import { runs, sources } from '../../../db/sqlite/schema/runs.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { present } from '../../model/present.ts';
import { citationOf, loneProvenance } from '../../model/provenance.ts';
import { type Citation, keyText, type Provenance, type RecordKey } from '../../model/work.ts';
import { indexedValue } from '../card/indexed-identifiers.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { RecordVersion, Sighting, WorkDetail } from '../store.ts';
import { claimLinksOf } from './claim-link-rows.ts';
import type { Database } from './database.ts';
import { decisionsAbout } from './decision-rows.ts';
import { relatedWorks } from './related-works.ts';
import { recordsOfWorks } from './stored-records.ts';
import { tagsOfWorks } from './tag-rows.ts';
import { verificationsOf } from './verification-rows.ts';
import { workId, workNumber } from './work-id.ts';

type Orm = Database['orm'];

/** One work in full, by public id or citation key (an absorbed one leads to the work that it is in now) or by `scheme:value`. */
export function workDetail(orm: Orm, id: string): WorkDetail | undefined {
  const asked = workNumber(id) ?? workIdentifiedBy(orm, id) ?? workCitedBy(orm, id);
  const first = asked === undefined ? undefined : orm.select().from(works).where(eq(works.id, asked)).get();
  const work = first?.redirect ? orm.select().from(works).where(eq(works.id, first.redirect)).get() : first;
  if (!first || !work) return undefined;
  const members = recordsOfWorks(orm, [work.id]);
  const [lone] = members;
  if (!lone) return undefined;
  const links = claimLinksOf(orm, work.id);
  const tags = tagsOfWorks(orm, [work.id]).get(work.id);
  const decisions = decisionsAbout(
    orm,
    members.map(({ key }) => key),
  );
  const related = relatedWorks(orm, work.id, new Set(members.map(({ key }) => keyText(key))), decisions);
  const citation = work.citation ? unpackJson<Citation>(work.citation) : citationOf(lone.record);
  return {
    id: workId(work.id),
    ...(first.redirect ? { redirectedFrom: workId(first.id) } : {}),
    citation,
    provenance: work.provenance ? unpackJson<Provenance>(work.provenance) : loneProvenance(citation, keyText(lone.key)),
    deleted: work.deleted,
    ...(work.citationKey === null ? {} : { citationKey: work.citationKey }),
    records: members.filter(({ key }) => key.authority !== 'user').length,
    ...(tags ? { tags } : {}),
    members: members.map((member) => ({ ...member, ...historyOf(orm, member.key) })),
    decisions,
    ...(related.length > 0 ? { related } : {}),
    verifications: verificationsOf(
      orm,
      members.map(({ key }) => key),
    ),
    ...(links.length > 0 ? { claimLinks: links } : {}),
  };
}

const workCitedBy = (orm: Orm, key: string): number | undefined =>
  orm.select({ id: works.id }).from(works).where(eq(works.citationKey, key)).get()?.id;

function workIdentifiedBy(orm: Orm, written: string): number | undefined {
  const colon = written.indexOf(':');
  const scheme = written.slice(0, colon).toLowerCase();
  const value = written.slice(colon + 1);
  if (colon < 1) return undefined;
  return orm
    .select({ work: records.work })
    .from(recordIdentifiers)
    .innerJoin(records, eq(records.id, recordIdentifiers.record))
    .where(and(eq(recordIdentifiers.scheme, scheme), eq(recordIdentifiers.value, indexedValue(scheme, value))))
    .orderBy(records.work)
    .get()?.work;
}

function historyOf(orm: Orm, { authority, id }: RecordKey): { sightings: readonly Sighting[]; versions: readonly RecordVersion[] } {
  const record = orm
    .select({
      id: records.id,
      version: records.version,
      datestamp: records.datestamp,
      hash: records.hash,
      payload: payloads.sha256,
      run: runs.id,
      storedAt: runs.startedAt,
    })
    .from(records)
    .innerJoin(authorities, eq(authorities.id, records.authority))
    .innerJoin(runs, eq(runs.id, records.run))
    .leftJoin(payloads, eq(payloads.id, records.payload))
    .where(and(eq(authorities.name, authority), eq(records.sourceId, id)))
    .get();
  if (!record) return { sightings: [], versions: [] };
  const former = orm
    .select({
      version: recordVersions.version,
      datestamp: recordVersions.datestamp,
      hash: recordVersions.hash,
      payload: payloads.sha256,
      run: runs.id,
      storedAt: runs.startedAt,
    })
    .from(recordVersions)
    .innerJoin(runs, eq(runs.id, recordVersions.run))
    .leftJoin(payloads, eq(payloads.id, recordVersions.payload))
    .where(eq(recordVersions.record, record.id))
    .all();
  const { id: _id, ...current } = record;
  const versions = [...former, current].sort((a, b) => a.version - b.version);
  return { sightings: sightingsOf(orm, record.id), versions: versions.map(toVersion) };
}

function toVersion({
  datestamp,
  hash,
  payload,
  ...told
}: {
  version: number;
  datestamp: string | null;
  hash: Buffer;
  payload: Buffer | null;
  run: number;
  storedAt: string;
}): RecordVersion {
  return present<RecordVersion>({
    ...told,
    datestamp: datestamp ?? undefined,
    hash: hash.toString('hex'),
    payload: payload?.toString('hex'),
  });
}

function sightingsOf(orm: Orm, record: number): readonly Sighting[] {
  const startedAt = new Map<number, string>();
  const timeOf = (run: number): string => {
    const known = startedAt.get(run) ?? orm.select({ at: runs.startedAt }).from(runs).where(eq(runs.id, run)).get()?.at ?? '';
    startedAt.set(run, known);
    return known;
  };
  const rows = orm
    .select({ source: sources.name, firstRun: sightings.firstRun, lastRun: sightings.lastRun })
    .from(sightings)
    .innerJoin(sources, eq(sources.id, sightings.source))
    .where(eq(sightings.record, record))
    .orderBy(sightings.firstRun)
    .all();
  return rows.map(({ source, firstRun, lastRun }) => ({ source, run: lastRun, firstSeen: timeOf(firstRun), lastSeen: timeOf(lastRun) }));
}
