import type { Query } from '../../search/query.ts';
import { textColumns } from '../card/work-text.ts';
import type { Database } from './database.ts';
import type { FoundWorks } from './found-works.ts';
import { leaf, matchExpression, rankedTexts, textIn } from './match.ts';
import type { WorkSet } from './work-set.ts';

/** Works that are weighed word by word; of more than that, what stands in the title decides. */
const mostWeighed = 5000;

/** What a word in the title counts more than one elsewhere. */
const inTitle = 10;

/**
 * How relevant works are. Of few works each word counts by how rare it is, how often it stands there and where: in the title ten times, in authors, headings
 * and keywords four times as much as in the abstract (BM25). Of many only where and how rare: reading how often costs more than it tells.
 */
export function relevance({ client }: Database, found: FoundWorks) {
  const weights = textColumns.map(({ weight }) => weight).join(', ');
  const weigh = client.prepare<[string], { id: number; score: number }>(
    `SELECT rowid AS id, bm25(work_text, ${weights}) AS score FROM work_text WHERE work_text MATCH ?`,
  );
  const { wording } = found;

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

  return {
    /** Points of the works found, all of them whole numbers; undefined when there is nothing to be relevant by. */
    pointsOf(query: Query, set: WorkSet): ((work: number) => number) | undefined {
      const texts = rankedTexts(query);
      if (texts.length === 0) return undefined;
      const expression =
        implied(query) ??
        texts
          .map((text) => leaf(text, wording))
          .filter((each) => each !== undefined)
          .join(' OR ');
      if (found.matching(expression).size <= mostWeighed) {
        const scores = new Map(weigh.all(expression).map(({ id, score }) => [id, score]));
        return (work) => -(scores.get(work) ?? 0);
      }
      const points = new Uint32Array(found.highest() + 1);
      const all = found.highest() + 1;
      for (const text of texts.slice(0, 16)) {
        const anywhere = leaf(text, wording);
        if (anywhere === undefined) continue;
        const having = found.matching(anywhere);
        const rarity = Math.max(1, Math.round(100 * Math.log(1 + all / (having.size + 1))));
        if (texts.length > 1) for (const work of having.and(set).numbers()) points[work] = (points[work] ?? 0) + rarity;
        const title = textIn(['title'], text, wording);
        if (title === undefined) continue;
        for (const work of found.matching(title).and(set).numbers()) points[work] = (points[work] ?? 0) + rarity * (inTitle - 1);
      }
      return (work) => points[work] ?? 0;
    },
  };
}
