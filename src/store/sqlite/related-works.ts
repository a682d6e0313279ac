import { and, eq } from 'drizzle-orm';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { type Citation, type Decision, parseKey } from '../../model/work.ts';
import { unpackJson } from '../card/packed-json.ts';
import type { RelatedWork } from '../store.ts';
import type { Database } from './database.ts';
import { recordsOfWorks } from './stored-records.ts';
import { workId } from './work-id.ts';

type Orm = Database['orm'];

/** The works with which a work belongs together, as decisions about its records (written keys) tell it: each kind of each once, in the order of the works. */
export function relatedWorks(orm: Orm, work: number, members: ReadonlySet<string>, decisions: readonly Decision[]): readonly RelatedWork[] {
  const found = new Map<string, { readonly number: number; readonly told: Omit<RelatedWork, 'id' | 'title'> }>();
  for (const { a, b, verdict, relation } of decisions) {
    if (verdict !== 'different' || !relation) continue;
    const own = members.has(a) ? 'a' : 'b';
    const number = workOf(orm, own === 'a' ? b : a);
    if (number === undefined || number === work) continue;
    const is = relation.of === undefined ? 'both' : relation.of === own ? 'this' : 'other';
    found.set(`${number} ${relation.kind} ${is}`, { number, told: { kind: relation.kind, is } });
  }
  return [...found.values()]
    .sort((one, other) => one.number - other.number)
    .map(({ number, told }) => {
      const title = titleOf(orm, number);
      return { id: workId(number), ...told, ...(title === undefined ? {} : { title }) };
    });
}

function workOf(orm: Orm, name: string): number | undefined {
  const { authority, id } = parseKey(name);
  return orm
    .select({ work: records.work })
    .from(records)
    .innerJoin(authorities, eq(authorities.id, records.authority))
    .where(and(eq(authorities.name, authority), eq(records.sourceId, id)))
    .get()?.work;
}

function titleOf(orm: Orm, work: number): string | undefined {
  const citation = orm.select({ citation: works.citation }).from(works).where(eq(works.id, work)).get()?.citation;
  return citation ? unpackJson<Citation>(citation).title : recordsOfWorks(orm, [work])[0]?.record.title;
}
