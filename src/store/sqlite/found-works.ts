import { sql } from 'drizzle-orm';
import { works } from '../../../db/sqlite/schema/works.ts';
import type { Query } from '../../search/query.ts';
import { isLanguage, worksByColumns } from './column-conditions.ts';
import type { Database } from './database.ts';
import { matchExpression, type Wording } from './match.ts';
import { conditionOf, speaksOfDeleted } from './where.ts';
import { wordingOf } from './wording.ts';
import { type WorkColumns, workColumns } from './work-columns.ts';
import { WorkSet } from './work-set.ts';

/** Sets that were found are kept until the library changes, as many of them as take so many bytes. */
const keptBytes = 64 * 2 ** 20;
/** So many works are looked at one by one rather than all works for the same condition. */
const few = 2000;

export interface FoundWorks {
  readonly wording: Wording;
  /** The works that a query finds. */
  of(query: Query): WorkSet;
  /** Works of which the index has what an expression says, whether or not they are to be seen. */
  matching(expression: string): WorkSet;
  /** Changes with the library, for whoever remembers what it said. */
  state(): string;
  highest(): number;
  /** What all works are counted and sorted by. */
  columns(): WorkColumns;
}

/**
 * Finds works as sets of their numbers: what the full-text index can answer together it answers together, tables answer the rest, and
 * AND, OR and NOT between them are a few operations on bits.
 */
export function foundWorks(database: Database): FoundWorks {
  const { orm, client } = database;
  const wording = wordingOf(database);
  const match = client
    .prepare<[string], Buffer | null>('SELECT cast(group_concat(rowid) AS BLOB) FROM work_text WHERE work_text MATCH ?')
    .pluck();
  const last = client.prepare<[], number>('SELECT coalesce(max(id), 0) FROM works').pluck();
  const changes = client.prepare<[], number>('SELECT total_changes()').pluck();
  const gone = (what: string) =>
    client
      .prepare<[], Buffer | null>(
        `SELECT cast(group_concat(id) AS BLOB) FROM works INDEXED BY works_hidden WHERE (redirect IS NOT NULL OR undone IS NOT NULL OR deleted <> 0) AND ${what}`,
      )
      .pluck();
  const hidden = { always: gone('(redirect IS NOT NULL OR undone IS NOT NULL)'), usually: gone('1') };
  const kept = new Map<string, WorkSet>();
  let keptState = '';

  const columnsAt = workColumns(database);
  const columns = (): WorkColumns => columnsAt(state(), highest());
  const state = (): string => `${client.pragma('data_version', { simple: true })} ${changes.get()}`;
  const highest = (): number => last.get() ?? 0;

  const remembered = (name: string, find: () => WorkSet): WorkSet => {
    const now = state();
    if (now !== keptState) kept.clear();
    keptState = now;
    const known = kept.get(name);
    if (known) {
      kept.delete(name);
      kept.set(name, known);
      return known;
    }
    const found = find();
    kept.set(name, found);
    const room = Math.max(4, Math.floor((keptBytes * 8) / (highest() + 1)));
    for (const oldest of kept.keys()) {
      if (kept.size <= room) break;
      kept.delete(oldest);
    }
    return found;
  };

  const matching = (expression: string): WorkSet =>
    remembered(`match ${expression}`, () => WorkSet.listed(match.get(expression) ?? null, highest()));
  const byTables = (query: Query, among?: WorkSet): WorkSet => {
    const within = among ? sql`${works.id} IN (SELECT value FROM json_each(${JSON.stringify([...among.numbers()])})) AND` : sql``;
    const find = () => {
      const row = orm.get<{ found: Buffer | null }>(
        sql`SELECT cast(group_concat(id) AS BLOB) AS found FROM (SELECT ${works.id} AS id FROM ${works} WHERE ${within} ${conditionOf(query, wording)})`,
      );
      return WorkSet.listed(row?.found ?? null, highest());
    };
    return among || query.kind === 'date' ? find() : remembered(`tables ${JSON.stringify(query)}`, find);
  };

  const byColumns = (query: Query): WorkSet | undefined => {
    const find = worksByColumns(query, { matching, today: wording.today() });
    // «The last year» is another one tomorrow.
    return find && (query.kind === 'date' ? find(columns()) : remembered(`columns ${JSON.stringify(query)}`, () => find(columns())));
  };

  /** A language is what nearly all works have: columns tell it sooner than the index goes through all of them. */
  const byIndex = (query: Query): string | undefined =>
    isLanguage(query) || (query.kind === 'and' && query.parts.some(isLanguage)) ? undefined : matchExpression(query, wording);

  const both = (parts: readonly Query[]): WorkSet => {
    const texts = parts.filter((part) => byIndex(part.kind === 'not' ? part.part : part) !== undefined);
    const together = matchExpression({ kind: 'and', parts: texts }, wording);
    // What is only unwanted is taken away in the end.
    const rest = parts.filter((part) => together === undefined || !texts.includes(part)).toSorted((a, b) => cost(a) - cost(b));
    let found = together === undefined ? undefined : matching(together);
    for (const part of rest) {
      if (found && found.size <= few && isTables(part) && !isLanguage(part)) found = byTables(part, found);
      else if (part.kind === 'not') found = (found ?? WorkSet.upTo(highest())).without(all(part.part));
      else found = found ? found.and(all(part)) : all(part);
    }
    return found ?? WorkSet.upTo(highest());
  };

  const all = (query: Query): WorkSet => {
    const expression = byIndex(query);
    if (expression !== undefined) return matching(expression);
    switch (query.kind) {
      case 'all':
        return WorkSet.upTo(highest());
      case 'not':
        return WorkSet.upTo(highest()).without(all(query.part));
      case 'and':
        return both(query.parts);
      case 'or': {
        const texts = query.parts.filter((part) => matchExpression(part, wording) !== undefined);
        const together = texts.length > 1 ? matchExpression({ kind: 'or', parts: texts }, wording) : undefined;
        const sets = query.parts.filter((part) => together === undefined || !texts.includes(part)).map(all);
        return [...(together === undefined ? [] : [matching(together)]), ...sets].reduce((found, set) => found.or(set));
      }
      default:
        return byColumns(query) ?? byTables(query);
    }
  };

  return {
    wording,
    matching,
    state,
    highest,
    columns,
    of(query) {
      const which = speaksOfDeleted(query) ? 'always' : 'usually';
      const away = remembered(`hidden ${which}`, () => WorkSet.listed(hidden[which].get() ?? null, highest()));
      return all(query).without(away);
    },
  };
}

/** Few are found soon by what stands in an index, and last of all by what every work has to be looked at for. */
const cost = ({ kind }: Query): number =>
  ['identifier', 'run', 'and', 'or', 'term', 'prefix', 'phrase', 'near', 'heading', 'range', 'date', 'result', 'not', 'all'].indexOf(kind);

const isTables = ({ kind }: Query): boolean => !['and', 'or', 'not', 'all'].includes(kind);
