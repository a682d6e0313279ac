import { z } from 'zod';
import { citationLine } from '../../../export/citation-line.ts';
import { formats } from '../../../formats/registry.ts';
import { writableFormat } from '../../../pipeline/citation-list.ts';
import { findWork } from '../../../pipeline/find-work.ts';
import { parseQuery } from '../../../search/parse.ts';
import type { WorkSummary } from '../../../store/store.ts';
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
      'Writes works of the library as a citation list: as lines of text, or as data for reference managers (RIS, BibTeX, CSL-JSON …). Never write a citation from memory when this tool can write it.',
    input: z.object({
      ids: z.array(z.string().min(1).max(2000)).max(most).default([]).describe('Works in the order wanted (W12, a PMID, a DOI)'),
      query: z.string().max(20_000).optional().describe(`In place of ids: a search; at most ${most} works, the newest first`),
      format: z
        .enum(['text', ...written])
        .default('text')
        .describe('text, or a format of data'),
    }),
    output: z.object({
      text: z.string(),
      works: z.number().int(),
      missing: z.array(z.string()).describe('Ids that the library does not have'),
      cut: z.boolean().describe('There was more than fits into an answer: ask for fewer works'),
    }),
  },
  async ({ ids, query, format }, { library: { store } }) => {
    const works: WorkSummary[] = [];
    const missing: string[] = [];
    for (const id of ids) {
      const work = await findWork(store, id);
      if (work) works.push(work);
      else missing.push(id);
    }
    if (query !== undefined) works.push(...(await store.search(parseQuery(query), { limit: most, offset: 0, sort: 'newest' })).works);
    let text = '';
    for await (const piece of piecesOf(works, format)) {
      text += piece;
      if (text.length > longest) break;
    }
    return { text: text.slice(0, longest), works: works.length, missing, cut: text.length > longest };
  },
);

function piecesOf(works: readonly WorkSummary[], format: string): AsyncIterable<string> | Iterable<string> {
  if (format === 'text') return works.map(({ citation }, at) => `${at + 1}. ${citationLine(citation)}\n`);
  return writableFormat(format).write(works.map(({ id, citation }) => ({ source: 'refmill', sourceId: id, ...citation })));
}
