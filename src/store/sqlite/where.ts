import { eq, like, type SQL, sql } from 'drizzle-orm';
import { recordFindings } from '../../../db/sqlite/schema/findings.ts';
import { authorities, recordIdentifiers, records, recordVersions, sightings } from '../../../db/sqlite/schema/records.ts';
import { runs, sources } from '../../../db/sqlite/schema/runs.ts';
import { tags } from '../../../db/sqlite/schema/tags.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { identifierSchemes } from '../../model/identifier.ts';
import type { DateSpan } from '../../search/date-span.ts';
import { daysOf } from '../../search/date-span.ts';
import { type Trait, traits } from '../../search/has-values.ts';
import type { DateField, Query, QueryField } from '../../search/query.ts';
import { indexedValue } from '../card/indexed-identifiers.ts';
import { traitBit } from '../card/traits.ts';
import { contradictingClaims } from './claim-link-rows.ts';
import { isCorrection } from './is-correction.ts';
import { matchExpression, phraseIn, type Wording } from './match.ts';
import { measures, reports } from './reported-conditions.ts';
import { taggedWorks } from './tagged-works.ts';
import { pointingElsewhere } from './verification-rows.ts';
import { workNumber } from './work-id.ts';

const nothing = sql`0`;

/** The condition on `works` that a query stands for. Absorbed and undone works never match; deleted ones only when the query speaks of them. */
export const whereOf = (query: Query, wording: Wording): SQL => sql`${visible(query)} AND ${conditionOf(query, wording)}`;

const visible = (query: Query): SQL =>
  speaksOfDeleted(query)
    ? sql`${works.redirect} IS NULL AND ${works.undone} IS NULL`
    : sql`${works.redirect} IS NULL AND ${works.deleted} = 0`;

/** The same without a look at which works are to be seen. */
export function conditionOf(query: Query, wording: Wording): SQL {
  const expression = matchExpression(query, wording);
  if (expression !== undefined) return matching(expression);
  switch (query.kind) {
    case 'all':
      return sql`1`;
    case 'not':
      // What has no year is not of that year.
      return sql`NOT coalesce((${conditionOf(query.part, wording)}), 0)`;
    case 'or':
      return joined(
        query.parts.map((part) => conditionOf(part, wording)),
        sql` OR `,
      );
    case 'and': {
      // Text conditions of one AND are answered by the index together.
      const text = query.parts.filter((part) => matchExpression(part, wording) !== undefined);
      const together = text.length === 0 ? undefined : matchExpression({ kind: 'and', parts: text }, wording);
      const rest = query.parts.filter((part) => together === undefined || !text.includes(part));
      const conditions = rest.map((part) => conditionOf(part, wording));
      return joined([...(together === undefined ? [] : [matching(together)]), ...conditions], sql` AND `);
    }
    case 'range':
      return sql`${works.issued} BETWEEN ${(query.from ?? 0) * 10_000} AND ${(query.to ?? 9999) * 10_000 + 9999}`;
    case 'date':
      return dated(query.field, query.span, wording.today());
    case 'run':
      return sql`${works.id} IN (${writtenBy(sql`= ${query.run}`)})`;
    case 'identifier':
      return identified([query.scheme.toLowerCase()], indexedValue(query.scheme.toLowerCase(), query.value));
    case 'result':
      return reports(query.conditions);
    case 'term':
    case 'prefix':
    case 'phrase':
    case 'pattern':
    case 'stem':
      return query.field === undefined ? nothing : (byField[query.field]?.(query.text, query.kind === 'prefix') ?? nothing);
    default:
      return nothing;
  }
}

/** What is less exact than the span belongs to it when some of its days do: 2015 is found by March 2015. */
function dated(field: DateField, span: DateSpan, today: Date): SQL {
  const { from, to } = daysOf(span, today);
  if (field === 'issued') {
    const [year, month] = [Math.floor(from / 10_000) * 10_000, Math.floor(from / 100) * 100];
    return sql`(${works.issued} BETWEEN ${from} AND ${to} OR ${works.issued} IN (${year}, ${month}))`;
  }
  const runsThen = sql`IN (SELECT ${runs.id} FROM ${runs} WHERE substr(${runs.startedAt}, 1, 10) BETWEEN ${dashed(from)} AND ${dashed(to)})`;
  const written = sql`${works.id} IN (${writtenBy(runsThen)})`;
  // A work is as old as the first of its records.
  return field === 'updated'
    ? written
    : sql`(${written} AND (SELECT min(${sightings.firstRun}) FROM ${records} CROSS JOIN ${sightings} ON ${eq(sightings.record, records.id)}
      WHERE ${eq(records.work, works.id)}) ${runsThen})`;
}

const dashed = (day: number): string => `${day}`.padStart(8, '0').replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');

/** The works of which runs brought or changed a record. */
const writtenBy = (run: SQL): SQL => sql`SELECT ${records.work} FROM ${records} WHERE ${records.run} ${run}
  UNION SELECT ${records.work} FROM ${recordVersions} CROSS JOIN ${records} ON ${eq(records.id, recordVersions.record)} WHERE ${recordVersions.run} ${run}`;

/** Fields that tables answer. */
const byField: Readonly<Partial<Record<QueryField, (text: string, prefix: boolean) => SQL>>> = {
  year: (text) => sql`${works.issued} BETWEEN ${Number(text) * 10_000} AND ${Number(text) * 10_000 + 9999}`,
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

/** Whether deleted works are asked for. */
export function speaksOfDeleted(query: Query): boolean {
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
