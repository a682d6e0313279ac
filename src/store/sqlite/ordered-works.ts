import type { Query } from '../../search/query.ts';
import type { Page } from '../store.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import { type Level, relevance } from './relevance.ts';
import { valuesOf } from './work-columns.ts';
import { WorkSet } from './work-set.ts';

type Sort = Page['sort'];

/** Works without a year, title … come last, and ties are told apart by the date and the number, so that pages neither overlap nor leave gaps. */
const orders: Readonly<Record<Exclude<Sort, 'relevance' | 'added'>, string>> = {
  newest: 'issued DESC, works.id DESC',
  oldest: 'issued IS NULL, issued, works.id',
  title: 'title_order IS NULL, title_order, issued DESC, works.id DESC',
  author: 'author_order IS NULL, author_order, issued DESC, works.id DESC',
  journal: 'journals.title IS NULL, folded(journals.title), issued DESC, works.id DESC',
};

/** Walking through all works in the order of their dates is worth it as long as a page is full after so many. */
const farthest = 5000;

/** So many works are put in order by SQLite. */
const few = 3000;

/** Puts the works found into order, as far as a page needs it. */
export function orderedWorks(database: Database, found: FoundWorks): (query: Query, set: WorkSet, page: Page) => readonly number[] {
  const { client } = database;
  const { levelsOf } = relevance(database, found);
  const among = Object.fromEntries(
    Object.entries(orders).map(([sort, order]) => [
      sort,
      client
        .prepare<[string, number, number], number>(
          `SELECT works.id FROM json_each(?) AS found CROSS JOIN works ON works.id = found.value${sort === 'journal' ? ' LEFT JOIN journals ON journals.id = works.journal' : ''} ORDER BY ${order} LIMIT ? OFFSET ?`,
        )
        .pluck(),
    ]),
  );
  const newest = client.prepare<[], number>('SELECT id FROM works ORDER BY issued DESC, id DESC').pluck();
  const oldest = client.prepare<[], number>('SELECT id FROM works WHERE issued IS NOT NULL ORDER BY issued, id').pluck();

  let known: { readonly state: string; readonly dates: Uint32Array } | undefined;
  /** The dates of all works, kept until the library changes. */
  const issued = (): Uint32Array => {
    const state = found.state();
    if (known?.state !== state) known = { state, dates: valuesOf(found.columns(), 'issued') };
    return known.dates;
  };

  const byDate = (set: WorkSet, sort: 'newest' | 'oldest', offset: number, limit: number): readonly number[] => {
    const size = set.size;
    if (size === 0 || limit === 0 || offset >= size) return [];
    const end = Math.min(offset + limit, size);
    if ((end * found.highest()) / size <= farthest) {
      const page: number[] = [];
      let passed = 0;
      let steps = 0;
      for (const work of (sort === 'newest' ? newest : oldest).iterate()) {
        // What is found may all be of years long ago.
        if (++steps > farthest) break;
        if (!set.has(work)) continue;
        passed += 1;
        if (passed > offset) page.push(work);
        if (passed === end) return page;
      }
    }
    if (size <= few) return among[sort]?.all(written(set), limit, offset) ?? [];
    const dates = issued();
    const turn = sort === 'newest' ? -1 : 1;
    const dateOf = (work: number): number => dates[work] || (sort === 'newest' ? 0 : 99_999_999);
    const numbers = set.numbers();
    // The dates of the page's first and last work leave few to put in order.
    const sorted = Float64Array.from(numbers, (work) => turn * dateOf(work)).sort();
    const [first, last] = [sorted[offset] ?? 0, sorted[end - 1] ?? 0];
    const before = sorted.findIndex((date) => date >= first);
    const near = numbers.filter((work) => turn * dateOf(work) >= first && turn * dateOf(work) <= last);
    return Array.from(near)
      .sort((a, b) => turn * (dateOf(a) - dateOf(b)) || turn * (a - b))
      .slice(offset - before, end - before);
  };

  const byLevels = (set: WorkSet, levels: readonly Level[], offset: number, limit: number): readonly number[] => {
    const page: number[] = [];
    let before = 0;
    for (const level of levels) {
      if (page.length >= limit) break;
      const size = level instanceof WorkSet ? level.size : level.length;
      if (before + size > offset) {
        const [start, lacking] = [Math.max(0, offset - before), limit - page.length];
        if (level instanceof WorkSet) page.push(...byDate(level, 'newest', start, lacking));
        else if (size === 1) page.push(...level);
        else if (size <= few) page.push(...(among.newest?.all(`[${[...level].join()}]`, lacking, start) ?? []));
        else page.push(...byDate(set.only(level), 'newest', start, lacking));
      }
      before += size;
    }
    return page;
  };

  return (query, set, { offset, limit, sort }) => {
    if (sort === 'added')
      return Array.from(
        set
          .numbers()
          .reverse()
          .subarray(offset, offset + limit),
      );
    if (sort === 'newest' || sort === 'oldest') return byDate(set, sort, offset, limit);
    if (sort !== 'relevance') return among[sort]?.all(written(set), limit, offset) ?? [];
    const levels = limit === 0 ? undefined : levelsOf(query, set);
    return levels === undefined ? byDate(set, 'newest', offset, limit) : byLevels(set, levels, offset, limit);
  };
}

const written = (set: WorkSet): string => `[${set.numbers().join()}]`;
