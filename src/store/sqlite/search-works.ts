import { count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { recordIdentifiers, records } from '../../../db/sqlite/schema/records.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { citationOf } from '../../model/provenance.ts';
import type { BibliographicRecord } from '../../model/record.ts';
import type { Citation } from '../../model/work.ts';
import type { Query } from '../../search/query.ts';
import { unpackJson } from '../card/packed-json.ts';
import { textColumns } from '../card/work-text.ts';
import type { Page, SearchResult, Store, WorkSummary } from '../store.ts';
import type { Database } from './database.ts';
import { facetsOf } from './facets.ts';
import { isCorrection } from './is-correction.ts';
import { rankExpression } from './match.ts';
import { tagsOfWorks } from './tag-rows.ts';
import { whereOf } from './where.ts';
import { workId } from './work-id.ts';

type Orm = Database['orm'];

/** Works read at a time. */
const pieceSize = 200;

export function searching(database: Database): Pick<Store, 'search' | 'facets' | 'works' | 'recent' | 'identifiers'> {
  const { orm } = database;
  return {
    async search(query, { offset, limit, sort }): Promise<SearchResult> {
      const total = orm.select({ total: count() }).from(works).where(whereOf(query)).get()?.total ?? 0;
      return { total, works: [...inPieces(orm, workNumbers(orm, query, sort, sql`LIMIT ${limit} OFFSET ${offset}`))] };
    },
    async facets(query, limit) {
      return facetsOf(database, query, limit);
    },
    async *works(query, sort) {
      // The order is fixed once, in numbers alone: what others write meanwhile neither repeats a work nor hides one.
      yield* inPieces(orm, workNumbers(orm, query, sort, sql``));
    },
    async recent(query, limit) {
      const rows = orm.all<{ id: number; addedAt: string; changedAt: string }>(sql`
        WITH found AS MATERIALIZED (SELECT ${records.work} AS work, max(${records.run}) AS changed FROM ${records}
          WHERE ${records.work} IN (SELECT ${works.id} FROM ${works} WHERE ${whereOf(query)}) GROUP BY 1 ORDER BY 2 DESC, 1 DESC LIMIT ${limit})
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
          WHERE ${recordIdentifiers.scheme} = ${scheme} AND ${recordIdentifiers.value} > ${last} AND ${whereOf(query)}
          ORDER BY 1 LIMIT ${pieceSize}`);
        for (const { value } of piece) yield value;
        if (piece.length < pieceSize) return;
        last = piece.at(-1)?.value ?? last;
      }
    },
  };
}

/** Works without a year come last, and ties are told apart by the number, so that pages neither overlap nor leave gaps. */
const orders: Readonly<Record<Exclude<Page['sort'], 'relevance'>, SQL>> = {
  newest: sql`${works.issued} DESC NULLS LAST, ${works.id} DESC`,
  oldest: sql`${works.issued} ASC NULLS LAST, ${works.id} ASC`,
  added: sql`${works.id} DESC`,
};

function workNumbers(orm: Orm, query: Query, sort: Page['sort'], page: SQL): readonly number[] {
  const rank = sort === 'relevance' ? rankExpression(query) : undefined;
  if (rank === undefined) {
    const order = orders[sort === 'relevance' ? 'newest' : sort];
    return numbersOf(orm.all(sql`SELECT ${works.id} AS id FROM ${works} WHERE ${whereOf(query)} ORDER BY ${order} ${page}`));
  }
  const weights = sql.raw(textColumns.map(({ weight }) => weight).join(', '));
  return numbersOf(
    orm.all(sql`WITH ranked AS MATERIALIZED (SELECT rowid AS work, bm25(work_text, ${weights}) AS score FROM work_text WHERE work_text MATCH ${rank})
      SELECT ${works.id} AS id FROM ${works} LEFT JOIN ranked ON ranked.work = ${works.id} WHERE ${whereOf(query)}
      ORDER BY ranked.score ASC NULLS LAST, ${orders.newest} ${page}`),
  );
}

const numbersOf = (rows: readonly unknown[]): readonly number[] => (rows as readonly { id: number }[]).map(({ id }) => id);

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
