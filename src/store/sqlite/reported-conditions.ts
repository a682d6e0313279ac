import { type SQL, sql } from 'drizzle-orm';
import { workEndpoints, workResults } from '../../../db/sqlite/schema/endpoints.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Comparison, ResultCondition, ResultNumber } from '../../search/result-conditions.ts';
import { foldedName } from '../card/reported.ts';
import { traitBit } from '../card/traits.ts';

/** Works with an endpoint of that name or abbreviation: words in a row, as in a heading; in any role, or in one. */
export function measures(text: string, prefix: boolean, role?: Endpoint['role']): SQL {
  const names = named(text, prefix);
  const ranked = role === undefined ? sql`` : sql` AND ${workEndpoints.role} = ${role}`;
  return sql`${works.id} IN (SELECT ${workEndpoints.work} FROM ${workEndpoints} WHERE ${workEndpoints.name} IN ${names}${ranked}
    UNION SELECT ${workEndpoints.work} FROM ${workEndpoints} WHERE ${workEndpoints.abbreviation} IN ${names}${ranked})`;
}

/** Works with a result for which all conditions hold. What has no results is told by its traits, without a look at the rows. */
export function reports(conditions: readonly ResultCondition[]): SQL {
  return sql`(${works.traits} & ${traitBit('result')} <> 0 AND EXISTS (SELECT 1 FROM ${workResults} WHERE ${workResults.work} = ${works.id} AND ${sql.join(
    conditions.map(holds),
    sql` AND `,
  )}))`;
}

function holds(condition: ResultCondition): SQL {
  switch (condition.on) {
    case 'kind':
      return sql`${workResults.kind} = ${condition.is}`;
    case 'measure':
      return sql`${workResults.measure} = ${condition.is}`;
    case 'unit':
      return sql`${workResults.unit} = ${condition.is} COLLATE NOCASE`;
    case 'adjusted':
      return sql`${workResults.adjusted} = 1`;
    case 'endpoint':
      return about(named(condition.words, condition.truncated === true));
    case 'p':
      return condition.than === 'NR' ? sql`0` : withP(condition.is, condition.than);
    default:
      return bounded(condition.on, condition.is, condition.than);
  }
}

/** A result names its endpoint in full or in short, and the work's endpoints say what belongs together. */
function about(names: SQL): SQL {
  const { work, name, abbreviation } = workEndpoints;
  return sql`(${workResults.endpoint} IN ${names}
    OR ${workResults.endpoint} IN (SELECT ${name} FROM ${workEndpoints} WHERE ${work} = ${works.id} AND ${abbreviation} IN ${names})
    OR ${workResults.endpoint} IN (SELECT ${abbreviation} FROM ${workEndpoints} WHERE ${work} = ${works.id} AND ${name} IN ${names}))`;
}

/** Numbers of the names in which the words stand in a row. */
function named(text: string, prefix: boolean): SQL {
  const words = foldedName(text);
  if (words === '') return sql`(SELECT 0 WHERE 0)`;
  return sql`(SELECT rowid FROM endpoint_words WHERE endpoint_words MATCH ${`"${words}"${prefix ? ' *' : ''}`})`;
}

const signs: Readonly<Record<Comparison, SQL>> = {
  '<': sql.raw('<'),
  '<=': sql.raw('<='),
  '=': sql.raw('='),
  '>=': sql.raw('>='),
  '>': sql.raw('>'),
};

/** An infinite number: what was not reached. It is greater than nothing that a person asks for. */
const notReached = sql.raw('9e999');

function bounded(on: Exclude<ResultNumber, 'p'>, is: Comparison, than: number | 'NR'): SQL {
  const column = workResults[on];
  if (than === 'NR') return sql`${column} = ${notReached}`;
  const finite = is === '>' || is === '>=' ? sql` AND ${column} < ${notReached}` : sql``;
  return sql`(${column} ${signs[is]} ${than}${finite})`;
}

/** A P value that is printed as a bound (`P < .001`) meets a condition when every number it may be does. */
function withP(is: Comparison, than: number): SQL {
  const { pOp, pValue } = workResults;
  const equal = sql`(${pOp} = '=' AND ${pValue} ${signs[is]} ${than})`;
  if (is === '=') return equal;
  const [open, closed] = is.startsWith('<') ? ['<', '<='] : ['>', '>='];
  return sql`(${equal} OR (${pOp} = ${open} AND ${pValue} ${signs[closed as Comparison]} ${than}) OR (${pOp} = ${closed} AND ${pValue} ${signs[is]} ${than}))`;
}
