import type { Query } from '../../search/query.ts';
import { sizeOf } from '../../search/query-size.ts';
import { textColumns } from '../card/work-text.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import { deepest, leaf, matchExpression, rankedTexts, textIn, textsIn } from './match.ts';
import { WorkSet } from './work-set.ts';

/** Works that are weighed word by word; of more than that, what stands in the title decides. */
const mostWeighed = 5000;

/** For so many expressions the scores of their works are kept until the library changes. */
const mostKept = 64;

/** Of more texts than that only the first count. */
const mostTexts = 16;

/** Queries of more texts are not asked where all of them stand. */
const mostPlaced = 200;

/** What a work is about stands in its title, then in what describes it. */
const places = [['title'], ['title', 'authors', 'headings', 'keywords']] as const;

/** What a word in the title counts more than one elsewhere. */
const inTitle = 10;

interface Score {
  readonly id: number;
  readonly score: number;
}

/** Works that are equally relevant, by their numbers. */
export type Level = WorkSet | readonly number[] | Uint32Array;

/**
 * How relevant works are. Of few works those come first that have all that is asked for in the title, then those that have it there or in authors,
 * headings and keywords: BM25 alone puts a short work with headings before a long one with the words in its title. Among them each word counts by how rare it is, how often it stands there and where: in the title ten times, in authors, headings
 * and keywords four times as much as in the abstract (BM25). Of many only where and how rare: reading how often costs more than it tells.
 */
export function relevance({ client }: Database, found: FoundWorks) {
  const weights = textColumns.map(({ weight }) => weight).join(', ');
  const weigh = client.prepare<[string], Score>(
    `SELECT rowid AS id, bm25(work_text, ${weights}) AS score FROM work_text WHERE work_text MATCH ?`,
  );
  const { wording } = found;
  // Whoever turns the page, or asks again, has them weighed already.
  const kept = new Map<string, readonly Score[]>();
  let keptState = '';
  const scoresOf = (expression: string): readonly Score[] => {
    const state = found.state();
    if (state !== keptState || kept.size >= mostKept) kept.clear();
    keptState = state;
    const scores = kept.get(expression) ?? weigh.all(expression);
    kept.set(expression, scores);
    return scores;
  };

  /** What all works found have of the query's words. */
  const implied = (query: Query): string | undefined => {
    const whole = matchExpression(query, wording);
    if (whole !== undefined) return whole;
    if (query.kind !== 'and') return undefined;
    return matchExpression(
      { kind: 'and', parts: query.parts.filter((part) => part.kind !== 'not' && matchExpression(part, wording) !== undefined) },
      wording,
    );
  };

  /** The works that have the query's texts in the title, and in what describes them. */
  const placed = (query: Query): readonly WorkSet[] => {
    const { terms, depth } = sizeOf(query);
    if (terms > mostPlaced || depth > deepest) return [];
    return places.flatMap((columns) => {
      const expression = textsIn(columns, query, wording);
      return expression === undefined ? [] : [found.matching(expression)];
    });
  };

  /** Of few works, by every word: the highest first, and what has none of them last. */
  const weighed = (query: Query, expression: string, set: WorkSet): readonly Level[] => {
    const scores = scoresOf(expression).filter(({ id }) => set.has(id));
    const where = placed(query);
    const tiers = [...where.map(() => new Map<number, number[]>()), new Map<number, number[]>()];
    for (const { id, score } of scores) {
      const first = where.findIndex((works) => works.has(id));
      const levels = tiers.at(first);
      const level = levels?.get(score);
      if (level) level.push(id);
      else levels?.set(score, [id]);
    }
    // BM25 of SQLite is the lower the better.
    const scored = tiers.flatMap((levels) => [...levels].sort(([a], [b]) => a - b).map(([, works]) => works));
    const rest = scores.length === set.size ? WorkSet.upTo(0) : set.without(set.only(scores.map(({ id }) => id)));
    return [...scored, rest];
  };

  return {
    /** The works found by how relevant they are, those that are equally so together, the most relevant first; undefined when there is nothing to be relevant by. */
    levelsOf(query: Query, set: WorkSet): readonly Level[] | undefined {
      const texts = rankedTexts(query).slice(0, mostTexts);
      if (texts.length === 0) return undefined;
      const expression =
        implied(query) ??
        texts
          .map(({ text }) => leaf(text, wording))
          .filter((each) => each !== undefined)
          .join(' OR ');
      if (found.matching(expression).size <= mostWeighed) return weighed(query, expression, set);
      const [only] = texts;
      if (only?.required && texts.length === 1) {
        const title = textIn(['title'], only.text, wording);
        if (title === undefined) return undefined;
        const titled = found.matching(title).and(set);
        return [titled, set.without(titled)];
      }
      const all = found.highest() + 1;
      const points = new Uint32Array(all);
      for (const { text, required } of texts) {
        const title = textIn(['title'], text, wording);
        const inTitles = title === undefined ? undefined : found.matching(title);
        // What every work has that is found tells none of them apart: where else it stands is not even looked up.
        const anywhere = required ? undefined : leaf(text, wording);
        const having = anywhere === undefined ? undefined : found.matching(anywhere);
        const rarity = Math.max(1, Math.round(100 * Math.log(1 + all / ((inTitles ?? having)?.size ?? all))));
        if (having) for (const work of having.and(set).numbers()) points[work] = (points[work] ?? 0) + rarity;
        if (inTitles) for (const work of inTitles.and(set).numbers()) points[work] = (points[work] ?? 0) + rarity * (inTitle - 1);
      }
      return set.levels(points);
    },
  };
}
