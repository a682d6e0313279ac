import { and, asc, eq, isNotNull, isNull, ne, notExists, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { decisions } from '../../../db/sqlite/schema/decisions.ts';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import type { DecidedPair } from '../decision-shelf.ts';
import type { Database } from './database.ts';
import { decisionOf } from './decision-rows.ts';
import { workId } from './work-id.ts';

type Orm = Database['orm'];

/** Pairs with the rules’ verdict «review» whose records are in two works, of which no person has said that they are two: neither of the pair, nor of other records of the two works. */
export function openReviews(orm: Orm, limit: number): readonly DecidedPair[] {
  const apart = and(eq(decisions.by, 'user'), eq(decisions.verdict, 'different'), isNull(decisions.undoneAt));
  const separated = new Set(pairsInTwoWorks(orm, apart, -1).map(({ works }) => [...works].sort().join()));
  return pairsInTwoWorks(orm, and(eq(decisions.verdict, 'review'), byRuleAlone(orm)), limit).filter(
    ({ works }) => !separated.has([...works].sort().join()),
  );
}

/** Pairs that the decision in force tells apart as two publications which belong together. */
export const relatedPairs = (orm: Orm, limit: number): readonly DecidedPair[] =>
  pairsInTwoWorks(
    orm,
    and(isNotNull(decisions.relation), or(byRuleAlone(orm), and(eq(decisions.by, 'user'), isNull(decisions.undoneAt)))),
    limit,
  );

/** It is the rules' verdict in force, and no person's stands over it. */
function byRuleAlone(orm: Orm): SQL | undefined {
  const persons = alias(decisions, 'persons');
  const decided = orm
    .select({ id: persons.id })
    .from(persons)
    .where(and(eq(persons.a, decisions.a), eq(persons.b, decisions.b), eq(persons.by, 'user'), isNull(persons.undoneAt)));
  return and(eq(decisions.by, 'rule'), isNull(decisions.replacedBy), notExists(decided));
}

function pairsInTwoWorks(orm: Orm, wanted: SQL | undefined, limit: number): readonly DecidedPair[] {
  const [first, second] = [alias(records, 'first'), alias(records, 'second')];
  const [firstIssuer, secondIssuer] = [alias(authorities, 'first_issuer'), alias(authorities, 'second_issuer')];
  // A written key is `authority/id`, and authorities hold no slash.
  const issuer = (key: typeof decisions.a | typeof decisions.b) => sql`substr(${key}, 1, instr(${key}, '/') - 1)`;
  const id = (key: typeof decisions.a | typeof decisions.b) => sql`substr(${key}, instr(${key}, '/') + 1)`;
  const rows = orm
    .select({ decision: decisions, firstWork: first.work, secondWork: second.work })
    .from(decisions)
    .innerJoin(firstIssuer, eq(firstIssuer.name, issuer(decisions.a)))
    .innerJoin(first, and(eq(first.authority, firstIssuer.id), eq(first.sourceId, id(decisions.a))))
    .innerJoin(secondIssuer, eq(secondIssuer.name, issuer(decisions.b)))
    .innerJoin(second, and(eq(second.authority, secondIssuer.id), eq(second.sourceId, id(decisions.b))))
    .where(and(wanted, ne(first.work, second.work)))
    .orderBy(asc(decisions.id))
    .limit(limit)
    .all();
  return rows.map(({ decision, firstWork, secondWork }) => ({
    decision: decisionOf(decision),
    works: [workId(firstWork), workId(secondWork)],
  }));
}
