import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import { claimKeys, claimLinks, unlinkedPages, unlinkedWorks } from '../../../db/sqlite/schema/claims.ts';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import type { ShownClaimLink, ToldClaimLink } from '../../model/claim-link.ts';
import { StaleBatch } from '../../model/errors.ts';
import { keyText, type RecordKey } from '../../model/work.ts';
import type { ClaimShelf } from '../claim-shelf.ts';
import type { Database } from './database.ts';
import { workId, workNumber } from './work-id.ts';
import { currentRevision } from './write-batch.ts';

/** Keys that are looked up in one statement. */
const keysAtOnce = 500;

/** Which claims of pages say what works report. */
export function claimShelf({ orm, client }: Database): ClaimShelf {
  const keyed = () =>
    orm
      .select({ authority: authorities.name, id: records.sourceId })
      .from(records)
      .innerJoin(authorities, eq(authorities.id, records.authority));
  // Asked after every write: prepared once, and not before there is one.
  let prepared: ReturnType<typeof statements> | undefined;
  const use = () => {
    prepared ??= statements(client);
    return prepared;
  };
  return {
    async unlinked(limit) {
      const { waitingPages, waitingWorks } = use();
      const [pages, works] = [waitingPages.all(limit), waitingWorks.all(limit)];
      if (pages.length === 0 && works.length === 0) return undefined;
      return { pages: keyed().where(inArray(records.id, pages)).orderBy(records.id).all(), works: works.map(workId) };
    },
    async claimingPages(limit) {
      const pages = orm.selectDistinct({ record: claimKeys.record }).from(claimKeys).orderBy(asc(claimKeys.record)).limit(limit);
      return keyed().where(inArray(records.id, pages)).orderBy(records.id).all();
    },
    async pagesKeyed(keys, { beginWith, together }) {
      const found = new Set<number>();
      const several = new Map<string, number>();
      for (let start = 0; start < keys.length; start += keysAtOnce) {
        const rows = orm
          .select()
          .from(claimKeys)
          .where(inArray(claimKeys.key, keys.slice(start, start + keysAtOnce)))
          .all();
        for (const { key, record, claim } of rows) {
          const place = `${record} ${claim}`;
          const times = (several.get(place) ?? 0) + 1;
          if (key.startsWith(beginWith)) several.set(place, times);
          if (!key.startsWith(beginWith) || times >= together) found.add(record);
        }
      }
      return found.size === 0
        ? []
        : keyed()
            .where(inArray(records.id, [...found]))
            .orderBy(records.id)
            .all();
    },
    async reporting(number, limit) {
      return use()
        .near.all({ ...number, limit })
        .map(({ work, name }) => ({ work: workId(work), ...(name === null ? {} : { endpoint: name }) }));
    },
    async keepClaimLinks({ revision, done, pages }) {
      const keep = (): void => {
        const current = currentRevision(orm);
        if (current !== revision) throw new StaleBatch(`the store is at revision ${current}, the links were made at ${revision}`);
        const number = ({ authority, id }: RecordKey): number | undefined => use().numberOf.get(id, authority);
        for (const id of done.works)
          orm
            .delete(unlinkedWorks)
            .where(eq(unlinkedWorks.work, workNumber(id) ?? 0))
            .run();
        for (const page of done.pages)
          orm
            .delete(unlinkedPages)
            .where(eq(unlinkedPages.record, number(page) ?? 0))
            .run();
        for (const { page, links, keys } of pages) {
          const record = number(page);
          if (record === undefined) continue;
          for (const table of [claimLinks, claimKeys, unlinkedPages]) orm.delete(table).where(eq(table.record, record)).run();
          for (const { key, claim = -1 } of keys) orm.insert(claimKeys).values({ key, record, claim }).onConflictDoNothing().run();
          for (const { claim, result, verdict, work, reported, ...told } of links) {
            orm
              .insert(claimLinks)
              .values({ record, claim, result, verdict, work: workNumber(work) ?? 0, reported, told: told satisfies ToldClaimLink })
              .run();
          }
        }
      };
      client.transaction(keep).immediate();
    },
  };
}

const statements = (client: Database['client']) => ({
  waitingPages: client.prepare<[number], number>('SELECT record FROM unlinked_pages ORDER BY record LIMIT ?').pluck(),
  waitingWorks: client.prepare<[number], number>('SELECT work FROM unlinked_works ORDER BY work LIMIT ?').pluck(),
  numberOf: client
    .prepare<[string, string], number>(
      'SELECT records.id FROM authorities CROSS JOIN records ON records.authority = authorities.id AND source_id = ? WHERE name = ?',
    )
    .pluck(),
  near: client.prepare<{ measure: string; from: number; to: number; limit: number }, { work: number; name: string | null }>(
    `SELECT work, name FROM work_results LEFT JOIN endpoint_names ON endpoint_names.id = endpoint
      WHERE measure = @measure AND value BETWEEN @from AND @to AND test = 0 AND value IS NOT NULL LIMIT @limit`,
  ),
});

/** What the claims of pages say of a work's results, and what its own claims say of others', in the order of pages and claims. */
export function claimLinksOf(orm: Database['orm'], work: number): readonly ShownClaimLink[] {
  const rows = orm
    .select({ link: claimLinks, authority: authorities.name, id: records.sourceId, pageWork: records.work })
    .from(claimLinks)
    .innerJoin(records, eq(records.id, claimLinks.record))
    .innerJoin(authorities, eq(authorities.id, records.authority))
    .where(
      or(eq(claimLinks.work, work), inArray(claimLinks.record, orm.select({ id: records.id }).from(records).where(eq(records.work, work)))),
    )
    .orderBy(claimLinks.record, claimLinks.claim, claimLinks.result, claimLinks.work, claimLinks.reported)
    .all();
  return rows.map(({ link: { claim, result, verdict, work: reporter, reported, told }, authority, id, pageWork }) => ({
    claim,
    result,
    verdict,
    work: workId(reporter),
    reported,
    ...told,
    page: keyText({ authority, id }),
    pageWork: workId(pageWork),
  }));
}

/** The finding that such a link is, and the records (by number) of the pages that have it, once for each result. */
export const contradictingClaims = {
  code: 'claim-contradicts-result',
  records: sql`SELECT ${claimLinks.record} FROM ${claimLinks} WHERE ${eq(claimLinks.verdict, 'contradicts')} GROUP BY ${claimLinks.record}, ${claimLinks.claim}, ${claimLinks.result}`,
} as const;
