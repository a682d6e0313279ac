import { eq, like, type SQL, sql } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { authorities, recordIdentifiers, records, sightings } from '../../../db/sqlite/schema/records.ts';
import { sources } from '../../../db/sqlite/schema/runs.ts';
import { tags } from '../../../db/sqlite/schema/tags.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { identifierSchemes } from '../../model/identifier.ts';
import { type Trait, traits } from '../../search/has-values.ts';
import type { Query, QueryField } from '../../search/query.ts';
import { indexedValue } from '../card/indexed-identifiers.ts';
import { traitBit } from '../card/traits.ts';
import { contradictingClaims } from './claim-link-rows.ts';
import { isCorrection } from './is-correction.ts';
import { matchExpression, phraseIn } from './match.ts';
import { measures, reports } from './reported-conditions.ts';
import { taggedWorks } from './tagged-works.ts';
import { pointingElsewhere } from './verification-rows.ts';
import { workNumber } from './work-id.ts';

const nothing = sql`0`;

/** The condition on `works` that a query stands for. Absorbed and undone works never match; deleted ones only when the query speaks of them. */
export function whereOf(query: Query): SQL {
  const visible = speaksOfDeleted(query)
    ? sql`${works.redirect} IS NULL AND ${works.undone} IS NULL`
    : sql`${works.redirect} IS NULL AND ${works.deleted} = 0`;
  return sql`${visible} AND ${condition(query)}`;
}

function condition(query: Query): SQL {
  const expression = matchExpression(query);
  if (expression !== undefined) return matching(expression);
  switch (query.kind) {
    case 'all':
      return sql`1`;
    case 'not':
      return sql`NOT (${condition(query.part)})`;
    case 'or':
      return joined(query.parts.map(condition), sql` OR `);
    case 'and': {
      // Text conditions of one AND are answered by the index together.
      const text = query.parts.filter((part) => matchExpression(part) !== undefined);
      const rest = query.parts.filter((part) => !text.includes(part));
      const together = text.length === 0 ? undefined : matchExpression({ kind: 'and', parts: text });
      return joined([...(together === undefined ? [] : [matching(together)]), ...rest.map(condition)], sql` AND `);
    }
    case 'range':
      return sql`${works.issued} BETWEEN ${(query.from ?? 0) * 10_000} AND ${(query.to ?? 9999) * 10_000 + 9999}`;
    case 'identifier':
      return identified([query.scheme.toLowerCase()], indexedValue(query.scheme.toLowerCase(), query.value));
    case 'result':
      return reports(query.conditions);
    default:
      return query.field === undefined ? nothing : (byField[query.field]?.(query.text, query.kind === 'prefix') ?? nothing);
  }
}

/** Fields that tables answer. */
const byField: Readonly<Partial<Record<QueryField, (text: string, prefix: boolean) => SQL>>> = {
  year: (text) => condition({ kind: 'range', field: 'year', from: Number(text), to: Number(text) }),
  type: (text, prefix) => {
    const words = phraseIn(['types'], text, prefix);
    return sql`(${matches(works.type, text, prefix)} OR ${words === undefined ? nothing : matching(words)})`;
  },
  source: (text, prefix) => sql`${works.id} IN (
    SELECT ${records.work} FROM ${records} JOIN ${authorities} ON ${eq(authorities.id, records.authority)} WHERE ${matches(authorities.name, text, prefix)}
    UNION SELECT ${records.work} FROM ${sightings} JOIN ${sources} ON ${eq(sources.id, sightings.source)}
    JOIN ${records} ON ${eq(records.id, sightings.record)} WHERE ${matches(sources.name, text, prefix)})`,
  has: (text) => has(text.toLowerCase()),
  identifier: (text) => identified([...identifierSchemes, 'trial'], text),
  finding: (text, prefix) => sql`${works.id} IN (SELECT ${records.work} FROM ${recordFindings}
    JOIN ${records} ON ${eq(records.id, recordFindings.record)} WHERE ${matches(recordFindings.code, text, prefix)}
    UNION SELECT ${records.work} FROM ${records} WHERE ${matches(sql`${pointingElsewhere.code}`, text, prefix)} AND ${records.id} IN (${pointingElsewhere.records})
    UNION SELECT ${records.work} FROM ${records} WHERE ${matches(sql`${contradictingClaims.code}`, text, prefix)} AND ${records.id} IN (${contradictingClaims.records}))`,
  endpoint: (text, prefix) => measures(text, prefix),
  'primary-endpoint': (text, prefix) => measures(text, prefix, 'primary'),
  'secondary-endpoint': (text, prefix) => measures(text, prefix, 'secondary'),
  'exploratory-endpoint': (text, prefix) => measures(text, prefix, 'exploratory'),
  access: (text, prefix) => matches(works.access, text, prefix),
  tag: (text, prefix) => sql`${works.id} IN (${taggedWorks(named(text, prefix))})`,
  work: (text) => sql`${works.id} = (SELECT coalesce(redirect, id) FROM works WHERE id = ${workNumber(text) ?? 0})`,
};

