import { z } from 'zod';
import { toldComparison } from '../../../export/told-comparison.ts';
import { keyText } from '../../../model/work.ts';
import { compareSideBySide } from '../../../pipeline/deciding/compare-side-by-side.ts';
import { reviewQueue } from '../../../pipeline/deciding/review-queue.ts';
import { parseQuery } from '../../../search/parse.ts';
import { mustFindWork } from '../../must-find-work.ts';
import { comparison } from '../../schemas/decisions.ts';
import { toldBriefly, toldWork } from '../told-work.ts';
import { mcpTool } from '../tool.ts';

const decided = z.object({ a: z.string(), b: z.string(), verdict: z.string(), by: z.string(), reasons: z.array(z.string()) });

export const findDuplicates = mcpTool(
  {
    name: 'find_duplicates',
    title: 'Find duplicates',
    description:
      'Of the whole library: pairs of works that may be one publication and wait for a person to decide, the most doubtful first, and how many works were made of several records. Of one work: which records it was made of and why, and what pairs with it are in doubt. Of two: both side by side, with the words in which they differ. Only a person may decide: `refmill duplicates merge` or `separate`.',
    input: z.strictObject({
      ids: z
        .array(z.string().min(1).max(2000))
        .max(2)
        .default([])
        .describe('None, one or two works (W12, a PMID, a DOI) or records (pubmed/28961839)'),
      limit: z.number().int().min(1).max(50).default(10),
      offset: z.number().int().min(0).default(0),
    }),
    output: z.object({
      waiting: z.number().int().optional().describe('Pairs that wait for a person'),
      pairs: z.array(z.object({ works: z.array(toldWork), doubt: z.number(), reasons: z.array(z.string()) })).optional(),
      mergedWorks: z.number().int().optional().describe('Works that several records describe'),
      records: z.array(z.string()).optional().describe('Records of the work'),
      decisions: z.array(decided).optional().describe('Why its records are one work, or are not one with others'),
      comparison: comparison.optional(),
    }),
  },
  async ({ ids, limit, offset }, { library: { store } }, signal) => {
    const [id, second] = ids;
    if (id !== undefined && second !== undefined)
      return { comparison: toldComparison(await compareSideBySide(store, ids)) as z.infer<typeof comparison> };
    const queue = await reviewQueue(store, signal);
    const work = id === undefined ? undefined : await mustFindWork(store, id);
    const waiting = work ? queue.filter(({ works }) => works.includes(work.id)) : queue;
    const pairs = [];
    for (const { works, doubt, decision } of waiting.slice(offset, offset + limit)) {
      const both = await Promise.all(works.map((each) => store.work(each)));
      pairs.push({ works: both.flatMap((each) => (each ? [toldBriefly(each, 0)] : [])), doubt, reasons: [...decision.reasons] });
    }
    const found = { waiting: waiting.length, pairs };
    if (!work)
      return { ...found, mergedWorks: (await store.search(parseQuery('has:duplicate'), { limit: 0, offset: 0, sort: 'added' })).total };
    return {
      ...found,
      records: work.members.map(({ key }) => keyText(key)),
      decisions: work.decisions.slice(0, 100).map(({ a, b, verdict, by, reasons }) => ({ a, b, verdict, by, reasons: [...reasons] })),
    };
  },
);
