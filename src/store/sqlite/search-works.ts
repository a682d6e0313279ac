import { count, eq, inArray, sql } from 'drizzle-orm';
import { recordIdentifiers, records } from '../../../db/sqlite/schema/records.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Citation } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { SearchResult, Store, WorkSummary } from '../store.ts';
import type { Database } from './database.ts';
import { exploded } from './exploded.ts';
import { countedFacets } from './facets.ts';
import { foundWorks } from './found-works.ts';
import { isCorrection } from './is-correction.ts';
import { orderedWorks } from './ordered-works.ts';
import { tagsOfWorks } from './tag-rows.ts';
import { whereOf } from './where.ts';
import { workId } from './work-id.ts';

type Orm = Database['orm'];

/** Works read at a time. */
const pieceSize = 200;

export function searching(database: Database): Pick<Store, 'search' | 'exploded' | 'facets' | 'works' | 'recent' | 'identifiers'> {
  const { orm, client } = database;
  // Its statements are prepared at the first search: a store into which much is written needs none.
  let first: ReturnType<typeof prepared> | undefined;
  const prepared = () => {
    const found = foundWorks(database);
    return { found, ordered: orderedWorks(database, found), facets: countedFacets(database, found) };
  };
  const asked = () => (first ??= prepared());
  // What is counted and what is shown are of one moment.
  const atOnce = <T>(read: () => T): T => client.transaction(read)();
  return {
    async search(query, { offset, limit, sort }): Promise<SearchResult> {
      return atOnce(() => {
        const { found, ordered } = asked();
        const set = found.of(query);
        return { total: set.size, works: [...inPieces(orm, ordered(query, set, { offset, limit, sort }))] };
      });
    },
    async exploded(query) {
      return exploded(query, asked().found.wording);
    },
    async facets(query, limit) {
      return atOnce(() => {
        const { found, facets } = asked();
        return facets(found.of(query), limit);
      });
    },
    async *works(query, sort) {
      // The order is fixed once, in numbers alone: what others write meanwhile neither repeats a work nor hides one.
      const { found, ordered } = asked();
      const set = found.of(query);
      yield* inPieces(orm, ordered(query, set, { offset: 0, limit: set.size, sort }));
    },
    async recent(query, limit) {
      const rows = orm.all<{ id: number; addedAt: string; changedAt: string }>(sql`
        WITH found AS MATERIALIZED (SELECT ${records.work} AS work, max(${records.run}) AS changed FROM ${records}
          WHERE ${records.work} IN (SELECT ${works.id} FROM ${works} WHERE ${whereOf(query, asked().found.wording)}) GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT ${limit})
        SELECT found.work AS id, later.started_at AS changedAt, (SELECT min(runs.started_at) FROM sightings
          JOIN records ON records.id = sightings.record JOIN runs ON runs.id = sightings.first_run WHERE records.work = found.work) AS addedAt
        FROM found JOIN runs AS later ON later.id = found.changed ORDER BY found.changed DESC, found.work DESC`);
      const told = new Map(
        [
          ...inPieces(
            orm,
            rows.map(({ id }) => id),
          ),
        ].map((summary) => [summary.id, summary]),
      );
      return rows.flatMap(({ id, addedAt, changedAt }) => {
        const summary = told.get(workId(id));
        return summary ? [{ ...summary, addedAt, changedAt }] : [];
      });
    },
    async *identifiers(scheme, { query, after = '' }) {
      let last = after;
      for (;;) {
        const piece = orm.all<{ value: string }>(sql`SELECT DISTINCT ${recordIdentifiers.value} AS value FROM ${recordIdentifiers}
          JOIN ${records} ON ${eq(records.id, recordIdentifiers.record)} JOIN ${works} ON ${eq(works.id, records.work)}
          WHERE ${recordIdentifiers.scheme} = ${scheme} AND ${recordIdentifiers.value} > ${last} AND ${whereOf(query, asked().found.wording)}
          ORDER BY 1 LIMIT ${pieceSize}`);
        for (const { value } of piece) yield value;
        if (piece.length < pieceSize) return;
        last = piece.at(-1)?.value ?? last;
      }
    },
  };
}

/** Read piece by piece: SQLite takes 32,766 values in a statement, and a page may be larger. */
function* inPieces(orm: Orm, numbers: readonly number[]): Generator<WorkSummary> {
  for (let start = 0; start < numbers.length; start += pieceSize) yield* summaries(orm, numbers.slice(start, start + pieceSize));
}

/** Summaries in the order of the numbers; a work that was absorbed meanwhile is left out. */
function summaries(orm: Orm, numbers: readonly number[]): readonly WorkSummary[] {
  const some = [...numbers];
  const rows = orm
    .select({ id: works.id, deleted: works.deleted, citation: works.citation, citationKey: works.citationKey })
    .from(works)
    .where(inArray(works.id, some))
    .all();
  const members = orm
    .select({ work: records.work, records: count() })
    .from(records)
    .where(sql`${inArray(records.work, some)} AND NOT ${isCorrection}`)
    .groupBy(records.work)
    .all();
  const counts = new Map(members.map((each) => [each.work, each.records]));
  const alone = rows.filter(({ citation }) => citation === null).map(({ id }) => id);
  const said = orm.select({ work: records.work, json: records.json }).from(records).where(inArray(records.work, alone)).all();
  const lone = new Map(said.map(({ work, json }) => [work, json]));
  const tagged = tagsOfWorks(orm, numbers);
  const byNumber = new Map(
    rows.flatMap(({ id, deleted, citation, citationKey }) => {
      const own = lone.get(id);
      if (!citation && !own) return [];
      const told = citation ? unpackJson<Citation>(citation) : citationOf(unpackJson<BibliographicRecord>(own as Buffer));
      const tags = tagged.get(id);
      const key = citationKey === null ? {} : { citationKey };
      return [[id, { id: workId(id), ...key, citation: told, deleted, records: counts.get(id) ?? 0, ...(tags ? { tags } : {}) }]];
    }),
  );
  return numbers.map((number) => byNumber.get(number)).filter((summary) => summary !== undefined);
}
