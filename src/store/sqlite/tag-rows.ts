import { type SQL, sql } from 'drizzle-orm';
import { authorities, records } from '../../../db/sqlite/schema/records.ts';
import { recordTags, tags } from '../../../db/sqlite/schema/tags.ts';
import { works } from '../../../db/sqlite/schema/works.ts';
import { keyText } from '../../model/work.ts';
import type { Tagged, TagShelf } from '../tag-shelf.ts';
import type { Database } from './database.ts';
import type { Wording } from './match.ts';
import { taggedWorks } from './tagged-works.ts';
import { whereOf } from './where.ts';
import { wordingOf } from './wording.ts';
import { workNumber } from './work-id.ts';

type Orm = Database['orm'];

/** The written key of a row of `records` joined with its authority. */
const writtenKey = sql`${authorities.name} || '/' || ${records.sourceId}`;

export function tagShelf(database: Database): TagShelf {
  const { orm, client } = database;
  const wording = wordingOf(database);
  const keysOf = (which: Tagged): SQL => keysMeant(which, wording);
  const inOne = <T>(change: () => T): T => client.transaction(change).immediate();
  const numberOf = (name: string): number | undefined =>
    orm.get<{ id: number } | undefined>(sql`SELECT id FROM tags WHERE folded(name) = folded(${name})`)?.id;
  return {
    async addTag(name, to) {
      return inOne(() => {
        const tag = numberOf(name) ?? orm.insert(tags).values({ name }).returning({ id: tags.id }).get().id;
        const before = worksTagged(orm, tag);
        orm.run(sql`INSERT OR IGNORE INTO record_tags (tag, record) SELECT ${tag}, key FROM (${keysOf(to)})`);
        return worksTagged(orm, tag) - before;
      });
    },
    async removeTag(name, from) {
      return inOne(() => {
        const tag = numberOf(name);
        if (tag === undefined) return undefined;
        const before = worksTagged(orm, tag);
        orm.run(sql`DELETE FROM record_tags WHERE tag = ${tag} AND record IN (SELECT key FROM (${keysOf(from)}))`);
        return before - worksTagged(orm, tag);
      });
    },
    async tags() {
      const rows = orm.select().from(tags).all();
      return rows
        .map(({ id, name }) => ({ name, works: worksTagged(orm, id) }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.name < b.name ? -1 : 1));
    },
    async renameTag(name, to) {
      return inOne(() => {
        const tag = numberOf(name);
        if (tag === undefined) return undefined;
        const other = numberOf(to);
        if (other !== undefined && other !== tag) {
          orm.run(sql`INSERT OR IGNORE INTO record_tags (tag, record) SELECT ${other}, record FROM record_tags WHERE tag = ${tag}`);
          drop(orm, tag);
          return orm.get<{ name: string }>(sql`SELECT name FROM tags WHERE id = ${other}`).name;
        }
        orm.run(sql`UPDATE tags SET name = ${to} WHERE id = ${tag}`);
        return to;
      });
    },
    async deleteTag(name) {
      return inOne(() => {
        const tag = numberOf(name);
        if (tag === undefined) return undefined;
        const borne = worksTagged(orm, tag);
        drop(orm, tag);
        return borne;
      });
    },
  };
}

function drop(orm: Orm, tag: number): void {
  orm.run(sql`DELETE FROM record_tags WHERE tag = ${tag}`);
  orm.run(sql`DELETE FROM tags WHERE id = ${tag}`);
}

/** Written keys of the records meant, in a column `key`. A person's corrections go with the record that they correct, and bear no tags. */
function keysMeant(which: Tagged, wording: Wording): SQL {
  if ('query' in which) return ofWorks(sql`SELECT ${works.id} FROM ${works} WHERE ${whereOf(which.query, wording)}`);
  const numbers = which.works.map(workNumber).filter((number) => number !== undefined);
  const named = sql`SELECT value AS key FROM json_each(${JSON.stringify(which.records.map(keyText))})`;
  return sql`${ofWorks(sql`SELECT coalesce(redirect, id) FROM works WHERE id IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))`)} UNION ${named}`;
}

const ofWorks = (numbers: SQL): SQL =>
  sql`SELECT ${writtenKey} AS key FROM ${records} JOIN ${authorities} ON ${authorities.id} = ${records.authority}
    WHERE ${records.work} IN (${numbers}) AND ${authorities.name} <> 'user'`;

const worksTagged = (orm: Orm, tag: number): number =>
  orm.get<{ works: number }>(sql`SELECT count(DISTINCT work) AS works FROM (${taggedWorks(sql`${tags.id} = ${tag}`)})`).works;

/** The tags of works, by their numbers, in alphabetical order. */
export function tagsOfWorks(orm: Orm, numbers: readonly number[]): ReadonlyMap<number, readonly string[]> {
  const found = new Map<number, string[]>();
  if (!orm.get(sql`SELECT 1 FROM record_tags LIMIT 1`)) return found;
  const rows = orm.all<{ work: number; name: string }>(sql`SELECT DISTINCT ${records.work} AS work, ${tags.name} AS name FROM ${records}
    JOIN ${authorities} ON ${authorities.id} = ${records.authority} JOIN ${recordTags} ON ${recordTags.record} = ${writtenKey}
    JOIN ${tags} ON ${tags.id} = ${recordTags.tag} WHERE ${records.work} IN (SELECT value FROM json_each(${JSON.stringify(numbers)}))
    ORDER BY folded(${tags.name})`);
  for (const { work, name } of rows) found.set(work, [...(found.get(work) ?? []), name]);
  return found;
}