/** The name of a tag, or its beginning. */
const named = (text: string, prefix: boolean): SQL =>
  prefix ? sql`substr(folded(${tags.name}), 1, length(folded(${text}))) = folded(${text})` : sql`folded(${tags.name}) = folded(${text})`;

function has(value: string): SQL {
  if (value === 'deleted') return sql`${works.deleted} = 1`;
  // A person's corrections are a record beside the one that they correct, and no other description of the publication.
  if (value === 'duplicate') return sql`(SELECT count(*) FROM ${records} WHERE ${eq(records.work, works.id)} AND NOT ${isCorrection}) > 1`;
  if (value === 'correction')
    return sql`${works.id} IN (SELECT ${records.work} FROM ${authorities} CROSS JOIN ${records} ON ${eq(records.authority, authorities.id)}
      WHERE ${authorities.name} = 'user' AND NOT ${records.deleted})`;
  if (value === 'tag') return sql`${works.id} IN (${taggedWorks(sql`1`)})`;
  if (value === 'finding') {
    return sql`${works.id} IN (SELECT ${records.work} FROM ${recordFindings} JOIN ${records} ON ${eq(records.id, recordFindings.record)})`;
  }
  return isTrait(value) ? sql`${works.traits} & ${traitBit(value)} <> 0` : nothing;
}

const isTrait = (value: string): value is Trait => (traits as readonly string[]).includes(value);

function identified(schemes: readonly string[], value: string): SQL {
  return sql`${works.id} IN (SELECT ${records.work} FROM ${recordIdentifiers} JOIN ${records} ON ${eq(records.id, recordIdentifiers.record)}
    WHERE ${recordIdentifiers.scheme} IN ${schemes} AND ${recordIdentifiers.value} = ${value})`;
}

type NameColumn =
  | SQL
  | typeof works.type
  | typeof works.access
  | typeof authorities.name
  | typeof sources.name
  | typeof recordFindings.code;

/** A name as it stands, or its beginning; ASCII case does not matter. */
function matches(column: NameColumn, text: string, prefix: boolean): SQL {
  if (!prefix) return sql`${column} = ${text} COLLATE NOCASE`;
  return sql`${like(column, `${text.replaceAll(/[\\%_]/g, '\\$&')}%`)} ESCAPE '\\'`;
}

const matching = (expression: string): SQL => sql`${works.id} IN (SELECT rowid FROM work_text WHERE work_text MATCH ${expression})`;

const joined = (parts: readonly SQL[], by: SQL): SQL => (parts.length === 0 ? sql`1` : sql`(${sql.join([...parts], by)})`);

function speaksOfDeleted(query: Query): boolean {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.some(speaksOfDeleted);
    case 'not':
      return speaksOfDeleted(query.part);
    case 'term':
      return query.field === 'has' && query.text.toLowerCase() === 'deleted';
    default:
      return false;
  }
}
