import { eq } from 'drizzle-orm';
import { notices } from '../../../db/sqlite/schema/notices.ts';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import type { ArrivedNotice } from '../../model/notice.ts';
import { keyText } from '../../model/work.ts';
import type { Database } from './database.ts';
import { workId, workNumber } from './work-id.ts';

type Orm = Database['orm'];

/** Files the notices of a batch; `numberOf` gives the number of a record by its written key. */
export function writeNotices(
  orm: Orm,
  { run, notices: arrived = [] }: { readonly run: number; readonly notices?: readonly ArrivedNotice[] },
  numberOf: (name: string) => number | undefined,
): void {
  for (const { kind, work: about, record: told, identifiers, note } of arrived) {
    const [work, record] = [workNumber(about), numberOf(told)];
    if (work === undefined || record === undefined)
      throw new Error(`the batch tells of a notice about ${about} by ${told}, which is not there`);
    orm
      .insert(notices)
      .values({ run, kind, work, record, identifiers: [...identifiers], note: note ?? null })
      .run();
  }
}

/** The notices that a run told of, in the order in which they came. */
export function noticesOf(orm: Orm, run: number): readonly ArrivedNotice[] {
  const rows = orm
    .select({ notice: notices, authority: authorities.name, id: records.sourceId })
    .from(notices)
    .innerJoin(records, eq(records.id, notices.record))
    .innerJoin(authorities, eq(authorities.id, records.authority))
    .where(eq(notices.run, run))
    .orderBy(notices.id)
    .all();
  return rows.map(({ notice: { kind, work, identifiers, note }, authority, id }) => ({
    kind,
    work: workId(work),
    record: keyText({ authority, id }),
    identifiers,
    ...(note === null ? {} : { note }),
  }));
}
