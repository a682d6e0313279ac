import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import { decisions } from '../../../db/sqlite/schema/decisions.ts';
import { keyText } from '../../model/work.ts';
import type { DecisionShelf, LoggedDecision } from '../decision-shelf.ts';
import type { Database } from './database.ts';
import { decisionOf } from './decision-rows.ts';

const pieceSize = 1000;
/** Keys asked about at once. */
const keysAtATime = 400;

/** What persons decided, with what was undone. */
export function decisionLog({ orm }: Database): Pick<DecisionShelf, 'log' | 'remembered'> {
  const byUser = eq(decisions.by, 'user');
  return {
    async *log(run) {
      const wanted = and(byUser, run === undefined ? undefined : eq(decisions.run, run));
      for (let after = 0; ; ) {
        const rows = orm
          .select()
          .from(decisions)
          .where(and(wanted, gt(decisions.id, after)))
          .orderBy(asc(decisions.id))
          .limit(pieceSize)
          .all();
        yield* rows.map(logged);
        const last = rows.at(-1);
        if (!last) return;
        after = last.id;
      }
    },
    async remembered(keys) {
      const names = [...new Set(keys.map(keyText))];
      const found = new Map<number, typeof decisions.$inferSelect>();
      for (let start = 0; start < names.length; start += keysAtATime) {
        const some = names.slice(start, start + keysAtATime);
        const about = or(inArray(decisions.a, some), inArray(decisions.b, some));
        for (const row of orm.select().from(decisions).where(and(byUser, about)).all()) found.set(row.id, row);
      }
      return [...found.values()].sort((x, y) => x.id - y.id).map(logged);
    },
  };
}

const logged = ({ undoneAt, run, ...row }: typeof decisions.$inferSelect): LoggedDecision => ({
  ...decisionOf({ ...row, undoneAt, run }),
  by: 'user',
  ...(undoneAt === null ? {} : { undoneAt }),
  run,
});
