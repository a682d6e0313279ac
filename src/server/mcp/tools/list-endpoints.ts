import { z } from 'zod';
import { endpointOf } from '../../../export/endpoint-of.ts';
import { resultText } from '../../../export/result-text.ts';
import { present } from '../../../model/present.ts';
import { evidenceSentences } from '../../../pipeline/evidence-sentences.ts';
import { parseQuery } from '../../../search/parse.ts';
import type { Query } from '../../../search/query.ts';
import type { WorkSummary } from '../../../store/store.ts';
import { mustFindWork } from '../../must-find-work.ts';
import { Problem } from '../../problem.ts';
import { abridged, toldBriefly, toldWork } from '../told-work.ts';
import { mcpTool } from '../tool.ts';

const reported = z.object({
  endpoint: z.string().optional(),
  role: z.string().optional().describe('primary, secondary, exploratory, …'),
  result: z.string().describe('As one line: the estimate with its interval and P value'),
  sentence: z.string().optional().describe('Where the abstract says so'),
});

const ofWork = z.object({
  work: toldWork,
  endpoints: z.array(z.object({ name: z.string(), role: z.string(), timepoint: z.string().optional() })),
  results: z.array(reported),
});

/** Results, and endpoints, of a work in one answer. */
const mostResults = 60;

/** Characters of all works in one answer; the first stands whatever its length. */
const longest = 60_000;

export const listEndpoints = mcpTool(
  {
    name: 'list_endpoints',
    title: 'List endpoints and results',
    description:
      'What studies measured (primary, secondary, exploratory endpoints) and what they reported, with the sentence of the abstract that says so: of one work, or of the works that a query finds and that report something. Nothing is computed that the text does not say; quote the sentence.',
    input: z.strictObject({
      id: z.string().min(1).max(2000).optional().describe('A work (W12, a PMID, a DOI)'),
      query: z.string().max(20_000).optional().describe('In place of a work: a search, as in the tool search'),
      limit: z.number().int().min(1).max(25).default(10),
      offset: z.number().int().min(0).max(100_000).default(0),
    }),
    output: z.object({
      total: z.number().int().describe('Works that report something'),
      works: z.array(ofWork),
      nextOffset: z.number().int().optional(),
    }),
  },
  async ({ id, query, limit, offset }, { library: { store } }) => {
    if (id !== undefined && query !== undefined) throw new Problem(400, 'name a work, or give a query, not both', { key: 'query' });
    if (id !== undefined) return { total: 1, works: [toldReports(await mustFindWork(store, id))] };
    const reporting: Query = { kind: 'and', parts: [parseQuery(query ?? '', store), { kind: 'term', field: 'has', text: 'result' }] };
    const { total, works } = await store.search(reporting, { limit, offset, sort: 'newest' });
    const told: z.infer<typeof ofWork>[] = [];
    let size = 0;
    for (const work of works) {
      const reports = toldReports(work);
      size += JSON.stringify(reports).length;
      if (told.length > 0 && size > longest) break;
      told.push(reports);
    }
    const next = offset + told.length;
    return { total, works: told, ...(works.length > 0 && next < total ? { nextOffset: next } : {}) };
  },
);

function toldReports(work: WorkSummary): z.infer<typeof ofWork> {
  const { endpoints = [], results = [] } = work.citation;
  const sentenceOf = evidenceSentences(work.citation);
  return {
    work: toldBriefly(work, 0),
    endpoints: endpoints
      .slice(0, mostResults)
      .map(({ name, role, timepoint }) => present<z.infer<typeof ofWork>['endpoints'][number]>({ name, role, timepoint })),
    results: results.slice(0, mostResults).map((result) => {
      const endpoint = endpointOf(result, endpoints);
      const sentence = sentenceOf(result)?.text;
      return present<z.infer<typeof reported>>({
        endpoint: endpoint?.name ?? result.endpoint,
        role: endpoint?.role,
        result: resultText(result),
        sentence: sentence === undefined ? undefined : abridged(sentence, 1000),
      });
    }),
  };
}
