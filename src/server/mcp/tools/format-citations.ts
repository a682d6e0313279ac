import { z } from 'zod';
import { formats } from '../../../formats/registry.ts';
import { findWork } from '../../../pipeline/find-work.ts';
import { parseQuery } from '../../../search/parse.ts';
import type { WorkSummary } from '../../../store/store.ts';
import { Problem } from '../../problem.ts';
import type { ServerTools } from '../../route.ts';
import { listAnswer, listFields } from '../../write-list.ts';
import { mcpTool } from '../tool.ts';

const written = formats.filter(({ write }) => write).map(({ id }) => id);

/** Works in one call, and characters of one answer. */
const most = 200;
const longest = 60_000;

export const formatCitations = mcpTool(
  {
    name: 'format_citations',
    title: 'Format citations',
    description:
      'Writes works of the library as a reference list in a citation style (Vancouver, AMA, APA, Harvard, Nature, Chicago and any other of CSL at hand), or as data for reference managers (RIS, BibTeX, CSL-JSON …). Retracted works are marked. Never write a citation from memory when this tool can write it.',
    input: z.strictObject({
      ids: z
        .array(z.string().min(1).max(2000))
        .max(most)
        .default([])
        .describe('Works in the order wanted (W12, a citation key, a PMID, a DOI)'),
      query: z.string().max(20_000).optional().describe(`In place of ids: a search; at most ${most} works, the newest first`),
      format: z.enum(['text', 'markdown', 'html', ...written]).default('text'),
      style: listFields.style.describe('Of text, markdown and html: vancouver (if none is named), ama, apa, harvard, nature, chicago, …'),
      locale: listFields.locale.describe('Language of its words: en-GB, es, de'),
    }),
    output: z.object({
      text: z.string(),
      works: z.number().int().describe('How many are in the text'),
      missing: z.array(z.string()).describe('Ids that the library does not have'),
      cut: z.boolean().describe('There was more than fits into an answer: ask for fewer works'),
    }),
  },
  async ({ ids, query, ...list }, tools, signal) => {
    if (ids.length > 0 === (query !== undefined)) throw new Problem(400, 'name works (ids), or give a query: one of the two');
    const { store } = tools.library;
    let works: WorkSummary[] = [];
    const missing: string[] = [];
    for (const id of ids) {
      const work = await findWork(store, id);
      if (work) works.push(work);
      else missing.push(id);
    }
    const found =
      query === undefined ? undefined : await store.search(parseQuery(query, store), { limit: most, offset: 0, sort: 'newest' });
    works.push(...(found?.works ?? []));
    const all = Math.max(works.length, found?.total ?? 0);
    let text = await listed(works, list, tools, signal);
    // What ends in the middle of a work is no data: as many works as there is room for.
    while (text.length > longest && works.length > 1) {
      works = works.slice(0, Math.max(1, Math.floor((works.length * longest * 0.9) / text.length)));
      text = await listed(works, list, tools, signal);
    }
    return { text: text.slice(0, longest), works: works.length, missing, cut: works.length < all || text.length > longest };
  },
);

async function listed(
  works: readonly WorkSummary[],
  list: Parameters<typeof listAnswer>[2],
  tools: ServerTools,
  signal: AbortSignal,
): Promise<string> {
  signal.throwIfAborted();
  const answer = await listAnswer(works, works.length, list, tools, signal);
  let text = '';
  if ('pieces' in answer)
    for await (const piece of answer.pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
  return text;
}
